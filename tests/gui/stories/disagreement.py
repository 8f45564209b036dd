"""Two leads disagree three times; a call of fifteen minutes; the decision is on record."""

from collections.abc import Callable
from datetime import UTC, datetime

from asyncdraft.core.threads.thread import Thread
from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story
from tests.gui.threads.debates import ORDERS, Debate

CALL = "call.ics"


def thread(hand: Hand) -> Thread:
    shown = hand.driver.application.desk.current
    assert shown is not None
    return shown


def ask(hand: Hand, debate: Debate) -> None:
    hand.press("Ctrl+2")
    hand.click("New thread")
    hand.write(debate.topic)
    hand.tick("People", debate.name)
    hand.press("Tab", "Tab", "Tab")
    hand.type("mon 30 nov")
    hand.press("Return")
    hand.see("Next step: write the question")
    hand.press("Return")
    send(hand, debate, debate.question)


def send(hand: Hand, debate: Debate, words: str) -> None:
    """The draft of the step, which is open, with its words; copied, it is in the thread."""
    hand.write(words)
    hand.press("Ctrl+Return")
    hand.see_toast(f"It is in “{debate.topic}” now.")
    hand.press("Ctrl+2")


def take_answer(hand: Hand, text: str) -> None:
    hand.later(hours=20)
    hand.press("Ctrl+Shift+V")
    hand.paste(text)
    hand.press("Ctrl+Return")
    hand.see("Next step: judge the answer")


def misunderstood(hand: Hand, debate: Debate) -> None:
    """One key for each message that was pasted."""
    take_answer(hand, debate.answers[0])
    for _message in thread(hand).posts[1:]:
        hand.press("2")
    hand.see("Next step: clarify")


def clarify(hand: Hand, debate: Debate) -> None:
    hand.press("Return")
    send(hand, debate, debate.meant)


def put_both_views(hand: Hand, debate: Debate) -> None:
    take_answer(hand, debate.answers[1])
    hand.press("3")
    hand.write(debate.mine)
    hand.press("Tab", "Tab")
    for words in (debate.theirs, debate.divergence):
        hand.write(words)
        hand.press("Tab")
    hand.write(debate.agreed)
    hand.see("✓ fair:")
    hand.press("Ctrl+Return", "Tab")
    send(hand, debate, "Please tell me which view you hold.")


def stop_writing(hand: Hand, debate: Debate) -> None:
    take_answer(hand, debate.answers[2])
    hand.press("3")
    hand.see("Next step: a 15-minute call")
    hand.press("Tab", "Tab", "Tab", "Tab")
    hand.type("https://meet.example.com/5")
    hand.press("Tab")
    hand.type(debate.name)
    with hand.saves_to(hand.home / CALL):
        hand.click("Save .ics")
    hand.see("The call:")


def record(hand: Hand, debate: Debate) -> None:
    hand.later(days=5)
    hand.see("Next step: record the decision")
    decision, why, who, due, rejected, revisit = debate.decision
    hand.press("Ctrl+2")
    hand.write(decision)
    hand.press("Tab")
    hand.write(why)
    for told in (who, due):
        hand.press("Tab")
        hand.type(told)
    for words in (rejected, revisit):
        hand.press("Tab")
        hand.write(words)
    hand.press("Ctrl+Return")
    hand.see("Next step: send the outcome back")


def send_back(hand: Hand, debate: Debate) -> None:
    hand.press("Ctrl+2", "Return")
    send(hand, debate, "Please correct what you remember differently.")
    hand.show_copied()


def _step(title: str, do: Callable[[Hand, Debate], None], *, pictured: bool = True) -> Step:
    return Step(title, lambda hand: do(hand, ORDERS), pictured)


def _first(hand: Hand, debate: Debate) -> None:
    hand.start()
    hand.press("Return")
    ask(hand, debate)


DISAGREEMENT = Story(
    page="04-disagreement",
    name="Alex Reed",
    zone="Europe/London",
    begins=datetime(2026, 11, 23, 15, 46, tzinfo=UTC),
    steps=(
        _step("The question", _first),
        _step("Misunderstood", misunderstood),
        _step("Clarified", clarify, pictured=False),
        _step("Both views", put_both_views),
        _step("The call", stop_writing),
        _step("On record", record),
        _step("Back in the thread", send_back),
    ),
    doubts=(
        Doubt("The record writes its day as 2026-12-03, everything else as Thu 3 Dec", "so does the record"),
        Doubt(
            "An answer is in, and the answer to judge has not the focus for the keys 1, 2 and 3",
            "it has",
        ),
        Doubt(
            "Each message wanted a click to write and one to come back", "the caret waits, Ctrl+2 leads back"
        ),
        Doubt("Four clicks for both views, six for the record", "Tab leads from one to the next"),
        Doubt(
            "From the slots of the call Tab left for the top of the window",
            "it leads to what is asked below them",
        ),
        Doubt("“Copied …” was cut to the size of the sentence before it", "each is read whole"),
        Doubt("Five days later the list still called Wednesday's draft one of today", "it follows the day"),
    ),
)
