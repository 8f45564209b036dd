"""One window for one folder of data: a second start hands its files to the first and ends."""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from asyncdraft.gui.signals import signal_of

ANSWER_MS = 1000


class Instance(QObject):
    """`opened(files)` when another start asks for this window."""

    opened = signal_of(list)

    def __init__(self, home: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:16]
        self._name = f"asyncdraft-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def is_first(self, files: list[str]) -> bool:
        """False once the running window has taken over `files`. A socket left by a crash is cleared away."""
        if self._hand_over(files):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        self._server.close()

    def _hand_over(self, files: list[str]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        absolute = [str(Path(file).absolute()) for file in files]
        socket.write(json.dumps(absolute).encode() + b"\n")
        socket.waitForBytesWritten(ANSWER_MS)
        socket.disconnectFromServer()
        return True

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_ready(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            files = json.loads(bytes(socket.readLine().data()))
            self.opened.emit([file for file in files if isinstance(file, str)])
