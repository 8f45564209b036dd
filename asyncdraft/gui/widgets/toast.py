"""Sentences at the bottom of the window, each with at most one button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import UNLIMITED, fitted, px
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, label, row

Action = tuple[str, Callable[[], object]]

SHOWN_MS = 6000
ABOVE_BOTTOM, AT_SIDE, LINE_HEIGHT, AROUND_WRAPPED = 3, 24, 30, 6
"""It lies over the status bar and the empty edge of the view above that."""
WIDEST = 640
"""Pixels: a longer sentence wraps."""
STEP = 8
"""By how many pixels a place is sought farther up."""


class ToastLine(QWidget):
    """A sentence, until `forget()` or its button takes it away; `ended` is called by the latter."""

    def __init__(self, ended: Callable[[], object]) -> None:
        super().__init__()
        self._ended = ended
        layout = self._layout = row(self)
        self._text = label(wrap=False)
        fitted(self._text)
        self.button = button("", self._on_button)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)
        self.setMinimumHeight(LINE_HEIGHT)
        self._action: Callable[[], object] | None = None
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    def tell(self, sentence: str, action: Action | None) -> None:
        self._text.setText(shown(sentence))
        self.button.setVisible(action is not None)
        if action is not None:
            self.button.setText(shown(action[0]))
        self._action = action[1] if action is not None else None
        self.show()

    def forget(self) -> None:
        self._action = None
        self.hide()

    def fit(self, widest: int) -> None:
        self._text.setWordWrap(False)
        self._text.setMinimumWidth(0)
        self._text.setMaximumWidth(UNLIMITED)
        self._text.setContentsMargins(0, 0, 0, 0)
        if self.sizeHint().width() > widest:
            self._text.setContentsMargins(0, AROUND_WRAPPED, 0, AROUND_WRAPPED)
            self._text.setWordWrap(True)
            self._text.setFixedWidth(widest - self.button.sizeHint().width() - 18)
        self._layout.activate()

    def _on_button(self) -> None:
        action = self._action
        self.forget()
        self._ended()
        if action is not None:
            action()


class Toast(QFrame):
    """What is told goes after six seconds, and stays while hovered or focused.

    An error stays above it until it is closed; the latest hides those before it until then.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        fitted(self)
        self.setProperty("role", "toast")
        self._error = ToastLine(self._on_closed)
        self._passing = ToastLine(self._show_rest)
        self._last = self._passing
        self._errors: list[tuple[str, Action]] = []
        lines = self._lines = column(self, margins=(14, 2, 8, 2), gap=2)
        lines.addWidget(self._error)
        lines.addWidget(self._passing)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._step_aside)
        window.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str, action: Action | None = None, ms: int = SHOWN_MS) -> None:
        self._passing.tell(sentence, action)
        self._timer.start(ms)
        self._show(self._passing, sentence)

    def tell_error(self, sentence: str, action: Action | None = None) -> None:
        told = sentence, action or (say("Close"), lambda: None)
        self._errors = [*(each for each in self._errors if each[0] != sentence), told]
        self._show_error(*told)

    def take_back(self, sentence: str) -> None:
        """An error that is none any more."""
        is_shown = self._errors[-1:] and self._errors[-1][0] == sentence
        self._errors = [each for each in self._errors if each[0] != sentence]
        if is_shown:
            self._error.forget()
            self._show_next()

    @property
    def text(self) -> str:
        """Of what was told last and is still to be seen."""
        return (self._last.text or self._error.text or self._passing.text) if self.isVisible() else ""

    def forget(self) -> None:
        """Also the errors that are hidden."""
        self._errors.clear()
        self._error.forget()
        self._passing.forget()
        self._timer.stop()
        self.hide()

    def _show_error(self, sentence: str, action: Action) -> None:
        self._error.tell(sentence, action)
        self._passing.forget()
        self._show(self._error, sentence)

    def _show(self, line: ToastLine, sentence: str) -> None:
        self._last = line
        self.setAccessibleName(shown(sentence))
        self._place()
        self.show()
        self.raise_()
        announce(self, sentence)

    def _on_closed(self) -> None:
        self._errors.pop()
        self._show_next()

    def _show_next(self) -> None:
        if self._errors:
            self._show_error(*self._errors[-1])
        else:
            self._show_rest()

    def _show_rest(self) -> None:
        self.setVisible(not (self._error.isHidden() and self._passing.isHidden()))
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        around = self._lines.contentsMargins()
        widest = min(self._window.width() - 2 * AT_SIDE, px(WIDEST))
        for line in (self._error, self._passing):
            line.fit(widest - around.left() - around.right())
        self._lines.activate()
        self.setFixedSize(self.sizeHint())
        self.move(self._free_place())

    def _step_aside(self) -> None:
        if self._covers(self.geometry(), self._buttons()):
            self.move(self._free_place())

    def _free_place(self) -> QPoint:
        """Where no button lies under it: as low as can be, in the middle or at a side."""
        middle = (self._window.width() - self.width()) // 2
        end = self._window.width() - self.width() - AT_SIDE
        lowest = self._window.height() - self.height() - ABOVE_BOTTOM
        buttons = self._buttons()
        for top in range(lowest, lowest // 2, -STEP):
            for left in (middle, end, AT_SIDE):
                place = QRect(QPoint(left, top), self.size())
                if not self._covers(place, buttons):
                    return place.topLeft()
        return QPoint(middle, lowest)

    def _covers(self, place: QRect, buttons: Sequence[QRect]) -> bool:
        return any(place.intersects(each) for each in buttons)

    def _buttons(self) -> list[QRect]:
        """As far as they are seen in the window."""
        inside = (each for each in self._window.findChildren(QAbstractButton) if each.isVisible())
        return [
            each.visibleRegion().boundingRect().translated(each.mapTo(self._window, QPoint()))
            for each in inside
            if each.window() is self._window and not self.isAncestorOf(each)
        ]

    def _on_timeout(self) -> None:
        if self.underMouse() or self._passing.button.hasFocus():
            self._timer.start()
            return
        self._passing.forget()
        self._show_rest()

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._timer.isActive():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Anything that is drawn anew may be a button that has come to lie under it."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        if event.type() is QEvent.Type.UpdateRequest and self.isVisible():
            self._settled.start()
        return super().eventFilter(watched, event)
