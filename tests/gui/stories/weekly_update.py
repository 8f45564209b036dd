"""A product manager replaces a cancelled meeting of executives by a weekly update."""

from datetime import UTC, datetime

from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story

MILESTONES = (("Pix payments live", "d", "mon 16 nov"), ("Refunds", "l", "wed 2 dec"))
WHAT = (
    "This replaces Monday's meeting, which is cancelled. Pix is live: 1,840 orders in the first week, "
    "6 failed. "
    "Refunds follow on Wed 2 Dec, not on Wed 25 Nov: the bank tests them twice."
)
WHY = "The launch on Fri 15 Jan holds if the second test is paid for this month."
NEED = "Dana, please decide on the second bank test, yes or no."
DECISION = ("Second bank test, 12,000 EUR", "Dana", "we launch without refunds")
DEADLINE = "thu noon new york"


def begin(hand: Hand) -> None:
    hand.start()
    hand.press("Return", "Ctrl+T")
    hand.type("executive meeting")
    hand.driver.settle()


def add_the_readers(hand: Hand) -> None:
    hand.press("Return")
    assert hand.driver.draft.template == "weekly-executive-update"
    for name, city in (("Dana Cole", "new york"), ("Tom Beck", "berlin")):
        hand.press("Ctrl+R")
        hand.type(name)
        hand.press("Return")
        hand.type(city)
        hand.press("Return")
        hand.see_toast("Your message goes to them too.")


def fill_the_form(hand: Hand) -> None:
    hand.click_named("Project")
    hand.write("checkout in Brazil")
    hand.press("Tab")
    hand.type("at")
    hand.press("Tab")
    hand.type("fri")
    hand.press("Tab")
    hand.type("15 jan")
    for milestone, state, due in MILESTONES:
        hand.press("Tab")
        hand.write(milestone)
        hand.press("Tab")
        hand.type(state)
        hand.press("Tab")
        hand.type(due)
    hand.see("Fri 27 Nov 2026", "One fix from ready")


def write_the_message(hand: Hand) -> None:
    for name, text in (("What", WHAT), ("Why", WHY), ("What I need", NEED)):
        hand.click_named(name)
        hand.write(text)


def name_the_decision(hand: Hand) -> None:
    hand.click("Decisions wanted")
    for number, cell in enumerate(DECISION):
        if number:
            hand.press("Tab")
        hand.write(cell)
    hand.press("Ctrl+L")
    hand.type(DEADLINE)
    hand.driver.wait_for(lambda: "Ready to send" in hand.driver.texts())


def copy(hand: Hand) -> None:
    hand.press("Ctrl+Alt+2")
    hand.see_toast("Copied")
    hand.show_copied()


WEEKLY_UPDATE = Story(
    page="02-weekly-update",
    name="Sam Ortiz",
    zone="Europe/London",
    begins=datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
    steps=(
        Step("Which message is it?", begin),
        Step("The readers", add_the_readers),
        Step("The form", fill_the_form),
        Step("The message", write_the_message, pictured=False),
        Step("The decision", name_the_decision),
        Step("Copied as mail", copy),
    ),
    doubts=(
        Doubt(
            "No template is found for “executive meeting”, and the preview goes on to show another",
            "the template says so, and where none has all words the nearest are shown",
        ),
        Doubt(
            "Who is added as a reader leads away to Team: where is the message?",
            "Enter leads back to it",
        ),
        Doubt(
            "A letter chooses a state, and the next Tab leaves the table: what is typed then is lost",
            "Tab goes on to the next cell",
        ),
        Doubt(
            "The form is filled, and still “Start with”, “Nothing to check yet” and a sample in the preview",
            "a filled field counts as written, and what to start with goes once it is chosen",
        ),
    ),
)
