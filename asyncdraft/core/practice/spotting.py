"""Failures spotted in a message: what was marked against where the failures are."""

from collections.abc import Iterable

import msgspec

from asyncdraft.core.practice.exercise import Exercise, Failure
from asyncdraft.core.text import say_count

Span = tuple[int, int]

MOST_AT_ONCE = 2
"""Failures that one mark may name; who marks the whole message has spotted nothing."""
MOST_BESIDE = 25
"""Code points of a mark that may lie beside the failures it names."""


class Spotting(msgspec.Struct, frozen=True):
    """Numbers of failures; `absent` are those that have no place. `beside` are marks that name none."""

    found: tuple[int, ...]
    missed: tuple[int, ...]
    beside: tuple[Span, ...]
    absent: tuple[int, ...]

    @property
    def text(self) -> str:
        """ "7 failures, you found 6"."""
        count = len(self.found) + len(self.missed)
        return say_count(
            "{count} failure, you found {found}",
            "{count} failures, you found {found}",
            count,
            found=len(self.found),
        )


def spotted(exercise: Exercise, marks: Iterable[Span]) -> Spotting:
    """`marks` are spans of the message, in code points, in any order and either direction."""
    placed = [failure for failure in exercise.failures if failure.spans]
    found: set[int] = set()
    beside: list[Span] = []
    for first, last in marks:
        mark = min(first, last), max(first, last)
        named = _named(mark, placed)
        found.update(named)
        if not named:
            beside.append(mark)
    return Spotting(
        found=tuple(failure.number for failure in placed if failure.number in found),
        missed=tuple(failure.number for failure in placed if failure.number not in found),
        beside=tuple(beside),
        absent=tuple(failure.number for failure in exercise.failures if not failure.spans),
    )


def _named(mark: Span, failures: list[Failure]) -> list[int]:
    touched = {failure.number: covered for failure in failures if (covered := _covered(mark, failure))}
    spare = mark[1] - mark[0] - sum(touched.values())
    fits = len(touched) <= MOST_AT_ONCE and spare <= max(MOST_BESIDE, sum(touched.values()))
    return list(touched) if fits else []


def _covered(mark: Span, failure: Failure) -> int:
    """How many code points of the failure's words the mark covers."""
    return sum(max(0, min(mark[1], end) - max(mark[0], start)) for start, end in failure.spans)
