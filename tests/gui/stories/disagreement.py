"""Two leads disagree three times; a call of fifteen minutes; the decision is on record."""

from datetime import UTC, datetime

from asyncdraft.gui.threads.slot_card import SlotCard
from tests.gui.debates import ORDERS
from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story


def ask(hand: Hand) -> None:
    hand.start()
    hand.press("Return")
    hand.click("Threads")
    hand.click("New thread")
    hand.write(ORDERS.topic)
    hand.tick("People", ORDERS.name)
    hand.click_named("Decision needed by")
    hand.type("mon 30 nov")
    hand.click("Start the thread")
    hand.see("Next step: write the question")
    send(hand, "Write the question", ORDERS.question)


def send(hand: Hand, button: str, words: str) -> None:
    """The step's own draft with its ask; copied, it is in the thread."""
    hand.click(button)
    hand.click_named("What I need")
    hand.write(words)
    hand.press("Ctrl+Return")
    hand.see_toast(f"It is in “{ORDERS.topic}” now.")
    hand.click(ORDERS.topic)


def answered(hand: Hand, number: int) -> None:
    hand.later(hours=20)
    hand.press("Ctrl+Shift+V")
    hand.paste(ORDERS.answers[number])
    hand.click("Add to the thread")


def misunderstood(hand: Hand) -> None:
    answered(hand, 0)
    hand.see("Next step: judge the answer")
    hand.press("2")
    hand.see("Next step: clarify")


def clarify(hand: Hand) -> None:
    send(hand, "Write the clarification", ORDERS.meant)


def put_both_views(hand: Hand) -> None:
    answered(hand, 1)
    hand.press("3")
    views = (
        ("View of Alex Reed", ORDERS.mine),
        (f"View of {ORDERS.name}", ORDERS.theirs),
        ("The point where we diverge", ORDERS.divergence),
        ("Agreed by both", ORDERS.agreed),
    )
    for name, words in views:
        hand.click_named(name)
        hand.write(words)
    send(hand, "Write the synthesis", "Please tell me which view you hold.")


def stop_writing(hand: Hand) -> None:
    answered(hand, 2)
    hand.press("3")
    hand.see("Next step: a 15-minute call")
    hand.click_on(hand.driver.window.findChildren(SlotCard)[0])
    hand.name_one("Who decides", ORDERS.name)
    hand.click_named("Where")
    hand.type("https://meet.example.com/5")
    with hand.saves_to(hand.home / "call.ics"):
        hand.click("Save .ics")
    hand.see("The call:")


def record(hand: Hand) -> None:
    hand.later(days=5)
    hand.see("Next step: record the decision")
    decision, why, _who, due, rejected, revisit = ORDERS.decision
    for name, words in (("Decision", decision), ("Why", why)):
        hand.click_named(name)
        hand.write(words)
    hand.name_one("By whom", ORDERS.name)
    hand.click_named("By when")
    hand.type(due)
    for name, words in (("Rejected", rejected), ("Revisit", revisit)):
        hand.click_named(name)
        hand.write(words)
    hand.click("Record D-0001 and close")
    hand.see("Next step: send the outcome back")


def send_back(hand: Hand) -> None:
    send(hand, "Write the outcome", "Please correct what you remember differently.")
    hand.show_copied()


DISAGREEMENT = Story(
    page="04-disagreement",
    name="Alex Reed",
    zone="Europe/London",
    begins=datetime(2026, 11, 23, 15, 46, tzinfo=UTC),
    steps=(
        Step("The question", ask),
        Step("Misunderstood", misunderstood),
        Step("Clarified", clarify, pictured=False),
        Step("Both views", put_both_views),
        Step("The call", stop_writing),
        Step("On record", record),
        Step("Back in the thread", send_back),
    ),
    doubts=(
        Doubt("The record writes its day as 2026-12-03, everything else as Thu 3 Dec", "so does the record"),
        Doubt(
            "An answer is in, and the answer to judge has not the focus for the keys 1, 2 and 3",
            "it has",
        ),
    ),
)
