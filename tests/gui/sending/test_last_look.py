"""The last look before a message goes: where to, to whom, when, what is open; nothing goes without it."""

from datetime import timedelta

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.threads.thread import Call, Thread
from tests.gui.sending.sending_window import SendingDriver
from tests.services.no_connection import watched
from tests.services.slack_server import CHANNEL, Slack


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
    driver.save()
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
