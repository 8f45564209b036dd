"""A page of HTML in parts, of which only those that change are read and laid out again."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import lru_cache

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QTimer
from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from asyncdraft.gui.widgets.reading import part_lines

LONG_PAGE, LATER_MS = 30_000, 150
"""Characters of HTML that take longer to lay out than a key may; such a page follows when the keys rest."""

EMPTY = ('"></p>', "<li></li>")
"""What Qt joins to the block behind it."""

FENCE = "<p>.</p>"
"""Stands around parts that are read alone: the first and the last block of a page are special to Qt."""

FENCES = 2
TAG = re.compile("<[^>]*>")


class PartedPage(QTextBrowser):
    """What it shows is what all parts together would look like, but what is typed is changed in its place.

    What is selected beside them, and the place in the page, stay.
    """

    def __init__(self) -> None:
        super().__init__()
        part_lines(self.document())
        self._wanted: tuple[str, ...] = ()
        self._parts: tuple[str, ...] = ()
        self._lengths: list[int] = []
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._show_all)

    def changeEvent(self, event: QEvent) -> None:
        """A style sheet lets the ground through: all that lies under it would be painted with each key."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.viewport().setAutoFillBackground(True)

    @property
    def parts(self) -> tuple[str, ...]:
        """Those that are shown, or will be as soon as the keys rest."""
        return self._wanted

    def show_parts(self, parts: Sequence[str]) -> None:
        if parts == self._wanted:
            return
        self._wanted = tuple(parts)
        if self._show_changed():
            self._later.stop()
        elif self._parts and sum(map(len, parts)) > LONG_PAGE:
            self._later.start()
        else:
            self._show_all()

    def _show_all(self) -> None:
        self._later.stop()
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setHtml("".join(self._wanted))
        bar.setValue(place)
        self._parts = self._wanted
        lengths = [_length(part) for part in self._parts]
        is_plain = 0 not in lengths and sum(lengths) == self.document().blockCount()
        self._lengths = lengths if is_plain else []

    def _show_changed(self) -> bool:
        """Whether the page shows what is wanted now: paragraphs alone have changed, come or gone."""
        if not self._lengths:
            return False
        head = _shared(self._parts, self._wanted)
        old, new = self._parts[head:], self._wanted[head:]
        tail = _shared(old[::-1], new[::-1])
        gone, come = old[: len(old) - tail], new[: len(new) - tail]
        if len(gone) == len(come) == 1 and _is_retyped(gone[0], come[0]):
            return self._retype(head, come[0])
        if head and not (gone and come):
            head -= 1
            gone, come = (self._parts[head], *gone), (self._wanted[head], *come)
        if not (gone and come and all(map(_is_paragraph, (*gone, *come)))):
            return False
        self._change(sum(self._lengths[:head]), len(gone), come)
        self._lengths[head : head + len(gone)] = [1] * len(come)
        self._parts = self._wanted
        return True

    def _retype(self, place: int, part: str) -> bool:
        """The part at `place` has other words in one of its blocks; False where it is put together anew."""
        read = _read(part, self.document().defaultFont())
        if read.blockCount() - FENCES != self._lengths[place]:
            return False
        fresh, block = read.begin().next(), self.document().findBlockByNumber(sum(self._lengths[:place]))
        changed: list[tuple[QTextBlock, QTextBlock]] = []
        for _block in range(self._lengths[place]):
            if fresh.text() != block.text():
                changed.append((block, fresh))
            fresh, block = fresh.next(), block.next()
        if len(changed) != 1:
            return False
        cursor = QTextCursor(changed[0][0])
        with self._editing(cursor, cursor.blockNumber()):
            _fill(cursor, changed[0][1])
        self._parts = self._wanted
        return True

    def _change(self, number: int, gone: int, come: Sequence[str]) -> None:
        """In place of `gone` blocks from `number` on."""
        read = _read("".join(come), self.document().defaultFont())
        fresh = read.begin().next()
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        with self._editing(cursor, number + gone - 1):
            for index in range(len(come)):
                if index < gone:
                    cursor.setPosition(self.document().findBlockByNumber(number + index).position())
                else:
                    cursor.insertBlock()
                _fill(cursor, fresh)
                cursor.setBlockFormat(fresh.blockFormat())
                cursor.setBlockCharFormat(fresh.charFormat())
                fresh = fresh.next()
            if gone > len(come):
                last = self.document().findBlockByNumber(number + gone - 1)
                cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()

    @contextmanager
    def _editing(self, cursor: QTextCursor, last: int) -> Iterator[None]:
        """From the block of `cursor` to the `last`; afterwards it stands in what is the last one then.

        Qt would paint all that stands above them, too, and all below though nothing there moves. In a table
        what is typed moves the columns: there Qt is left to it.
        """
        layout, first = self.document().documentLayout(), cursor.blockNumber()
        size, before = layout.documentSize(), self._place(first, last)
        with QSignalBlocker(layout) if cursor.currentTable() is None else nullcontext():
            cursor.beginEditBlock()
            yield
            cursor.endEditBlock()
        changed = before.united(self._place(first, cursor.blockNumber()))
        if layout.documentSize() != size:
            layout.documentSizeChanged.emit(layout.documentSize())
            changed.setBottom(self.verticalScrollBar().value() + self.viewport().height())
        changed.translate(0, -self.verticalScrollBar().value())
        self.viewport().update(0, changed.top(), self.viewport().width(), changed.height())

    def _place(self, first: int, last: int) -> QRect:
        """Of these blocks and those between them, in the page."""
        blocks = map(self.document().findBlockByNumber, (first, last))
        top, bottom = map(self.document().documentLayout().blockBoundingRect, blocks)
        return top.united(bottom).toAlignedRect()


def _fill(cursor: QTextCursor, fresh: QTextBlock) -> None:
    """Puts what stands in `fresh` in place of what stands in the block of `cursor`, and goes behind it.

    Stretch by stretch: a fragment would bring the list of `fresh` with it.
    """
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    stretch = fresh.begin()
    while not stretch.atEnd():
        cursor.insertText(stretch.fragment().text(), stretch.fragment().charFormat())
        stretch += 1


def _read(html: str, font: QFont) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(font)
    part_lines(document)
    document.setHtml(f"{FENCE}{html}{FENCE}")
    return document


def _is_paragraph(part: str) -> bool:
    is_one = part.startswith("<p ") and part.endswith("</p>") and part.find("<p ", 1) < 0
    return is_one and EMPTY[0] not in part


def _is_retyped(part: str, other: str) -> bool:
    """Whether boxes or lists differ in one stretch of words alone: none comes, goes or leaves its tag."""
    if _is_paragraph(part) or TAG.findall(part) != TAG.findall(other):
        return False
    pairs = zip(TAG.split(part), TAG.split(other), strict=True)
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    return len(changed) == 1 and all(words.strip() for words in changed[0])


def _length(part: str) -> int:
    """In blocks of a document; 0 where that depends on what stands around it."""
    if any(empty in part for empty in EMPTY):
        return 0
    return 1 if _is_paragraph(part) else _blocks_of(part)


@lru_cache(256)
def _blocks_of(part: str) -> int:
    return _read(part, QFont()).blockCount() - FENCES


def _shared(some: Sequence[str], others: Sequence[str]) -> int:
    """How many of the first ones are the same."""
    for number, (one, other) in enumerate(zip(some, others, strict=False)):
        if one is not other and one != other:
            return number
    return min(len(some), len(others))
