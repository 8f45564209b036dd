"""Mail from the window: through a real server, and into the drafts of a real mailbox."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.threads.thread import Kind as PostKind
from asyncdraft.core.threads.thread import Post, Thread
from tests.gui.sending.sending_window import SendingDriver
from tests.services import mailbox
from tests.services.mail_server import PASSWORD, USER, Authority, smtp
from tests.services.mail_server import Post as Office
from tests.services.mailbox import needs_dovecot


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def driver(driver: SendingDriver, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> SendingDriver:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return driver


@pytest.fixture
def office(authority: Authority) -> Iterator[Office]:
    with smtp(authority) as post:
        yield post


def use_mail(driver: SendingDriver, office: Office, secret: str = PASSWORD) -> None:
    account = Account(id="m1", name="Mail", kind=Kind.SMTP, host="127.0.0.1", port=office.port, user=USER)
    driver.use(account, secret=secret)


def test_a_mail_goes_to_the_readers_that_stay_ticked(driver: SendingDriver, office: Office) -> None:
    use_mail(driver, office)
    driver.compose()
    driver.add_readers("Priya")
    driver.open_send()
    driver.untick("To Priya Rao, priya@example.com")
    driver.fill("Also to", "ops@example.com, kenji@example.com")
    driver.choose("Now")
    driver.press("Ctrl+Return")
    driver.pass_undo()
    assert driver.states == ["sent"]
    (mail,) = office.mails
    assert office.envelopes[0].rcpt_tos == ["kenji@example.com", "ops@example.com"]
    assert mail["To"] == "Kenji Mori <kenji@example.com>, ops@example.com"
    assert "read-only since 14:00" in str(mail.get_body(("plain",)))


def test_an_address_that_is_none_keeps_the_last_look_open(driver: SendingDriver, office: Office) -> None:
    use_mail(driver, office)
    driver.compose()
    driver.open_send()
    driver.fill("Also to", "everybody")
    driver.choose("Now")
    driver.press("Ctrl+Return")
    assert "“everybody” is no mail address" in driver.texts(driver.dialog)
    driver.press("Escape")
    assert office.mails == []


def test_an_answer_joins_the_mails_of_its_thread(driver: SendingDriver, office: Office) -> None:
    use_mail(driver, office)
    first = Post(
        kind=PostKind.QUESTION,
        author="you",
        at=driver.clock(),
        text="Which schema?",
        message_id="<first@example.com>",
    )
    desk = driver.application.desk
    thread = desk.keep(Thread(topic="Schema", posts=(first,)))
    assert thread is not None
    driver.compose("Once more")
    driver.save()
    desk.store.attach(driver.draft.id, thread.id)
    desk.reload()
    driver.open_send()
    assert "It answers the mails of “Schema”" in driver.texts(driver.dialog)
    driver.choose("Now")
    driver.press("Ctrl+Return")
    driver.pass_undo()
    (mail,) = office.mails
    assert mail["In-Reply-To"] == "<first@example.com>"
    assert desk.all[0].posts[-1].message_id == mail["Message-ID"]


def test_a_wrong_password_says_so_and_another_sends(driver: SendingDriver, office: Office) -> None:
    use_mail(driver, office, secret="wrong")
    driver.compose()
    driver.send_now()
    driver.pass_undo()
    driver.press("Ctrl+8")
    assert "does not accept the name or the password" in driver.texts()
    use_mail(driver, office)
    driver.click_button("Retry now")
    driver.wait_until_idle()
    assert len(office.mails) == 1


@needs_dovecot
def test_a_message_is_put_into_the_drafts_with_its_attachment(
    driver: SendingDriver, authority: Authority, tmp_path: Path
) -> None:
    """It is not sent by that, so the draft counts as copied."""
    (tmp_path / "log.txt").write_text("503 at 14:00", "utf-8")
    with mailbox.running(authority) as box:
        account = Account(
            id="i1", name="Drafts", kind=Kind.IMAP, host="127.0.0.1", port=box.tls, user=mailbox.USER
        )
        driver.use(account, secret=mailbox.PASSWORD)
        driver.compose()
        driver.application.commands.attach([str(tmp_path / "log.txt")])
        driver.open_send()
        assert "Attached: log.txt" in driver.texts(driver.dialog)
        driver.press("Ctrl+Return")
        driver.pass_undo()
        assert driver.states == ["sent"]
        (raw,) = box.messages()
        kept = message_from_bytes(bytes(raw), policy=policy.default)
        assert "read-only since 14:00" in str(kept.get_body(("plain",)))
        assert [part.get_filename() for part in kept.iter_attachments()] == ["log.txt"]
    assert driver.draft_state == "copied"
