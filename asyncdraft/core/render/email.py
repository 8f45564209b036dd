"""Mail: the plain text part, the whole message, and what hands it to a mail program."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.render.addresses import in_ascii, named
from asyncdraft.core.render.flat import Line, flat
from asyncdraft.core.render.html import email_html
from asyncdraft.core.render.limits import LIMITS, TooLongError
from asyncdraft.core.render.markers import ZERO_WIDTH, marked, text_atoms
from asyncdraft.core.render.nodes import BOLD, Span, read, restyled
from asyncdraft.core.render.tables import width
from asyncdraft.core.render.text_writer import INDENT, TextWriter, with_addresses
from asyncdraft.core.render.tokens import without_unwanted
from asyncdraft.core.text import say, say_of

if TYPE_CHECKING:
    from email.headerregistry import Address
    from email.message import EmailMessage

LINE_ENDS = re.compile("[\u2028\u2029]")
"""Those that are no control characters: a header takes them for an end too."""


class Attachment(msgspec.Struct, frozen=True):
    """`kind` is a MIME type such as "image/png"."""

    name: str
    data: bytes
    kind: str = "application/octet-stream"


def plain(markdown: str) -> str:
    """Text that reads well by itself."""
    return _PlainWriter().text(flat(read(markdown)))


def mailbox(person: Person) -> str:
    """ "Name <address>"; empty for somebody without an address."""
    return named(person.name, person.email) if person.email else ""


def message(
    subject: str,
    markdown: str,
    sender: str = "",
    to: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
) -> "EmailMessage":
    """Text first, then HTML, then attachments.

    People are given as "address" or "Name <address>". Raises ValueError with a sentence for a bad header.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _literal(_one_line(say_of("a single line", "subject"), subject))
    if sender:
        mail["From"] = _addressed(sender)
    if to:
        mail["To"] = tuple(map(_addressed, to))
    mail.set_content(plain(markdown) + "\n", cte="quoted-printable")
    mail.add_alternative(email_html(markdown), subtype="html", cte="quoted-printable")
    for attachment in attachments:
        main, _, sub = attachment.kind.partition("/")
        name = _literal(_one_line(say("name of an attachment"), attachment.name))
        mail.add_attachment(attachment.data, maintype=main, subtype=sub or "octet-stream", filename=name)
    return mail


def eml(
    subject: str,
    markdown: str,
    sender: str = "",
    to: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """A file that mail programs open as an unsent draft: without a date and an identifier of its own."""
    mail = message(subject, markdown, sender, to, attachments)
    mail["X-Unsent"] = "1"
    return bytes(mail)


def mailto(subject: str, markdown: str, to: Sequence[str] = ()) -> str:
    """A link that opens a mail program. Raises TooLongError when programs would cut it."""
    people = ",".join(quote(_addressed(person).addr_spec, safe="@") for person in to)
    body = quote(plain(markdown).replace("\n", "\r\n"), safe="")
    headed = quote(_one_line(say_of("a single line", "subject"), subject), safe="")
    link = f"mailto:{people}?subject={headed}&body={body}"
    if len(link) > LIMITS["mailto"]:
        raise TooLongError(
            say(
                "This message is too long for a mail link ({length:,} characters, programs take about "
                "{limit:,}): copy it, or save it as an .eml draft.",
                length=len(link),
                limit=LIMITS["mailto"],
            )
        )
    return link


def _one_line(what: str, text: str) -> str:
    if "\n" in text or "\r" in text:
        raise ValueError(say("The {what} must be a single line.", what=what))
    return LINE_ENDS.sub(" ", without_unwanted(text)).strip()


def _literal(text: str) -> str:
    """Without encoded words (RFC 2047): a header decodes them, and what comes out can end its line."""
    return text.replace("=?", f"={ZERO_WIDTH}?") if "?=" in text else text


def _addressed(person: str) -> "Address":
    """Raises ValueError with a sentence."""
    from email.headerregistry import Address

    with _told_of(person):
        name, written = _parted(person)
    address = in_ascii(written)
    with _told_of(person):
        return Address(display_name=name, addr_spec=address)


def _parted(person: str) -> tuple[str, str]:
    """Raises ValueError, also where reading would drop a blank: “kenji@example.com or” is no address."""
    from email.header import decode_header, make_header
    from email.utils import getaddresses

    line = _one_line(say_of("a single line", "address"), person)
    [(name, address)] = getaddresses([line])
    if address not in line:
        raise ValueError(line)
    return _literal(str(make_header(decode_header(name)))), address


@contextmanager
def _told_of(person: str) -> Iterator[None]:
    from email.errors import MessageError

    try:
        yield
    except (ValueError, LookupError, MessageError) as error:
        raise ValueError(say("“{person}” is not a mail address.", person=person)) from error


class _PlainWriter(TextWriter):
    """Plain mail keeps the marks that people write by hand, and the address behind each link."""

    bullets = ("-",)
    boxes = ("[ ]", "[x]")
    rule = "-" * 40

    def line(self, line: Line) -> str:
        return "\n".join(self._lines(line))

    def _lines(self, line: Line) -> Iterator[str]:
        if line.heading:
            line = msgspec.structs.replace(line, spans=restyled(line.spans, remove=BOLD))
        text = super().line(line)
        yield text
        if line.heading:
            start = self.quoted(line.quotes) + INDENT * (line.indent + line.inside)
            yield start + ("=" if line.heading == 1 else "-") * (width(text) - len(start))

    def inline(self, spans: Sequence[Span]) -> str:
        atoms = (atom for span in with_addresses(spans) for atom in text_atoms(span))
        return "".join(text for _, text in marked(atoms))

    def code(self, line: Line) -> str:
        start = self.quoted(line.quotes) + INDENT * (line.indent + line.inside + 1)
        return "\n".join(f"{start}{each}".rstrip() for each in (line.code or "").split("\n"))

    def quoted(self, depth: int) -> str:
        return "> " * depth
