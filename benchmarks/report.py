"""The table of a run, its file, and what has changed since the figures that are kept."""

import os
import platform
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from benchmarks.goals import promised
from benchmarks.harness import Figure, Goal, Race, change, key

FOLDER = Path(__file__).parent
KEPT = FOLDER / "figures.json"
WRITTEN = FOLDER.parent / "build" / "bench.json"
COLUMNS = f"{'median':>11}{'p95':>11}{'p99':>11}{'longest':>11}{'ratio':>9}"
NAME_WIDTH = 62


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """`figures` by "subject: title: name"; of the subjects in `whole` nothing was skipped."""

    machine: str
    figures: dict[str, Figure]
    whole: tuple[str, ...] = ()
    is_over: bool = False


def renewed(kept: Run, found: Run) -> Run:
    """What was measured now, and what is kept of races that were not run; those that are gone are not."""
    gone = tuple(f"{subject}: " for subject in found.whole)
    stay = {called: figure for called, figure in kept.figures.items() if not called.startswith(gone)}
    return Run(found.machine, stay | found.figures)


def machine() -> str:
    """The processor, how many can be used, how busy they are, and the Python."""
    busy = f"load {os.getloadavg()[0]:.1f}, " if hasattr(os, "getloadavg") else ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} processors, {busy}{python}, {platform.system()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def read(path: Path) -> Run:
    """An empty run where there is no file yet."""
    return msgspec.json.decode(path.read_bytes(), type=Run) if path.exists() else Run("", {})


def write(path: Path, run: Run) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(run)) + b"\n")


def lines(
    subject: str, race: Race, figures: Mapping[str, Figure], kept: Mapping[str, Figure]
) -> Iterable[str]:
    """The race as a table: the reference first."""
    rounds = figures[race.reference.name].rounds
    yield f"{f'{race.title} ({rounds} rounds)':{NAME_WIDTH}}{COLUMNS}"
    for each in (race.reference, *race.runners):
        found = figures[each.name]
        values = found.median, found.p95, found.p99, found.longest
        numbers = "".join(f"{readable(value, race.unit):>11}" for value in values)
        called = key(subject, race.title, each.name)
        notes = [_verdict(goal, found) for goal in (*each.goals, *promised(called))]
        earlier = kept.get(called)
        notes += [_told(change(earlier, found))] if earlier and change(earlier, found) else []
        yield f"  {each.name:{NAME_WIDTH - 2}}{numbers}{found.ratio:>7.2f} x  {'; '.join(notes)}".rstrip()


def readable(value: float, unit: str) -> str:
    """What has no unit is counted, and so whole."""
    if not unit:
        return f"{value:,.0f}"
    digits = 3 if value < 1 else 2 if value < 100 else 0
    return f"{value:,.{digits}f} {unit}"


def _verdict(goal: Goal, found: Figure) -> str:
    value = goal.of(found)
    unit = "x" if goal.measure == "ratio" else found.unit
    wanted = f"{goal.measure} {value:.2f} of {goal.most:g} {unit}"
    if goal.is_met(found):
        return f"{wanted}: met"
    if goal.floor is not None and value <= goal.floor:
        return f"{wanted}: within the floor of {goal.floor:g}"
    return f"{wanted}: MISSED"


def _told(share: float) -> str:
    return f"{abs(share):.0%} {'SLOWER' if share > 0 else 'faster'} than kept"


def say(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
