"""A segmented control: joined options, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, restyle, row

FOCUS = {True: Qt.FocusPolicy.StrongFocus, False: Qt.FocusPolicy.ClickFocus}
"""The Tab key goes to what is chosen. Qt sees to that after a click alone."""

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segmented(QWidget):
    """`chosen(key)` when the user picks an option; arrows move the choice."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str, small: bool = False) -> None:
        super().__init__()
        self._keys = [key for key, _text in options]
        self._group = QButtonGroup(self)
        self.setAccessibleName(shown(name))
        layout = row(self, gap=0)
        for index, (_key, text) in enumerate(options):
            segment = button(text, kind="segment", scale="small" if small else "")
            segment.setProperty("edge", {0: "first", len(options) - 1: "last"}.get(index, "middle"))
            segment.setCheckable(True)
            segment.setAccessibleName(tr("{name}: {text}", name=name, text=text))
            self._group.addButton(segment, index)
            layout.addWidget(segment)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def current(self) -> str:
        index = self._group.checkedId()
        return self._keys[index] if index >= 0 else ""

    def choose(self, key: str) -> None:
        if key == self.current:
            return
        with QSignalBlocker(self._group):
            self._group.button(self._keys.index(key)).setChecked(True)
        for segment in self._group.buttons():
            segment.setFocusPolicy(FOCUS[segment.isChecked()])

    def clear(self) -> None:
        """None is chosen, and the Tab key finds each: Qt leaves it to the chosen one alone."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)
            for segment in self._group.buttons():
                segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_small(self, small: bool) -> None:
        for segment in self._group.buttons():
            restyle(segment, "scale", "small" if small else "")

    def set_text(self, key: str, text: str) -> None:
        self._group.button(self._keys.index(key)).setText(shown(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        here = self._group.checkedId()
        index = (here + step if here >= 0 else min(step, 0)) % len(self._keys)
        self._group.button(index).setFocus(Qt.FocusReason.TabFocusReason)
        self._group.button(index).click()

    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._keys[index])
