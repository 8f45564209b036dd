"""The Markdown editor of one pane."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QSizePolicy

from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import UNLIMITED, px
from asyncdraft.gui.text_units import to_units, written_in
from asyncdraft.gui.widgets.dropped import files_in
from asyncdraft.gui.widgets.gaps import Gaps
from asyncdraft.gui.widgets.markdown_highlighter import Mark, MarkdownHighlighter
from asyncdraft.gui.widgets.word_menu import Doubt, doubt_at, offer_words, open_with_words

if TYPE_CHECKING:
    from asyncdraft.gui.widgets.name_offers import NameOffers

URL = re.compile(r"^https?://\S+$")
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SMALLEST_LINES = 2
SHOWN_LINES = 7
LARGEST_LINES = 14
LEAD = 3
"""Pixels between two lines, so that the eye finds the next one; a low window has none to spare."""


class LineLayout(QPlainTextDocumentLayout):
    """Of lines that a highlighter colours: a key repaints its own paragraph alone.

    Qt sets plain text solid: here each line has `lead` pixels below it.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.lead = 0

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Qt asks for it whenever it has laid out a block."""
        place = super().blockBoundingRect(block)
        lines = block.layout().lineCount() if self.lead and block.isVisible() else 0
        return place.adjusted(0, 0, 0, _part(block.layout(), lines, self.lead)) if lines else place

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Qt counts a line that is coloured anew as removed and added, and takes their sum for its length.

        Then it would lay out the line below too, and repaint the whole editor.
        """
        super().documentChanged(position, 0 if added else min(removed, 1), added)


