"""One highlighter for both Markdown and findings: each block is painted once, with its own marks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from asyncdraft.gui.slices import Slices
from asyncdraft.gui.text_units import to_units

FENCE = re.compile(r"^\s{0,3}(```|~~~)")
INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<link>\[[^\]\n]*\]\([^)\s]*\))"
    r"|(?P<url>https?://[^\s<>)\]]+)"
    r"|(?P<bold>\*\*(?=\S).+?(?<=\S)\*\*|__(?=\S).+?(?<=\S)__)"
    r"|(?P<italic>(?<![\w*])\*(?=[^\s*]).+?(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_]).+?(?<=[^\s_])_(?!\w))"
    r"|(?P<strike>~~(?=\S).+?(?<=\S)~~)"
    r"|(?P<mention>(?<![\w@])@\w[\w.-]*)"
)
LINE = re.compile(r"(?P<heading>#{1,6}\s.*)|(?P<quote>\s{0,3}>.*)|(?P<bullet>\s*(?:[-*+]|\d{1,3}[.)])\s)")
OUTSIDE, FENCES = 0, {"```": 1, "~~~": 2}
"""A fence ends with signs of its own kind alone."""
Underline = QTextCharFormat.UnderlineStyle
LINES = {
    "bad": ("bad", Underline.SingleUnderline),
    "warn": ("warn", Underline.DashUnderline),
    "accent": ("accent", Underline.DotLine),
    "spelling": ("bad", Underline.WaveUnderline),
}
"""Colour role and shape of an underline, so that it does not rest on colour alone."""


@dataclass(frozen=True)
class Mark:
    """An underline in UTF-16 units of the whole document; `tone` is a key of LINES."""

    start: int
    end: int
    tone: str


class MarkdownHighlighter(QSyntaxHighlighter):
    """Marks move with their lines until others are shown. `editor` tells of no change by an underline."""

    def __init__(self, document: QTextDocument, editor: QObject) -> None:
        super().__init__(editor)
        self._editor = editor
        self._slices = Slices(self)
        self._line_count = document.blockCount()
        self._stale: set[int] = set()
        self._colored = False
        self._formats: dict[str, QTextCharFormat] = {}
        self._tones: dict[str, QColor] = {}
        self._marks: dict[int, tuple[Mark, ...]] = {}
        document.contentsChange.connect(self._on_contents_changed)
        self.setDocument(document)

    def set_tokens(self, tokens: Mapping[str, QColor], mono: QFont) -> None:
        self._tones = {role: tokens[role] for role, _shape in LINES.values()}
        self._formats = {
            "code": _format(tokens["text"], background=tokens["chip"], font=mono),
            "link": _format(tokens["accent"]),
            "url": _format(tokens["accent"]),
            "mention": _format(tokens["accent"], weight=QFont.Weight.DemiBold),
            "bold": _format(tokens["text"], weight=QFont.Weight.Bold),
            "italic": _format(tokens["text"], italic=True),
            "strike": _format(tokens["secondary"], strike=True),
            "heading": _format(tokens["text"], weight=QFont.Weight.Bold),
            "quote": _format(tokens["secondary"]),
            "bullet": _format(tokens["accent"], weight=QFont.Weight.DemiBold),
        }
        self.rehighlight()

    def show_marks(self, marks: Sequence[Mark], near: int = 0) -> None:
        """Repaints the blocks whose marks changed, and no other; those around position `near` first."""
        by_block: dict[int, list[Mark]] = {}
        for mark in marks:
            for number, local in self._local(mark):
                by_block.setdefault(number, []).append(local)
        fresh = {number: tuple(found) for number, found in by_block.items()}
        stale = {
            number
            for number in self._marks.keys() | fresh.keys()
            if self._marks.get(number) != fresh.get(number)
        }
        self._marks = fresh
        self._stale |= stale
        if self._stale:
            here = self.document().findBlock(near).blockNumber()
            nearest = sorted(self._stale, key=lambda number: abs(number - here))
            self._slices.run(self._painting(nearest), lambda: None)

    def _painting(self, numbers: Sequence[int]) -> Iterator[None]:
        """A line a step."""
        for number in numbers:
            self._stale.discard(number)
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                with QSignalBlocker(self._editor):
                    self.rehighlightBlock(block)
            yield

    def _local(self, mark: Mark) -> Iterable[tuple[int, Mark]]:
        block = self.document().findBlock(mark.start)
        while block.isValid() and block.position() < mark.end:
            start = max(mark.start - block.position(), 0)
            end = min(mark.end - block.position(), block.length() - 1)
            if end > start:
                yield block.blockNumber(), Mark(start, end, mark.tone)
            block = block.next()

    def _on_contents_changed(self, position: int, _removed: int, _added: int) -> None:
        """Before the lines are painted anew, which is why this is connected first."""
        lines = self.document().blockCount()
        more, self._line_count = lines - self._line_count, lines
        if not more:
            return
        block = self.document().findBlock(position)
        here, gone = block.blockNumber(), block.blockNumber() - min(more, 0)
        kept = tuple(mark for mark in self._marks.get(here, ()) if mark.end <= position - block.position())
        above = {number: marks for number, marks in self._marks.items() if number < here}
        below = {number + more: marks for number, marks in self._marks.items() if number > gone}
        self._marks = above | ({here: kept} if kept else {}) | below
        self._stale = {number + more if number > gone else number for number in self._stale}

    def highlightBlock(self, text: str) -> None:
        if not self._formats:
            return
        self._colored = False
        self._paint_markdown(text)
        for mark in self._marks.get(self.currentBlock().blockNumber(), ()):
            self._underline(mark)

    def _paint_markdown(self, text: str) -> None:
        inside, fence = max(self.previousBlockState(), OUTSIDE), FENCE.match(text)
        kind = FENCES[fence[1]] if fence is not None else OUTSIDE
        after_fence = OUTSIDE if kind == inside else inside
        self.setCurrentBlockState(after_fence if inside else kind)
        if inside or kind:
            self._colored = True
            self.setFormat(0, len(text) + 1, self._formats["code"])
            return
        line = LINE.match(text)
        if line is not None:
            self._set(line.start(), line.end(), str(line.lastgroup), text)
        for found in INLINE.finditer(text):
            self._set(found.start(), found.end(), str(found.lastgroup), text)

    def _set(self, start: int, end: int, kind: str, text: str) -> None:
        self._colored = True
        first = to_units(text, start)
        self.setFormat(first, to_units(text, end) - first, self._formats[kind])

    def _underline(self, mark: Mark) -> None:
        role, shape = LINES[mark.tone]
        if not self._colored:
            plain = QTextCharFormat()
            plain.setUnderlineStyle(shape)
            plain.setUnderlineColor(self._tones[role])
            self.setFormat(mark.start, mark.end - mark.start, plain)
            return
        for position in range(mark.start, mark.end):
            shown = QTextCharFormat(self.format(position))
            shown.setUnderlineStyle(shape)
            shown.setUnderlineColor(self._tones[role])
            self.setFormat(position, 1, shown)


def _format(
    color: QColor,
    *,
    background: QColor | None = None,
    font: QFont | None = None,
    weight: QFont.Weight | None = None,
    italic: bool = False,
    strike: bool = False,
) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(color)
    if background is not None:
        result.setBackground(background)
    if font is not None:
        result.setFontFamilies(font.families())
        result.setProperty(QTextCharFormat.Property.FontPixelSize, font.pixelSize())
    if weight is not None:
        result.setFontWeight(weight)
    result.setFontItalic(italic)
    result.setFontStrikeOut(strike)
    return result
