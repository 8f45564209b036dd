"""Sending from the window: the last look, the seconds of undo, the outbox; and nothing by itself."""

from datetime import timedelta
from pathlib import Path

import pytest

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.threads.thread import Call, Thread
from asyncdraft.gui.widgets.sectioned_list import SectionedList
from asyncdraft.storage.outbox import Outbox
from asyncdraft.storage.problem import StoreProblem
from tests.gui.sending import SLACK, WEBHOOK, Begin, SendingDriver
from tests.services.no_connection import watched
from tests.services.slack_server import CHANNEL, HOOK, TOKEN, Fault, Slack


@pytest.fixture
def driver(sending: SendingDriver) -> SendingDriver:
    return sending


# Accounts


def test_an_account_is_added_tested_and_its_secret_is_on_no_disk(
    driver: SendingDriver, sending_home: Path
) -> None:
    driver.use()
    driver.application.sending.commands.show_accounts()
    driver.wait_until_idle()
    assert "kept for this session only" in driver.texts(driver.dialog)

    driver.click_button("Slack app")
    driver.fill("Name", "Payments")
    driver.fill("Bot or user token", "hello")
    driver.fill("Usual channel", f"https://team.slack.com/archives/{CHANNEL}")
    driver.click_button("Save")
    assert "begins with xoxb- or xoxp-" in driver.texts(driver.dialog)
    driver.fill("Bot or user token", TOKEN)
    driver.click_button("Test")
    driver.wait_until_idle()
    assert "Signed in to Payments as asyncdraft." in driver.texts(driver.dialog)
    driver.click_button("Save")
    driver.wait_until_idle()

    assert "usually to C024BE91L" in driver.texts(driver.dialog)
    driver.click_button("Close")
    (account,) = driver.accounts.all
    assert (account.name, account.channel) == ("Payments", CHANNEL)
    written = b"".join(path.read_bytes() for path in sending_home.rglob("*") if path.is_file())
    assert TOKEN.encode() not in written
    assert b"Payments" in written


def test_an_account_is_changed_tested_and_removed(driver: SendingDriver, slack: Slack) -> None:
    driver.application.sending.commands.show_accounts()
    driver.click_button("Edit")
    driver.fill("Name", "Billing")
    driver.click_button("Save")
    driver.wait_until_idle()
    assert driver.accounts.all[0].name == "Billing"

    slack.script("auth.test", Fault(error="invalid_auth"))
    driver.click_button("Test")
    driver.wait_until_idle()
    assert "does not accept the token" in driver.texts(driver.dialog)

    driver.click_button("Remove")
    driver.click_button("Keep it")
    assert [each.id for each in driver.accounts.all] == [SLACK.id, "a2"]
    driver.click_button("Remove")
    driver.click_button("Remove account")
    assert [each.id for each in driver.accounts.all] == ["a2"]
    driver.wait_until_idle()
    assert driver.accounts.credentials.get(SLACK.place) is None
    driver.click_button("Close")


def test_every_kind_of_account_has_a_form_that_checks_itself(driver: SendingDriver) -> None:
    driver.use()
    driver.application.sending.commands.show_accounts()
    for kind, complaint in (
        ("Slack app", "There is no token"),
        ("Slack webhook", "There is no webhook address"),
        ("Mail (SMTP)", "Write the server's name"),
        ("Drafts folder (IMAP)", "Write the user's name of the mailbox"),
    ):
        driver.click_button(kind)
        driver.click_button("Save")
        assert "Give the account a name" in driver.texts(driver.dialog)
        assert complaint in driver.texts(driver.dialog)
        driver.click_button("Back")
    driver.press("Escape")
    driver.wait_until_idle()


def test_a_password_does_not_follow_to_another_server(driver: SendingDriver) -> None:
    driver.use()
    driver.application.sending.commands.show_accounts()
    driver.click_button("Mail (SMTP)")
    for name, text in (
        ("Name", "Work"),
        ("Your address", "alex@example.com"),
        ("Server", "smtp.example.com"),
        ("User name", "alex"),
        ("Password", "opensesame"),
    ):
        driver.fill(name, text)
    driver.click_button("Save")
    driver.wait_until_idle()
    driver.click_button("Edit")
    driver.fill("Server", "smtp.elsewhere.example")
    driver.click_button("Save")
    assert "type it again" in driver.texts(driver.dialog)
    driver.click_button("Back")
    driver.press("Escape")


