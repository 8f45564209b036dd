"""What all ways out share: verified certificates, and what a failed connection means to the user."""

import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from asyncdraft.core.sending.account import Account
from asyncdraft.core.sending.outcome import Delayed, NotSent, Offline
from asyncdraft.core.text import say
from asyncdraft.integrations.credentials import Secret

PATIENCE = 20.0
"""Seconds without an answer after which a connection is given up."""

SCAN = 60.0
"""Seconds that a server may take to look at a whole message before it says that it has taken it."""

LONGEST = 120.0
"""Seconds within which an answer has to be whole, however steadily its bytes come."""

PIECE = 16_384
"""Bytes that have to be out within one patience; what is larger may take as long as its line is slow."""

NO_PASSWORDS = say(
    "{host} takes no name and password there. Check the port, or ask the service whether it lets programs in "
    "by a password."
)
BROKE_OFF = say("{host} broke off; it is tried again.")
WRONG_PASSWORD = say(
    "{host} does not accept the name or the password. Many services want a password made for this program "
    "alone; put it into the account."
)


class Impatient(ssl.SSLSocket):
    """Gives up an answer that comes to no end; a patience alone starts anew with each byte of it."""

    _asked_at = 0.0

    def do_handshake(self, block: bool = False) -> None:
        self._asked_at = monotonic()
        super().do_handshake(block)

    def send(self, data: Any, flags: int = 0) -> int:
        self._asked_at = monotonic()
        return super().send(data, flags)

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        """Raises TimeoutError."""
        if monotonic() - self._asked_at > LONGEST:
            raise TimeoutError("the answer came to no end")
        return super().recv_into(buffer, nbytes, flags)


def verified() -> ssl.SSLContext:
    """Trusts whom the system trusts; the name has to be on the certificate."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = Impatient
    return context


def pieces(data: memoryview) -> Iterator[memoryview]:
    """In which something large is handed over."""
    return (data[at : at + PIECE] for at in range(0, len(data), PIECE))


def unreachable(host: str, error: BaseException) -> NotSent:
    """The end of an attempt that failed before anything was handed over."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Delayed(
            say(
                "The certificate of {host} cannot be trusted ({verify_message}), so nothing was "
                "sent. Check the server's name and the network you are in; it is tried again later.",
                host=host,
                verify_message=error.verify_message,
            )
        )
    if isinstance(error, ssl.SSLError):
        return Delayed(
            say(
                "{host} does not speak TLS there. Check the port, and whether it wants TLS or "
                "STARTTLS; it is tried again later.",
                host=host,
            )
        )
    if isinstance(error, socket.gaierror | UnicodeError):
        return Offline(
            say(
                "{host} was not found: you are offline, or its name is misspelled. It is tried again.",
                host=host,
            )
        )
    return Offline(say("{host} cannot be reached. The message waits here and is tried again.", host=host))


class MailServer:
    """An account on a server that asks for a name and a password; `patience` and `scan` in seconds."""

    def __init__(
        self,
        account: Account,
        secret: Secret,
        *,
        patience: float = PATIENCE,
        scan: float = SCAN,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._account = account
        self._secret = secret
        self._patience = patience
        self._scan = scan
        self._now = now
