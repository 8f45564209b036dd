"""A lead announces an RFC to twelve people over twelve hours."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableWidget

from tests.gui.stories.hand import Hand
from tests.gui.stories.story import Doubt, Step, Story

REVIEWERS = (
    ("Noa Levi", "Asia/Jerusalem", "operations", "section 2"),
    ("Kenji Mori", "Asia/Tokyo", "payments", "section 3"),
    ("Priya Rao", "Asia/Kolkata", "support", "section 4"),
    ("Maya Chen", "America/New_York", "security", "section 5"),
    ("Ana Sousa", "Europe/Lisbon", "mobile", "section 2"),
    ("Tom Beck", "Europe/Berlin", "data", "section 3"),
    ("Lena Vogt", "Europe/Berlin", "web", "section 2"),
    ("Sara Lind", "Europe/Stockholm", "invoices", "section 4"),
    ("Omar Said", "Africa/Cairo", "search", "section 3"),
    ("Wei Tan", "Asia/Singapore", "hosting", "section 5"),
    ("Dana Cole", "America/New_York", "sales", "section 4"),
    ("Luis Mora", "America/Bogota", "partners", "section 4"),
)
"""From New York to Tokyo."""


def prepare(home: Path) -> None:
    people = "".join(
        f'\n[people.{name.split()[0].lower()}]\nname = "{name}"\nzone = "{zone}"\n'
        'hours = {mon-fri = ["09:00-17:00"]}\n'
        for name, zone, _role, _part in (("Alex Reed", "Europe/London", "", ""), *REVIEWERS)
    )
    (home / "team").mkdir()
    text = f'name = "Platform"\nme = "alex"\n{people}'
    (home / "team" / "team.toml").write_text(text, encoding="utf-8")


DOCUMENT = "https://docs.example.com/rfc-12"
OPTIONS = (
    ("One queue, three priorities", "one place to look", "a week of moving"),
    ("Two queues, mended", "nothing moves", "two sets of rules"),
)
COMMENTS = """\
Noa: - Keep failed mails for three days.
Kenji: fine for me
Priya: fine for me
Maya: - Who may read the queue?
Tom: fine for me
Lena: fine for me
Sara: fine for me
Omar: fine for me
Wei: fine for me
Dana: fine for me
Luis: fine for me"""
ANSWERS = (
    ("Accept the comment 1 of Noa Levi", "They stay for three days."),
    ("Accept the comment 4 of Maya Chen", "Operations alone; section 5 says so now."),
)
FIRST_CELL = QPoint(40, 14)


def open_it(hand: Hand) -> None:
    hand.start()
    hand.press("Return")
    hand.click("Meetings")
    hand.click("RFCs")
    hand.click("New RFC")
    hand.write("One queue for all mails")
    hand.press("Tab")
    hand.write(DOCUMENT)
    hand.press("Tab", "Tab")
    hand.write("All mails wait in one queue with three priorities.")
    hand.press("Tab")
    hand.write("The second queue lost 1,340 mails in October.")
    hand.press("Tab")
    hand.type("Ana")


def name_the_reviewers(hand: Hand) -> None:
    hand.press("Tab", "Tab")
    hand.paste("\n".join("\t".join((name, role, part)) for name, _zone, role, part in REVIEWERS))
    hand.see("Closes Wed 2 Dec, 22:00, 7 business days.")


def weigh_the_options(hand: Hand) -> None:
    hand.click("Open the RFC")
    hand.see("0 of 12 reviewers", "Announce the RFC")
    hand.click_on(hand.driver.named("Options", QTableWidget).viewport(), FIRST_CELL)
    for option in OPTIONS:
        for cell in option:
            hand.write(cell)
            hand.press("Tab")
        hand.press("Tab")


def announce(hand: Hand) -> None:
    hand.click("Draft the announcement")
    hand.see("Ready to send")
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    hand.show_copied()


def collect(hand: Hand) -> None:
    hand.later(days=3, hours=2)
    hand.click("Meetings")
    hand.click("Add comments")
    hand.paste(COMMENTS)
    hand.see("11 COMMENTS RECOGNISED")
    hand.click("Add to the RFC")
    hand.see("11 of 12 reviewers", "Ana has not commented.")


def remind(hand: Hand) -> None:
    hand.click("Draft the nudge")
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    with hand.saves_to(hand.home / "rfc.ics"):
        hand.click("Meetings")
        hand.click("Save reminders")


def answer(hand: Hand) -> None:
    hand.later(days=4)
    hand.click("Add comments")
    hand.paste("Ana: fine for me")
    hand.click("Add to the RFC")
    for name, words in ANSWERS:
        hand.click_named(name)
        hand.write(words)
        hand.press("Return")


def close(hand: Hand) -> None:
    hand.click("Draft the closing summary")
    hand.see("Ready to send")
    hand.press("Ctrl+Return")
    hand.see_toast("Copied")
    hand.show_copied()


RFC = Story(
    page="03-rfc",
    name="Alex Reed",
    zone="Europe/London",
    begins=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    prepare=prepare,
    steps=(
        Step("What is proposed", open_it, pictured=False),
        Step("Who reads what", name_the_reviewers),
        Step("The options", weigh_the_options),
        Step("Announced", announce),
        Step("Comments come in", collect),
        Step("Who is silent", remind),
        Step("Each comment has its answer", answer),
        Step("The closing summary", close),
    ),
    doubts=(
        Doubt("The number of business days is not to be seen in its field", "it is"),
        Doubt(
            "Thirty-six cells for twelve reviewers, and Tab leaves the table after a name",
            "the rows of a sheet are pasted, the form says so, and Tab goes on",
        ),
        Doubt("Who decides and reviews is addressed twice", "once"),
        Doubt(
            "The announcement says “until Wed 2 Dec”, and the deadline card calls that another deadline",
            "the day of the deadline is the deadline",
        ),
        Doubt(
            "After the announcement is copied the RFC still says “Announce the RFC”",
            "it says to wait for comments, and from the first reminder on to ask who is silent",
        ),
        Doubt("Meetings leads to the audit, not to the RFC where one was", "it leads to where one was"),
    ),
)
