"""Mail through smtplib to aiosmtpd, with certificates, names and passwords."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from asyncdraft.core.render.email import Attachment
from asyncdraft.core.sending.account import Account, Kind, Security
from asyncdraft.core.sending.delivery import State, Target
from asyncdraft.core.sending.outcome import Delayed, Offline, Refused
from asyncdraft.integrations import connection
from asyncdraft.integrations.connection import LONGEST, SCAN
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.smtp import Smtp
from asyncdraft.integrations.transport import Transport
from tests.integrations.sending import LETTER, QUICK, Desk
from tests.services.cutting import line_to
from tests.services.mail_server import PASSWORD, USER, Authority, Post, smtp

TO = Target(addresses=("kenji@example.com", "priya@example.com"))
ACCOUNT = Account(id="m1", name="Mail", kind=Kind.SMTP, host="127.0.0.1", user=USER)


@pytest.fixture
def post(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with smtp(authority) as post:
        yield post


class MailDesk(Desk):
    scan = QUICK

    def transport(self, account: Account, secret: Secret) -> Transport:
        return Smtp(account, secret, patience=QUICK, scan=self.scan, now=lambda: self.at)


@pytest.fixture
def desk(post: Post, tmp_path: Path) -> Iterator[MailDesk]:
    with closing(MailDesk(tmp_path, replace(ACCOUNT, port=post.port), PASSWORD)) as desk:
        yield desk


def test_a_mail_arrives_whole_and_its_identifier_is_kept(desk: MailDesk, post: Post) -> None:
    text = "Which **schema**?\n\n.a line with a dot\n\n日本語 – ok"
    letter = replace(
        LETTER,
        markdown=text,
        writer="Maya Ito",
        to=("Kenji Mori <kenji@example.com>", "priya@example.com"),
        references=("<first@example.com>",),
        attachments=(Attachment("Übersicht.bin", bytes(range(256)) * 40, "application/octet-stream"),),
    )
    desk.put(TO, letter=letter)
    done = desk.step()
    (mail,) = post.mails
    body = mail.get_body(preferencelist=("plain",))
    assert body is not None
    assert (done.state, done.receipt.message_id) == (State.SENT, mail["Message-ID"])
    assert "\n.a line with a dot\n\n日本語 – ok" in body.get_content().replace("\r\n", "\n")
    assert [part.get_content() for part in mail.iter_attachments()] == [letter.attachments[0].data]
    assert (mail["In-Reply-To"], mail["From"]) == ("<first@example.com>", f"Maya Ito <{USER}>")
    assert mail["Date"].datetime == desk.at.replace(microsecond=0)
    assert post.envelopes[0].rcpt_tos == list(TO.addresses)
    assert set(post.names) == {"[127.0.0.1]"}


def test_a_plain_connection_is_made_safe_first(authority: Authority, desk: MailDesk) -> None:
    with smtp(authority, starttls=True) as other:
        desk.accounts = [replace(ACCOUNT, port=other.port, security=Security.STARTTLS)]
        desk.credentials.set(desk.accounts[0].place, Secret(PASSWORD))
        desk.put(TO)
        assert desk.step().state is State.SENT
        assert len(other.mails) == 1


def test_nothing_goes_in_clear(authority: Authority, desk: MailDesk) -> None:
    with smtp(authority, plain=True) as other:
        account = replace(ACCOUNT, port=other.port, security=Security.STARTTLS)
        with pytest.raises(Refused, match="nothing is sent in clear"):
            Smtp(account, Secret(PASSWORD), patience=QUICK).test()
        with pytest.raises(Delayed, match="does not speak TLS"):
            Smtp(replace(account, security=Security.TLS), Secret(PASSWORD), patience=QUICK).test()


def test_an_answer_that_comes_to_no_end_is_given_up(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    way = Smtp(replace(ACCOUNT, port=post.port), Secret(PASSWORD), patience=QUICK)
    monkeypatch.setattr(connection, "monotonic", partial(next, count(0, 2 * LONGEST)))
    with pytest.raises(Delayed, match="broke off"):
        way.test()


def test_each_answer_has_its_own_time(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    way = Smtp(replace(ACCOUNT, port=post.port), Secret(PASSWORD), patience=QUICK)
    monkeypatch.setattr(connection, "monotonic", partial(next, count(0, LONGEST / 8)))
    assert "Signed in" in way.test()[0]


def test_a_certificate_that_nobody_vouches_for_stops_it(
    desk: MailDesk, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    desk.put(TO)
    waiting = desk.step()
    assert (waiting.state, "cannot be trusted" in waiting.reason) == (State.QUEUED, True)
    assert post.names == []


def test_a_wrong_password_is_told_without_it(desk: MailDesk, post: Post) -> None:
    with pytest.raises(Refused, match="made for this program alone") as refused:
        Smtp(desk.account, Secret("hunter2hunter2"), patience=QUICK).test()
    assert "hunter2" not in str(refused.value)
    with pytest.raises(Refused, match="ASCII alone"):
        Smtp(desk.account, Secret("pässword"), patience=QUICK).test()
    post.before_auth = "454 4.7.0 Temporary authentication failure"
    with pytest.raises(Delayed, match="cannot check the password now"):
        Smtp(desk.account, Secret(PASSWORD), patience=QUICK).test()


def test_an_account_tells_what_works_and_sends_nothing(desk: MailDesk, post: Post) -> None:
    told = desk.sender.test(desk.account)
    assert told == ("Signed in to 127.0.0.1, encrypted.", f"It sends mail from {USER}.")
    assert post.mails == []


@pytest.mark.parametrize(
    ("answer", "state"),
    [("550 5.1.1 no such user", State.FAILED), ("450 4.2.1 mailbox busy", State.QUEUED)],
)
def test_where_one_reader_is_refused_nobody_gets_it(
    desk: MailDesk, post: Post, answer: str, state: State
) -> None:
    post.refuses["priya@example.com"] = answer
    desk.put(TO)
    done = desk.step()
    assert (done.state, "priya@example.com" in done.reason) == (state, True)
    assert post.mails == []
    post.refuses.clear()
    if state is State.FAILED:
        desk.sender.retry(done)
    assert desk.run().state is State.SENT
    assert len(post.mails) == 1


@pytest.mark.parametrize(
    ("answer", "state"),
    [("552 5.3.4 too big", State.FAILED), ("451 4.3.0 try later", State.QUEUED)],
)
def test_a_refused_mail_is_told_in_the_servers_words(
    desk: MailDesk, post: Post, answer: str, state: State
) -> None:
    post.faults.append(answer)
    desk.put(TO)
    done = desk.step()
    assert (done.state, answer[10:] in done.reason) == (state, True)


@pytest.mark.parametrize("fault", ["cut before", "cut after", "slow"])
def test_after_a_lost_answer_the_user_is_asked(desk: MailDesk, post: Post, fault: str) -> None:
    post.faults.append(fault)
    desk.put(TO)
    done = desk.step()
    assert (done.state, "Nobody can tell" in done.reason) == (State.UNKNOWN, True)
    assert desk.sender.step() is None
    assert len(post.mails) == (fault != "cut before")


def test_a_large_mail_goes_over_a_slow_line(desk: MailDesk, post: Post) -> None:
    """However long it takes in all: only silence is given up."""
    letter = replace(LETTER, attachments=(Attachment("log.bin", bytes(3_000_000)),))
    with line_to(post.port, pause=0.004) as line:
        desk.accounts = [replace(ACCOUNT, port=line.port)]
        desk.credentials.set(desk.accounts[0].place, Secret(PASSWORD))
        desk.put(TO, letter=letter)
        desk.scan = SCAN
        assert desk.step().state is State.SENT
    assert len(post.mails) == 1


def test_a_server_may_look_at_a_mail_for_longer_than_it_may_be_silent(desk: MailDesk, post: Post) -> None:
    post.faults.append("slow")
    desk.scan = SCAN
    desk.put(TO)
    assert desk.step().state is State.SENT


@pytest.mark.parametrize("answer", ["what?", "354 go on", "199 wait"])
def test_an_answer_that_says_neither_yes_nor_no_leaves_it_open(
    desk: MailDesk, post: Post, answer: str
) -> None:
    post.faults.append(answer)
    desk.put(TO)
    done = desk.step()
    assert (done.state, "Nobody can tell" in done.reason) == (State.UNKNOWN, True)


def test_every_way_of_saying_yes_counts(desk: MailDesk, post: Post) -> None:
    post.faults.append("252 queued, and looked at later")
    desk.put(TO)
    assert desk.step().state is State.SENT


def test_a_server_that_takes_no_passwords_is_told(desk: MailDesk, post: Post) -> None:
    """Some let programs in by a sign-in in the browser alone."""
    post.methods = "XOAUTH2"
    with pytest.raises(Refused, match="takes no name and password"):
        Smtp(desk.account, Secret(PASSWORD), patience=QUICK).test()


def test_sent_again_on_the_users_word_it_keeps_its_identifier(desk: MailDesk, post: Post) -> None:
    """A mailbox that has got both shows one."""
    post.faults.append("cut after")
    desk.put(TO)
    desk.sender.answer(desk.step(), arrived=False)
    assert desk.step().state is State.SENT
    assert len(post.mails) == 2
    assert len(set(post.ids())) == 1


def test_offline_it_waits(desk: MailDesk) -> None:
    gone = replace(ACCOUNT, port=9)
    with pytest.raises(Offline, match="cannot be reached"):
        Smtp(gone, Secret(PASSWORD), patience=QUICK).test()
    nowhere = replace(ACCOUNT, host="nowhere.invalid")
    with pytest.raises(Offline, match="was not found"):
        Smtp(nowhere, Secret(PASSWORD), patience=QUICK).test()


def test_a_letter_that_no_server_takes_is_told(desk: MailDesk) -> None:
    desk.put(Target(addresses=("zoë@example.com",)))
    assert "zoë@example.com" in desk.step().reason


def test_a_server_is_told_of_a_domain_as_the_name_system_has_it(desk: MailDesk, post: Post) -> None:
    desk.put(Target(addresses=("kenji@例え.jp",)))
    assert desk.step().state is State.SENT
    assert post.envelopes[-1].rcpt_tos == ["kenji@xn--r8jz45g.jp"]
