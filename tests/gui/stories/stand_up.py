"""A team of nine gives up its stand-up: the audit, the first round, two who have not written."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QComboBox

from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story

GIVEN = Path(__file__).resolve().parents[2] / "fixtures" / "stories"
CALENDAR, PEOPLE = "team.ics", "people.csv"
PLACE = "https://wiki.example.com/rounds"
UPDATES = """\
Jonas: Shipped: the new login page. Next: the reset mail. Blocked: none.
Mateo:
Shipped: search in Spanish ([APP-91](https://tracker.example.com/browse/APP-91))
Next: accents in names
Blocked: waiting for Ravi to open the staging index
Ravi: Shipped: the nightly index runs in 14 minutes. Next: staging for Mateo. Blocked: none.
Nora:
- shipped: the Swedish texts
- next: the Norwegian ones
- blocked: none
Sam: Shipped: payouts to banks in Lagos. Next: the daily report. Blocked: the bank's test account is locked.
Chloe: Shipped: alerts for slow pages. Next: notes for whoever is on call. Blocked: none.
Eva: Shipped: the plan for December. Next: hiring. Blocked: none.
"""


def export(home: Path) -> None:
    """What Google Calendar and the address book have handed out."""
    for name in (CALENDAR, PEOPLE):
        shutil.copy(GIVEN / name, home / name)


def audit(hand: Hand) -> None:
    hand.start()
    hand.press("Return", "Ctrl+3")
    with hand.opens(hand.home / CALENDAR):
        hand.press("Return")
    hand.wait()
    hand.see("Team stand-up", "Instead: a status round in writing", "Not in your team")


def bring_in_the_nine(hand: Hand) -> None:
    hand.press("Ctrl+4")
    hand.click("Start my own team")
    with hand.opens(hand.home / PEOPLE):
        hand.click("Import people")
    hand.wait()
    hand.see("8 to add, 1 to change.")


def say_their_hours(hand: Hand) -> None:
    hand.press("Return")
    hand.see("Working hours of Jonas, Mateo, Aiko and 5 others are not known", "What we promise")
    hand.click("Say Mon to Fri 09:00-17:00")
    hand.see_toast("8 people work Monday to Friday")
    hand.wait()


def announce(hand: Hand) -> None:
    hand.press("Ctrl+3")
    hand.wait()
    hand.see("Gives back 33 person-hours a month", "Fewer than 7 of 9 updates are in")
    hand.press("Ctrl+Return")
    assert hand.driver.draft.template == "meeting-replacement"
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")


def open_the_round(hand: Hand) -> None:
    hand.press("Ctrl+3")
    hand.click("First round")
    hand.click_named("Where updates are collected")
    hand.type(PLACE)


def ask(hand: Hand) -> None:
    hand.press("Return")
    hand.see("Ask for the updates", "0 of 9 updates")
    hand.press("Ctrl+Return", "Ctrl+Return")
    hand.see_toast("Copied")


def take_in(hand: Hand) -> None:
    hand.later(days=4, hours=10)
    hand.press("Ctrl+Shift+3", "Ctrl+Shift+U")
    hand.paste(UPDATES)
    hand.see("7 UPDATES RECOGNISED")


def see_who_is_missing(hand: Hand) -> None:
    hand.press("Ctrl+Return")
    hand.see("7 of 9 updates", "Aiko and Tomasz have not written.")
    hand.click_on(hand.driver.named("Who can help Sam Okafor", QComboBox))
    hand.type("Chloe Martin")
    hand.press("Return")


def remind(hand: Hand) -> None:
    hand.press("Ctrl+Return")
    assert hand.driver.draft.to == ("aiko", "tomasz")
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    hand.show_copied()


def write_the_page(hand: Hand) -> None:
    hand.press("Ctrl+Shift+3")
    hand.click("Draft the page")
    assert hand.driver.draft.template == "status-synthesis"
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")


STAND_UP = Story(
    page="05-stand-up",
    name="Eva Wagner",
    zone="Europe/Berlin",
    begins=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    prepare=export,
    steps=(
        Step("The calendar", audit),
        Step("The nine", bring_in_the_nine, pictured=False),
        Step("Their hours", say_their_hours),
        Step("Announced", announce, pictured=False),
        Step("The first round", open_the_round),
        Step("Asked", ask, pictured=False),
        Step("Friday evening", take_in),
        Step("Two are missing", see_who_is_missing),
        Step("Reminded", remind),
        Step("The page", write_the_page),
    ),
    doubts=(
        Doubt("Enter on “Open calendars”, which had the focus, did nothing.", "Enter presses every button."),
        Doubt(
            "Eight people came in without hours: eight forms, or no deadline that holds?",
            "One button says the usual ones.",
        ),
        Doubt(
            "The proposal was on the screen, and the form of the round asked for title, people, window and "
            "quorum again.",
            "*First round…* opens it with all of them.",
        ),
        Doubt(
            "Ctrl+Enter in the round wrote the announcement of the meeting a second time.",
            "It writes the message that comes next, as its button says.",
        ),
        Doubt("An empty form for a new person stood beside the imported ones.", "It closes."),
        Doubt("“Team: Sample team” stood over a team called My team.", "The head follows at once."),
        Doubt("Prompt, nudge and page had one name in the list.", "Each says what it is."),
        Doubt("A paste needed the mouse to be added.", "Ctrl+Enter adds it."),
    ),
)
