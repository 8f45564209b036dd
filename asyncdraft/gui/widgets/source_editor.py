"""A plain editor for source: numbers beside the lines, marks on those with a mistake."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.language import shown
from asyncdraft.gui.text_units import to_points, to_units, written_in
from asyncdraft.gui.widgets.line_notes import LineNotes
from asyncdraft.gui.widgets.template_highlighter import Mistake, TemplateHighlighter, whole_word

GUTTER_SPACE = 26
INDENT = "  "


class SourceEditor(QPlainTextEdit):
    """Tab indents; Enter keeps the indentation. Every programmatic edit is one undo step."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._notes = LineNotes(self, self._place_of)
        self.setAccessibleName(shown(name))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setProperty("role", "source")
        self.setFont(mono_font())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(6)
        self._tokens: Mapping[str, QColor] = {}
        self._bad_lines: set[int] = set()
        self._highlighter = TemplateHighlighter(self.document())
        self._gutter = _Gutter(self)
        self.blockCountChanged.connect(lambda _count: self._fit())
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._mark_current_line)
        self._fit()

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.setFont(mono_font())
        self._highlighter.set_tokens(tokens)
        self._mark_current_line()

    def show_mistakes(self, mistakes: Sequence[Mistake]) -> None:
        self._bad_lines = {line for line, _word in mistakes}
        self._highlighter.show_mistakes(mistakes)
        self._gutter.update()

    def show_notes(self, notes: Sequence[tuple[int, QWidget]]) -> None:
        """Each below its line, counted from 0."""
        self._notes.show(notes)

    def _place_of(self, block: QTextBlock) -> QRectF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def set_text(self, text: str) -> None:
        """As an undo step of its own, with the cursor where it was."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def replace_in_line(self, line: int, old: str, new: str) -> bool:
        """The first `old` of the line, counted from 0, that stands there as a word."""
        block = self.document().findBlockByNumber(line)
        place = whole_word(old).search(block.text())
        if place is None:
            return False
        found = QTextCursor(block)
        found.setPosition(block.position() + to_units(block.text(), place.start()))
        found.setPosition(
            block.position() + to_units(block.text(), place.end()), QTextCursor.MoveMode.KeepAnchor
        )
        found.beginEditBlock()
        found.insertText(new)
        found.endEditBlock()
        self.setTextCursor(found)
        return True

    def go_to_line(self, line: int) -> None:
        block = self.document().findBlockByNumber(line)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
            self.setFocus()

    def toPlainText(self) -> str:
        return written_in(self.document())

    @property
    def text_before_cursor(self) -> str:
        text = self.toPlainText()
        return text[: to_points(text, self.textCursor().position())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Tab and plain:
            self._indent()
        elif event.key() == Qt.Key.Key_Backtab:
            self._unindent()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            line = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
            self.insert("\n" + line[: len(line) - len(line.lstrip())])
        else:
            super().keyPressEvent(event)

    def _indent(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            self.insert(INDENT)
            return
        self._each_line(lambda line: line.insertText(INDENT))

    def _unindent(self) -> None:
        def shorten(line: QTextCursor) -> None:
            text = line.block().text()
            for _space in range(min(len(INDENT), len(text) - len(text.lstrip(" ")))):
                line.deleteChar()

        self._each_line(shorten)

    def _each_line(self, change: Callable[[QTextCursor], None]) -> None:
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(max(cursor.selectionEnd() - 1, cursor.selectionStart())).blockNumber()
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            change(QTextCursor(document.findBlockByNumber(number)))
        cursor.endEditBlock()

    # The gutter

    @property
    def gutter_width(self) -> int:
        digits = max(len(str(self.blockCount())), 2)
        return GUTTER_SPACE + self.fontMetrics().horizontalAdvance("9") * digits

    def _fit(self) -> None:
        self.setViewportMargins(self.gutter_width, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._notes.fit()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), self.gutter_width, inside.height()))

    def _on_update(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())
        if rect.contains(self.viewport().rect()):
            self._fit()

    def _mark_current_line(self) -> None:
        if not self._tokens:
            return
        line = QTextEdit.ExtraSelection()
        line.format.setBackground(self._tokens["hover"])
        line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        line.cursor = self.textCursor()
        line.cursor.clearSelection()
        self.setExtraSelections([line])

    def paint_gutter(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = QPainter(self._gutter)
        painter.fillRect(event.rect(), self._tokens["panel"])
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            bad = block.blockNumber() in self._bad_lines
            font = mono_font(11)
            font.setBold(bad)
            painter.setFont(font)
            painter.setPen(self._tokens["bad" if bad else "secondary"])
            place = QRect(0, round(top), self.gutter_width - 12, self.fontMetrics().height())
            painter.drawText(
                place,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(block.blockNumber() + 1),
            )
            top += self.blockBoundingRect(block).height()
            block = block.next()


class _Gutter(QWidget):
    def __init__(self, editor: SourceEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.gutter_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_gutter(event)
