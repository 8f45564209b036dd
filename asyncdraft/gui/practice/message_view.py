"""A message whose words are marked by click or key, and that shows afterwards what was wrong with it."""

import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.exercise_texts import FailureText
from asyncdraft.gui.scale import ring
from asyncdraft.gui.text_units import to_points, to_units
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.announce import announce

WORD = re.compile(r"\S+")
HIGHEST = 320
LINE_PERCENT = 130
TOGGLE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
LINES = {
    Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
    Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
}
Span = tuple[int, int]


class MessageView(QTextEdit):
    """`marked()` when the marks change. Arrow keys go from word to word, Shift takes several, Space marks.

    Spans count code points of the message.
    """

    marked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setDocumentMargin(2)
        self.setFont(ui_font(13.5))
        self._theme: Theme | None = None
        self._text = ""
        self._words: list[Span] = []
        self._marks: list[range] = []
        self._failures: Sequence[FailureText] | None = None
        self._here = self._anchor = 0
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._failures is None:
            self._show_marks()
        else:
            self.show_failures(self._text, self._failures)

    # What is shown

    def show_words(self, text: str, marks: Collection[Span]) -> None:
        """To be marked; a word under one of `marks` is marked already."""
        if text != self._text:
            self._here = 0
        self._failures = None
        self._text = text
        self._words = [found.span() for found in WORD.finditer(text)]
        self._marks = [range_ for mark in marks if (range_ := self._under(mark))]
        self._here = self._anchor = min(self._here, max(len(self._words) - 1, 0))
        self.setPlainText(text)
        self._space_lines()
        self.setAccessibleName(tr("The message: mark the words that cost the reader"))
        self.setAccessibleDescription(tr("Arrow keys go from word to word, Space marks and unmarks."))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._show_marks()

    def show_failures(self, text: str, failures: Sequence[FailureText]) -> None:
        """Each with a wave below it and its number behind it."""
        self._text, self._failures = text, failures
        self.setExtraSelections([])
        self.setAccessibleName(tr("The message with its failures"))
        self.setAccessibleDescription("")
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.clear()
        if self._theme is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        plain, wavy, number = self._formats(self._theme)
        done = 0
        spans = ((span, failure.number) for failure in failures for span in failure.spans)
        for (first, end), figure in sorted(spans):
            start = max(first, done)
            cursor.insertText(text[done:start], plain)
            cursor.insertText(text[start:end], wavy)
            cursor.insertText(str(figure), number)
            done = max(start, end)
        cursor.insertText(text[done:], plain)
        cursor.endEditBlock()
        self._space_lines()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _space_lines(self) -> None:
        """Room for the waves."""
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _formats(self, theme: Theme) -> tuple[QTextCharFormat, QTextCharFormat, QTextCharFormat]:
        plain, wavy, number = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme["text"])
        wavy.setForeground(theme["text"])
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(theme["bad"])
        number.setForeground(theme["bad"])
        number.setFontWeight(QFont.Weight.Bold)
        number.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return plain, wavy, number

    # Marks

    @property
    def marks(self) -> tuple[Span, ...]:
        """Words that were marked together are one."""
        return tuple((self._words[mark[0]][0], self._words[mark[-1]][1]) for mark in self._marks)

    def _under(self, span: Span) -> range:
        first, last = span
        touched = [place for place, (start, end) in enumerate(self._words) if start < last and first < end]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def _toggle(self, first: int, last: int) -> None:
        """All of them, as the first one changes."""
        taken = range(min(first, last), max(first, last) + 1)
        is_marked = not self._is_marked(first)
        kept = [part for mark in self._marks for part in _without(mark, taken)]
        self._marks = sorted([*kept, taken] if is_marked else kept, key=lambda mark: mark.start)
        self._show_marks()
        words = " ".join(self._text[slice(*self._words[place])] for place in taken)
        announce(
            self, tr("{words}: marked", words=words) if is_marked else tr("{words}: not marked", words=words)
        )
        self.marked.emit()

    def _is_marked(self, place: int) -> bool:
        return any(place in mark for mark in self._marks)

    def _show_marks(self) -> None:
        theme = self._theme
        if theme is None or self._failures is not None:
            return
        shown = []
        for start, end in self.marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(start, end)
            selection.format.setBackground(theme["bad_ground"])
            selection.format.setForeground(theme["bad"])
            selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            selection.format.setUnderlineColor(theme["bad"])
            shown.append(selection)
        self.setExtraSelections(shown)
        self.viewport().update()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(self._text, start))
        cursor.setPosition(to_units(self._text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Keys

    @property
    def is_open(self) -> bool:
        """Whether words can be marked."""
        return self._failures is None and bool(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.is_open or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in TOGGLE:
            self._toggle(self._anchor, self._here)
            self._anchor = self._here
        elif key in STEPS or key in LINES or key in ENDS:
            self._go(key, extending=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _go(self, key: Qt.Key, *, extending: bool) -> None:
        self._here = min(max(self._target(key), 0), len(self._words) - 1)
        if not extending:
            self._anchor = self._here
        cursor = self._cursor(*self._words[self._here])
        cursor.setPosition(cursor.anchor())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.viewport().update()
        word = self._text[slice(*self._words[self._here])]
        announce(self, tr("{word}, marked", word=word) if self._is_marked(self._here) else shown(word))

    def _target(self, key: Qt.Key) -> int:
        if key in ENDS:
            return ENDS[key] * len(self._words)
        return self._here + STEPS[key] if key in STEPS else self._beyond(LINES[key])

    def _beyond(self, move: QTextCursor.MoveOperation) -> int:
        cursor = self._cursor(self._words[self._here][0], self._words[self._here][0])
        cursor.movePosition(move)
        return self._nearest(to_points(self._text, cursor.position()))

    def _nearest(self, point: int) -> int:
        return min(
            range(len(self._words)),
            key=lambda place: max(self._words[place][0] - point, point - self._words[place][1], 0),
        )

    # Mouse

    def _word_at(self, event: QMouseEvent) -> int:
        units = self.cursorForPosition(event.position().toPoint()).position()
        return self._nearest(to_points(self._text, units))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_open or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._anchor = self._here = self._word_at(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.is_open:
            super().mouseMoveEvent(event)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._here = self._word_at(event)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.is_open or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._toggle(self._anchor, self._here)
        self._anchor = self._here

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        if self.is_open:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._theme is None or not self.is_open or not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["accent"], ring()))
        for place in range(min(self._anchor, self._here), max(self._anchor, self._here) + 1):
            painter.drawRoundedRect(self._box(place).adjusted(-2, 0, 2, 0), 4, 4)

    def _box(self, place: int) -> QRect:
        """Of a word; of one that goes over lines, its beginning."""
        start, end = self._words[place]
        first = self.cursorRect(self._cursor(start, start))
        last = self.cursorRect(self._cursor(end, end))
        if first.top() != last.top():
            last = QRect(self.viewport().width() - 4, first.top(), 2, first.height())
        left, right = sorted((first.center().x(), last.center().x()))
        return QRect(left, first.top(), right - left, first.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # As high as its text, within limits

    def _height(self) -> int:
        return min(round(self.document().size().height()) + 4, HIGHEST)

    def sizeHint(self) -> QSize:
        return QSize(300, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def _without(mark: range, taken: range) -> list[range]:
    """What of `mark` lies before and after `taken`."""
    parts = (range(mark.start, min(mark.stop, taken.start)), range(max(mark.start, taken.stop), mark.stop))
    return [part for part in parts if part]
