"""Whole debates through the window: question, two rounds of writing, the call, the record, the way back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QListWidget

from asyncdraft.core.draft import Pane
from asyncdraft.core.threads.thread import Kind, Thread
from asyncdraft.gui.app import Application
from asyncdraft.gui.dialogs.decision_log import DecisionLog
from asyncdraft.gui.dialogs.reply import ReplyDialog
from asyncdraft.gui.threads.slot_card import SlotCard
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.workspace import Change
from tests.gui.conftest import NOW, ZONE
from tests.gui.debates import DEBATES, Debate
from tests.gui.driver import Driver


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Player:
    """Plays a debate as its writer does."""

    def __init__(self, driver: Driver, clock: Clock) -> None:
        self.driver = driver
        self.clock = clock

    def later(self, **span: float) -> None:
        """As when the minute has come: everything that depends on the clock is shown anew."""
        self.clock.now += timedelta(**span)
        self.driver.application.workspace.changed.emit(Change.CLOCK)
        self.driver.settle()

    @property
    def thread(self) -> Thread:
        thread = self.driver.application.desk.current
        assert thread is not None
        return thread

    @property
    def step(self) -> str:
        return self.driver.texts(self.driver.window.threads.step)

    def start(self, debate: Debate) -> None:
        self.driver.press("Ctrl+2")
        self.driver.click_button("New thread")
        self.driver.named("Topic", QLineEdit).setFocus()
        self.driver.type(debate.topic)
        people = self.driver.named("People", QListWidget)
        people.findItems(debate.name, Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)
        self.driver.write_field("Decision needed by", "Mon 30 Nov")
        self.driver.click_button("Start the thread")

    def write(self, button: str, need: str) -> None:
        """The step's own draft, with its ask; copied, it joins the thread."""
        self.driver.press("Ctrl+2")
        self.driver.click_button(button)
        assert self.driver.window.view == "compose"
        self.driver.window.editors.focus_pane(Pane.NEED)
        self.driver.paste(need)
        self.driver.press("Ctrl+Return")
        assert f"It is in “{self.thread.topic}” now." in self.driver.toast
        self.driver.click(self.driver.button(self.thread.topic))
        assert self.driver.window.view == "threads"

    def reply(self, text: str, name: str) -> None:
        self.later(hours=20)
        self.driver.press("Ctrl+Shift+V")
        dialog = self.driver.dialog
        assert isinstance(dialog, ReplyDialog)
        assert self.driver.named("Who wrote it", QComboBox).currentText() == name
        self.driver.named("Message", PaneEditor).setFocus()
        self.driver.paste(text)
        self.driver.click_button("Add to the thread")

    def fill(self, name: str, text: str) -> None:
        self.driver.named(name, PaneEditor).setFocus()
        self.driver.paste(text)


@pytest.fixture
def player(home: Path, qapp: QApplication) -> Iterator[Player]:
    clock = Clock()
    driver = Driver(Application(clock, zone=ZONE, hours24=True))
    driver.start()
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    yield Player(driver, clock)
    driver.stop()


