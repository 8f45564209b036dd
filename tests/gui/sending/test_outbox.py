"""The outbox: what waits for its time or for a network, what failed, what nobody can tell."""

from datetime import timedelta

from asyncdraft.gui.widgets.sectioned_list import SectionedList
from tests.gui.sending.sending_window import SLACK, WEBHOOK, Begin, SendingDriver
from tests.services.slack_server import HOOK, Fault, Slack


def test_the_outbox_says_where_a_webhook_posts(driver: SendingDriver, slack: Slack) -> None:
    driver.use(WEBHOOK)
    driver.compose()
    driver.send_now()
    driver.pass_undo()
    assert driver.states == ["sent"]
    driver.press("Ctrl+8")
    assert "the channel for which the webhook was made" in driver.texts()
    assert "drafts of the mailbox" not in driver.texts()


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