# The last look and the seconds after it


def test_without_an_account_sending_leads_to_accounts(driver: SendingDriver) -> None:
    driver.use()
    driver.compose()
    driver.press("Ctrl+Shift+Return")
    assert driver.dialog.windowTitle() == "Accounts"
    assert "needs an account" in driver.toast
    driver.press("Escape")
    driver.wait_until_idle()


def test_the_last_look_shows_where_to_who_what_and_the_open_points(driver: SendingDriver) -> None:
    driver.compose()
    driver.open_send()
    shown = driver.texts(driver.dialog)
    assert "Kenji Mori" in shown
    assert "in Tokyo" in shown
    assert driver.combo("To").currentText() == f"{CHANNEL}, the usual channel"
    places = [driver.combo("To").itemText(place) for place in range(driver.combo("To").count())]
    assert "Kenji Mori, directly" in places
    assert driver.findings[0].title in shown
    driver.press("Escape")
    assert driver.states == []


def test_a_message_goes_out_once_after_the_seconds_of_undo(driver: SendingDriver, slack: Slack) -> None:
    """What the text says of other channels is only text."""
    driver.compose("Ask in https://team.slack.com/archives/C0SECRETS1 or @channel.")
    driver.send_now()
    assert driver.toast == "Sending."
    assert driver.states == ["queued"]
    assert slack.messages == []

    driver.pass_undo()

    (message,) = slack.messages
    assert message["channel"] == CHANNEL
    assert driver.states == ["sent"]
    assert driver.draft_state == "sent"


def test_the_outbox_says_where_a_webhook_posts(driver: SendingDriver, slack: Slack) -> None:
    driver.use(WEBHOOK)
    driver.compose()
    driver.send_now()
    driver.pass_undo()
    assert driver.states == ["sent"]
    driver.press("Ctrl+8")
    assert "the channel for which the webhook was made" in driver.texts()
    assert "drafts of the mailbox" not in driver.texts()


def test_undo_leaves_nothing_behind(driver: SendingDriver, slack: Slack) -> None:
    driver.compose()
    driver.send_now()
    driver.click_button("Undo")
    driver.pass_undo()
    assert slack.calls == []
    assert driver.states == ["cancelled"]
    assert driver.draft_state == "draft"


def test_undo_that_comes_too_late_says_so(driver: SendingDriver, slack: Slack) -> None:
    driver.compose()
    driver.send_now()
    driver.pass_undo()
    driver.click_button("Undo")
    assert "on its way already" in driver.toast
    assert len(slack.messages) == 1