@pytest.mark.parametrize("debate", DEBATES, ids=lambda debate: debate.person)
def test_a_debate_ends_in_a_decision(
    player: Player, debate: Debate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(player, debate)
    clarify(player, debate)
    write_both_views(player, debate)
    call(player, debate, tmp_path / "call.ics", monkeypatch)
    decide(player, debate)
    send_back(player, debate)
    look_up(player, debate, tmp_path / "log", monkeypatch)


def ask(player: Player, debate: Debate) -> None:
    player.start(debate)
    assert "Next step: write the question" in player.step
    player.write("Write the question", debate.question)
    assert [post.kind for post in player.thread.posts] == [Kind.QUESTION]
    assert f"Waiting on {debate.name.split()[0]}" in player.step


def clarify(player: Player, debate: Debate) -> None:
    player.reply(debate.answers[0], debate.name)
    assert player.thread.strikes == 0
    for _answer in player.thread.posts[1:]:
        player.driver.click_button("Go to the answer")
        player.driver.press("2")
    assert player.thread.strikes == 1
    assert "Next step: clarify" in player.step
    player.write("Write the clarification", debate.meant)
    sent = player.thread.posts[-1]
    assert sent.kind is Kind.CLARIFICATION
    assert f"wrote: “{player.thread.posts[-2].first_line}" in sent.text


def write_both_views(player: Player, debate: Debate) -> None:
    player.reply(debate.answers[1], debate.name)
    player.driver.press("Alt+D")
    assert player.thread.strikes == 2
    player.fill("View of Alex Reed", debate.mine)
    player.fill(f"View of {debate.name}", debate.theirs)
    player.fill("The point where we diverge", debate.divergence)
    player.fill("Agreed by both", debate.agreed)
    assert "✓ fair:" in player.driver.texts()
    player.write("Write the synthesis", "Please tell me which view you hold.")
    sent = player.thread.posts[-1]
    assert sent.kind is Kind.SYNTHESIS
    for part in (debate.mine, debate.theirs, debate.divergence, debate.agreed):
        assert part in sent.text


def call(player: Player, debate: Debate, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = player.driver
    player.reply(debate.answers[2], debate.name)
    driver.press("Alt+D")
    assert player.thread.is_stopped
    assert "Next step: a 15-minute call" in player.step
    assert debate.divergence in player.step
    slots = driver.window.findChildren(SlotCard)
    driver.click(slots[-1])
    driver.named("Who decides", QComboBox).setCurrentText(debate.name)
    driver.write_field("Where", "https://meet.example.com/5")
    player.fill("If nobody decides", "Everything stays as it is for a month.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    driver.click_button("Save .ics")
    (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == player.thread.call.at
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=15)
    assert debate.divergence in str(event["description"])
    assert "The call:" in player.step


def decide(player: Player, debate: Debate) -> None:
    driver, planned = player.driver, player.thread.call.at
    assert planned is not None
    player.later(seconds=(planned + timedelta(minutes=20) - player.clock.now).total_seconds())
    assert "Next step: record the decision" in player.step
    decision, why, who, due, rejected, revisit = debate.decision
    driver.click_button("Record D-0001 and close")
    assert "The record still needs what was decided and why and who carries it out." in driver.texts()
    player.fill("Decision", decision)
    player.fill("Why", why)
    driver.named("By whom", QComboBox).setCurrentText(who)
    driver.write_field("By when", due)
    player.fill("Rejected", rejected)
    player.fill("Revisit", revisit)
    driver.click_button("Record D-0001 and close")
    record = player.thread.decision
    assert record is not None
    assert (record.name, record.decision, record.owner) == ("D-0001", decision, debate.person)
    assert record.due is not None
    assert f"{record.due:%a} {record.due.day} {record.due:%b}" == due
    assert not player.thread.is_open


def send_back(player: Player, debate: Debate) -> None:
    assert "Next step: send the outcome back" in player.step
    assert f"by {debate.decision[3]}" in player.driver.texts()
    player.write("Write the outcome", "Please correct what you remember differently.")
    assert player.thread.posts[-1].kind is Kind.OUTCOME
    assert debate.decision[0] in player.thread.posts[-1].text
    assert player.driver.listed("Threads") == [debate.topic]
    assert "0 open, 0 wait for you" in player.driver.texts()


def look_up(player: Player, debate: Debate, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = player.driver
    driver.click_button("Log of decisions")
    assert isinstance(driver.dialog, DecisionLog)
    driver.named("Search decisions", QLineEdit).setFocus()
    driver.type(debate.decision[1].split()[-1].strip("."))
    assert driver.listed("Decisions") == [f"D-0001  {debate.topic}"]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    driver.click_button("Export as Markdown")
    driver.click_button("Close")
    (written,) = folder.iterdir()
    text = written.read_text("utf-8")
    assert written.name.startswith("0001-")
    for part in (*debate.decision[:2], *debate.decision[4:], debate.mine, debate.theirs):
        assert part in text
