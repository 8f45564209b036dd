"""What a mailbox does with answers that a real server gives on its bad days only."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from asyncdraft.core.sending.delivery import Delivery
from asyncdraft.core.sending.outcome import Delayed, NotSent, Refused, Unclear
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.imap import Imap
from tests.core.sending.test_account import IMAP
from tests.integrations.sending import QUICK
from tests.services.imap_script import GREETING, answering
from tests.services.mail_server import Authority

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DELIVERY = Delivery(id="m1", account="i1", made_at=NOW, due_at=NOW)
LATER = "* CAPABILITY IMAP4rev1 LIST-EXTENDED SPECIAL-USE\r\nTAG OK done"


@pytest.fixture(autouse=True)
def _trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))


@contextmanager
def mailbox(authority: Authority, greeting: str = GREETING, **answers: str) -> Iterator[Imap]:
    with answering(authority.context, greeting, **answers) as port:
        account = replace(
            IMAP, host="127.0.0.1", port=port, user="maya", sender="maya@example.com", folder=""
        )
        yield Imap(account, Secret("s"), patience=QUICK, scan=QUICK, now=lambda: NOW)


def put(way: Imap) -> str:
    return way.send(DELIVERY, b"Subject: x\r\n\r\nx", lambda: None).told


@pytest.mark.parametrize(
    ("name", "answer", "end", "said"),
    [
        ("AUTHENTICATE", "TAG NO [UNAVAILABLE] later", Delayed, "cannot check the password now"),
        ("AUTHENTICATE", "TAG NO [AUTHENTICATIONFAILED] no", Refused, "name or the password"),
        ("AUTHENTICATE", "* BYE too busy", Delayed, "tried again"),
        ("LIST", "TAG BAD what?", Refused, "does not understand"),
        ("LIST", "TAG OK none", Refused, "names no folder for drafts.*there are none"),
        ("APPEND", "TAG NO [OVERQUOTA] no room", Refused, "does not take the draft.*no room"),
        ("APPEND", "TAG NO [LIMIT] too fast", Delayed, "come back later.*too fast"),
        ("APPEND", "TAG BAD what?", Refused, "does not understand"),
        ("APPEND", "* BYE gone", Unclear, "did not answer"),
        ("APPEND", "banana", Unclear, "did not answer"),
    ],
)
def test_what_a_server_says_decides_whether_it_is_tried_again(
    authority: Authority, name: str, answer: str, end: type[NotSent | Unclear], said: str
) -> None:
    with mailbox(authority, **{name: answer}) as way, pytest.raises(end, match=said) as ended:
        put(way)
    assert type(ended.value) is end


def test_a_server_with_too_many_guests_is_asked_again_later(authority: Authority) -> None:
    with mailbox(authority, "* BYE Too many connections") as way, pytest.raises(Delayed, match="tried again"):
        put(way)


def test_a_mailbox_that_takes_no_passwords_is_told(authority: Authority) -> None:
    """Some let programs in by a sign-in in the browser alone."""
    offered = "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\nTAG OK done"
    asked = {"CAPABILITY": offered, "AUTHENTICATE": "TAG NO not so"}
    with mailbox(authority, **asked) as way, pytest.raises(Refused, match="takes no name and password"):
        put(way)


def test_what_is_no_mailbox_is_told(authority: Authority) -> None:
    with mailbox(authority, "* NO IMAP here") as way, pytest.raises(Refused, match="Check server and port"):
        put(way)


def test_what_a_server_can_once_somebody_has_signed_in_counts(authority: Authority) -> None:
    """Before that many tell little; and some say what a folder is for only when they are asked."""
    plain = '* LIST (\\HasNoChildren) "/" "Later"\r\nTAG OK done'
    marked = '* LIST (\\Drafts) "/" "Later"\r\nTAG OK done'
    asked = {"LIST": plain, 'LIST "" * RETURN (SPECIAL-USE)': marked, "CAPABILITY": LATER}
    with mailbox(authority, **asked) as way:
        assert put(way) == "in the folder “Later”"


@pytest.mark.parametrize(
    ("name", "answer", "end", "said"),
    [
        ("EXAMINE", "TAG NO [INUSE] busy", Delayed, "busy"),
        ("EXAMINE", "TAG NO gone", Unclear, "does not search in “Drafts”"),
        ("SEARCH", "TAG NO cannot", Unclear, "does not search in “Drafts”"),
    ],
)
def test_a_folder_that_cannot_be_searched_leaves_it_open(
    authority: Authority, name: str, answer: str, end: type[NotSent | Unclear], said: str
) -> None:
    with mailbox(authority, **{name: answer}) as way, pytest.raises(end, match=said):
        way.find(DELIVERY, b"", frozenset())


@pytest.mark.parametrize(("found", "there"), [("* SEARCH", False), ("* SEARCH 7", True)])
def test_a_draft_is_looked_up_by_its_mark(authority: Authority, found: str, there: bool) -> None:
    with mailbox(authority, SEARCH=f"{found}\r\nTAG OK done") as way:
        assert (way.find(DELIVERY, b"", frozenset()) is not None) is there
