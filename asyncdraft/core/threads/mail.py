"""A mail as it lies in an .eml file, parted into who wrote what and when."""

import codecs
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import getaddresses
from typing import Any

import msgspec

from asyncdraft.core.mail_date import instant
from asyncdraft.core.text import say

LARGEST = 25 * 1024 * 1024
LONGEST_HEADER = 10_000
"""Characters of one header that are read: the time for one grows with its square."""


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is Markdown, with quotes as the sender's program left them. `at` is None without a date."""

    name: str
    address: str
    subject: str
    text: str
    at: datetime | None = None
    message_id: str = ""
    references: tuple[str, ...] = ()


class _Policy(EmailPolicy):
    def header_fetch_parse(self, name: str, value: str) -> Any:
        """A broken one is as good as none."""
        try:
            return super().header_fetch_parse(name, value[:LONGEST_HEADER])
        except ValueError:
            return super().header_fetch_parse(name, "")


def read_mail(data: bytes) -> Mail:
    """Raises ValueError, with a sentence, for what is no mail."""
    try:
        return _read(data)
    except RecursionError:
        raise ValueError(
            say("This mail has mails within mails without end; save the one that counts by itself.")
        ) from None


def _read(data: bytes) -> Mail:
    if len(data) > LARGEST:
        raise ValueError(
            say("This mail is larger than 25 MB; save it without its attachments and try again.")
        )
    message = BytesParser(_class=EmailMessage, policy=_Policy()).parsebytes(data)
    assert isinstance(message, EmailMessage)
    senders = getaddresses([_header(message, "From")])
    if not senders or not (senders[0][0] or senders[0][1]):
        raise ValueError(say("This file is no mail: it has no line that says from whom it is."))
    name, address = senders[0]
    return Mail(
        name=name or address,
        address=address,
        subject=_header(message, "Subject"),
        text=_text(message),
        at=instant(_header(message, "Date")),
        message_id=_header(message, "Message-ID").strip(),
        references=tuple(f"{_header(message, 'References')} {_header(message, 'In-Reply-To')}".split()),
    )


def _header(message: EmailMessage, name: str) -> str:
    """The header in one line; mail programs write broken ones, and a broken one is as good as none."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError):
        return ""


def _text(message: EmailMessage) -> str:
    """The plain part, else the HTML part as Markdown; attachments are left alone."""
    part = _body(message)
    if part is None:
        return ""
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    content = _decoded(data, part.get_content_charset())
    if part.get_content_type() != "text/html":
        return content.replace("\r\n", "\n").strip("\n")
    from asyncdraft.core.render.paste_in import markdown_from_html

    return markdown_from_html(content)


def _body(message: EmailMessage) -> MIMEPart | None:
    """The whole message where it says that it has parts and has none."""
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        return message
    try:
        return message.get_body(preferencelist=("plain", "html"))
    except AttributeError:
        return None


NO_CHARSETS = frozenset({"idna", "punycode"})
"""Ways to write the names of hosts, which Python decodes like a charset."""


def _decoded(data: bytes, charset: str | None) -> str:
    try:
        codec = codecs.lookup(charset or "utf-8").name
        return data.decode("utf-8" if codec in NO_CHARSETS else codec, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
