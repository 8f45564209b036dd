"""What a race makes of its samples, and what counts as a change; the watch itself is not tested."""

from collections.abc import Iterator
from itertools import cycle

import msgspec
import pytest

from benchmarks.harness import Figure, Goal, Race, Runner, Sample, change, fixed, measure
from benchmarks.report import Run, lines, renewed


def taking(name: str, *milliseconds: float, goals: tuple[Goal, ...] = ()) -> Runner:
    """A first sample, which does not count, and then these in turn."""
    samples = cycle(milliseconds)

    def run() -> Iterator[Sample]:
        yield Sample(9, 9)
        while True:
            seconds = next(samples) / 1000
            yield Sample(seconds, 2 * seconds)

    running = run()
    return Runner(name, lambda: next(running), goals)


def race(*runners: Runner, on_wall: bool = False) -> Race:
    reference = taking("reference", 2)
    return Race(title="a race", reference=reference, runners=runners, seconds=0, least=8, on_wall=on_wall)


def test_a_ratio_is_that_of_the_medians_and_the_longest_is_on_the_wall() -> None:
    found = measure(race(taking("work", 3, 3, 3, 50)))["work"]
    assert (found.rounds, found.median, found.longest, found.ratio) == (8, 3, 100, 1.5)
    assert found.p95 > found.mean > found.median


def test_a_race_for_the_disk_counts_the_wall() -> None:
    assert measure(race(taking("work", 3), on_wall=True))["work"].median == 6


@pytest.mark.parametrize(
    ("goal", "verdict"),
    [
        (Goal("ratio", 2), "ratio 1.50 of 2 x: met"),
        (Goal("ratio", 1.4, floor=1.8), "ratio 1.50 of 1.4 x: within the floor of 1.8"),
        (Goal("median", 2), "median 3.00 of 2 ms: MISSED"),
    ],
)
def test_the_table_says_what_became_of_a_goal(goal: Goal, verdict: str) -> None:
    entered = race(taking("work", 3, goals=(goal,)))
    table = list(lines("subject", entered, measure(entered), {}))
    assert "8 rounds" in table[0]
    assert table[-1].endswith(verdict)


def figure(ratio: float, noise: float = 0.05) -> Figure:
    return Figure(rounds=9, mean=1, median=1, p95=1, longest=1, ratio=ratio, noise=noise)


@pytest.mark.parametrize(
    ("kept", "found", "share"),
    [
        (figure(2.0), figure(2.3), 0.0),
        (figure(2.0), figure(3.0), 0.5),
        (figure(2.0), figure(1.0), -0.5),
        (figure(2.0, noise=0.4), figure(3.0, noise=0.2), 0.0),
    ],
)
def test_a_change_is_told_only_beyond_the_noise(kept: Figure, found: Figure, share: float) -> None:
    assert change(kept, found) == pytest.approx(share)


def test_the_table_names_a_change_since_the_kept_figures() -> None:
    entered = race(taking("work", 3))
    kept = {"subject: a race: work": figure(1.0), "subject: a race: reference": figure(1.0)}
    reference, work = list(lines("subject", entered, measure(entered), kept))[1:]
    assert work.endswith("50% SLOWER than kept")
    assert not reference.endswith("kept")


def test_figures_survive_their_file() -> None:
    found = measure(race(taking("work", 3)))
    assert msgspec.json.decode(msgspec.json.encode(found), type=dict[str, Figure]) == found


def test_what_is_always_the_same_is_looked_at_once() -> None:
    looks = iter([290.0])
    entered = Race(
        title="sizes", reference=fixed("all", lambda: next(looks)), runners=(), seconds=0, least=2, unit="MB"
    )
    found = measure(entered)["all"]
    assert (found.median, found.unit) == (290.0, "MB")


def test_kept_figures_are_renewed_and_those_of_races_that_are_gone_are_dropped() -> None:
    kept = Run("old", {"a: gone: x": figure(1), "a: stays: x": figure(1), "b: other: x": figure(1)})
    found = Run("new", {"a: stays: x": figure(2)}, whole=("a",))
    assert renewed(kept, found).figures == {"b: other: x": figure(1), "a: stays: x": figure(2)}
    assert renewed(kept, Run("new", {}, whole=())).figures == kept.figures
