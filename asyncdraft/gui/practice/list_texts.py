"""What the list of exercises says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asyncdraft.core.practice.attempt import Attempt
from asyncdraft.core.practice.exercise import KIND_TITLES, THEME_TITLES, Exercise
from asyncdraft.core.practice.judgement import MOST_POINTS
from asyncdraft.core.text import joined, say
from asyncdraft.gui.language import shown
from asyncdraft.gui.practice.wordings import first_words, minutes
from asyncdraft.gui.widgets.card_list import Card

WELL = 7
"""Points from which on an exercise went well."""


@dataclass(frozen=True)
class StartText:
    """The card above the list; `key` is what its button opens, empty where there is nothing."""

    title: str
    why: str
    button: str
    key: str


def cards(exercises: Sequence[Exercise], attempts: Mapping[str, Sequence[Attempt]], typed: str) -> list[Card]:
    """Those that have all the words of a search, under their themes."""
    words = typed.casefold().split()
    fitting = [each for each in exercises if all(word in _searched(each) for word in words)]
    found: list[Card] = []
    for theme in dict.fromkeys(exercise.theme for exercise in fitting):
        members = [exercise for exercise in fitting if exercise.theme is theme]
        done = sum(best(attempts.get(exercise.id, ())) is not None for exercise in members)
        found.append(
            Card(
                "",
                THEME_TITLES[theme],
                say("{done} of {count} done", done=done, count=len(members)) if done else "",
            )
        )
        found += [_card(exercise, attempts.get(exercise.id, ())) for exercise in members]
    return found


def _searched(exercise: Exercise) -> str:
    """As it is read."""
    theme = shown(exercise.theme_title)
    return " ".join(
        (exercise.title, theme, exercise.situation, exercise.message, *exercise.trains)
    ).casefold()


def _card(exercise: Exercise, attempts: Sequence[Attempt]) -> Card:
    is_open = any(attempt.finished_at is None and not attempt.is_empty for attempt in attempts)
    points = best(attempts)
    well = points is not None and points >= WELL
    note = (
        say("in progress")
        if is_open
        else ""
        if points is None
        else say("{points} of {most_points}", points=points, most_points=MOST_POINTS)
    )
    tone = "plain" if is_open or points is None else "ok" if well else "warn"
    foot = [KIND_TITLES[exercise.kind], minutes(exercise.minutes)]
    foot += [say("your team’s")] if exercise.source == "team" else []
    return Card(exercise.id, exercise.title, first_words(exercise.situation), joined(foot, " · "), note, tone)


def best(attempts: Sequence[Attempt]) -> int | None:
    points = [each.points for each in attempts if each.finished_at is not None and each.points is not None]
    return max(points, default=None)
