"""Drafts put into a real mailbox: dovecot, with its own certificates and folders."""

from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from msgspec.structs import replace

from asyncdraft.core.render.email import Attachment
from asyncdraft.core.sending.account import Account, Kind, Security
from asyncdraft.core.sending.delivery import State, Target
from asyncdraft.core.sending.outcome import Delayed, Refused
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.imap import Imap
from asyncdraft.integrations.transport import Transport
from tests.integrations.sending import LETTER, QUICK, Desk
from tests.services import mailbox
from tests.services.cutting import LARGE, line_to
from tests.services.mail_server import Authority
from tests.services.mailbox import PASSWORD, USER, Mailbox, needs_dovecot

pytestmark = needs_dovecot

ACCOUNT = Account(
    id="i1", name="Drafts", kind=Kind.IMAP, host="127.0.0.1", user=USER, sender="maya@example.com"
)
LARGE_LETTER = replace(LETTER, attachments=(Attachment("log.bin", bytes(3 * LARGE)),))


@pytest.fixture(scope="module")
def box(authority: Authority) -> Iterator[Mailbox]:
    with mailbox.running(authority) as box:
        yield box


@pytest.fixture(autouse=True)
def _trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))


class DraftsDesk(Desk):
    def transport(self, account: Account, secret: Secret) -> Transport:
        return Imap(account, secret, patience=QUICK, scan=QUICK, now=lambda: self.at)


@pytest.fixture
def desk(box: Mailbox, tmp_path: Path) -> Iterator[DraftsDesk]:
    with closing(DraftsDesk(tmp_path, replace(ACCOUNT, port=box.tls), PASSWORD)) as desk:
        yield desk


def marks(box: Mailbox) -> list[str]:
    return [str(message["Message-ID"]) for message in box.messages()]


def test_a_message_lies_among_the_drafts_with_its_attachments(desk: DraftsDesk, box: Mailbox) -> None:
    letter = replace(
        LETTER,
        to=("Kenji Mori <kenji@example.com>",),
        references=("<first@example.com>",),
        attachments=(Attachment("Übersicht.txt", b"x", "text/plain"),),
    )
    desk.put(Target(), letter=letter)
    done = desk.step()
    assert (done.state, done.receipt.told) == (State.SENT, "in the folder “Drafts”")
    found = next(each for each in box.messages() if each["Message-ID"] == done.receipt.message_id)
    mail = message_from_bytes(bytes(found), policy=policy.default)
    assert (mail["Subject"], mail["To"]) == ("Blocked: schema", "Kenji Mori <kenji@example.com>")
    assert mail["In-Reply-To"] == "<first@example.com>"
    assert [part.get_filename() for part in mail.iter_attachments()] == ["Übersicht.txt"]
    assert set(found.get_flags()) >= {"D", "S"}


def test_a_plain_connection_is_made_safe_first(desk: DraftsDesk, box: Mailbox) -> None:
    account = replace(ACCOUNT, port=box.starttls, security=Security.STARTTLS)
    assert "encrypted" in Imap(account, Secret(PASSWORD)).test()[0]
    assert desk.sender.test(desk.account)[1] == "Drafts go to the folder “Drafts”."


def test_a_wrong_password_is_told(desk: DraftsDesk) -> None:
    with pytest.raises(Refused, match="made for this program alone"):
        Imap(desk.account, Secret("wrong"), patience=QUICK).test()


def test_a_certificate_that_nobody_vouches_for_stops_it(
    desk: DraftsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Delayed, match="cannot be trusted"):
        Imap(desk.account, Secret(PASSWORD)).test()


def test_a_folder_that_is_not_there_is_told(desk: DraftsDesk) -> None:
    account = replace(desk.account, folder="Entwürfe")
    with pytest.raises(Refused, match="no folder “Entwürfe”; there are Drafts"):
        Imap(account, Secret(PASSWORD)).test()


@pytest.mark.parametrize("cut", ["before", "after"])
def test_after_a_lost_answer_it_is_looked_up_and_never_put_there_twice(
    desk: DraftsDesk, box: Mailbox, cut: str
) -> None:
    with line_to(box.tls) as line:
        desk.accounts = [replace(desk.account, port=line.port)]
        desk.credentials.set(desk.accounts[0].place, Secret(PASSWORD))
        desk.put(Target(), letter=LARGE_LETTER)
        line.cut = cut
        lost = desk.step()
        line.cut = ""
        assert lost.state is State.CHECKING
        done = desk.run()
    assert done.state is State.SENT
    assert marks(box).count(done.receipt.message_id) == 1


@pytest.mark.parametrize(
    ("name", "marked", "place"),
    [("Für später", True, "F&APw-r sp&AOQ-ter"), ("Entwürfe", False, "Entw&APw-rfe")],
)
def test_a_folder_with_another_name_is_found(
    authority: Authority, tmp_path: Path, name: str, marked: bool, place: str
) -> None:
    """By what the server says of it, or else by what it is usually called."""
    with mailbox.running(authority, name, marked=marked) as box:
        desk = DraftsDesk(tmp_path, replace(ACCOUNT, port=box.tls), PASSWORD)
        desk.put(Target())
        done = desk.step()
        desk.close()
        assert (done.state, done.receipt.told) == (State.SENT, f"in the folder “{name}”")
        assert (box.place / "mail" / place / "cur").is_dir()
