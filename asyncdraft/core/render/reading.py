"""Reads a message that is being typed: only the blocks around the change are read again."""

from collections.abc import Sequence

import msgspec

from asyncdraft.core.render.nodes import Block, folded
from asyncdraft.core.render.problems import dropped_targets
from asyncdraft.core.render.tokens import parse_with_references, without_unwanted


class Part(msgspec.Struct, frozen=True):
    """One top-level block; `source` are its lines and those up to the next. `losses` are sentences."""

    source: tuple[str, ...]
    blocks: tuple[Block, ...]
    losses: tuple[str, ...] = ()


class Reading:
    """Remembers the last text. What it answers is what reading all of it anew would answer."""

    def __init__(self) -> None:
        self._markdown: str | None = None
        self._lines: list[str] = []
        self._parts: list[Part] = []
        self._has_references = True

    def read(self, markdown: str) -> list[Part]:
        if markdown == self._markdown:
            return self._parts
        text = without_unwanted(markdown.replace("\r\n", "\n").replace("\r", "\n"))
        lines = text.split("\n")
        if lines != self._lines:
            self._parts = self._changed(text, lines)
            self._lines = lines
        self._markdown = markdown
        return self._parts

    def _changed(self, text: str, lines: list[str]) -> list[Part]:
        """A reference anywhere can make a link anywhere, and a comment takes in blocks: then all is read."""
        if not self._has_references and "<!--" not in text:
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
        lines, count = 0, 0
        while count < len(self._parts) and lines + len(self._parts[count].source) <= unchanged:
            lines += len(self._parts[count].source)
            count += 1
        if not count:
            return 0, 0
        return count - 1, lines - len(self._parts[count - 1].source)

    def _behind(self, unchanged: int) -> tuple[int, int]:
        """The number of parts up to and with one that is wholly unchanged, and the lines behind it.

        That one is read again: if it comes out as before, so does all that follows.
        """
        left, count = 0, len(self._parts)
        while count and left + len(self._parts[count - 1].source) <= unchanged:
            count -= 1
            left += len(self._parts[count].source)
        if count == len(self._parts):
            return count, 0
        return count + 1, left - len(self._parts[count].source)


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
