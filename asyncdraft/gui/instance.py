"""One window for one folder of data: a second start hands its files to the first and ends."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

from asyncdraft.gui.signals import signal_of

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK = "window.lock"
ANSWER_MS = 1000
LISTENS_WITHIN = 3.0
"""Seconds in which a first start that has just begun has painted its window, and listens."""
AGAIN = 0.05


class Instance(QObject):
    """`opened(files)` when another start asks for this window.

    A lock says which start is the first. Qt's network is loaded for those who have something to say, and by
    the first once its window is there.
    """

    opened = signal_of(list)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home.absolute()
        with contextlib.suppress(OSError):
            home.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._home / LOCK))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def is_first(self, files: list[str]) -> bool:
        """False once the running window has taken over `files`. A lock left by a crash stands for nothing."""
        return self._lock.tryLock(0) or not self._hand_over(files)

    def listen(self) -> None:
        """A socket left by a crash is cleared away."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @property
    def _name(self) -> str:
        from hashlib import sha256

        return f"asyncdraft-{sha256(str(self._home).encode()).hexdigest()[:16]}"

    def _hand_over(self, files: list[str]) -> bool:
        import json

        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        if not any(_is_connected(socket, self._name) for _attempt in self._attempts()):
            return False
        absolute = [str(Path(file).absolute()) for file in files]
        socket.write(json.dumps(absolute).encode() + b"\n")
        socket.waitForBytesWritten(ANSWER_MS)
        socket.disconnectFromServer()
        return True

    def _attempts(self) -> Iterator[None]:
        """Again and again while another holds the lock; once where nobody can, in a folder to read only."""
        end = monotonic() + LISTENS_WITHIN
        yield
        while self._lock.error() is QLockFile.LockError.LockFailedError and monotonic() < end:
            sleep(AGAIN)
            yield

    def _on_connection(self) -> None:
        if self._server is not None:
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda: self._on_ready(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _on_ready(self, socket: "QLocalSocket") -> None:
        import json

        if socket.canReadLine():
            files = json.loads(bytes(socket.readLine().data()))
            self.opened.emit([file for file in files if isinstance(file, str)])


def _is_connected(socket: "QLocalSocket", name: str) -> bool:
    socket.connectToServer(name)
    return socket.waitForConnected(ANSWER_MS)
