"""A newcomer, whose language is another one, practises three times and then writes to somebody."""

from datetime import UTC, datetime

from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story

MIGRATION = (
    "The invoice migration (PAY-431) stops in staging at step 3 of 5 with `lock timeout after 50 s`, line "
    "812 of the log. The disk is not full: 41 % is free. A second run stopped at the same row.",
    "The billing tests for the release on Thu 3 Dec wait for it. You wrote the step that builds the index.",
    "Priya, please tell me by Wed 25 Nov, 12:00 Bengaluru time, whether step 3 may run while others write.",
    "If you are ill on Wednesday, I run it on Thursday at night, when nobody writes.",
)
COFFEE = (
    "Owen, container CX-4102 reaches Halifax on Sat 19 Dec instead of Tue 15 Dec: the Alba Star left 4 "
    "days late because of a storm. The customs papers are complete (file HX-88).\n\n"
    "Your nine shops run out of the house blend on Thu 17 Dec. A lorry from Montréal can bring 60 bags by "
    "Wed 16 Dec, for 780 Canadian dollars.\n\n"
    "Please answer yes or no to the lorry by Thu 10 Dec, 12:00 EST (Toronto). Without an answer I order "
    "it at 16:00 EST, so that no shop runs out."
)
SCHOOL = (
    "Ingrid, one decision about 1,150 dollars is open before the new house starts on Mon 8 Feb.\n\n"
    "- Done: 11 of 14 classrooms are furnished; the fire check passed on Wed 13 Jan (report FR-22).\n"
    "- Next: the other 3 classrooms, by Fri 22 Jan.\n"
    "- Late: the oven comes on Sat 13 Feb, 6 days late. A caterer can bring cold lunches from Mon 8 to "
    "Fri 12 Feb.\n\n"
    "Please answer yes or no to the caterer, 1,150 dollars, by Tue 19 Jan, 15:00 CET (Oslo): the offer "
    "ends on Wed 20 Jan. Without an answer I ask the parents to send lunch along."
)
ROUGH = (
    "Dear Kenji, kindly do the needful on the rounding of invoices with two tax rates, it is failing "
    "since Friday. I have a doubt about your rule in PAY-430. Please revert asap."
)
WHAT = (
    "The invoice export stops at invoice 17,930 of 41,206 with `E_TAX_ROUND` (PAY-430), since Fri 20 Nov. "
    "Only invoices with two tax rates fail; a second run stopped at the same one."
)
WHY = "Finance closes the month on Mon 30 Nov and needs two days before that. You wrote the rounding."
NEED = "Kenji, please write into PAY-430 how an invoice with two tax rates is rounded."


def start_practising(hand: Hand) -> None:
    hand.start()
    hand.press("Return", "Ctrl+6")
    hand.wait()
    hand.see("Start with “A blocked migration”")
    hand.press("Return")
    hand.wait()
    hand.see("Click the words that cost the reader, or take the arrow keys and Space.")


def mark(hand: Hand) -> None:
    hand.press("Right", "Space", "Right", "Space", "Ctrl+Return")
    hand.see("7 failures, you found 2")


def rewrite(hand: Hand) -> None:
    for text in MIGRATION:
        hand.write(text)
        hand.press("Tab")
    hand.press("Ctrl+Return")
    hand.wait()
    hand.see("Compare with the model answer", "Which of these would Priya say?")
    hand.press("Right")


def go_on(hand: Hand) -> None:
    hand.press("Ctrl+Return")
    hand.wait()
    hand.see_toast("“A blocked migration”: 10 of 10 points, saved.")
    for title, text in (("The coffee is late", COFFEE), ("The school moves", SCHOOL)):
        hand.see(title)
        hand.press("Ctrl+Return")
        hand.write(text)
        hand.press("Ctrl+Return")
        hand.wait()
        hand.press("Right", "Ctrl+Return")
        hand.wait()
        hand.see_toast(f"“{title}”: ")
    hand.see("3 of 32 exercises")


def write_to_somebody(hand: Hand) -> None:
    hand.press("Ctrl+1")
    hand.write(ROUGH)
    hand.press("Ctrl+R")
    hand.type("ken")
    hand.press("Return")
    hand.driver.wait_for(lambda: "fixes from ready" in hand.driver.texts())


def say_it_as_practised(hand: Hand) -> None:
    hand.press("Ctrl+A")
    hand.write(WHAT)
    for text in (WHY, NEED):
        hand.press("Tab")
        hand.write(text)
    hand.press("Ctrl+Shift+L")
    hand.driver.wait_for(lambda: "Ready to send" in hand.driver.texts())


def copy(hand: Hand) -> None:
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    hand.show_copied()


NEWCOMER = Story(
    page="07-newcomer",
    name="Thiago Alves",
    zone="America/Sao_Paulo",
    begins=datetime(2026, 11, 23, 12, 30, tzinfo=UTC),
    steps=(
        Step("The first morning", start_practising),
        Step("What costs the reader", mark),
        Step("Rewritten and compared", rewrite),
        Step("Two more", go_on),
        Step("As one says it at home", write_to_somebody),
        Step("As practised", say_it_as_practised),
        Step("Copied", copy, pictured=False),
    ),
    doubts=(
        Doubt("Enter in Practice did nothing: no exercise had the focus.", "Enter starts the first one."),
        Doubt("“Five minutes on: says exactly what”?", "It is quoted as the checklist writes it."),
    ),
)
