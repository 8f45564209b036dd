"""Runs one subject, prints its tables and writes its figures: `python -m benchmarks.subject NAME FILE`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from benchmarks import report
from benchmarks.harness import Figure, Race, Skipped, key, measure
from benchmarks.report import Run

SUBJECTS = (
    *("times", "working_time", "meetings", "checklist", "split", "rendering", "templates", "store"),
    *("team_sync", "commands", "install"),
    *("window", "copying", "calendar_window", "large_team", "start", "screen", "story", "long_use"),
    "instructions",
)
"""Modules of this folder, each with `races()`."""


def main() -> int:
    chosen = _arguments()
    kept = report.read(report.KEPT)
    figures: dict[str, Figure] = {}
    whole = True
    for race in _races(chosen):
        report.say()
        if isinstance(race, Skipped):
            report.say(f"{race.title}: skipped, {race.reason}")
            whole = False
            continue
        found = measure(race)
        figures |= {key(chosen.name, race.title, name): figure for name, figure in found.items()}
        for line in report.lines(chosen.name, race, found, kept.figures):
            report.say(line)
        report.write(chosen.file, Run("", figures))
    report.write(chosen.file, Run("", figures, (chosen.name,) if whole else (), is_over=True))
    return 0


def _races(chosen: argparse.Namespace) -> Iterator[Race | Skipped]:
    races: Callable[..., Iterator[Race | Skipped]] = import_module(f"benchmarks.{chosen.name}").races
    options = {"times": (chosen.messages,), "store": (chosen.drafts,)}
    return races(*options.get(chosen.name, ()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=SUBJECTS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--messages", type=Path)
    parser.add_argument("--drafts", type=int, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
