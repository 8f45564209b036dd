"""Runs the benchmarks: `python -m benchmarks [SUBJECT...]`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from benchmarks import report
from benchmarks.harness import Figure, Race, Skipped, measure

SUBJECTS = (
    *("times", "working_time", "meetings", "checklist", "split", "rendering", "templates", "store"),
    *("team_sync", "screen"),
    *("window", "calendar_window", "large_team", "start"),
)
"""Modules of this folder, each with `races()`; those with Qt come last, as its import taxes later ones."""


def main() -> int:
    chosen = _arguments()
    machine = report.machine()
    kept = report.read(report.KEPT)
    report.say(f"{machine}\nKept figures: {kept.machine or 'none'}")
    figures: dict[str, Figure] = {}
    for subject in chosen.subjects or SUBJECTS:
        report.say(f"\n== {subject.replace('_', ' ')}")
        for race in _races(subject, chosen):
            report.say()
            if isinstance(race, Skipped):
                report.say(f"{race.title}: skipped, {race.reason}")
                continue
            found = measure(race)
            figures |= {report.key(subject, race, name): figure for name, figure in found.items()}
            for line in report.lines(subject, race, found, kept.figures):
                report.say(line)
    report.write(report.WRITTEN, report.Run(machine, figures))
    if chosen.keep:
        report.write(report.KEPT, report.Run(machine, kept.figures | figures))
    return 0


def _races(subject: str, chosen: argparse.Namespace) -> Iterator[Race | Skipped]:
    races: Callable[..., Iterator[Race | Skipped]] = import_module(f"benchmarks.{subject}").races
    options = {"times": (chosen.messages,), "store": (chosen.drafts,)}
    return races(*options.get(subject, ()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./dev bench", description="Measures the program against references in the same run."
    )
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(SUBJECTS)}; else all")
    parser.add_argument(
        "--messages", type=Path, help='own messages to scan: JSON lines with "text" and "ref"'
    )
    parser.add_argument("--drafts", type=int, default=5_000, help="how many the store is filled with")
    parser.add_argument("--keep", action="store_true", help="keep the figures for later runs to compare with")
    chosen = parser.parse_args()
    unknown = [subject for subject in chosen.subjects if subject not in SUBJECTS]
    if unknown:
        parser.error(f"there is no subject {unknown[0]}; there are {', '.join(SUBJECTS)}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
