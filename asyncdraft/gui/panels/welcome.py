"""The empty state: when the writer works, and three ways to start."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, restyle, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.tips import set_tip

WIDE, TALL = 700, 800
GREETINGS = (
    (5, say("Good evening")),
    (12, say("Good morning")),
    (18, say("Good afternoon")),
    (24, say("Good evening")),
)
WHY = say(
    "AsyncDraft says when a reader sees your message and when the answer can be back. For that it needs your "
    "zone and hours. They stay in a file on this computer."
)
WAYS = (
    (
        say("Rough text"),
        "start_rough",
        "paste",
        say("Paste what you would send now; it is sorted into the panes."),
    ),
    (say("A template"), "choose_template", "templates", say("Messages for common cases, by purpose.")),
    (say("The sample"), "open_sample", "eye", say("A hand-off to Tokyo with mistakes to find and fix.")),
)
"""Title, action, icon, and what it is."""

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WelcomePanel(QWidget):
    """`confirmed()`: zone and hours are right; `later()`: they are asked for at the next start.

    `typed(text)` and `pasted()`: somebody has begun to write, wherever the focus is here.
    """

    confirmed = Signal()
    later = Signal()
    typed = Signal(str)
    pasted = Signal()
    template_wanted = Signal()
    sample_wanted = Signal()
    rough_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._right: QPushButton | None = None
        self._question: QFrame | None = None
        self._greeting = label(type="figure", wrap=True)
        self._greeting.setParent(self)
        self._greeting.hide()
        wanted = (self.rough_wanted, self.template_wanted, self.sample_wanted)
        self._ways = [_Way(*way, go.emit) for way, go in zip(WAYS, wanted, strict=True)]
        self._below = label(tr("anything, it is saved from the first letter"), tone="secondary")
        head = row(gap=10)
        head.addWidget(label(tr("Start with"), type="heading"))
        head.addWidget(self._below)
        few = QWidget()
        self._few = FlowLayout(few, gap=10, below=6)
        head.addWidget(few, 1)
        self._many = row(gap=10)
        self._body = column(self, gap=10)
        self._body.addLayout(head)
        self._body.addLayout(self._many)
        self._is_tall: bool | None = None
        self._fit()

    # The question

    def ask(self, form: QWidget) -> None:
        """`form` asks when the writer works."""
        if self._question is None:
            self._question = self._make_question(form)
            self._body.insertWidget(0, self._question)
        self._question.show()

    @property
    def is_asking(self) -> bool:
        return self._question is not None and not self._question.isHidden()

    def ask_no_more(self) -> None:
        if self._question is not None:
            self._question.hide()

    def _make_question(self, form: QWidget) -> QFrame:
        card = frame("card")
        body = column(card, margins=(18, 12, 18, 12), gap=8)
        body.addWidget(self._greeting)
        self._greeting.show()
        body.addWidget(label(WHY, tone="secondary", wrap=True))
        body.addWidget(form)
        line = row(gap=8)
        self._right = button(tr("This is right  ↵"), self.confirmed.emit, kind="primary")
        self._right.setAccessibleName(tr("This is right"))
        line.addWidget(self._right)
        line.addWidget(button(tr("Ask me later"), self.later.emit, kind="link"))
        line.addWidget(button(tr("Restore a backup…"), self.restore_wanted.emit, kind="link"))
        later = label(tr("Change it at any time in Settings"), tone="secondary", type="small", wrap=True)
        later.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(later, 1)
        body.addLayout(line)
        return card

    def show_now(self, now: datetime) -> None:
        greeting = next(words for hour, words in GREETINGS if now.hour < hour)
        self._greeting.setText(tr("{greeting}. When do you work?", greeting=greeting))

    def focus_answer(self) -> None:
        if self._right is not None:
            self._right.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers; whatever else is typed belongs into the message."""
        if event.key() in RETURN_KEYS and self.is_asking and self._right is not None:
            self.confirmed.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers() & HELD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    # The ways to start

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cards where there is room, else buttons in a line."""
        is_tall = self.width() >= WIDE and self.window().height() >= TALL
        if is_tall != self._is_tall:
            self._is_tall = is_tall
            for way in self._ways:
                if is_tall:
                    self._many.addWidget(way, 1)
                else:
                    self._few.addWidget(way)
                way.show_card(is_tall)
        self._below.setVisible(self.width() >= WIDE and is_tall)
        self.show_keys()

    def show_keys(self) -> None:
        """On the buttons, where there is room for them."""
        for way in self._ways:
            way.show_title(is_wide=self.width() >= WIDE)

    def set_theme(self, theme: Theme) -> None:
        for way in self._ways:
            way.set_theme(theme)


class _Way(QFrame):
    """A way to start: a button, and in a card also what it is."""

    def __init__(self, title: str, action: str, icon: str, text: str, go: Callable[[], object]) -> None:
        super().__init__()
        self._go = go
        self._title, self._action, self._icon = title, action, icon
        self._button = button("", go)
        self._button.setAccessibleName(shown(title))
        set_tip(self._button, text)
        self._text = label(text, tone="secondary", wrap=True)
        self._keys: QLabel = label(tone="secondary", type="small")
        self._is_card = False
        head = row(gap=8)
        head.addWidget(self._button)
        head.addStretch(1)
        head.addWidget(self._keys)
        self._column = column(self, gap=4)
        self._column.addLayout(head)
        self._column.addWidget(self._text)
        self._column.addStretch(1)

    def show_card(self, is_card: bool) -> None:
        self._is_card = is_card
        restyle(self, "role", "choice" if is_card else "page")
        self._column.setContentsMargins(*((12, 8, 12, 10) if is_card else (0, 0, 0, 0)))
        self._text.setVisible(is_card)
        self._keys.setVisible(is_card)
        restyle(self._button, "kind", "way" if is_card else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_card else Qt.CursorShape.ArrowCursor)

    def show_title(self, *, is_wide: bool) -> None:
        """With the keys of now."""
        keys = keys_of(self._action)
        self._keys.setText(shown(keys))
        beside = f"  {keys}" if is_wide and not self._is_card else ""
        self._button.setText(f" {shown(self._title)}{beside}".rstrip())

    def set_theme(self, theme: Theme) -> None:
        self._button.setIcon(icons.icon(self._icon, theme["accent" if self._is_card else "text"]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere on the card."""
        if self._is_card and event.button() is Qt.MouseButton.LeftButton:
            self._go()