def test_undo_on_a_full_disk_says_that_and_nothing_of_being_too_late(
    driver: SendingDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise StoreProblem("The disk is full.")

    driver.compose()
    driver.send_now()
    with monkeypatch.context() as full:
        full.setattr(Outbox, "cancel", refuse)
        driver.click_button("Undo")
    assert driver.toast == "The disk is full."
    assert driver.states == ["queued"]


def test_the_end_of_the_program_in_these_seconds_neither_sends_nor_loses(begin: Begin, slack: Slack) -> None:
    first = begin()
    first.use(SLACK)
    first.compose()
    first.send_now()
    secrets = first.accounts.credentials
    second = begin()
    second.accounts.credentials = secrets
    assert slack.messages == []
    second.pass_undo()
    assert len(slack.messages) == 1
    second.pass_time(hours=1)
    assert len(slack.messages) == 1


def test_a_direct_message_goes_to_the_person_that_was_chosen(driver: SendingDriver, slack: Slack) -> None:
    driver.compose()
    driver.open_send()
    driver.combo("To").setCurrentText("Kenji Mori, directly")
    driver.choose("Now")
    driver.press("Ctrl+Return")
    driver.pass_undo()
    assert slack.messages[0]["channel"].startswith("D")


def test_a_channel_that_is_none_keeps_the_last_look_open(driver: SendingDriver, slack: Slack) -> None:
    driver.compose()
    driver.open_send()
    driver.combo("To").setEditText("general")
    driver.choose("Now")
    driver.press("Ctrl+Return")
    assert "“general” is no channel" in driver.texts(driver.dialog)
    driver.press("Escape")
    assert slack.calls == []


# Later


def test_slack_keeps_what_goes_out_later_until_it_is_cancelled(driver: SendingDriver, slack: Slack) -> None:
    driver.compose()
    driver.open_send()
    driver.fill("At", "in 3 days")
    assert "Slack keeps it" in driver.texts(driver.dialog)
    assert "(Tokyo)" in driver.texts(driver.dialog)
    driver.press("Ctrl+Return")
    assert driver.toast.startswith("Scheduled")
    driver.pass_undo()
    assert len(slack.scheduled) == 1
    assert driver.states == ["scheduled"]
    assert driver.draft_state == "scheduled"

    driver.press("Ctrl+8")
    assert "Kept by Slack" in driver.texts()
    driver.click_button("Cancel")
    driver.wait_until_idle()
    assert slack.scheduled == []
    assert driver.states == ["cancelled"]
    assert driver.draft_state == "draft"


def test_what_is_kept_here_says_that_the_program_must_run(driver: SendingDriver, slack: Slack) -> None:
    driver.compose()
    driver.open_send()
    driver.combo("From").setCurrentIndex(1)
    driver.fill("At", "in 3 days")
    assert "AsyncDraft must run then" in driver.texts(driver.dialog)
    driver.press("Ctrl+Return")
    driver.pass_undo()
    assert slack.calls == []
    assert "keep AsyncDraft open" in driver.status

    driver.press("Ctrl+8")
    assert "AsyncDraft must run then" in driver.texts()
    driver.click_button("Send now")
    driver.wait_until_idle()
    assert len(slack.messages) == 1


def test_a_time_that_cannot_be_read_or_is_over_is_said(driver: SendingDriver) -> None:
    driver.compose()
    driver.open_send()
    driver.fill("At", "blorp")
    driver.press("Ctrl+Return")
    assert "“blorp” was not understood" in driver.texts(driver.dialog)
    driver.fill("At", "1 Jan 2020 10:00 utc")
    driver.press("Ctrl+Return")
    assert driver.dialog.isVisible()
    driver.press("Escape")
    assert driver.states == []


# The outbox


def test_what_failed_says_why_and_is_retried(driver: SendingDriver, slack: Slack) -> None:
    slack.script("chat.postMessage", Fault(error="not_in_channel"))
    driver.compose()
    driver.send_now()
    driver.pass_undo()
    assert "1 message asks for you" in driver.status
    driver.press("Ctrl+8")
    assert "Invite it there" in driver.texts()
    driver.click_button("Retry now")
    driver.wait_until_idle()
    assert driver.states == ["sent"]
    assert len(slack.messages) == 1


def test_what_nobody_can_tell_is_asked(driver: SendingDriver, slack: Slack) -> None:
    """A webhook that took the message and hung up: it may be there."""
    slack.script(HOOK, Fault(cut="after"))
    driver.compose()
    driver.open_send()
    driver.combo("From").setCurrentIndex(1)
    driver.choose("Now")
    driver.press("Ctrl+Return")
    driver.pass_undo()
    driver.pass_time(hours=2)
    assert driver.states == ["unknown"]
    assert len(slack.messages) == 1

    driver.press("Ctrl+8")
    assert "Did it arrive?" in driver.texts()
    driver.click_button("It arrived")
    driver.pass_time(hours=2)
    assert driver.states == ["sent"]
    assert driver.draft_state == "sent"
    assert len(slack.messages) == 1


def test_offline_it_waits_and_goes_out_later(driver: SendingDriver, slack: Slack) -> None:
    address, slack.address = slack.address, "http://127.0.0.1:9"
    driver.compose()
    driver.send_now()
    driver.pass_undo()
    assert driver.states == ["queued"]
    assert "cannot be reached" in driver.status
    slack.address = address
    driver.pass_time(hours=1)
    assert driver.states == ["sent"]


def test_edit_takes_the_message_back_and_opens_its_draft(driver: SendingDriver, slack: Slack) -> None:
    driver.compose("Wrong words")
    driver.send_now()
    driver.press("Ctrl+N")
    driver.press("Ctrl+8")
    assert driver.named("Outbox", SectionedList).isVisible()
    driver.click_button("Edit")
    assert driver.draft.what == "Wrong words"
    driver.pass_undo()
    assert slack.messages == []


def test_closing_asks_while_something_waits_for_its_time(driver: SendingDriver) -> None:
    driver.compose()
    driver.open_send()
    driver.combo("From").setCurrentIndex(1)
    driver.fill("At", "in 3 days")
    driver.press("Ctrl+Return")
    driver.window.close()
    assert "1 message waits in the outbox" in driver.texts(driver.dialog)
    driver.click_button("Stay open")
    assert driver.window.isVisible()


def test_the_window_closes_while_a_message_is_on_its_way(begin: Begin, slack: Slack) -> None:
    slack.script("chat.postMessage", Fault(late=0.3))
    driver = begin()
    driver.use(SLACK)
    driver.compose()
    driver.send_now()
    secrets = driver.accounts.credentials
    driver.clock.at += timedelta(seconds=6)
    driver.desk.reload()
    driver.wait_for(slack.accepted.is_set)
    again = begin()
    again.accounts.credentials = secrets
    again.pass_time(hours=1)
    assert len(slack.messages) == 1
    assert again.states == ["sent"]


# Threads


def test_the_second_message_lands_where_the_first_was(driver: SendingDriver, slack: Slack) -> None:
    driver.compose("Which schema is right?")
    driver.press("Ctrl+Shift+T")
    driver.press("Return")
    driver.send_now()
    driver.pass_undo()
    (thread,) = driver.application.desk.all
    assert thread.posts[0].message_id == f"slack:{CHANNEL}/{slack.messages[0]['ts']}"

    driver.press("Ctrl+N")
    driver.write(Pane.WHAT, "Once more: which schema is right?")
    driver.application.session.flush()
    driver.application.desk.store.attach(driver.draft.id, thread.id)
    driver.application.desk.reload()
    driver.open_send()
    assert driver.combo("To").currentText().startswith("The thread “Which schema")
    driver.choose("Now")
    driver.press("Ctrl+Return")
    driver.pass_undo()
    assert slack.messages[1]["thread_ts"] == slack.messages[0]["ts"]
    (thread,) = driver.application.desk.all
    assert len(thread.posts) == 2


def test_an_invitation_that_was_sent_makes_the_call_one_to_be_held(driver: SendingDriver) -> None:
    desk = driver.application.desk
    thread = desk.keep(Thread(topic="Which queue?", call=Call(at=driver.clock() + timedelta(days=2))))
    assert thread is not None
    invitation = Draft(template="strike-3-invitation", what="Where we differ", to=("kenji",))
    driver.application.threads.thread_commands.drafts.attach(invitation, thread)
    driver.send_now()
    assert desk.all[0].call.invited_at is None
    driver.pass_undo()
    assert desk.all[0].call.invited_at is not None


# Nothing by itself


def test_nothing_reaches_for_a_network_before_the_user_sends(driver: SendingDriver, slack: Slack) -> None:
    """A whole story of editing, with accounts there, up to the last look and away from it again."""
    with watched() as met:
        driver.compose("See https://example.com/a and PAY-412; ![chart](https://example.com/chart.png)")
        driver.write(Pane.WHY, "The release waits.")
        driver.write(Pane.NEED, "Kenji, please confirm the schema by noon EST.")
        driver.press("Ctrl+L")
        driver.type("tue 5pm tokyo")
        driver.press("Ctrl+T")
        for view in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+7", "Ctrl+8", "Ctrl+1"):
            driver.press(view)
        for copy in ("Ctrl+Alt+1", "Ctrl+Alt+2", "Ctrl+Alt+3"):
            driver.press(copy)
        driver.open_send()
        driver.combo("From").setCurrentIndex(1)
        driver.press("Escape")
        driver.application.sending.commands.show_accounts()
        driver.wait_until_idle()
        driver.press("Escape")
        assert met == []

        driver.send_now()
        driver.pass_undo()
        assert met != []
    assert len(slack.messages) == 1
