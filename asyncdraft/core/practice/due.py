"""What to practise next: five minutes on what is weakest, longest not practised, not yet done."""

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo

import msgspec

from asyncdraft.core.checklist.catalogue import BY_ID
from asyncdraft.core.practice.attempt import Attempt
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.progress import Progress, local_day
from asyncdraft.core.practice.quiz import Question
from asyncdraft.core.text import say

LONG_AGO = 30
"""Days after which an exercise is as good as new."""
FIVE_MINUTES = 5
UNKNOWN_WEAKNESS = 0.25
"""That of a rule without a result yet: as that of one held once of once."""


class Due(msgspec.Struct, frozen=True):
    """`rule` is the weakest one that the exercise trains, empty where none is weak; `why` is a sentence.

    `is_first` where nothing was practised before it.
    """

    exercise: Exercise
    rule: str
    title: str
    why: str
    is_begun: bool = False
    is_first: bool = False


def due(
    exercises: Sequence[Exercise], attempts: Sequence[Attempt], progress: Progress, today: date, zone: tzinfo
) -> Due | None:
    """None without any exercise. What was begun and not ended comes first."""
    begun = _begun(exercises, attempts)
    if begun:
        rule = _weakest(begun, progress)
        return Due(
            begun,
            rule,
            say("Go on with “{title}”", title=begun.title),
            say("You began it and did not end it."),
            True,
        )
    ranked = ranking(exercises, attempts, progress, today, zone)
    return _told(ranked[0], attempts, progress) if ranked else None


def ranking(
    exercises: Iterable[Exercise], attempts: Sequence[Attempt], progress: Progress, today: date, zone: tzinfo
) -> tuple[Exercise, ...]:
    """The exercises with what is due first; those of equal weight as they come."""
    last = {
        attempt.exercise: local_day(attempt.finished_at, zone)
        for attempt in sorted(attempts, key=lambda attempt: attempt.updated_at)
        if attempt.finished_at
    }

    def weight(exercise: Exercise) -> float:
        days = (today - last[exercise.id]).days if exercise.id in last else None
        rested = 1.5 if days is None else min(max(days, 0), LONG_AGO) / LONG_AGO
        too_long = max(0, exercise.minutes - FIVE_MINUTES) / 20
        return 2 * _weakness(_weakest(exercise, progress), progress) + rested - too_long

    return tuple(sorted(exercises, key=weight, reverse=True))


def training(rule_id: str, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """Those that train a rule, the ones in which it matters most first; else those of its group."""
    found = [exercise for exercise in exercises if rule_id in exercise.trains]
    if found:
        return tuple(sorted(found, key=lambda exercise: exercise.trains.index(rule_id)))
    group = BY_ID[rule_id].group if rule_id in BY_ID else None
    return tuple(each for each in exercises if any(BY_ID[rule].group is group for rule in each.trains))


def asking(rule_id: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(question for question in questions if rule_id in question.trains)


def _begun(exercises: Sequence[Exercise], attempts: Sequence[Attempt]) -> Exercise | None:
    by_id = {exercise.id: exercise for exercise in exercises}
    unfinished = [
        attempt
        for attempt in attempts
        if not attempt.finished_at and not attempt.is_empty and attempt.exercise in by_id
    ]
    latest = max(unfinished, key=lambda attempt: attempt.updated_at, default=None)
    return by_id[latest.exercise] if latest else None


def _weakest(exercise: Exercise, progress: Progress) -> str:
    return max(exercise.trains, key=lambda rule: _weakness(rule, progress), default="")


def _weakness(rule_id: str, progress: Progress) -> float:
    known = progress.rule(rule_id)
    return known.weakness if known else UNKNOWN_WEAKNESS


def _told(exercise: Exercise, attempts: Sequence[Attempt], progress: Progress) -> Due:
    """No rule can be called weak before anything was practised."""
    rule = _weakest(exercise, progress)
    if not progress.rules and not any(attempt.finished_at for attempt in attempts):
        title = say("Start with “{title}”", title=exercise.title)
        why = say("A suggestion to begin with: nothing was practised yet.")
        return Due(exercise, rule, title, why, is_first=True)
    known = progress.rule(rule)
    is_new = not any(attempt.exercise == exercise.id and attempt.finished_at for attempt in attempts)
    topic = BY_ID[rule].title if rule in BY_ID else exercise.theme_title
    if known and known.held < known.of:
        why = say("{topic}: held in {held} of the last {of}.", topic=topic, held=known.held, of=known.of)
    else:
        why = say("You have not done it yet.") if is_new else say("It is longest since you did it.")
    return Due(
        exercise,
        rule,
        say("Five minutes on “{topic}”", topic=topic),
        why,
    )
