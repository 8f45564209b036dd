"""Whole debates through the window: question, two rounds of writing, the call, the record, the way back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import icalendar
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from asyncdraft.core.threads.thread import Kind
from asyncdraft.gui.dialogs.decision_log import DecisionLog
from tests.gui.conftest import NOW, ZONE
from tests.gui.stories import disagreement as story
from tests.gui.stories.disagreement import CALL, thread
from tests.gui.stories.hand import Hand
from tests.gui.threads.debates import DEBATES, Debate


@pytest.fixture
def hand(home: Path, qapp: QApplication) -> Iterator[Hand]:
    hand = Hand("", ZONE, NOW, home)
    hand.start()
    yield hand
    hand.stop()


@pytest.mark.parametrize("debate", DEBATES, ids=lambda debate: debate.person)
def test_a_debate_ends_in_a_decision(
    hand: Hand, debate: Debate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(hand, debate)
    clarify(hand, debate)
    write_both_views(hand, debate)
    call(hand, debate)
    decide(hand, debate)
    send_back(hand, debate)
    look_up(hand, debate, tmp_path / "log", monkeypatch)


def ask(hand: Hand, debate: Debate) -> None:
    story.ask(hand, debate)
    assert [post.kind for post in thread(hand).posts] == [Kind.QUESTION]
    hand.see(f"Waiting on {debate.name.split()[0]}")


def clarify(hand: Hand, debate: Debate) -> None:
    story.misunderstood(hand, debate)
    assert thread(hand).strikes == 1
    story.clarify(hand, debate)
    sent = thread(hand).posts[-1]
    assert sent.kind is Kind.CLARIFICATION
    assert f"wrote: “{thread(hand).posts[-2].first_line}" in sent.text


def write_both_views(hand: Hand, debate: Debate) -> None:
    story.put_both_views(hand, debate)
    assert thread(hand).strikes == 2
    sent = thread(hand).posts[-1]
    assert sent.kind is Kind.SYNTHESIS
    for part in (debate.mine, debate.theirs, debate.divergence, debate.agreed):
        assert part in sent.text


def call(hand: Hand, debate: Debate) -> None:
    story.stop_writing(hand, debate)
    assert thread(hand).is_stopped
    (event,) = icalendar.Calendar.from_ical((hand.home / CALL).read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == thread(hand).call.at
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=15)
    assert debate.divergence in str(event["description"])


def decide(hand: Hand, debate: Debate) -> None:
    hand.later(days=5)
    hand.click("Record D-0001 and close")
    hand.see("The record still needs what was decided and why and who carries it out.")
    story.record(hand, debate)
    decision, _why, _who, due, _rejected, _revisit = debate.decision
    record = thread(hand).decision
    assert record is not None
    assert (record.name, record.decision, record.owner) == ("D-0001", decision, debate.person)
    assert record.due is not None
    assert f"{record.due:%a} {record.due.day} {record.due:%b}" == due
    assert not thread(hand).is_open


def send_back(hand: Hand, debate: Debate) -> None:
    story.send_back(hand, debate)
    assert thread(hand).posts[-1].kind is Kind.OUTCOME
    assert debate.decision[0] in thread(hand).posts[-1].text
    assert f"by {debate.decision[3]}" in thread(hand).posts[-1].text
    assert hand.driver.listed("Threads") == [debate.topic]
    hand.see("0 open, 0 wait for you")


def look_up(hand: Hand, debate: Debate, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.click("Log of decisions")
    assert isinstance(hand.driver.dialog, DecisionLog)
    hand.driver.named("Search decisions", QLineEdit).setFocus()
    hand.type(debate.decision[1].split()[-1].strip("."))
    assert hand.driver.listed("Decisions") == [f"D-0001  {debate.topic}"]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    hand.click("Export as Markdown")
    hand.click("Close")
    (written,) = folder.iterdir()
    text = written.read_text("utf-8")
    assert written.name.startswith("0001-")
    for part in (*debate.decision[:2], *debate.decision[4:], debate.mine, debate.theirs):
        assert part in text
