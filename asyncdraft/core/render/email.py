"""Mail: the plain text part, the whole message, and what hands it to a mail program."""

from collections.abc import Sequence
from email.message import EmailMessage
from urllib.parse import quote

from asyncdraft.core.render.flat import Line, flat
from asyncdraft.core.render.html import email_html
from asyncdraft.core.render.markers import marked, text_atoms
from asyncdraft.core.render.nodes import Span, read
from asyncdraft.core.render.tables import width
from asyncdraft.core.render.text_writer import INDENT, TextWriter, with_addresses

LONGEST_MAILTO = 2_000


def plain(markdown: str) -> str:
    """Text that reads well by itself."""
    return _PlainWriter().text(flat(read(markdown, addresses=False)))


class _PlainWriter(TextWriter):
    bullets = ("-",)
    boxes = ("[ ]", "[x]")
    rule = "-" * 40

    def line(self, line: Line) -> str:
        text = super().line(line)
        if not line.heading:
            return text
        underline = ("=" if line.heading == 1 else "-") * width(text)
        return f"{text}\n{self.quoted(line.quotes)}{underline}"

    def inline(self, spans: Sequence[Span]) -> str:
        atoms = (atom for span in with_addresses(spans) for atom in text_atoms(span))
        return "".join(text for _, text in marked(atoms))

    def code(self, line: Line, text: str) -> str:
        start = self.quoted(line.quotes) + INDENT * (line.indent + line.inside + 1)
        return "\n".join(f"{start}{each}".rstrip() for each in text.split("\n"))

    def quoted(self, depth: int) -> str:
        return "> " * depth


def message(subject: str, markdown: str, sender: str = "", to: Sequence[str] = ()) -> EmailMessage:
    """Text and HTML. Raises ValueError for a line break in a header."""
    from email.policy import SMTP

    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    if sender:
        mail["From"] = sender
    if to:
        mail["To"] = ", ".join(to)
    mail.set_content(plain(markdown) + "\n")
    mail.add_alternative(email_html(markdown), subtype="html")
    return mail


def eml(subject: str, markdown: str, sender: str = "", to: Sequence[str] = ()) -> bytes:
    """A file that mail programs open as an unsent draft."""
    mail = message(subject, markdown, sender, to)
    mail["X-Unsent"] = "1"
    return bytes(mail)


def mailto(subject: str, markdown: str, to: Sequence[str] = ()) -> str:
    """A mailto: link. Raises ValueError with a sentence when the message is too long for one."""
    address = ",".join(quote(each, safe="@") for each in to)
    link = f"mailto:{address}?subject={quote(subject)}&body={quote(plain(markdown))}"
    if len(link) > LONGEST_MAILTO:
        raise ValueError("This message is too long for a mail link; copy it or save it as a file instead.")
    return link
