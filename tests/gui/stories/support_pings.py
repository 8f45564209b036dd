"""Pings about support stop: a promise, a form with a rota, quiet hours, and an answer afterwards."""

from datetime import UTC, datetime

from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story

PROMISE = "chat = 2 working hours\nemail = 1 working day"
SERVICE, FORM = "payouts", "https://forms.example.com/payouts"
QUESTIONS = "Which payout, with its link?\nWhat did you expect, and what did you see?\nSince when?"
ROTA = "Priya, Ana, Maya"
BLOCK = "mon-fri 09:00-11:00 ledger migration"
CAME_IN = """\
[09:12] Maya Chen: Which orders are hit by the payouts that failed on Friday?
[09:40] Kenji Mori: May I deploy the fix for the ledger today?
"""
ANSWER = "All 214 payouts of Friday after 18:00 CET; the list of them is in PAY-77."


def promise(hand: Hand) -> None:
    hand.start()
    hand.press("Return", "Ctrl+4")
    hand.click("Edit")
    hand.press("Ctrl+A")
    hand.type(PROMISE)
    hand.press("Ctrl+Return")
    hand.see_toast("The promise is saved.")
    hand.see("2 working hours", "The only path that wakes anybody.")


def set_up_the_rota(hand: Hand) -> None:
    hand.click("Support rota")
    hand.click("Set up the rota")
    hand.type(SERVICE)
    for text in (FORM, QUESTIONS, ROTA):
        hand.press("Tab")
        hand.type(text)
    hand.press("Ctrl+Return")
    hand.see("On triage today: Priya Rao", "Stand-ins")


def announce(hand: Hand) -> None:
    hand.click("Announce it")
    hand.see("Ready to send")
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    hand.show_copied()


def block_two_hours(hand: Hand) -> None:
    hand.press("Ctrl+4")
    hand.click("Block")
    hand.type(BLOCK)
    hand.press("Ctrl+Return")
    hand.see("STATUS TEXT", "AUTO-REPLY")


def say_so(hand: Hand) -> None:
    hand.click_named("Copy the status text")
    hand.show_copied()
    hand.click_named("Copy the auto-reply")
    hand.show_copied()


def take_in(hand: Hand) -> None:
    hand.later(hours=2, minutes=5)
    hand.click("Follow-ups")
    hand.paste(CAME_IN)
    hand.press("Ctrl+Return")
    hand.see_toast("2 drafts are written")
    hand.see("Follow-up: Which orders are hit")


def answer(hand: Hand) -> None:
    hand.press("Ctrl+A")
    hand.write(ANSWER)
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    hand.show_copied()


SUPPORT_PINGS = Story(
    page="06-support-pings",
    name="Lena Fischer",
    zone="Europe/Zurich",
    begins=datetime(2026, 11, 23, 8, 5, tzinfo=UTC),
    steps=(
        Step("The promise", promise),
        Step("The form and its rota", set_up_the_rota),
        Step("Announced", announce),
        Step("Two hours a day", block_two_hours),
        Step("What the chat says meanwhile", say_so, pictured=False),
        Step("Ten past eleven", take_in),
        Step("Answered", answer),
    ),
    doubts=(
        Doubt(
            "“The block outlasts the promise for chat by 5 h”, of a block of two hours and a half?",
            "It says who waits longer than promised, and from when on.",
        ),
        Doubt("The deadline of the announcement read `2026-11-24T17:00+01:0`.", "It reads as one types it."),
        Doubt(
            "Two follow-ups in the list began with the same words.", "Each is called after what was asked."
        ),
        Doubt("Fields of several lines left only the mouse to save.", "Ctrl+Enter saves."),
    ),
)