class PaneEditor(QPlainTextEdit):
    """Tab goes to the next gap of inserted text, else it leaves the pane; Enter goes on with a list.

    `focused(bool)` as the focus comes and goes; `word_added(word)` to the dictionary;
    `files_pasted(paths)`: copied in a file manager.

    `rich_to_markdown` turns pasted HTML into Markdown.
    """

    focused = Signal(bool)
    word_added = Signal(str)
    files_pasted = Signal(list)

    def __init__(self, name: str, placeholder: str, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self._use_line_layout()
        self.setAccessibleName(shown(name))
        self.setPlaceholderText(shown(placeholder))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.document().setDocumentMargin(0)
        self.horizontalScrollBar().rangeChanged.connect(self._stay_at_left)
        self._rich_to_markdown = rich_to_markdown
        self._highlighter = MarkdownHighlighter(self.document(), self)
        self._gaps = Gaps(self)
        self._lines = 0
        self._most_lines = SHOWN_LINES
        self._is_see_through = True
        self._text: str | None = None
        self.document().contentsChange.connect(self._on_contents_changed)
        self._doubts: tuple[Doubt, ...] = ()
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def _use_line_layout(self) -> None:
        document = QTextDocument(self)
        self._layout = LineLayout(document)
        self._layout.lead = px(LEAD)
        document.setDocumentLayout(self._layout)
        document.setDefaultFont(self.font())
        self.setDocument(document)

    def _stay_at_left(self, _least: int, most: int) -> None:
        """All lines are wrapped, but Qt makes room for a blank at the end of one and scrolls to it."""
        if most:
            self.horizontalScrollBar().setRange(0, 0)

    @property
    def text(self) -> str:
        """As `toPlainText`, which makes a copy of a long text every time."""
        if self._text is None:
            self._text = self.toPlainText()
        return self._text

    def toPlainText(self) -> str:
        return written_in(self.document())

    def _on_contents_changed(self, _position: int, _removed: int, _added: int) -> None:
        self._text = None

    @property
    def highlighter(self) -> MarkdownHighlighter:
        return self._highlighter

    @cached_property
    def _offers(self) -> "NameOffers":
        """Made when there are names, which is after the first paint."""
        from asyncdraft.gui.widgets.name_offers import NameOffers

        return NameOffers(self)

    def set_names(self, names: Sequence[str]) -> None:
        self._offers.set_names(names)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Those around the cursor first, where there are many."""
        self._highlighter.show_marks(marks, self.textCursor().position())

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """The misspelled words: their menu offers what may be meant."""
        self._doubts = tuple(doubts)

    def set_text(self, text: str) -> None:
        """Another draft or template is shown: what can be undone stays only where the same words stay."""
        if not text or self.text != text:
            self._gaps.close()
            self.setPlainText(text)

    def replace_all(self, text: str) -> None:
        """One undo step."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        _insert_apart(cursor, text)

    def replace(self, start: int, end: int, text: str) -> None:
        """One undo step; positions in UTF-16 units."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        _insert_apart(cursor, text)

    def replace_with_gaps(self, start: int, end: int, text: str, gaps: Sequence[tuple[int, int]]) -> None:
        """One undo step; the first of the gaps in `text`, counted from its beginning, is selected."""
        self.replace(start, end, text)
        placed = [(start + first, start + last) for first, last in gaps]
        self._gaps.open(placed, start + to_units(text, len(text)))

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._gaps.step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        """A style sheet lets the ground through: all that lies under it would be painted with each key."""
        super().changeEvent(event)
        self._is_see_through = True

    def _fill_ground(self) -> None:
        self.viewport().setAutoFillBackground(True)
        self._is_see_through = False

    # Size follows the text, within limits

    def sizeHint(self) -> QSize:
        return QSize(400, self._height(self._shown_lines()))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height(min(self._shown_lines(), self._most_lines)))

    def _shown_lines(self) -> int:
        lines = round(self.document().documentLayout().documentSize().height())
        return max(SMALLEST_LINES, min(lines, max(LARGEST_LINES, self._most_lines)))

    def least_height(self, width: int) -> int:
        """What `minimumSizeHint` would ask for, were the editor `width` pixels wide."""
        from asyncdraft.gui.widgets.line_count import line_count

        return self._height(max(SMALLEST_LINES, line_count(self.document(), width, self._most_lines)))

    def set_whole(self, whole: bool) -> None:
        """Whether it asks for room for all of its lines, because what is around it scrolls."""
        self._most_lines = UNLIMITED if whole else SHOWN_LINES
        self.updateGeometry()

    def _height(self, lines: int) -> int:
        return lines * (self.fontMetrics().lineSpacing() + self._layout.lead) + 6

    def set_lead(self, lead: int) -> None:
        """Pixels between two lines, above what the font has."""
        if lead != self._layout.lead:
            self._layout.lead = lead
            with QSignalBlocker(self):
                self.document().markContentsDirty(0, self.document().characterCount())
            self.updateGeometry()

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        super().setFont(font)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _on_size_changed(self) -> None:
        lines = self._shown_lines()
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_see_through:
            self._fill_ground()
        if self._offers.takes(event.key()):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._gaps.close()
        if event.key() in RETURN_KEYS and not event.modifiers() and self._goes_on_with_list():
            return
        super().keyPressEvent(event)
        if event.text():
            self._offers.follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _goes_on_with_list(self) -> bool:
        from asyncdraft.gui.widgets.markdown_edits import go_on_with_list

        used_up = go_on_with_list(self.textCursor())
        if used_up:
            self.ensureCursorVisible()
        return used_up

    # Formatting

    def toggle_bold(self) -> None:
        self._toggle("**")

    def toggle_italic(self) -> None:
        self._toggle("_")

    def _toggle(self, marker: str) -> None:
        from asyncdraft.gui.widgets.markdown_edits import toggle

        self.setTextCursor(toggle(self.textCursor(), marker))

    @property
    def word(self) -> str:
        """The selection, else the letters, digits and hyphens around the cursor."""
        from asyncdraft.gui.widgets.markdown_edits import word_at

        return word_at(self.textCursor()).selectedText()

    def link_word(self, url: str) -> None:
        from asyncdraft.gui.widgets.markdown_edits import link_word

        self.setTextCursor(link_word(self.textCursor(), url))

    def make_link(self, url: str = "") -> None:
        from asyncdraft.gui.widgets.markdown_edits import make_link

        self.setTextCursor(make_link(self.textCursor(), url))

    # Paste

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """What is dropped: files go to the window, which attaches them."""
        return not files_in(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := files_in(source):
            self.files_pasted.emit(files)
            return
        text = source.text()
        if URL.match(text.strip()) and self.textCursor().hasSelection():
            self.make_link(text.strip())
            return
        if source.hasHtml() and not source.hasFormat("text/markdown"):
            text = self._rich_to_markdown(source.html()) or text
        _insert_apart(self.textCursor(), text)
        self.ensureCursorVisible()

    # Spelling

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        position = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        menu = self.createStandardContextMenu(event.pos())
        doubt = doubt_at(self._doubts, position.position())
        open_with_words(menu, event.globalPos(), doubt, self._correct, self.word_added.emit)

    def offer_words(self, doubt: Doubt) -> None:
        """Selects the word and opens its menu there."""
        self.select(doubt.start, doubt.end)
        below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        offer_words(self, below, doubt, self._correct, self.word_added.emit)

    def _correct(self, doubt: Doubt, choice: str) -> None:
        self.replace(doubt.start, doubt.end, choice)


def _part(layout: QTextLayout, lines: int, lead: int) -> float:
    """Brings the lines of a block apart; returns by how much the block is higher than Qt has found it."""
    last = layout.lineAt(lines - 1)
    if lines > 1 and last.y() < sum(layout.lineAt(place).height() + lead for place in range(lines - 1)):
        top = 0.0
        for place in range(lines):
            line = layout.lineAt(place)
            line.setPosition(QPointF(line.x(), top))
            top += line.height() + lead
        return lines * lead
    return lead


def _insert_apart(cursor: QTextCursor, text: str) -> None:
    """As an undo step of its own; Qt would join it to what was typed just before."""
    cursor.beginEditBlock()
    cursor.insertText(text)
    cursor.endEditBlock()


def focus_empty(editors: Iterable[PaneEditor]) -> bool:
    """Puts the focus on the first without words; whether there is one."""
    empty = next((editor for editor in editors if not editor.toPlainText().strip()), None)
    if empty is not None:
        empty.setFocus(Qt.FocusReason.TabFocusReason)
    return empty is not None
