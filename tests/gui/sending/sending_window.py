"""A window with accounts whose other side is a local server, and a clock that the test moves."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton

from asyncdraft.core.draft import Pane
from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.sending.delivery import Delivery
from asyncdraft.gui.app import Application
from asyncdraft.integrations import credentials, transport
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.slack import SlackApi, SlackWebhook
from tests.gui.driver import HAND_OFF, Driver
from tests.services.slack_server import CHANNEL, HOOK, TOKEN, Slack

SLACK = Account(id="a1", name="Payments", kind=Kind.SLACK, channel=CHANNEL)
WEBHOOK = Account(id="a2", name="Hook", kind=Kind.WEBHOOK)
SECRETS = {"a1": TOKEN, "a2": f"https://hooks.slack.com{HOOK}"}
ZONE = "Europe/London"
QUICK = 2.0
"""Seconds of patience with a server that does not answer."""


class Clock:
    """Stands at the real time, to which servers compare what they are told, until it is moved."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


def wire(patch: pytest.MonkeyPatch, slack: Slack) -> None:
    """Slack is the local server, and there is no keyring."""
    patch.setattr(credentials, "_found", lambda: None)
    patch.setitem(
        transport.MAKERS,
        Kind.SLACK,
        lambda account, secret: SlackApi(account, secret, api=slack.api, patience=QUICK),
    )
    patch.setitem(
        transport.MAKERS,
        Kind.WEBHOOK,
        lambda account, secret: SlackWebhook(account, secret, hooks=slack.address, patience=QUICK),
    )


class SendingDriver(Driver):
    def __init__(self, clock: Clock) -> None:
        super().__init__(Application(clock, zone=ZONE, hours24=True))
        self.clock = clock
        self.desk = self.application.sending.desk
        self.accounts = self.application.sending.accounts

    def use(self, *accounts: Account, secret: str = "") -> None:
        """As if they had been put in before."""
        self.application.workspace.set_accounts(accounts)
        for account in accounts:
            self.accounts.credentials.set(account.place, Secret(secret or SECRETS[account.id]))
        self.settle()

    def compose(self, what: str = "The staging database is read-only since 14:00.") -> None:
        self.press("Ctrl+N")
        self.add_readers("Kenji")
        self.write(Pane.WHAT, what)

    def open_send(self) -> None:
        self.press("Ctrl+Shift+Return")
        assert self.dialog.windowTitle() == "Send"

    def choose(self, when: str) -> None:
        """By the words with which the choice begins."""
        radios = self.dialog.findChildren(QRadioButton)
        QTest.keyClick(next(each for each in radios if each.text().startswith(when)), Qt.Key.Key_Space)
        self.settle()

    def send_now(self) -> None:
        self.open_send()
        self.choose("Now")
        self.press("Ctrl+Return")

    def pass_undo(self) -> None:
        self.pass_time(seconds=6)

    def pass_time(self, **span: float) -> None:
        self.clock.at += timedelta(**span)
        self.desk.reload()
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        self.wait_for(lambda: not (self.desk.is_busy or self.accounts.is_busy))

    def fill(self, name: str, text: str) -> None:
        edits = [each for each in self.dialog.findChildren(QLineEdit) if each.accessibleName() == name]
        edit = next(each for each in edits if each.isVisible())
        edit.setFocus()
        edit.selectAll()
        self.type(text)

    def untick(self, name: str) -> None:
        tick = self.named(name, QCheckBox)
        assert tick.isChecked()
        QTest.keyClick(tick, Qt.Key.Key_Space)
        self.settle()

    def combo(self, name: str) -> QComboBox:
        return self.named(name, QComboBox)

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        self.desk.reload()
        return self.desk.all

    @property
    def states(self) -> list[str]:
        return [each.state.value for each in self.deliveries]

    @property
    def status(self) -> str:
        return self.texts(self.window.status)

    @property
    def draft_state(self) -> str:
        self.application.session.flush()
        found = self.application.workspace.drafts.summary(self.draft.id)
        assert found is not None
        return found.state


class Window:
    """One window for all tests of a file: building it takes longer than they do."""

    def __init__(self) -> None:
        self.driver = SendingDriver(Clock())
        self.driver.start()
        self.driver.rest()

    def lend(self) -> SendingDriver:
        """As after a first start, with two accounts."""
        driver = self.driver
        driver.clock.at = datetime.now(UTC)
        driver.application.session.open(HAND_OFF, stored=False)
        driver.application.stage.show_compose()
        driver.use(SLACK, WEBHOOK)
        driver.desk.start()
        driver.show()
        return driver

    def take_back(self) -> None:
        driver, application = self.driver, self.driver.application
        driver.wait_until_idle()
        with application.database.writing() as connection:
            connection.execute("DELETE FROM outbox")
        driver.desk.reload()
        driver.rest()
        for summary in application.workspace.drafts.list():
            application.workspace.drafts.delete(summary.id)
        for thread in application.desk.all:
            application.desk.store.delete(thread.id)
        application.desk.reload()
        driver.settle()


Begin = Callable[[], SendingDriver]
