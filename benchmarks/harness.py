"""Measures work against a reference in the same run, taken in turns, so that a busy machine slows both."""

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean, median, quantiles
from time import perf_counter, process_time
from typing import NamedTuple

import msgspec

CHUNKS = 4
"""The parts of a race whose ratios are compared to know how much it shakes."""
LEAST_CHANGE = 0.2
"""A ratio that differs by less between two runs says nothing, however still the machine was."""


class Sample(NamedTuple):
    """Seconds of the processor and of the clock on the wall."""

    cpu: float
    wall: float


class Goal(msgspec.Struct, frozen=True):
    """`measure` is to be at most `most`, at worst `floor`: milliseconds, or a ratio to the reference."""

    measure: str
    most: float
    floor: float | None = None

    def of(self, figure: "Figure") -> float:
        return float(getattr(figure, self.measure))

    def is_met(self, figure: "Figure") -> bool:
        return self.of(figure) <= self.most


class Runner(msgspec.Struct, frozen=True):
    name: str
    run: Callable[[], Sample]
    goals: tuple[Goal, ...] = ()


class Race(msgspec.Struct, frozen=True, kw_only=True):
    """`seconds` is how long it lasts, `least` how many rounds it has all the same.

    `on_wall` counts the time on the wall: for what waits for a disk or another process.
    `unit` is that of a thousandth of a sample.
    """

    title: str
    reference: Runner
    runners: tuple[Runner, ...]
    seconds: float = 1.0
    least: int = 5
    on_wall: bool = False
    unit: str = "ms"


class Skipped(msgspec.Struct, frozen=True):
    title: str
    reason: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """In `unit`, that of the race; `longest` on the wall.

    `noise` is how far `ratio` shakes within the run, as a share.
    """

    rounds: int
    mean: float
    median: float
    p95: float
    longest: float
    ratio: float
    noise: float
    p99: float = 0.0
    unit: str = "ms"


Figures = Mapping[str, Figure]


def key(subject: str, title: str, name: str) -> str:
    return f"{subject}: {title}: {name}"


def fixed(name: str, thousandths: Callable[[], float], *goals: Goal) -> Runner:
    """Of what is the same however often it is looked at; it is looked at once."""
    found: list[float] = []

    def run() -> Sample:
        if not found:
            found.append(thousandths() / 1000)
        return Sample(found[0], found[0])

    return Runner(name, run, goals)


def timed(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> Callable[[], Sample]:
    """Runs `before` without a watch, then `work` with one."""

    def run() -> Sample:
        before()
        wall, cpu = perf_counter(), process_time()
        work()
        return Sample(process_time() - cpu, perf_counter() - wall)

    return run


def runner(
    name: str, work: Callable[[], object], *goals: Goal, before: Callable[[], object] = lambda: None
) -> Runner:
    return Runner(name, timed(work, before), goals)


LINEAR = Goal("ratio", 2.5)
"""For twice the text: 2 times the work, and room for caches of the processor that no longer hold it."""


def doubling(title: str, work: Callable[[str], object], make: Callable[[int], str], size: int) -> Race:
    """A text beside half of it: what is hostile shall cost in proportion."""
    half, whole = make(size // 2), make(size)
    return Race(
        title=title,
        reference=runner("half of it", lambda: work(half)),
        runners=(runner("all", lambda: work(whole), LINEAR),),
        seconds=0.5,
        least=8,
    )


def repeated(part: str) -> Callable[[int], str]:
    return lambda size: part * (size // len(part))


def memory_of(process: int | str = "self") -> float:
    """MiB: its own, and its share of what it shares with others."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def measure(race: Race) -> dict[str, Figure]:
    """By name, the reference first. A first round that warms caches does not count."""
    everybody = (race.reference, *race.runners)
    samples: dict[str, list[Sample]] = {each.name: [] for each in everybody}
    gc.collect()
    for each in everybody:
        each.run()
    end = perf_counter() + race.seconds
    while perf_counter() < end or len(samples[race.reference.name]) < race.least:
        for each in everybody:
            samples[each.name].append(each.run())
    counted = {name: [_counted(sample, race) for sample in found] for name, found in samples.items()}
    base = counted[race.reference.name]
    return {
        name: _figure(times, base, max(sample.wall for sample in samples[name]), race.unit)
        for name, times in counted.items()
    }


def _counted(sample: Sample, race: Race) -> float:
    return sample.wall if race.on_wall else sample.cpu


def _figure(times: Sequence[float], base: Sequence[float], longest: float, unit: str) -> Figure:
    ratio = _ratio(times, base)
    parts = [_ratio(times[start::CHUNKS], base[start::CHUNKS]) for start in range(min(CHUNKS, len(times)))]
    return Figure(
        rounds=len(times),
        mean=_milliseconds(fmean(times)),
        median=_milliseconds(median(times)),
        p95=_milliseconds(quantiles(times, n=20, method="inclusive")[-1]),
        p99=_milliseconds(quantiles(times, n=100, method="inclusive")[-1]),
        longest=_milliseconds(longest),
        ratio=round(ratio, 3),
        noise=round((max(parts) - min(parts)) / 2 / max(ratio, 1e-9), 3),
        unit=unit,
    )


def _ratio(times: Sequence[float], base: Sequence[float]) -> float:
    return median(times) / max(median(base), 1e-9)


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 4)


def change(kept: Figure, found: Figure) -> float:
    """How much slower than in an earlier run, as a share; 0 where noise explains it."""
    share = found.ratio / max(kept.ratio, 1e-9) - 1
    return share if abs(share) > max(LEAST_CHANGE, kept.noise + found.noise) else 0.0
