"""The seconds after a message was sent: it can be taken back, and goes once."""

from asyncdraft.storage.outbox import Outbox
from tests.gui.full_disk import FULL, full_disk
from tests.gui.sending.sending_window import SLACK, Begin, SendingDriver
from tests.services.slack_server import CHANNEL, Slack


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


def test_undo_on_a_full_disk_says_that_and_nothing_of_being_too_late(driver: SendingDriver) -> None:
    driver.compose()
    driver.send_now()
    with full_disk(Outbox, "cancel"):
        driver.click_button("Undo")
    assert driver.toast == FULL
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
