"""A real SMTP server on loopback, aiosmtpd, with certificates, names and passwords, and faults on demand."""

import logging
import ssl
import warnings
from asyncio import Server, WriteTransport, sleep
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "maya@example.com", "correct horse: battery"

logging.getLogger("mail.log").addHandler(logging.NullHandler())


BY_NAME = ("", "cut before", "cut after", "slow")


class Post:
    """What has arrived. `faults` meet the next mails: one by its name, or an answer in its own words.

    `methods` of signing in are offered in place of the server's own.
    """

    def __init__(self) -> None:
        self.port = 0
        self.mails: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self.names: list[str] = []
        self.faults: deque[str] = deque()
        self.refuses: dict[str, str] = {}
        self.before_auth = ""
        self.methods = ""

    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.names.append(hostname)
        session.host_name = hostname
        if self.methods:
            return [f"250-AUTH {self.methods}" if "AUTH" in each else each for each in responses]
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        fault = self.faults.popleft() if self.faults else ""
        if fault not in BY_NAME:
            return fault
        if fault == "cut before":
            _hang_up(server)
            return "451 gone"
        raw = envelope.content
        content = raw if isinstance(raw, bytes) else str(raw).encode()
        mail = BytesParser(policy=policy.default).parsebytes(content)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.envelopes.append(envelope)
        if fault == "slow":
            await sleep(1.5)
        if fault == "cut after":
            _hang_up(server)
        return "250 OK taken as 4711"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        if self.before_auth:
            return AuthResult(success=False, handled=False, message=self.before_auth)
        known = isinstance(data, LoginPassword) and data.login == USER.encode()
        return AuthResult(success=known and data.password == PASSWORD.encode(), handled=False)


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, WriteTransport)
    server.transport.abort()


class Authority:
    """Who vouches for the servers of the tests; `file` is for SSL_CERT_FILE."""

    def __init__(self, folder: Path, name: str = "127.0.0.1") -> None:
        self.file = folder / "ca.pem"
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.file))
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate = authority.issue_cert(name)
        certificate.configure_cert(self.context)
        self.key_and_chain = folder / "server.pem"
        certificate.private_key_and_cert_chain_pem.write_to_path(str(self.key_and_chain))


class _Controller(Controller):
    """On a port that is free."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]

    def factory(self) -> SMTP:
        """Behind TLS from the first byte the server does not know that it is safe to ask for a password."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Requiring AUTH")
            server: SMTP = super().factory()  # type: ignore[no-untyped-call]
            return server


@contextmanager
def smtp(authority: Authority, *, starttls: bool = False, plain: bool = False) -> Iterator[Post]:
    """`plain` offers no TLS at all."""
    post = Post()
    controller = _Controller(
        post,
        hostname="127.0.0.1",
        port=0,
        ssl_context=None if starttls or plain else authority.context,
        tls_context=authority.context if starttls else None,
        require_starttls=starttls,
        authenticator=post.authenticate,
        auth_required=not plain,
        auth_require_tls=starttls,
    )
    controller.start()
    post.port = controller.port
    try:
        yield post
    finally:
        controller.stop()
