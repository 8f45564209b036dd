"""Accounts in the window: added, tested, changed, removed; their secrets on no disk, at no other server."""

from pathlib import Path

from tests.gui.sending.sending_window import SLACK, SendingDriver
from tests.services.slack_server import CHANNEL, TOKEN, Fault, Slack


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
