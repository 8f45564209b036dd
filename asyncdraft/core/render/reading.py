"""Reads a message that is being typed: only the blocks around the change are read again."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from asyncdraft.core.render.nodes import Block, folded
from asyncdraft.core.render.problems import dropped_targets
from asyncdraft.core.render.tokens import is_wanted, parse_with_references, without_unwanted


class Part(msgspec.Struct, frozen=True):
    """One top-level block; `source` are its lines and those up to the next. `losses` are sentences."""

    source: tuple[str, ...]
    blocks: tuple[Block, ...]
    losses: tuple[str, ...] = ()


class Reading:
    """Remembers the last text. What it answers is what reading all of it anew would answer.

    `is_clean`: no character of the last text had to be left out.
    """

    def __init__(self) -> None:
        self.is_clean = True
        self._markdown: str | None = None
        self._typed: list[str] = []
        self._lines: list[str] = []
        self._parts: list[Part] = []
        self._has_references = True

    def read(self, markdown: str) -> list[Part]:
        if markdown == self._markdown:
            return self._parts
        typed = _lines(markdown)
        self.is_clean = is_wanted("\n".join(self._fresh(typed)))
        self._typed = typed
        lines = typed if self.is_clean else _lines(without_unwanted(markdown))
        if lines != self._lines:
            self._parts = self._changed(lines)
            self._lines = lines
        self._markdown = markdown
        return self._parts

    def _fresh(self, typed: Sequence[str]) -> Sequence[str]:
        """The lines of which it is not known that nothing in them has to be left out."""
        if not self.is_clean:
            return typed
        head = _shared(self._typed, typed)
        tail = _shared(self._typed[:head:-1], typed[:head:-1])
        return typed[head : len(typed) - tail]

    def _changed(self, lines: list[str]) -> list[Part]:
        """A reference anywhere can make a link anywhere, and a comment takes in blocks: then all is read."""
        if not self._has_references and not any("<!--" in line for line in lines):
            first, begin = self._before(_shared(self._lines, lines))
            last, end = self._behind(_shared(self._lines[:begin:-1], lines[:begin:-1]))
            if last > first:
                parts, has_references = _parts(lines[begin : len(lines) - end])
                if not has_references and parts and parts[-1].blocks == self._parts[last - 1].blocks:
                    known = {part: part for part in self._parts[first:last]}
                    same = [known.get(part, part) for part in parts]
                    return [*self._parts[:first], *same, *self._parts[last:]]
        parts, self._has_references = _parts(lines)
        return parts

    def _before(self, unchanged: int) -> tuple[int, int]:
        """The parts, and their lines, that a change below the first `unchanged` lines does not reach.

        The block before the changed one may take it in.
        """
        ends = _ends(self._parts)
        count = bisect_right(ends, unchanged)
        return (count - 1, ends[count - 2] if count > 1 else 0) if count else (0, 0)

    def _behind(self, unchanged: int) -> tuple[int, int]:
        """The number of parts up to and with one that is wholly unchanged, and the lines behind it.

        That one is read again: if it comes out as before, so does all that follows.
        """
        ends = _ends(reversed(self._parts))
        count = bisect_right(ends, unchanged)
        return len(ends) - count + (count > 0), ends[count - 2] if count > 1 else 0


def _ends(parts: Iterable[Part]) -> list[int]:
    """Behind which line each of them ends."""
    return list(accumulate(len(part.source) for part in parts))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    for index, (before, after) in enumerate(zip(old, new, strict=False)):
        if before != after:
            return index
    return min(len(old), len(new))


def _parts(lines: Sequence[str]) -> tuple[list[Part], bool]:
    """The parts, and whether there are references in them."""
    tokens, references = parse_with_references("\n".join(lines))
    groups: list[tuple[int, int, int]] = []
    start = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0 and token.type != "inline":
            first = tokens[start].map
            groups.append((first[0] if first else 0, start, index + 1))
            start = index + 1
    found: list[Part] = []
    for number, (line, start, end) in enumerate(groups):
        begin = line if number else 0
        until = groups[number + 1][0] if number + 1 < len(groups) else len(lines)
        inside = tokens[start:end]
        found.append(Part(tuple(lines[begin:until]), folded(inside), tuple(dropped_targets(inside))))
    if not found:
        found.append(Part(tuple(lines), ()))
    return found, bool(references)
