"""A pane: its title in its colour, what belongs there, the number of words, and the editor."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy

from asyncdraft.gui.fonts import caps_font, ui_font
from asyncdraft.gui.language import shown, tr_count
from asyncdraft.gui.scale import px, ring
from asyncdraft.gui.widgets.basics import ElidedLabel, FittedLabel, column, label, row
from asyncdraft.gui.widgets.pane_editor import LEAD, PaneEditor

EDGE, RADIUS = 4, 8
MARGINS, HEAD = (12, 8, 14, 5), 32
TIGHT_MARGINS, TIGHT_HEAD = (12, 6, 14, 3), 24
HEAD_LINE = 15
"""What of a head grows with the text."""
"""Of a card in a window of little height. The head is all but the editor."""


def _within(width: int) -> tuple[float, float, float, float]:
    half = width / 2
    return half, half, -half, -half


class EdgedFrame(QFrame):
    """The style sheet names the colour and leaves room for the edge; where a border is wider at one side
    than at the next, Qt makes a notch in the round corner between them."""

    def __init__(self) -> None:
        super().__init__()
        self._edge = QColor()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = QGuiApplication.palette()
        line, width = (palette.highlight(), ring() - 1) if self._has_focus() else (palette.mid(), 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(*_within(width)), px(RADIUS), px(RADIUS))
        painter.setPen(QPen(line.color(), width))
        painter.setBrush(palette.base())
        painter.drawPath(outline)
        painter.setClipRect(0, 0, EDGE, self.height())
        painter.setPen(QPen(self._edge, 1))
        painter.setBrush(self._edge)
        painter.drawPath(outline)

    def _has_focus(self) -> bool:
        """Also of a window that is about to be shown: it is drawn as it will be."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _get_edge(self) -> QColor:
        return self._edge

    def _set_edge(self, color: QColor) -> None:
        self._edge = color
        self.update()

    edge = Property(QColor, _get_edge, _set_edge)


class PaneCard(EdgedFrame):
    """`role` names the colour; a click anywhere on the card goes to the editor."""

    def __init__(
        self, role: str, title: str, purpose: str, placeholder: str, rich_to_markdown: Callable[[str], str]
    ) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.editor = PaneEditor(title, placeholder, rich_to_markdown)
        self.editor.setFont(ui_font(13.5))
        self.editor.setAccessibleDescription(shown(purpose))
        heading = label(title, tone=role)
        heading.setFont(caps_font())
        self._purpose = ElidedLabel(purpose)
        self._purpose.setProperty("tone", "secondary")
        self._purpose.setProperty("type", "small")
        self._count = FittedLabel(tone="secondary", type="small")
        self._counted = ""
        head = row(gap=10)
        head.addWidget(heading)
        head.addWidget(self._purpose, 1)
        head.addWidget(self._count)
        self._body = column(self, margins=MARGINS, gap=4)
        self._body.addLayout(head)
        self._body.addWidget(self.editor, 1)
        self._is_tight = False
        self.editor.focused.connect(self._on_focused)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_purpose(self, purpose: str) -> None:
        self._purpose.setText(shown(purpose))
        self.editor.setAccessibleDescription(shown(purpose))

    def set_tight(self, tight: bool) -> None:
        if tight != self._is_tight:
            self._is_tight = tight
            self._body.setContentsMargins(*(TIGHT_MARGINS if tight else MARGINS))
            self._body.setSpacing(2 if tight else 4)
            self.editor.set_lead(0 if tight else px(LEAD))
            self.updateGeometry()

    def show_count(self, text: str) -> None:
        """How many words `text` has."""
        if text != self._counted:
            self._counted = text
            words = sum(map(_words_in, text.split("\n")))
            self._count.show_text(tr_count("{count} word", "{count:,} words", words) if words else "")

    def sizeHint(self) -> QSize:
        return QSize(400, self.editor.sizeHint().height() + self._head)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.editor.minimumSizeHint().height() + self._head)

    def least_height(self, width: int) -> int:
        """What `minimumSizeHint` would ask for, were the card `width` pixels wide."""
        inner, outer = self._body.contentsMargins(), self.contentsMargins()
        around = inner.left() + inner.right() + outer.left() + outer.right()
        return self.editor.least_height(width - around) + self._head

    @property
    def _head(self) -> int:
        """Above and below the editor."""
        usual = TIGHT_HEAD if self._is_tight else HEAD
        return usual - HEAD_LINE + px(HEAD_LINE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_focused(self, _has: bool) -> None:
        self.update()


@lru_cache(4096)
def _words_in(line: str) -> int:
    """A key changes one line of a text, whose others are not counted again."""
    return len(line.split())
