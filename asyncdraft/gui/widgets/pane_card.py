"""A pane: its title in its colour, what belongs there, the number of words, and the editor."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.gui.fonts import caps_font, ui_font
from asyncdraft.gui.language import shown, tr_count
from asyncdraft.gui.widgets.basics import ElidedLabel, FittedLabel, column, label, row
from asyncdraft.gui.widgets.edged_frame import EdgedFrame
from asyncdraft.gui.widgets.pane_editor import PaneEditor

HEAD = 40


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
        body = column(self, margins=(12, 9, 14, 8), gap=4)
        body.addLayout(head)
        body.addWidget(self.editor, 1)
        self.editor.focused.connect(self._on_focused)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_purpose(self, purpose: str) -> None:
        self._purpose.setText(shown(purpose))
        self.editor.setAccessibleDescription(shown(purpose))

    def show_count(self, text: str) -> None:
        """How many words `text` has."""
        if text != self._counted:
            self._counted = text
            words = sum(map(_words_in, text.split("\n")))
            self._count.show_text(tr_count("{count} word", "{count:,} words", words) if words else "")

    def sizeHint(self) -> QSize:
        return QSize(400, self.editor.sizeHint().height() + HEAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.editor.minimumSizeHint().height() + HEAD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def expect_focus(self) -> None:
        """A window that is about to be shown is drawn as it will be: later takes a new look at the card."""
        if not self.isVisible():
            self.setProperty("focused", "true")

    def _on_focused(self, focused: bool) -> None:
        self.light(focused)


@lru_cache(4096)
def _words_in(line: str) -> int:
    """A key changes one line of a text, whose others are not counted again."""
    return len(line.split())
