"""A line to a server on loopback that breaks, or is slow, while something large is handed over."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from threading import Event, Thread

LARGE = 20_000
"""Bytes from the client beyond which it hands over, and does not merely sign in."""

IDLE = 0.2
"""Seconds of silence after which all is handed over."""

PIECE = 4096
"""Bytes that are carried at a time."""


class Line:
    """`cut` is "before" the server has all, "after" it has all and before its answer comes back, or "".

    `pause` seconds pass after each piece from the client, of which little lies on the way meanwhile.
    """

    def __init__(self, port: int, pause: float = 0) -> None:
        self.cut = ""
        self._pause = pause
        self._target = port
        self._end = Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        if pause:
            self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, PIECE)
        self.port = int(self._server.getsockname()[1])
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._end.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        self._server.settimeout(0.05)
        while not self._end.is_set():
            with suppress(TimeoutError):
                client, _address = self._server.accept()
                with client, socket.create_connection(("127.0.0.1", self._target)) as server:
                    self._carry(client, server)

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        handed = 0
        while not self._end.is_set():
            late = handed > LARGE and bool(self.cut)
            if late and self.cut == "before":
                return
            ready, _, _ = select([client, server], [], [], IDLE)
            if late and client not in ready:
                return
            for source in ready:
                data = _read(source)
                if not data:
                    return
                if source is client:
                    server.sendall(data)
                    handed += len(data)
                    self._end.wait(self._pause)
                elif not late:
                    client.sendall(data)


def _read(source: socket.socket) -> bytes:
    try:
        return source.recv(PIECE)
    except OSError:
        return b""


@contextmanager
def line_to(port: int, pause: float = 0) -> Iterator[Line]:
    line = Line(port, pause)
    try:
        yield line
    finally:
        line.close()
