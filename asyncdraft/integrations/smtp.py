"""Mail through a server that asks for a name and a password: always encrypted, always verified.

Until the last line of the message is out a server has taken nothing, so that only a connection that breaks
between that line and the answer leaves anything open; no server tells afterwards.
"""

import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import socket

from asyncdraft.core.render.addresses import in_ascii
from asyncdraft.core.sending.account import Security
from asyncdraft.core.sending.delivery import Delivery, Receipt
from asyncdraft.core.sending.making import message_id
from asyncdraft.core.sending.outcome import Delayed, NotSent, Refused, Unclear
from asyncdraft.core.text import say
from asyncdraft.integrations.connection import (
    BROKE_OFF,
    NO_PASSWORDS,
    WRONG_PASSWORD,
    MailServer,
    pieces,
    unreachable,
    verified,
)
from asyncdraft.integrations.transport import HandingOver, OneWay

LINE_START = re.compile(rb"(?m)^\.")
LINE_END = re.compile(rb"\r\n|\r|\n")
TAKEN, GO_ON = 250, 354
SAYS_NO = range(400, 600)
OWN_NAME = "[127.0.0.1]"
"""How we call ourselves: the computer's own name is nobody's business, and slow to find out."""

NO_TLS = say("{host} offers no TLS there, and nothing is sent in clear. Check the port, or choose TLS.")


class Smtp(MailServer, OneWay):
    def send(self, delivery: Delivery, payload: bytes, handing_over: HandingOver) -> Receipt:
        """All recipients or none. Raises NotSent or Unclear."""
        with self._signed_in() as server:
            self._address(server, delivery.target.addresses)
            answer = server.docmd("DATA")
            if answer[0] != GO_ON:
                raise self._end_of(*answer)
            handing_over()
            told = self._hand_over(server, self._dated(payload))
        return Receipt(message_id=message_id(self._account, delivery.id), told=_words(told))

    def test(self) -> tuple[str, ...]:
        """Signs in and goes again. Raises NotSent."""
        with self._signed_in() as server:
            self._address(server, ())
        return (
            say("Signed in to {host}, encrypted.", host=self._account.host),
            say("It sends mail from {address}.", address=self._account.address),
        )

    @contextmanager
    def _signed_in(self) -> Iterator[smtplib.SMTP]:
        """What fails in here fails before anything was handed over, except where it says otherwise."""
        server: smtplib.SMTP | None = None
        try:
            server = self._connected()
            self._sign_in(server)
            yield server
        except (NotSent, Unclear):
            raise
        except smtplib.SMTPAuthenticationError as error:
            raise self._sign_in_end(error) from None
        except smtplib.SMTPResponseException as error:
            raise self._end_of(error.smtp_code, error.smtp_error) from None
        except smtplib.SMTPServerDisconnected:
            raise Delayed(say(BROKE_OFF, host=self._account.host)) from None
        except smtplib.SMTPException:
            raise Refused(say(NO_PASSWORDS, host=self._account.host)) from None
        except (OSError, UnicodeError) as error:
            raise unreachable(self._account.host, error) from None
        finally:
            if server is not None:
                _leave(server)

    def _connected(self) -> smtplib.SMTP:
        account, context = self._account, verified()
        if account.security is Security.TLS:
            return smtplib.SMTP_SSL(
                account.host, account.usual_port, OWN_NAME, timeout=self._patience, context=context
            )
        server = smtplib.SMTP(account.host, account.usual_port, OWN_NAME, timeout=self._patience)
        try:
            server.ehlo_or_helo_if_needed()
            if not server.has_extn("starttls"):
                raise Refused(say(NO_TLS, host=account.host))
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
        return server

    def _address(self, server: smtplib.SMTP, addresses: tuple[str, ...]) -> None:
        """Who writes, and to whom."""
        try:
            sender, *readers = map(in_ascii, (self._account.address, *addresses))
        except ValueError as error:
            raise Refused(str(error)) from None
        server.ehlo_or_helo_if_needed()
        answer = server.mail(sender)
        if answer[0] != TAKEN:
            raise self._end_of(*answer)
        for address in readers:
            code, told = server.rcpt(address)
            if code not in (TAKEN, 251):
                raise self._end_of(code, told, f"{address}: ")

    def _hand_over(self, server: smtplib.SMTP, data: bytes) -> bytes:
        """What the server says to it; any 2xx means that it has taken it."""
        text = LINE_START.sub(b"..", LINE_END.sub(b"\r\n", data)).removesuffix(b"\r\n")
        for piece in pieces(memoryview(text + b"\r\n.\r\n")):
            server.send(piece)
        try:
            _socket(server).settimeout(self._scan)
            code, told = server.getreply()
        except (OSError, smtplib.SMTPException):
            raise self._unclear() from None
        if code in SAYS_NO:
            raise self._end_of(code, told)
        if code not in range(200, 300):
            raise self._unclear()
        return told

    def _unclear(self) -> Unclear:
        return Unclear(say("{host} was handed the mail and did not answer.", host=self._account.host))

    def _dated(self, payload: bytes) -> bytes:
        from email.utils import format_datetime

        return f"Date: {format_datetime(self._now())}\r\n".encode() + payload

    def _sign_in(self, server: smtplib.SMTP) -> None:
        try:
            if self._account.user:
                server.login(self._account.user, self._secret.reveal())
        except UnicodeEncodeError:
            raise Refused(
                say("A mail server takes a name and a password in ASCII alone; choose another.")
            ) from None

    def _sign_in_end(self, error: smtplib.SMTPAuthenticationError) -> NotSent:
        """The server's own words are left out: some of them repeat what they were told."""
        if 400 <= error.smtp_code < 500:
            return Delayed(
                say("{host} cannot check the password now; it is tried again.", host=self._account.host)
            )
        return Refused(say(WRONG_PASSWORD, host=self._account.host))

    def _end_of(self, code: int, told: bytes | str, about: str = "") -> NotSent:
        words = f"{about}{_words(told)} ({code})"
        if 400 <= code < 500:
            return Delayed(
                say("{host} asks to come back later: {words}.", host=self._account.host, words=words)
            )
        return Refused(say("{host} does not take the mail: {words}.", host=self._account.host, words=words))


def _words(told: bytes | str) -> str:
    """The first line of what a server says, printable and short."""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    line = "".join(letter if letter.isprintable() else " " for letter in text).strip(" .")
    return line[:200]


def _socket(server: smtplib.SMTP) -> socket:
    """Raises SMTPServerDisconnected where there is none any more."""
    if server.sock is None:
        raise smtplib.SMTPServerDisconnected
    return server.sock


def _leave(server: smtplib.SMTP) -> None:
    """Politely, where somebody still listens; the message is safe either way."""
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()
