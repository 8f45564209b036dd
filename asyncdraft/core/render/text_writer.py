"""Lines to text: the frame that chat text and plain mail share."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from asyncdraft.core.render.flat import BOXES, BULLET, RULE, Line
from asyncdraft.core.render.links import says_address
from asyncdraft.core.render.nodes import ADDRESS, Span

INDENT = "    "


class TextWriter:
    """The signs of one kind of text; subclasses say how a line and a code block look."""

    bullets: ClassVar[tuple[str, ...]] = ("•", "◦", "▪")
    boxes: ClassVar[tuple[str, str]] = BOXES
    rule: ClassVar[str] = RULE

    def text(self, lines: Iterable[Line]) -> str:
        """A line of which nothing shows leaves only its gap."""
        found: list[str] = []
        quotes, gap = 0, False
        for line in lines:
            gap = gap or line.gap
            text = self.line(line)
            if not text:
                continue
            if gap and found:
                found.append(self.quoted(min(quotes, line.quotes)).rstrip())
            found.append(text)
            quotes, gap = line.quotes, False
        return "\n".join(found)

    def inline(self, spans: Sequence[Span]) -> str:
        raise NotImplementedError

    def code(self, line: Line) -> str:
        raise NotImplementedError

    def quoted(self, depth: int) -> str:
        """What begins a quoted line."""
        return "> " + INDENT * (depth - 1) if depth else ""

    def line(self, line: Line) -> str:
        if line.code is not None:
            return self.code(line)
        text = self.rule if line.rule else self.inline(line.spans).strip()
        if not text and not line.marker:
            return ""
        indent = INDENT * (line.indent + line.inside)
        return f"{self.quoted(line.quotes)}{indent}{self.marker(line)}{text}".rstrip()

    def marker(self, line: Line) -> str:
        """The sign of a list item with a space after it; a box takes the place of a bullet."""
        if not line.marker:
            return ""
        if line.marker != BULLET:
            return f"{line.marker} " if line.done is None else f"{line.marker} {self.boxes[line.done]} "
        bullet = self.bullets[min(line.indent, len(self.bullets) - 1)]
        return f"{bullet if line.done is None else self.boxes[line.done]} "


def with_addresses(spans: Iterable[Span]) -> Iterator[Span]:
    """Links spelled out for text that has none: label, then the address in brackets."""
    for link, group in groupby(spans, key=attrgetter("link")):
        if not link:
            yield from group
            continue
        labels = list(group)
        shown = "".join(span.text for span in labels)
        if says_address(shown, link):
            yield Span(shown, labels[0].style, kind=ADDRESS)
            continue
        yield from (Span(span.text, span.style) for span in labels)
        yield Span(f" ({link})" if shown else link, kind=ADDRESS)
