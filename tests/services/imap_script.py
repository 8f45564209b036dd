"""A server on loopback that answers IMAP by a script: what a real one does not say on demand."""

import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ssl import SSLContext
from threading import Thread
from typing import IO

LITERAL = re.compile(rb"\{(\d+)\}\r\n$")
GREETING = "* OK ready"
ANSWERS = {
    "CAPABILITY": "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done",
    "LIST": '* LIST (\\HasNoChildren \\Drafts) "/" "Drafts"\r\nTAG OK done',
    "LOGOUT": "* BYE until soon\r\nTAG OK done",
}
"""By how a command begins; the longest beginning counts. Others are just done. After a BYE it goes."""


def _serve(server: socket.socket, context: SSLContext, greeting: str, answers: Mapping[str, str]) -> None:
    with (
        suppress(OSError),
        server.accept()[0] as plain,
        context.wrap_socket(plain, server_side=True) as client,
        client.makefile("rb") as heard,
    ):
        client.sendall(f"{greeting}\r\n".encode())
        while line := heard.readline():
            tag, _, command = line.decode().strip().partition(" ")
            _take_literals(client, heard, line)
            said = answers[max(filter(command.startswith, answers), key=len)]
            client.sendall(f"{said.replace('TAG', tag)}\r\n".encode())
            if said.startswith("* BYE"):
                return


def _take_literals(client: socket.socket, heard: IO[bytes], line: bytes) -> None:
    if b" AUTHENTICATE " in line:
        client.sendall(b"+ \r\n")
        heard.readline()
    elif size := LITERAL.search(line):
        client.sendall(b"+ go on\r\n")
        heard.read(int(size[1]))
        heard.readline()


@contextmanager
def answering(context: SSLContext, greeting: str = GREETING, **answers: str) -> Iterator[int]:
    """The port, on which one client is served."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        told = {"": "TAG OK done", **ANSWERS, **answers}
        thread = Thread(target=_serve, args=(server, context, greeting, told))
        thread.start()
        try:
            yield int(server.getsockname()[1])
        finally:
            thread.join()
