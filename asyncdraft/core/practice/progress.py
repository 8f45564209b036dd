"""Progress: minutes a day, points over time, the weakest rules first, and what is due."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo

import msgspec

from asyncdraft.core.practice.attempt import Attempt, DrillAnswer, QuizAnswer

SHOWN_DAYS = 15
RECENT = 12
"""So many results of a rule count: what was learnt long ago is not held against anybody."""


class Day(msgspec.Struct, frozen=True):
    """`points` are the mean of the attempts that were finished on that day, None without any."""

    day: date
    minutes: int
    points: float | None = None


class RuleProgress(msgspec.Struct, frozen=True):
    """How often a rule was held among its latest results."""

    rule: str
    held: int
    of: int

    @property
    def share(self) -> float:
        return self.held / self.of

    @property
    def weakness(self) -> float:
        """From 0 to 1; a single miss weighs less than many."""
        return (self.of - self.held + 0.5) / (self.of + 2)


class Score(msgspec.Struct, frozen=True):
    right: int
    of: int


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """`days` end today; `rules` stand with the weakest first; `done` of `of` exercises were finished once.

    `streak` counts the days in a row on which something was practised, up to today or yesterday.
    """

    days: tuple[Day, ...]
    rules: tuple[RuleProgress, ...]
    done: int
    of: int
    streak: int
    quiz: Score
    drill: Score
    since: date | None = None

    def rule(self, rule_id: str) -> RuleProgress | None:
        return next((progress for progress in self.rules if progress.rule == rule_id), None)


def progress(
    attempts: Sequence[Attempt],
    quiz: Sequence[QuizAnswer],
    drills: Sequence[DrillAnswer],
    exercises: Iterable[str],
    today: date,
    zone: tzinfo,
    days: int = SHOWN_DAYS,
) -> Progress:
    """`exercises` are the ids of those there are; days are those of `zone`."""
    known = frozenset(exercises)
    spent = list(_spent(attempts, quiz, drills, zone))
    active = {day for day, _seconds in spent}
    return Progress(
        days=tuple(_days(attempts, spent, today, zone, days)),
        rules=_rules(attempts, quiz),
        done=len({attempt.exercise for attempt in attempts if attempt.finished_at} & known),
        of=len(known),
        streak=_streak(active, today),
        quiz=_score(quiz),
        drill=_score(drills),
        since=min(active, default=None),
    )


def local_day(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()


def _spent(
    attempts: Iterable[Attempt], quiz: Iterable[QuizAnswer], drills: Iterable[DrillAnswer], zone: tzinfo
) -> Iterator[tuple[date, int]]:
    for attempt in attempts:
        yield local_day(attempt.updated_at, zone), attempt.seconds
    for question in quiz:
        yield local_day(question.at, zone), question.seconds
    for task in drills:
        yield local_day(task.at, zone), task.seconds


def _days(
    attempts: Sequence[Attempt], spent: Sequence[tuple[date, int]], today: date, zone: tzinfo, count: int
) -> Iterator[Day]:
    for back in range(count - 1, -1, -1):
        day = today - timedelta(days=back)
        seconds = sum(length for on, length in spent if on == day)
        points = [
            attempt.points
            for attempt in attempts
            if attempt.points is not None
            and attempt.finished_at
            and local_day(attempt.finished_at, zone) == day
        ]
        yield Day(day, -(-seconds // 60), sum(points) / len(points) if points else None)


def _rules(attempts: Iterable[Attempt], quiz: Iterable[QuizAnswer]) -> tuple[RuleProgress, ...]:
    results: list[tuple[datetime, str, bool]] = []
    for attempt in attempts:
        if attempt.finished_at:
            results += [(attempt.finished_at, rule, True) for rule in attempt.held]
            results += [(attempt.finished_at, rule, False) for rule in attempt.missed]
    for answer in quiz:
        results += [(answer.at, rule, answer.is_right) for rule in answer.trains]
    by_rule: dict[str, list[bool]] = {}
    for _at, rule, is_held in sorted(results, key=lambda result: result[0]):
        by_rule.setdefault(rule, []).append(is_held)
    found = (RuleProgress(rule, sum(held[-RECENT:]), len(held[-RECENT:])) for rule, held in by_rule.items())
    return tuple(sorted(found, key=lambda rule: (-rule.weakness, -rule.of, rule.rule)))


def _streak(active: set[date], today: date) -> int:
    day = today if today in active else today - timedelta(days=1)
    count = 0
    while day in active:
        count, day = count + 1, day - timedelta(days=1)
    return count


def _score(answers: Sequence[QuizAnswer] | Sequence[DrillAnswer]) -> Score:
    return Score(sum(answer.is_right for answer in answers), len(answers))
