"""How practice goes, in words: days, rules, what is due, and what was done."""

from collections.abc import Iterator
from itertools import groupby

from asyncdraft.core.checklist.catalogue import BY_ID
from asyncdraft.core.practice.attempt import Attempt
from asyncdraft.core.practice.due import Due, due
from asyncdraft.core.practice.judgement import MOST_POINTS
from asyncdraft.core.practice.progress import Day, Progress, RuleProgress, progress
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.zones import tz
from asyncdraft.gui.language import shown
from asyncdraft.gui.practice.drill_desk import DrillDesk
from asyncdraft.gui.practice.practice_desk import PracticeDesk
from asyncdraft.gui.practice.progress_chart import DayText
from asyncdraft.gui.practice.progress_page import ProgressText
from asyncdraft.gui.practice.quiz_desk import QuizDesk
from asyncdraft.gui.practice.weak_bars import WeakText
from asyncdraft.gui.practice.wordings import first_words, minutes
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Workspace


class ProgressTexts:
    def __init__(self, workspace: Workspace, desk: PracticeDesk, quiz: QuizDesk, drill: DrillDesk) -> None:
        self._workspace = workspace
        self._desk = desk
        self._quiz = quiz
        self._drill = drill

    def _progress(self) -> Progress:
        now = self._workspace.now()
        return progress(
            self._desk.attempts,
            self._quiz.all,
            self._drill.all,
            [exercise.id for exercise in self._desk.shelf.exercises],
            now.date(),
            tz(str(now.tzinfo)),
        )

    def due(self) -> Due | None:
        """What to go on with, besides the exercise that is open."""
        return self._due(self._progress())

    def _due(self, found: Progress) -> Due | None:
        now, opened = self._workspace.now(), self._desk.exercise
        others = [each for each in self._desk.shelf.exercises if opened is None or each.id != opened.id]
        return due(others, self._desk.attempts, found, now.date(), tz(str(now.tzinfo)))

    def progress(self) -> ProgressText:
        found = self._progress()
        following = self._due(found)
        return ProgressText(
            count=say("{done} of {of} exercises", done=found.done, of=found.of) if found.of else "",
            since=say("since {day}", day=writing.date_text(found.since)) if found.since else "",
            days=tuple(_day(day, is_today=day is found.days[-1]) for day in found.days),
            weakest=tuple(map(_weak, found.rules)),
            five=following.title if following and not following.is_first else "",
            key=following.exercise.id if following else "",
        )

    def summary(self) -> str:
        """Days in a row, the quiz and the drill, as far as there is something to tell."""
        found = self._progress()
        told = (
            say("{streak} days in a row", streak=found.streak) if found.streak > 1 else "",
            say("quiz {right} of {of} right", right=found.quiz.right, of=found.quiz.of)
            if found.quiz.of
            else "",
            say("drill {right} of {of} right", right=found.drill.right, of=found.drill.of)
            if found.drill.of
            else "",
        )
        return joined(filter(None, told), " · ")

    def done(self) -> list[Entry]:
        """What was finished, the latest first, under its days."""
        return list(self._entries())

    def _entries(self) -> Iterator[Entry]:
        finished = [attempt for attempt in self._desk.attempts if attempt.finished_at]
        finished.sort(key=lambda attempt: attempt.updated_at, reverse=True)
        zone = str(self._workspace.now().tzinfo)
        for day, found in groupby(finished, key=lambda attempt: writing.day(attempt.updated_at, zone)):
            yield Entry("", day)
            for attempt in found:
                yield self._entry(attempt)

    def _entry(self, attempt: Attempt) -> Entry:
        exercise = self._desk.shelf.exercise(attempt.exercise)
        tiers = exercise.tiers if exercise else ()
        own = tiers[attempt.tier].title if attempt.tier is not None and attempt.tier < len(tiers) else ""
        told = (
            say("{value} of {most_points}", value=attempt.points or 0, most_points=MOST_POINTS),
            minutes(max(round(attempt.seconds / 60), 1)),
            say("“{words}”", words=first_words(own)) if own else "",
        )
        return Entry(
            attempt.exercise,
            exercise.title if exercise else attempt.exercise,
            joined(filter(None, told), " · "),
        )


def rule_title(rule: str) -> str:
    return BY_ID[rule].title if rule in BY_ID else rule


def _weak(rule: RuleProgress) -> WeakText:
    return WeakText(rule.rule, rule_title(rule.rule), rule.held, rule.of)


def _day(day: Day, *, is_today: bool) -> DayText:
    told = [say("{day}: {minutes}", day=writing.date_text(day.day), minutes=minutes(day.minutes))]
    if day.points is not None:
        told.append(say("{points:g} points", points=round(day.points, 1)))
    letter = writing.DAY_NAMES[day.day.weekday()]
    return DayText(shown(letter)[:1], joined(told, ", "), day.minutes, day.points, is_today)
