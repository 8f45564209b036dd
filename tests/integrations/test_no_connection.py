"""The watch over connections sees them: test_story and test_startup rely on it."""

import socket
from contextlib import ExitStack, suppress

from tests.services.no_connection import watched


def test_a_connection_would_have_been_seen() -> None:
    """By Python's own word, and by the system's for libraries that do not ask Python."""
    with watched() as met, socket.socket() as reaching, suppress(OSError):
        reaching.connect(("127.0.0.1", 9))
    assert [each.split()[0] for each in met] == ["socket.connect"]
    with watched() as met, suppress(OSError):
        socket.getaddrinfo("nowhere.invalid", 443)
    assert [each.split()[0] for each in met] == ["socket.getaddrinfo"]
    with ExitStack() as stack, watched() as met:
        stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    assert [each.split()[0] for each in met] == ["socket"]
