"""The folder of drafts in a mailbox: a message is put there, with its attachments, to be sent by hand."""

import imaplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from asyncdraft.core.sending.account import Security
from asyncdraft.core.sending.delivery import Delivery, Receipt
from asyncdraft.core.sending.folder_names import drafts_folder, encoded, listed
from asyncdraft.core.sending.making import message_id
from asyncdraft.core.sending.outcome import Delayed, NotSent, Refused, Unclear
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.integrations.connection import (
    BROKE_OFF,
    NO_PASSWORDS,
    WRONG_PASSWORD,
    MailServer,
    pieces,
    unreachable,
    verified,
)
from asyncdraft.integrations.transport import HandingOver

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

NO_FOLDER = say("{host} names no folder for drafts. Write its name into the account; there are {names}.")
LATER = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")


class Server(imaplib.IMAP4):
    """It may take what is large as slowly as its line is."""

    def send(self, data: "ReadableBuffer") -> None:
        for piece in pieces(memoryview(data)):
            super().send(piece)


class TlsServer(Server, imaplib.IMAP4_SSL):
    """With TLS from the first byte."""


class Imap(MailServer):
    def send(self, delivery: Delivery, payload: bytes, handing_over: HandingOver) -> Receipt:
        """Puts it among the drafts. Raises NotSent or Unclear."""
        with self._signed_in() as server:
            folder = self._folder(server)
            handing_over()
            server.sock.settimeout(self._scan)
            try:
                status, told = server.append(
                    _quoted(folder), "(\\Draft \\Seen)", imaplib.Time2Internaldate(self._now()), payload
                )
            except (imaplib.IMAP4.abort, OSError):
                raise Unclear(
                    say("{host} was handed the draft and did not answer.", host=self._account.host)
                ) from None
            if status != "OK":
                raise self._end_of(told)
        return self._receipt(delivery, folder)

    def find(self, delivery: Delivery, _payload: bytes, _known: frozenset[str]) -> Receipt | None:
        """By its Message-ID. Raises NotSent or Unclear."""
        with self._signed_in() as server:
            folder = self._folder(server)
            status, told = server.select(_quoted(folder), readonly=True)
            if status == "OK":
                status, told = server.search(None, "HEADER", "Message-ID", f'"{delivery.id}"')
            if status != "OK":
                raise self._not_searched(folder, told)
            return self._receipt(delivery, folder) if told and told[0] else None

    def withdraw(self, _delivery: Delivery) -> None:
        raise Refused(say("It lies among the drafts of the mailbox; delete it there."))

    def test(self) -> tuple[str, ...]:
        """Signs in and looks for the folder. Raises NotSent."""
        with self._signed_in() as server:
            folder = self._folder(server)
        return (
            say("Signed in to {host}, encrypted.", host=self._account.host),
            say("Drafts go to the folder “{folder}”.", folder=folder),
        )

    def _receipt(self, delivery: Delivery, folder: str) -> Receipt:
        return Receipt(message_id=message_id(self._account, delivery.id), told=f"in the folder “{folder}”")

    def _folder(self, server: Server) -> str:
        """Raises Refused where it is not there."""
        offered = {word for line in server.capability()[1] for word in (line or b"").upper().split()}
        extended = {b"SPECIAL-USE", b"LIST-EXTENDED"} <= offered
        status, lines = server.list(pattern="* RETURN (SPECIAL-USE)" if extended else "*")
        folders = listed(lines) if status == "OK" else ()
        wanted = self._account.folder
        names = {folder.name for folder in folders}
        found = wanted if wanted in names else "" if wanted else drafts_folder(folders)
        if not found:
            shown = joined(sorted(names)[:12], ", ") or say_of("folders", "none")
            problem = say(
                "{host} has no folder “{wanted}”; there are {shown}.",
                host=self._account.host,
                wanted=wanted,
                shown=shown,
            )
            raise Refused(problem if wanted else say(NO_FOLDER, host=self._account.host, names=shown))
        return found

    @contextmanager
    def _signed_in(self) -> Iterator[Server]:
        server: Server | None = None
        try:
            server = self._connected()
            self._sign_in(server)
            yield server
        except (NotSent, Unclear):
            raise
        except imaplib.IMAP4.abort:
            raise Delayed(say(BROKE_OFF, host=self._account.host)) from None
        except imaplib.IMAP4.error as error:
            if "* BYE" in str(error):
                raise Delayed(say(BROKE_OFF, host=self._account.host)) from None
            raise Refused(
                say("{host} does not understand. Check server and port.", host=self._account.host)
            ) from None
        except (OSError, UnicodeError) as error:
            raise unreachable(self._account.host, error) from None
        finally:
            if server is not None:
                _leave(server)

    def _connected(self) -> Server:
        account, context = self._account, verified()
        if account.security is Security.TLS:
            return TlsServer(account.host, account.usual_port, ssl_context=context, timeout=self._patience)
        server = Server(account.host, account.usual_port, timeout=self._patience)
        try:
            if "STARTTLS" not in server.capabilities:
                raise Refused(
                    say(
                        "{host} offers no TLS there, and nothing is sent in clear. Choose TLS.",
                        host=account.host,
                    )
                )
            server.starttls(context)
        except BaseException:
            _leave(server)
            raise
        return server

    def _sign_in(self, server: Server) -> None:
        """As a literal, which no sign in a name or a password can break out of."""
        user, password = self._account.user, self._secret.reveal()
        try:
            server.authenticate("PLAIN", lambda _answer: f"\0{user}\0{password}".encode())
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            if any(word in str(error) for word in LATER):
                raise Delayed(say("{host} cannot check the password now.", host=self._account.host)) from None
            takes_passwords = "AUTH=PLAIN" in server.capabilities
            sentence = WRONG_PASSWORD if takes_passwords else NO_PASSWORDS
            raise Refused(say(sentence, host=self._account.host)) from None

    def _not_searched(self, folder: str, told: list[Any]) -> Delayed | Unclear:
        end = self._end_of(told)
        if isinstance(end, Delayed):
            return end
        return Unclear(say("{host} does not search in “{folder}”.", host=self._account.host, folder=folder))

    def _end_of(self, told: list[Any]) -> NotSent:
        words = b" ".join(part for part in told if isinstance(part, bytes)).decode("utf-8", "replace")[:200]
        if any(word in words.upper() for word in LATER):
            return Delayed(
                say("{host} asks to come back later: {words}.", host=self._account.host, words=words)
            )
        return Refused(say("{host} does not take the draft: {words}", host=self._account.host, words=words))


def _quoted(folder: str) -> str:
    escaped = encoded(folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _leave(server: Server) -> None:
    """Politely, where somebody still listens; what was put there stays."""
    with suppress(OSError, imaplib.IMAP4.error):
        server.logout()
    with suppress(OSError):
        server.shutdown()
