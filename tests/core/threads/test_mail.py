"""Mails as they lie in .eml files, also those that programs have written badly."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.threads.mail import read_mail
from tests.patience import ends

FROM = b"From: Maya Chen <maya@example.com>\n"


def a_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Maya Chen <maya@example.com>"
    mail["Subject"] = "Re: prices"
    mail["Date"] = "Wed, 18 Nov 2026 11:40:00 -0500"
    mail["Message-ID"] = "<2@example.com>"
    mail["References"] = "<0@example.com> <1@example.com>"
    return mail


def test_a_mail_tells_who_wrote_what_and_when() -> None:
    mail = a_mail()
    mail.set_content("Keep it flat.\n\n> Which one?\n")
    mail.add_alternative("<p>Keep it <b>flat</b>.</p>", subtype="html")
    read = read_mail(mail.as_bytes())
    assert (read.name, read.address, read.subject) == ("Maya Chen", "maya@example.com", "Re: prices")
    assert read.text == "Keep it flat.\n\n> Which one?"
    assert read.at == datetime(2026, 11, 18, 16, 40, tzinfo=UTC)
    assert read.references == ("<0@example.com>", "<1@example.com>")


def test_a_mail_of_html_alone_becomes_markdown_with_its_nested_quotes() -> None:
    mail = a_mail()
    mail.set_content(
        "<p>Keep it <b>flat</b>.</p><blockquote><p>Which?</p>"
        "<blockquote><p>This one</p></blockquote></blockquote>"
        "<script>alert(1)</script>",
        subtype="html",
    )
    assert read_mail(mail.as_bytes()).text == "Keep it **flat**.\n\n> Which?\n>\n> > This one"


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\xff\xfe" * 50, b"Subject: none\n\ntext"])
def test_what_is_no_mail_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match="no mail"):
        read_mail(data)


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "hex", "of-tomorrow", "x" * 200])
def test_a_charset_that_is_none_is_taken_for_utf_8(charset: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\n\n".encode()
    assert read_mail(FROM + head + "Für später.".encode()).text == "Für später."


@pytest.mark.parametrize("kind", ["alternative", "related", "mixed"])
def test_a_mail_whose_parts_are_none_is_its_text(kind: str) -> None:
    head = f"Content-Type: multipart/{kind}; boundary=x\n\n".encode()
    assert read_mail(FROM + head + b"Keep it flat.").text == "Keep it flat."


@pytest.mark.parametrize(
    "date",
    [
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "Mon, 2 Mar 2026 09:00:00 +99999999999999",
        "Mon, 2 Mar 99999999999999999999 09:00:00 +0000",
        "yesterday",
    ],
)
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert read_mail(FROM + f"Date: {date}\n\nKeep it flat.".encode()).at is None


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        (b"Content-Type: message/rfc822\n\n" * 2_000, "mails within mails"),
        (b"From: " + b"(" * 20_000 + b"\n\nx", "no line that says from whom"),
    ],
    ids=["mails", "comments"],
)
def test_a_mail_that_is_nested_without_end_is_refused(mail: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_mail(mail)


def test_a_header_with_a_number_that_python_does_not_take_is_none() -> None:
    header = b"Content-Type: text/html; charset*" + b"9" * 5_000 + b"=utf-8\n"
    assert read_mail(FROM + header + b"\nKeep it flat.").text == "Keep it flat."


@pytest.mark.parametrize(
    "header",
    [b"Content-Type: text/plain; " + b"a*0=b; " * 60_000, b"From: " + b"a@b.example, " * 200_000],
    ids=["parameters", "senders"],
)
def test_a_header_of_any_length_is_read_at_once(header: bytes) -> None:
    with ends():
        assert read_mail(header + b"\n" + FROM + b"\nKeep it flat.").text == "Keep it flat."


HEADERS = ("Date", "Subject", "Message-ID", "References", "Content-Type", "Content-Transfer-Encoding")
VALUES = st.text(max_size=40) | st.sampled_from(
    (
        *("multipart/related; boundary=x", "multipart/mixed", "message/rfc822", "text/html; charset=idna"),
        *("base64", "quoted-printable", "x-uuencode", "=?undefined?q?x?=", "=?utf-8?b?####?=", "<", "a@["),
        *("1 Jan 24 99:99:99 -0000", "31 Dec 9999 23:59:59 -1200", "1 Jan 2024 00:00 +9999999999"),
    )
)
BODIES = st.binary(max_size=80) | st.sampled_from(
    (b"--x\n\nhello\n--x--", b"--x\nContent-Type: multipart/related\n\n")
)


@given(st.lists(st.tuples(st.sampled_from(HEADERS), VALUES)), BODIES)
def test_broken_mails_never_crash(headers: list[tuple[str, str]], body: bytes) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in headers).encode("utf-8", "surrogatepass")
    assert read_mail(FROM + head + b"\n" + body).name
