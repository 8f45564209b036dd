"""The steps of an exercise in a row: what is done has a tick, what is shown a filled circle."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from asyncdraft.core.text import say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import factor, larger, ring
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, frame, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.tips import set_tip

CIRCLE, GAP, HEIGHT = 20, 8, 28
DONE, HERE, AHEAD = say_of("a step", "done"), say("you are here"), say("not reached yet")


class Step(QAbstractButton):
    """A circle with its number or a tick, and its title; it can be gone back to once it was reached."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._number = number
        self._state = AHEAD
        self._theme: Theme | None = None
        self.setText(shown(title))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_state(self, state: str, *, is_open: bool) -> None:
        self._state = state
        self.setEnabled(is_open)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_open else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(
            tr("Step {number}, {text}: {state}", number=self._number, text=self.text(), state=state)
        )
        set_tip(self, "" if is_open else tr("The steps before come first"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(ui_font(13, ui_font().Weight.DemiBold))
        return larger(QSize(CIRCLE + GAP + letters.horizontalAdvance(self.text()) + 8, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.scale(factor(), factor())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(4, (HEIGHT - CIRCLE) / 2, CIRCLE, CIRCLE)
        ground = {DONE: "ok_ground", HERE: "accent", AHEAD: "panel"}[self._state]
        edge = {DONE: "ok_ground", HERE: "accent", AHEAD: "control"}[self._state]
        painter.setPen(QPen(theme[edge], 1))
        painter.setBrush(theme[ground])
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._state == DONE:
            painter.drawPixmap(
                circle.adjusted(3, 3, -3, -3), icons.pixmap("check", theme["ok"], 14), QRectF()
            )
        else:
            painter.setFont(ui_font(12, ui_font().Weight.DemiBold))
            painter.setPen(theme["on_accent" if self._state == HERE else "secondary"])
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        self._paint_title(painter, theme, circle)

    def _paint_title(self, painter: QPainter, theme: Theme, circle: QRectF) -> None:
        weight = ui_font().Weight.DemiBold if self._state == HERE else ui_font().Weight.Normal
        painter.setFont(ui_font(13, weight))
        painter.setPen(theme["secondary" if self._state == AHEAD else "text"])
        whole = QRectF(0, 0, self.width() / factor(), self.height() / factor())
        place = whole.adjusted(circle.right() + GAP, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme["accent"], ring()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)


class StepBar(QWidget):
    """`chosen(key)` of a step that was reached before."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Steps of the exercise"))
        self._theme: Theme | None = None
        self._steps: dict[str, Step] = {}
        self._lines: list[QFrame] = []
        self._is_narrow = self._is_slim = False
        holder = QWidget()
        self._line = FlowLayout(holder, gap=4)
        whole = row(self, gap=4)
        whole.addWidget(holder)
        self._minutes = ElidedLabel()
        self._minutes.setProperty("tone", "secondary")
        self._minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        policy = self._minutes.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._minutes.setSizePolicy(policy)
        whole.addWidget(self._minutes, 1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for step in self._steps.values():
            step.set_theme(theme)

    def show_steps(self, steps: Sequence[tuple[str, str]], current: str, reached: int, minutes: str) -> None:
        """Each with its key and title; `reached` is the place of the furthest one."""
        if [(key, step.text()) for key, step in self._steps.items()] != list(steps):
            self._build(steps)
        here = list(self._steps).index(current)
        for place, (key, step) in enumerate(self._steps.items()):
            state = HERE if key == current else DONE if place < max(here, reached) else AHEAD
            step.show_state(state, is_open=place <= reached)
        self._minutes.setText(shown(minutes))

    def _build(self, steps: Sequence[tuple[str, str]]) -> None:
        for old in (*self._steps.values(), *self._lines):
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._steps, self._lines = {}, []
        for number, (key, title) in enumerate(steps, 1):
            if number > 1:
                line = frame("join")
                self._lines.append(line)
                self._line.addWidget(line)
            step = Step(number, title)
            step.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            if self._theme is not None:
                step.set_theme(self._theme)
            self._steps[key] = step
            self._line.addWidget(step)
        self._show_lines()

    def set_narrow(self, narrow: bool) -> None:
        """The minutes stand in the list too."""
        self._is_narrow = narrow
        self._minutes.setVisible(not narrow)
        self._show_lines()

    def set_slim(self, slim: bool) -> None:
        """Where they wrap, nothing joins them."""
        self._is_slim = slim
        policy = self._minutes.sizePolicy()
        policy.setRetainSizeWhenHidden(not slim)
        self._minutes.setSizePolicy(policy)
        self._show_lines()

    def _show_lines(self) -> None:
        for line in self._lines:
            line.setVisible(not self._is_slim)
            line.setFixedWidth(10 if self._is_narrow else 28)

    def step(self, key: str) -> Step:
        return self._steps[key]
