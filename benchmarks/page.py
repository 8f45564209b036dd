"""docs/speed.md: each promise with its floor, its figure, and why it is missed where it is."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import report
from benchmarks.goals import PROMISES, Promise
from benchmarks.harness import Figure, Goal
from benchmarks.report import Run, readable

PAGE = Path(__file__).parent.parent / "docs" / "speed.md"
HEAD = """# How fast it is

Each figure stands beside a floor that was measured in the same run, in turns with it, so that a slow or busy
machine slows both: for the window a bare Qt window with a text field, showing the same text; for a command an
interpreter that imports what the command needs and does nothing with it. Times are medians where nothing else
is said. `./dev bench --keep` measures anew and writes this page.

Measured on: {machine}.

| measure | floor | AsyncDraft | goal | met |
|---|---|---|---|---|
"""
MISSES = "\n## What is missed, and why\n\n"


def write() -> None:
    PAGE.write_text(page(report.read(report.KEPT)), encoding="utf-8")


def page(kept: Run, promises: Sequence[Promise] = PROMISES) -> str:
    rows = "".join(f"{_row(promise, kept)}\n" for promise in promises)
    misses = "\n".join(f"- **{promise.what}.** {promise.why}" for promise in missed(kept, promises))
    return HEAD.format(machine=kept.machine) + rows + (f"{MISSES}{misses}\n" if misses else "")


def missed(kept: Run, promises: Iterable[Promise] = PROMISES) -> Iterator[Promise]:
    for promise in promises:
        figure = kept.figures.get(promise.key)
        if figure and not all(goal.is_met(figure) for goal in promise.goals):
            yield promise


def _row(promise: Promise, kept: Run) -> str:
    figure, floor = kept.figures.get(promise.key), kept.figures.get(promise.floor_key)
    goals = "; ".join(_goal(goal, figure) for goal in promise.goals)
    if figure is None or floor is None:
        return f"| {promise.what} | | not measured yet | {goals} | |"
    found = "; ".join(_found(goal, figure) for goal in promise.goals)
    met = "; ".join("yes" if goal.is_met(figure) else "**no**" for goal in promise.goals)
    return f"| {promise.what} | {_floor(promise, floor)} | {found} | {goals} | {met} |"


def _floor(promise: Promise, floor: Figure) -> str:
    measures = dict.fromkeys(_measure(goal) for goal in promise.goals)
    values = (f"{_name(measure)}{_value(floor, measure)}" for measure in measures)
    return f"{promise.floor}: {'; '.join(values)}"


def _found(goal: Goal, figure: Figure) -> str:
    told = f"{_name(_measure(goal))}{_value(figure, _measure(goal))}"
    return f"{told}, {figure.ratio:.2f} x" if goal.measure == "ratio" else told


def _goal(goal: Goal, figure: Figure | None) -> str:
    if goal.measure == "ratio":
        return f"{goal.most:g} x the floor"
    return f"{_name(goal.measure)}{goal.most:g} {figure.unit if figure else ''}".rstrip()


def _measure(goal: Goal) -> str:
    return "median" if goal.measure == "ratio" else goal.measure


def _name(measure: str) -> str:
    return "" if measure == "median" else f"{measure} "


def _value(figure: Figure, measure: str) -> str:
    return readable(float(getattr(figure, measure)), figure.unit)
