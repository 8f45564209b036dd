"""An engineer in London, blocked at half past five, hands over to Tokyo."""

from datetime import UTC, datetime

from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story

THOUGHT = (
    "Hi Kenji, I am blocked on the retry patch, PR #318: its load test stops after 40 s with "
    "`pool exhausted` on staging. I restarted the workers twice and raised the pool to 50, "
    "it stops at the same second. "
    "1,340 deliveries are lost since Monday and the release on Thursday goes out with the loss. "
    "Can you find out what holds the connections by tomorrow 5pm your time?"
)
TOPIC = "load test of the retry patch"
RULED_OUT = "Too few connections: a pool of 50 stops at the same second."
FALLBACK = "If you find nothing, merge the patch without the new retries; I add them on Wednesday."


def begin(hand: Hand) -> None:
    hand.start()
    hand.see("Good afternoon. When do you work?", "Paste what you would send now")


def write_it_as_it_comes(hand: Hand) -> None:
    hand.press("Return", "Ctrl+Shift+R")
    hand.write(THOUGHT)
    hand.see("Where each sentence goes, and why")


def take_it_over(hand: Hand) -> None:
    hand.press("Ctrl+Return")
    assert hand.driver.draft.to == ("kenji",)
    assert hand.driver.draft.template == "blocker"
    hand.see("A missing detail costs you a day", "Three fixes from ready")


def mend(hand: Hand) -> None:
    for words in (FALLBACK, TOPIC, RULED_OUT):
        hand.press("F8")
        hand.write(words)
    hand.driver.wait_for(lambda: "Ready to send" in hand.driver.texts())


def copy(hand: Hand) -> None:
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    copied = hand.show_copied()
    for words in (FALLBACK, f"*Blocked: {TOPIC}*", f"*Already ruled out:*\n\n• {RULED_OUT}"):
        assert words in copied


HAND_OVER = Story(
    page="01-hand-over",
    name="Alex Reed",
    zone="Europe/London",
    begins=datetime(2026, 11, 23, 17, 30, tzinfo=UTC),
    steps=(
        Step("Half past five", begin, pictured=False),
        Step("As it comes", write_it_as_it_comes),
        Step("Taken over", take_it_over),
        Step("What is missing", mend),
        Step("Copied", copy),
    ),
    doubts=(
        Doubt(
            "“tomorrow 5pm your time” is the deadline in Tokyo, and in London contradicts it",
            "“your time” is the time of the one reader everywhere",
        ),
        Doubt(
            "F8 passes by the first and worst point, and goes twice to “Topic”, never to “Already ruled out”",
            "it goes to each, from the first",
        ),
    ),
)
