"""Tells of all that reaches for another computer while it watches: a name, a connection, a datagram."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EVENTS = frozenset(
    {
        *("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"),
        *("socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request", "http.client.connect"),
        *("smtplib.connect", "imaplib.open", "ftplib.connect"),
    }
)
TABLES = ("tcp", "tcp6", "udp", "udp6")
_met: list[str] = []
_watching = False


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    local = event == "socket.connect" and arguments[0].family == getattr(socket, "AF_UNIX", None)
    if event in EVENTS and not local:
        _met.append(f"{event} {arguments[1:] or arguments}")


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """What has been reached for until now. A hook can never be taken away; outside the block it is idle."""
    global _watching  # noqa: PLW0603 - there is one hook in a process
    _met.clear()
    _watching = True
    before = open_sockets()
    try:
        yield _met
        _met.extend(f"socket {each}" for each in sorted(open_sockets() - before))
    finally:
        _watching = False


def open_sockets() -> set[str]:
    """The sockets of this process that reach beyond it, also those of libraries that are not Python."""
    if not Path("/proc/self/fd").is_dir():
        return set()
    own = set()
    for path in Path("/proc/self/fd").iterdir():
        try:
            target = str(path.readlink())
        except OSError:
            continue
        own.add(target.removeprefix("socket:[").removesuffix("]"))
    lines = [
        line.split()
        for table in TABLES
        if (file := Path("/proc/self/net", table)).exists()
        for line in file.read_text("ascii").splitlines()[1:]
    ]
    return {f"{fields[1]} to {fields[2]}" for fields in lines if fields[9] in own}
