"""One sentence at the bottom of the window, with at most one button."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import UNLIMITED, px
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, label, row

SHOWN_MS = 6000
ABOVE_BOTTOM = 38
WIDEST = 640
"""Pixels: a longer sentence wraps."""


class Toast(QFrame):
    """Goes after six seconds, stays while hovered or focused; an error stays until it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "toast")
        layout = row(self, margins=(14, 6, 8, 6))
        self._text = label(wrap=False)
        self._button = button("", self._on_button)
        layout.addWidget(self._text)
        layout.addWidget(self._button)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._stays = False
        window.installEventFilter(self)
        self.hide()

    def tell(
        self, sentence: str, action: tuple[str, Callable[[], object]] | None = None, ms: int = SHOWN_MS
    ) -> None:
        self._timer.setInterval(ms)
        self._show(sentence, action, stays=False)

    def tell_error(self, sentence: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        self._show(sentence, action or (say("Close"), lambda: None), stays=True)

    @property
    def text(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def _show(self, sentence: str, action: tuple[str, Callable[[], object]] | None, *, stays: bool) -> None:
        self._text.setText(shown(sentence))
        self._text.setWordWrap(False)
        self.setAccessibleName(shown(sentence))
        self._button.setVisible(action is not None)
        if action is not None:
            self._button.setText(shown(action[0]))
            self._action = action[1]
        self._stays = stays
        self._place()
        self.show()
        self.raise_()
        announce(self, sentence)
        self._timer.start()

    def _place(self) -> None:
        parent = self._window
        widest = min(parent.width() - 48, px(WIDEST))
        self._text.setWordWrap(False)
        self._text.setMinimumWidth(0)
        self._text.setMaximumWidth(UNLIMITED)
        self.setFixedSize(self.sizeHint())
        if self.width() > widest:
            self._text.setWordWrap(True)
            self._text.setFixedWidth(widest - self._button.sizeHint().width() - 40)
            self.adjustSize()
        self.setFixedSize(self.sizeHint())
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - ABOVE_BOTTOM)

    def _on_button(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _on_timeout(self) -> None:
        if self._stays:
            return
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
            return
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
