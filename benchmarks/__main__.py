"""Runs the benchmarks: `python -m benchmarks [SUBJECT...]`."""

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import page, report
from benchmarks.report import Run
from benchmarks.subject import SUBJECTS

ROOT = Path(__file__).parent.parent


def main() -> int:
    chosen = _arguments()
    if chosen.page:
        page.write()
        return 0
    machine = report.machine()
    kept = report.read(report.KEPT)
    report.say(f"{machine}\nKept figures: {kept.machine or 'none'}")
    found, broken = Run(machine, {}), list[str]()
    for subject in chosen.subjects or SUBJECTS:
        report.say(f"\n== {subject.replace('_', ' ')}")
        run = _run(subject, chosen)
        found = Run(machine, found.figures | run.figures, (*found.whole, *run.whole))
        broken += [] if run.is_over else [subject]
        report.write(report.WRITTEN, found)
    if chosen.keep:
        report.write(report.KEPT, report.renewed(kept, found))
        page.write()
    if broken:
        report.say(f"\nBroken off, for the reason above: {', '.join(broken)}.")
    return 1 if broken else 0


def _run(subject: str, chosen: argparse.Namespace) -> Run:
    """In a process of its own: neither what it imports nor how it ends touches the other subjects."""
    with TemporaryDirectory() as folder:
        figures = Path(folder, "figures.json")
        command = [sys.executable, "-m", "benchmarks.subject", subject, str(figures)]
        command += ["--drafts", str(chosen.drafts)]
        command += ["--messages", str(chosen.messages)] if chosen.messages else []
        subprocess.run(command, cwd=ROOT)
        return report.read(figures)


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
    parser.add_argument(
        "--page", action="store_true", help="measure nothing: write docs/speed.md from the kept figures"
    )
    chosen = parser.parse_args()
    unknown = [subject for subject in chosen.subjects if subject not in SUBJECTS]
    if unknown:
        parser.error(f"there is no subject {unknown[0]}; there are {', '.join(SUBJECTS)}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
