"""The next step of a thread, complete: what to do, the call where there is one, one primary button."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.threads.call_plan import CallPlan
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, row, scrolling


@dataclass(frozen=True)
class StepText:
    """`primary` is empty where nothing is to be done; `others` are further buttons: key and text.

    `place` is the part of the view that is filled first: "views", "record" or "call".
    """

    icon: str
    title: str
    why: str
    primary: str = ""
    others: tuple[tuple[str, str], ...] = ()
    foot: str = ""
    place: str = ""


class NextStep(QFrame):
    """`chosen(key)` of a button; "primary" for the first one."""

    chosen = Signal(str)

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._theme: Theme | None = None
        self._step = StepText("threads", "", "")
        self._icon = label()
        self._title = label(type="heading", wrap=True)
        self._why = label(tone="secondary", wrap=True)
        self.call = CallPlan(rich_to_markdown)
        self._primary = button("", lambda: self.chosen.emit("primary"), kind="primary")
        self._buttons = QWidget()
        self._buttons_row = row(self._buttons, gap=8)
        self._foot = label(tone="secondary", type="small", wrap=True)
        self._build()

    def _build(self) -> None:
        head = row(gap=8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        page = frame("page")
        inner = column(page, margins=(16, 12, 16, 12), gap=8)
        inner.addLayout(head)
        inner.addWidget(self._why)
        inner.addWidget(self.call)
        inner.addStretch(1)
        area = scrolling(page)
        foot = column(margins=(16, 8, 16, 12), gap=8)
        foot.addWidget(self._primary)
        foot.addWidget(self._buttons)
        foot.addWidget(self._foot)
        body = column(self, gap=0)
        body.addWidget(area, 1)
        body.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_icon()

    def show_step(self, step: StepText, *, with_call: bool) -> None:
        if step.others != self._step.others:
            clear(self._buttons_row)
            for key, text in step.others:
                self._buttons_row.addWidget(self._other(key, text), 1)
        self._step = step
        self._show_icon()
        self._title.setText(shown(step.title))
        self._why.setText(shown(step.why))
        self._why.setVisible(bool(step.why))
        self._primary.setText(f"{shown(step.primary)}  {keys_of('copy_for_channel')}")
        self._primary.setAccessibleName(shown(step.primary))
        self._primary.setVisible(bool(step.primary))
        self._buttons.setVisible(bool(step.others))
        self._foot.setText(shown(step.foot))
        self._foot.setVisible(bool(step.foot))
        self.call.setVisible(with_call)

    @property
    def place(self) -> str:
        """Where the step is done, if not by its button alone."""
        return self._step.place

    def focus_primary(self) -> bool:
        """Whether there is such a button."""
        is_there = self._primary.isVisible()
        if is_there:
            self._primary.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_there

    def _other(self, key: str, text: str) -> QWidget:
        return button(text, lambda: self.chosen.emit(key))

    def _show_icon(self) -> None:
        if self._theme is not None:
            self._icon.setPixmap(icons.pixmap(self._step.icon, self._theme["accent"]))
