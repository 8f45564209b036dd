"""`asyncdraft practice progress`: minutes, points, the weakest rules first, and what is due."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.practice.due import Due
    from asyncdraft.core.practice.progress import Progress, Score

WEAKEST = 6
BAR = 20


def progress(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.practice.due import due
    from asyncdraft.core.practice.progress import progress as summed_up
    from asyncdraft.core.when.zones import zone

    practice, exercises, there = context.practice, context.shelf.exercises, zone(context.zone)
    attempts, today = practice.attempts(), context.now.date()
    names = [exercise.id for exercise in exercises]
    summary = summed_up(attempts, practice.quiz(), practice.drills(), names, today, there)
    coming = due(exercises, attempts, summary, today, there)
    print(as_json(_values(summary, coming)) if options.json else "\n".join(_lines(summary, coming)))
    return 0


def _lines(progress: "Progress", coming: "Due | None") -> Iterator[str]:
    yield f"{progress.done} of {progress.of} exercises, {_days(progress.streak)} in a row."
    yield from (_score("Quiz", progress.quiz), _score("Drill", progress.drill))
    if progress.since:
        yield from ("", styled("Minutes a day, and points of 10", "bold"))
        for day in (day for day in progress.days if day.day >= progress.since):
            points = f"{day.points:4.1f}" if day.points is not None else ""
            bar = "▇" * min(day.minutes, BAR)
            yield f"  {day.day:%a %d %b}  {day.minutes:>3}  {bar:<{BAR}}  {points}".rstrip()
    if progress.rules:
        yield from ("", styled("Weakest first", "bold"))
    shown = progress.rules[:WEAKEST]
    width = max((len(_title(rule.rule)) for rule in shown), default=0)
    for rule in shown:
        bar = "█" * round(rule.share * BAR)
        yield f"  {_title(rule.rule):<{width}}  {bar:·<{BAR}}  {rule.held} of {rule.of}"
    if coming:
        yield from ("", f"{styled(coming.title, 'bold')}  {styled(coming.why, 'faint')}")
        yield f"asyncdraft practice show {coming.exercise.id}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _score(name: str, score: "Score") -> str:
    return f"{name}: {score.right} of {score.of} right." if score.of else f"{name}: nothing yet."


def _title(rule_id: str) -> str:
    from asyncdraft.core.checklist.catalogue import BY_ID

    return BY_ID[rule_id].title if rule_id in BY_ID else rule_id


def _values(progress: "Progress", coming: "Due | None") -> dict[str, Any]:
    due = {"exercise": coming.exercise.id, "rule": coming.rule, "why": coming.why} if coming else None
    return {
        "done": progress.done,
        "of": progress.of,
        "streak": progress.streak,
        "quiz": {"right": progress.quiz.right, "of": progress.quiz.of},
        "drill": {"right": progress.drill.right, "of": progress.drill.of},
        "days": [
            {"day": day.day.isoformat(), "minutes": day.minutes, "points": day.points}
            for day in progress.days
        ],
        "rules": [{"rule": rule.rule, "held": rule.held, "of": rule.of} for rule in progress.rules],
        "due": due,
    }
