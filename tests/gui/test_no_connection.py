"""Nothing leaves the computer while somebody writes: not a name is looked up, not a connection opened."""

import socket
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec.structs import replace

from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.storage import paths, settings
from tests.gui.conftest import Launch
from tests.gui.test_story import choose_hand_off, copy_everywhere, mend_all, write_panes
from tests.services.no_connection import watched

ACCOUNTS = (
    Account(id="a1", name="Work", kind=Kind.SLACK, channel="C024BE91L"),
    Account(id="a2", name="Mail", kind=Kind.SMTP, host="mail.example.com", user="maya@example.com"),
)


def test_a_whole_story_of_writing_opens_no_connection(launch: Launch, home: Path) -> None:
    settings.save(paths.settings_file(), replace(settings.DEFAULTS, accounts=ACCOUNTS))
    with watched() as met:
        driver = launch()
        choose_hand_off(driver)
        driver.add_readers("kenji", "priya")
        write_panes(driver)
        driver.press("Ctrl+L")
        driver.type("tue 5pm tokyo")
        mend_all(driver)
        copy_everywhere(driver)
        driver.press("Ctrl+D")
        driver.press("Ctrl+N")
        driver.paste("https://example.com/PAY-412", "<a href='https://example.com/PAY-412'>PAY-412</a>")
        for view in range(1, 9):
            driver.press(f"Ctrl+{view}")
        driver.settle()
        driver.rest()
    assert met == []


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
