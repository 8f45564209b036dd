"""What one text changes against another, line by line."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from asyncdraft.core.text import say_count

Kind = Literal["same", "removed", "added", "left out"]
SIGNS: Mapping[Kind, str] = {"same": " ", "removed": "−", "added": "+", "left out": "…"}
CONTEXT = 2
"""Unchanged lines shown around a change."""


class Line(msgspec.Struct, frozen=True):
    """`before` and `after` are the numbers of the line in each text, 0 where it is not in that one.

    A line of kind "left out" stands for as many unchanged lines as `text` says.
    """

    kind: Kind
    text: str
    before: int = 0
    after: int = 0


def compared(before: str, after: str) -> tuple[Line, ...]:
    """Nothing where the texts have the same lines."""
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return ()
    return tuple(_lines(old, new))


def count(lines: tuple[Line, ...]) -> int:
    """How many places differ; neighbouring lines are one place."""
    changed = [line.kind in ("removed", "added") for line in lines]
    return sum(now and not earlier for earlier, now in zip([False, *changed], changed, strict=False))


def _lines(old: list[str], new: list[str]) -> Iterator[Line]:
    shown_to = 0
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(CONTEXT):
        yield from _gap(group[0][1] - shown_to)
        shown_to = group[-1][2]
        for tag, first, last, first_new, last_new in group:
            if tag == "equal":
                for at in range(last - first):
                    yield Line("same", old[first + at], first + at + 1, first_new + at + 1)
                continue
            for at in range(first, last):
                yield Line("removed", old[at], before=at + 1)
            for at in range(first_new, last_new):
                yield Line("added", new[at], after=at + 1)
    yield from _gap(len(old) - shown_to)


def _gap(lines: int) -> Iterator[Line]:
    if lines > 0:
        yield Line("left out", say_count("{count} line unchanged", "{count} lines unchanged", lines))
