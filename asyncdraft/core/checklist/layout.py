"""The blocks of a pane from key to key: only those around an edit are cut anew."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol

import msgspec

from asyncdraft.core.checklist.blocks import Block, scan, split


class Cut(Protocol):
    """A block as far as its place goes."""

    @property
    def start(self) -> int: ...

    @property
    def paragraph(self) -> int | None: ...


class Edited(msgspec.Struct, frozen=True, gc=False):
    """The first `head` blocks stay, those from `tail` on stay and move by `shift`; `fresh` stand between."""

    head: int
    fresh: tuple[Block, ...]
    tail: int
    shift: int


def edited(old: str, blocks: Sequence[Cut], text: str) -> Edited:
    """What an edit from `old` to `text` does to the blocks of `old`.

    A paragraph ends where the line after it says so: the cut goes on at the paragraph before the edit, until
    it meets an old cut in text that is as it was.
    """
    before = _shared(old, text, 0)
    after = _shared(old, text, before, backwards=True)
    touched = bisect_right(blocks, before, key=_start) - 1
    head = _paragraph(blocks, _paragraph(blocks, touched) - 1)
    shift, last = len(text) - len(old), len(blocks)
    if head <= 0:
        return Edited(0, split(text), last, shift)
    tail = bisect_right(blocks, len(old) - after, key=_start)
    fresh: list[Block] = []
    for block in scan(text, blocks[head].start):
        at = bisect_left(blocks, block.start - shift, tail, key=_start)
        if _begins(block) and at < last and _meet(block, blocks[at], shift):
            return Edited(head, tuple(fresh), at, shift)
        fresh.append(block)
    return Edited(head, tuple(fresh), last, shift)


_start = attrgetter("start")


def _begins(block: Cut) -> bool:
    """Whether it is no later piece of a paragraph."""
    return block.paragraph in (None, block.start)


def _meet(block: Block, old: Cut, shift: int) -> bool:
    return old.start == block.start - shift and _begins(old)


def _paragraph(blocks: Sequence[Cut], index: int) -> int:
    """The first block of the paragraph that the block at `index` belongs to; at most 0 for none."""
    if index <= 0 or blocks[index].paragraph is None:
        return index
    return bisect_left(blocks, blocks[index].paragraph or 0, key=_start)


def _shared(first: str, second: str, kept: int, *, backwards: bool = False) -> int:
    """How long both begin alike; `backwards`: end alike, `kept` code points at the beginning left out."""
    low, high = 0, min(len(first), len(second)) - kept
    while low < high:
        middle = (low + high + 1) // 2
        if backwards:
            part = first[len(first) - middle : len(first) - low]
            same = second.startswith(part, len(second) - middle)
        else:
            same = second.startswith(first[low:middle], low)
        low, high = (middle, high) if same else (low, middle - 1)
    return low
