from base64 import b64encode
from email import message_from_bytes
from email.policy import default
from email.utils import formataddr
from urllib.parse import parse_qs, urlsplit

import pytest

from asyncdraft.core.people import Person
from asyncdraft.core.render.email import Attachment, eml, mailbox, mailto, message, plain
from asyncdraft.core.render.html import email_html, page_html
from asyncdraft.core.render.limits import TooLongError

DRAFT = "# Müller\n\n**Please** look at [the log](https://example.com/l).\n\n| a | b |\n|---|--:|\n| 1 | 2 |"
PRIYA = formataddr(("Rao, Priya", "priya@example.com"))
SMUGGLED = "=?utf-8?q?=0D=0ABcc:_eve=40example.com?="
KENJI = formataddr(("森 健二", "kenji@example.com"))


def encoded(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


def test_a_draft_reads_back_as_it_was_meant() -> None:
    mail = message_from_bytes(eml("Schéma, blocked", DRAFT, PRIYA, [KENJI]), policy=default)
    assert (mail["Subject"], mail["To"].addresses[0].display_name) == ("Schéma, blocked", "森 健二")
    assert mail["X-Unsent"] == "1"
    assert mail["Date"] is None
    assert mail["Message-ID"] is None
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n") == plain(DRAFT) + "\n"


def test_attachments_keep_their_name_and_bytes() -> None:
    mail = message("s", "x", attachments=[Attachment("plan ä.png", b"\x89PNG", "image/png")])
    [attached] = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("plan ä.png", b"\x89PNG")


@pytest.mark.parametrize("bad", ["a\nBcc: x@example.com", "a\r\n\r\nbody"])
def test_a_subject_cannot_smuggle_a_header(bad: str) -> None:
    with pytest.raises(ValueError, match="subject must be a single line"):
        message(bad, "x")


@pytest.mark.parametrize("spoken", [SMUGGLED, encoded(SMUGGLED), f"Ann {encoded(SMUGGLED)}", "a\u2028Bcc: x"])
def test_no_subject_and_no_file_smuggles_a_header_in_an_encoded_word(spoken: str) -> None:
    mail = bytes(message(spoken, "x", "me@example.com", (), [Attachment(spoken, b"x")]))
    assert not [line for line in mail.splitlines() if line.lower().startswith(b"bcc")]
    back = message_from_bytes(mail, policy=default)
    assert back["Subject"].replace("\u200b", "") == spoken.replace("\u2028", " ")


def test_no_name_smuggles_a_header_in_an_encoded_word() -> None:
    for name in (encoded(SMUGGLED), f"Ann {encoded(SMUGGLED)}"):
        mail = bytes(message("s", "x", "me@example.com", [formataddr((name, "ann@example.com"))]))
        assert not [line for line in mail.splitlines() if line.lower().startswith(b"bcc")]
    with pytest.raises(ValueError, match=r"is not a mail address\."):
        message("s", "x", to=[formataddr((SMUGGLED, "ann@example.com"))])


def test_a_subject_with_the_signs_of_an_encoded_word_is_still_sent() -> None:
    mail = message("is a=?b or c?=d", "x")
    assert message_from_bytes(bytes(mail), policy=default)["Subject"] == "is a=\u200b?b or c?=d"
    assert message("why a =?", "x")["Subject"] == "why a =?"


@pytest.mark.parametrize(
    "bad", ["nobody", "a@b.example, c@d.example", "a@b.example or", "x <>", "a@b\nBcc: c@d.example"]
)
def test_a_bad_address_is_refused_with_a_sentence(bad: str) -> None:
    with pytest.raises(ValueError, match=r"is not a mail address\.|must be a single line\."):
        message("s", "x", to=[bad])


def test_an_address_is_not_that_of_another_domain() -> None:
    with pytest.raises(ValueError, match="mail servers do not know yet"):
        message("s", "x", to=["bo@straße.example"])


@pytest.mark.parametrize(
    ("address", "said"), [("bo@exämple.com", "bo@xn--exmple-cua.com"), ("bo@example.com", "bo@example.com")]
)
def test_a_mailbox_names_a_person_whatever_their_letters(address: str, said: str) -> None:
    box = mailbox(Person(id="bo", name="Bø Åh", zone="UTC", email=address))
    assert address in box
    assert mailto("Blocked", "Hi", [box]).startswith(f"mailto:{said}?")


@pytest.mark.parametrize("bad", ["zoë@example.com", "bo@exä..com", f"bo@{'ä' * 70}.com"])
def test_an_address_that_no_header_takes_is_told(bad: str) -> None:
    with pytest.raises(ValueError, match="letters that mail servers do not know"):
        mailto("Blocked", "Hi", [mailbox(Person(id="zoe", name="Zoë", zone="UTC", email=bad))])


def test_a_mail_link_carries_subject_and_text() -> None:
    link = urlsplit(mailto("Q & A", "one\n\n- two", [KENJI]))
    assert (link.scheme, link.path) == ("mailto", "kenji@example.com")
    assert parse_qs(link.query) == {"subject": ["Q & A"], "body": ["one\r\n\r\n- two"]}


def test_a_long_mail_link_is_refused() -> None:
    with pytest.raises(TooLongError, match="too long for a mail link"):
        mailto("s", "word " * 500)


def test_styles_stand_on_each_element_of_a_mail() -> None:
    html = email_html(DRAFT)
    assert "<style" not in html
    assert 'align="right" style="' in html
    assert not any(word in html for word in ("border-radius", "flex", "max-width", "!important", "<div"))


def test_a_page_escapes_its_title() -> None:
    assert "<title>a &lt;b&gt;</title>" in page_html("x", "a <b>")


def test_a_list_in_a_list_leaves_no_gap_behind_it() -> None:
    html = email_html("- one\n  - two\n- three")
    assert [part.split('"')[1] for part in html.split("<ul")[1:]] == ["margin: 0 0 12px 0;", "margin: 0;"]
