"""A laptop dies in mid-sentence; on a new one the sentence goes on."""

import shutil
from datetime import UTC, datetime, timedelta

from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story

BACKUP = "asyncdraft-2026-11-23.zip"
WHAT = (
    "The invoice export stops at invoice 17,930 of 41,206 with `E_TAX_ROUND` (PAY-430). "
    "I ruled out the network: a second run stopped at the same invoice, and"
)
REST = " the twelve behind it are the only ones with two tax rates."
WHY = "Finance closes the month on Mon 30 Nov. You wrote the rounding."
NEED = "Kenji, please send me the rounding rule for two tax rates by Wed 25 Nov, 12:00 Tokyo time."


def begin_a_sentence(hand: Hand) -> None:
    hand.start()
    hand.press("Return")
    hand.write(WHAT)


def back_up(hand: Hand) -> None:
    hand.press("Ctrl+K")
    hand.type("back")
    with hand.saves_to(hand.home / BACKUP):
        hand.press("Return")
    hand.driver.wait_for(lambda: not hand.driver.application.workspace.tasks.busy)
    hand.see_toast("Backed up: 1 draft, settings, roster and templates")


def lose_the_machine(hand: Hand) -> None:
    """What is left of it is the file on the other disk."""
    hand.stop()
    for left in hand.home.iterdir():
        if left.name != BACKUP:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    hand.now += timedelta(hours=17)
    hand.start()
    hand.see("Good morning. When do you work?")


def restore(hand: Hand) -> None:
    with hand.opens(hand.home / BACKUP):
        hand.click("Restore a backup")
    hand.driver.wait_for(lambda: not hand.driver.application.workspace.tasks.busy)
    hand.see_toast("Restored: 1 draft.")
    assert hand.driver.draft.what == WHAT


def go_on(hand: Hand) -> None:
    hand.write(REST)
    for text in (WHY, NEED):
        hand.press("Tab")
        hand.write(text)
    hand.press("Ctrl+R")
    hand.type("ken")
    hand.press("Return")
    hand.driver.wait_for(lambda: "Ready to send" in hand.driver.texts())
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    hand.show_copied()


NEW_MACHINE = Story(
    page="08-new-machine",
    name="Eva Wagner",
    zone="Europe/Berlin",
    begins=datetime(2026, 11, 23, 14, 30, tzinfo=UTC),
    steps=(
        Step("In mid-sentence", begin_a_sentence),
        Step("On another disk", back_up, pictured=False),
        Step("The next morning, another laptop", lose_the_machine),
        Step("Restored", restore),
        Step("The sentence goes on", go_on),
    ),
    doubts=(
        Doubt(
            "The first start of the new machine asked who I am, and offered a template. Where is my draft?",
            "*Restore a backup…* stands beside the answer.",
        ),
        Doubt(
            "“restore” in the palette found *Restore the shown state* first.", "There is no need to seek it."
        ),
        Doubt(
            "The copies that the program makes by itself could not be chosen.",
            "*Restore a backup…* takes them, too.",
        ),
        Doubt("The draft was back, and the caret nowhere.", "It stands where the last sentence ended."),
    ),
)
