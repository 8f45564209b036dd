"""One input for each kind of setting."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from asyncdraft.core.settings.declaration import (
    Choice,
    Clock,
    Folder,
    Number,
    Setting,
    Switch,
    TemplateName,
)
from asyncdraft.core.text import say
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, label, row
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.tips import set_tip

MOST_SEGMENTS = 3
WIDEST, BESIDE = 300, 30


class SettingInput(QWidget):
    """`chosen(value)`; `typed(text)` where it is still to be read: once, even where it is refused."""

    chosen = Signal(object)
    typed = Signal(str)

    def show_value(self, value: Any) -> None:
        raise NotImplementedError


class ChoiceInput(SettingInput):
    def __init__(self, setting: Setting, kind: Choice) -> None:
        super().__init__()
        self._values = {option.name: option.value for option in kind.options}
        names = [(option.name, option.title) for option in kind.options]
        self._segments: Segmented | None = None
        self._combo: Combo | None = None
        line = row(self)
        line.addStretch(1)
        if len(names) <= MOST_SEGMENTS:
            self._segments = Segmented(names, name=setting.title)
            self._segments.chosen.connect(self._on_name)
            line.addWidget(self._segments)
        else:
            self._combo = _combo(setting.title, names)
            self._combo.activated.connect(lambda _index: self._on_name(_current(self._combo)))
            line.addWidget(self._combo, 1)

    def _on_name(self, name: str) -> None:
        self.chosen.emit(self._values[name])

    def show_value(self, value: Any) -> None:
        name = next(name for name, known in self._values.items() if known == value)
        if self._segments is not None:
            self._segments.choose(name)
        elif self._combo is not None:
            self._combo.setCurrentIndex(self._combo.findData(name))


class SwitchInput(SettingInput):
    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._box = QCheckBox(tr("On"))
        self._box.setAccessibleName(shown(setting.title))
        self._box.clicked.connect(self._on_clicked)
        line = row(self)
        line.addStretch(1)
        line.addWidget(self._box)

    def _on_clicked(self, checked: bool) -> None:
        self.chosen.emit(checked)

    def show_value(self, value: Any) -> None:
        self._box.setChecked(value)


class NumberInput(SettingInput):
    """Typed, or a step at a time."""

    def __init__(self, setting: Setting, kind: Number) -> None:
        super().__init__()
        self._kind = kind
        self._value = kind.least
        self._said = ""
        self._less = button("−", lambda: self._step(-1))
        self._more = button("+", lambda: self._step(1))
        self._less.setAccessibleName(tr("{title}: less", title=setting.title))
        self._more.setAccessibleName(tr("{title}: more", title=setting.title))
        self._edit = QLineEdit()
        self._edit.setAccessibleName(shown(setting.title))
        self._edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._edit.setMaximumWidth(84)
        self._edit.editingFinished.connect(self._on_typed)
        line = row(self, gap=6)
        line.addStretch(1)
        for part in (self._less, self._edit, self._more):
            line.addWidget(part)

    def _step(self, sign: int) -> None:
        kind = self._kind
        steps = self._value // kind.step + sign if sign > 0 else -(-self._value // kind.step) + sign
        self.chosen.emit(min(max(steps * kind.step, kind.least), kind.most))

    def _on_typed(self) -> None:
        if self._edit.text() != self._said:
            self._said = self._edit.text()
            self.typed.emit(self._said)

    def show_value(self, value: Any) -> None:
        self._value = value
        self._said = tr("{number} {unit}", number=value, unit=self._kind.unit).strip()
        self._edit.setText(self._said)
        self._less.setEnabled(value > self._kind.least)
        self._more.setEnabled(value < self._kind.most)


class TextInput(SettingInput):
    """A time of day, or the path of a folder with a button to choose it."""

    def __init__(self, setting: Setting, empty: str, browse: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._said = ""
        self._edit = QLineEdit()
        self._edit.setAccessibleName(shown(setting.title))
        self._edit.setPlaceholderText(shown(empty))
        room = QFontMetrics(ui_font()).horizontalAdvance(shown(empty)) + BESIDE
        self._edit.setMinimumWidth(min(room, WIDEST))
        self._edit.editingFinished.connect(self._on_typed)
        line = row(self, gap=6)
        line.addWidget(self._edit, 1)
        if browse is not None:
            choose = button(tr("Choose…"), browse)
            choose.setAccessibleName(tr("{title}: choose a folder", title=setting.title))
            line.addWidget(choose)

    def _on_typed(self) -> None:
        if self._edit.text().strip() != self._said:
            self._said = self._edit.text().strip()
            self.typed.emit(self._edit.text())

    def show_value(self, value: Any) -> None:
        self._said = value
        if self._edit.text() != value:
            self._edit.setText(value)
            self._edit.setCursorPosition(0)
        set_tip(self._edit, value)


class NameInput(SettingInput):
    """One of names that are known only while the program runs."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._combo = _combo(setting.title, ())
        self._combo.activated.connect(lambda _index: self.chosen.emit(_current(self._combo)))
        row(self).addWidget(self._combo)

    def show_names(self, names: Sequence[tuple[str, str]], value: str) -> None:
        """A name that is gone stays to be seen."""
        known = names if value in dict(names) else (*names, (value, say("{value} (not there)", value=value)))
        with QSignalBlocker(self._combo):
            self._combo.clear()
            for key, title in known:
                self._combo.addItem(shown(title), key)
        self.show_value(value)

    def show_value(self, value: Any) -> None:
        self._combo.setCurrentIndex(self._combo.findData(value))


class LinkInput(SettingInput):
    """What is chosen elsewhere: how much there is, and the way there."""

    def __init__(self, setting: Setting, words: str, go: Callable[[], object]) -> None:
        super().__init__()
        self._note = label(tone="secondary")
        self._go = button(words, go)
        self._go.setAccessibleName(
            tr("{title}: {words}", title=setting.title, words=shown(words).rstrip("…"))
        )
        line = row(self, gap=10)
        line.addStretch(1)
        line.addWidget(self._note)
        line.addWidget(self._go)

    def show_value(self, value: Any) -> None:
        """A sentence."""
        self._note.setText(shown(value))


LINKS = {
    "rules": say("All rules…"),
    "accounts": say("Accounts…"),
    "shortcuts": say("Change keys…"),
    "hints": say("Show again"),
}


def make_input(setting: Setting, go: Callable[[str], object]) -> SettingInput:
    """`go(key)` is asked to open what is chosen elsewhere."""
    kind = setting.kind
    match kind:
        case Choice():
            made: SettingInput = ChoiceInput(setting, kind)
        case Switch():
            made = SwitchInput(setting)
        case Number():
            made = NumberInput(setting, kind)
        case Clock():
            made = TextInput(setting, kind.empty)
        case Folder():
            made = TextInput(setting, kind.empty, lambda: go(setting.key))
        case TemplateName():
            made = NameInput(setting)
        case _:
            made = LinkInput(setting, LINKS[setting.key], lambda: go(setting.key))
    return made


LEAST_COMBO, MOST_COMBO = 208, 310


def _combo(name: str, names: Sequence[tuple[str, str]]) -> Combo:
    combo = Combo()
    combo.setAccessibleName(shown(name))
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
    combo.setMinimumWidth(LEAST_COMBO)
    combo.setMaximumWidth(MOST_COMBO)
    for key, title in names:
        combo.addItem(shown(title), key)
    return combo


def _current(combo: Combo | None) -> str:
    return str(combo.currentData()) if combo is not None else ""
