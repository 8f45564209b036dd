"""A fortnight of practice, for pictures of the view."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from asyncdraft.core.draft import Pane
from asyncdraft.core.practice.attempt import Attempt
from asyncdraft.gui.practice.exercise_texts import COMPARE, REWRITE
from asyncdraft.storage.practice import Practice

if TYPE_CHECKING:
    from asyncdraft.gui.app import Application

EXERCISE = "blocked-migration"
DAYS = (
    *((14, 5, 8), (13, 6, 9), (11, 6, 8), (10, 7, 14), (7, 7, 8)),
    *((6, 8, 8), (5, 8, 12), (4, 9, 8), (3, 8, 6)),
)
"""Days ago, points, minutes."""

RULES = (
    ("fallback.missing", 5),
    ("deadline.zone", 7),
    ("context.specifics", 8),
    ("ask.owner", 9),
    ("context.link", 9),
    ("sync.default", 9),
)
"""In how many of the attempts each held."""

FOUND = (1, 2, 3, 4, 5, 7)
WHAT = (
    "The invoice migration (PAY-431) stops at step 3 of 5 in staging with `lock timeout after 50 s`, "
    "log line 812. I ruled out disk space; a second run gave the same thing."
)
ANSWER = {
    Pane.WHAT: WHAT,
    Pane.WHY: "The billing tests for the release on Thu 3 Dec wait for it. You wrote the index step.",
    Pane.NEED: "Priya: may the index build run online? Yes or no, by Wed 25 Nov, 15:00 IST (09:30 GMT).",
}


def wait(application: "Application") -> None:
    from PySide6.QtWidgets import QApplication

    while application.workspace.tasks.busy:
        QApplication.processEvents()
    QApplication.processEvents()


def fill_practice(application: "Application") -> None:
    """The list, after some exercises were done."""
    practice, now = application.practice, application.workspace.now()
    practice.commands.show_practice()
    wait(application)
    others = [each.id for each in practice.desk.shelf.exercises if each.id != EXERCISE]
    for place, (ago, points, minutes) in enumerate(DAYS[: len(others)]):
        at = now - timedelta(days=ago)
        kept = Practice(application.database, partial(datetime.astimezone, at))
        kept.keep(_attempt(others[place], at, points, minutes, place))
    practice.desk.reload()


def _attempt(exercise: str, at: datetime, points: int, minutes: int, place: int) -> Attempt:
    return Attempt(
        exercise=exercise,
        started_at=at,
        updated_at=at,
        finished_at=at,
        answer="Done.",
        points=points,
        tier=min(points // 4, 2),
        seconds=60 * minutes,
        held=tuple(rule for rule, held in RULES if place < held),
        missed=tuple(rule for rule, held in RULES if place >= held),
    )


def open_exercise(application: "Application", *, compared: bool) -> None:
    desk, commands = application.practice.desk, application.practice.commands
    commands.open(EXERCISE)
    wait(application)
    exercise = desk.exercise
    if exercise is None:
        return
    marks = [failure.spans[0] for failure in exercise.failures if failure.number in FOUND]
    desk.set_marks(marks if compared else marks[:2])
    if not compared:
        application.practice.page.refresh()
        return
    application.practice.page.show_step(REWRITE)
    for pane, text in ANSWER.items():
        application.window.practice.exercise.answer.editors[pane].setPlainText(text)
    desk.judge_last()
    desk.set_tier(1)
    application.practice.page.show_step(COMPARE)
    wait(application)
