"""The inputs of a form, one for each type of field; each says what it has understood."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QWidget

from asyncdraft.core.templates.template import Column, Field, FieldType
from asyncdraft.core.templates.values import has_address
from asyncdraft.core.text import joined, say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import fitted
from asyncdraft.gui.widgets.basics import column, label, restyle
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.widgets.name_offers import dress
from asyncdraft.gui.widgets.number_field import NumberField
from asyncdraft.gui.widgets.word_fields import WordBox, WordLine

LINES = 3
MOST_LINES = 6
MOST_WORKING_DAYS = 250
HINTS = {
    FieldType.DATE: say("tue, 24 nov, in 3 working days"),
    FieldType.DEADLINE: say("tue 5pm tokyo"),
    FieldType.LINK: say("https://…  or  words <https://…>"),
    FieldType.PERSON: say("name of a person"),
    FieldType.PEOPLE: say("names, separated by commas"),
    FieldType.LIST: say("one a line"),
}
STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
Change = Callable[[Any], None]


class Understood(NamedTuple):
    """`value` is what templates read, `shown` how it is written for people, `problem` why there is none."""

    value: str
    shown: str = ""
    problem: str = ""


class Helps(NamedTuple):
    """What inputs ask: people's names by roster id, and what words about time mean.

    `day` and `instant` read words, `write` puts a value into words; `days_on` says which day is so many
    working days from now.
    """

    names: Mapping[str, str]
    day: Callable[[str], Understood]
    instant: Callable[[str], Understood]
    write: Callable[[str], str]
    days_on: Callable[[int], str]
    step: Callable[[str, int], str]


class Input(NamedTuple):
    """`widget` goes into the form, `focus` is the part that is written into, `show` puts a value there."""

    widget: QWidget
    focus: QWidget
    show: Change


def input_for(field: Field | Column, helps: Helps, told: Change) -> Input:
    """For every type but tables. `told` hears each value that is typed."""
    makers: dict[FieldType, Callable[[], Input]] = {
        FieldType.CHOICE: lambda: _choice(field, told),
        FieldType.LONG_TEXT: lambda: _lines(field, told, str, str),
        FieldType.LIST: lambda: _lines(field, told, _split_lines, _join_lines),
        FieldType.PERSON: lambda: _people(field, helps, told, many=False),
        FieldType.PEOPLE: lambda: _people(field, helps, told, many=True),
        FieldType.DATE: lambda: _time(field, helps, helps.day, told),
        FieldType.DEADLINE: lambda: _time(field, helps, helps.instant, told),
        FieldType.WORKING_DAYS: lambda: _working_days(helps, told),
        FieldType.LINK: lambda: _link(field, told),
    }
    return makers.get(field.type, lambda: _line(field, told))()


def _edit(field: Field | Column) -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText(shown(HINTS.get(field.type, "")))
    return edit


def _line(field: Field | Column, told: Change) -> Input:
    edit = WordLine()
    edit.setPlaceholderText(shown(HINTS.get(field.type, "")))
    edit.textEdited.connect(told)
    return Input(edit, edit, lambda value: _set_line(edit, "" if value is None else str(value)))


def _set_line(edit: QLineEdit, text: str) -> None:
    if edit.text() != text:
        edit.setText(text)
        edit.setCursorPosition(0)


def _choice(field: Field | Column, told: Change) -> Input:
    box = Combo()
    box.addItems(["", *field.choices])
    box.activated.connect(lambda index: told(box.itemText(index)))

    def show(value: Any) -> None:
        """A choice that the template no longer has stays what it was."""
        text = "" if value is None else str(value)
        if box.findText(text) < 0:
            box.addItem(text)
        box.setCurrentText(text)

    return Input(box, box, show)


def _lines(
    field: Field | Column, told: Change, read: Callable[[str], Any], written: Callable[[Any], str]
) -> Input:
    edit = WordBox()
    edit.setProperty("role", "field")
    edit.setTabChangesFocus(True)
    edit.setPlaceholderText(shown(HINTS.get(field.type, "")))
    layout = edit.document().documentLayout()

    def fit() -> None:
        """As high as what is written, up to a few lines."""
        lines = max(LINES, min(round(layout.documentSize().height()), MOST_LINES))
        edit.setFixedHeight(lines * edit.fontMetrics().lineSpacing() + 18)

    fitted(edit, fit)
    layout.documentSizeChanged.connect(lambda _size: fit())
    edit.textChanged.connect(lambda: told(read(edit.toPlainText())))

    def show(value: Any) -> None:
        text = written(value) if value is not None else ""
        if read(edit.toPlainText()) != read(text):
            with QSignalBlocker(edit):
                edit.setPlainText(text)

    return Input(edit, edit, show)


class _Noted(QWidget):
    """An input with a line below that says what it was understood as, where that helps."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._note = label(type="small", tone="secondary", wrap=True)
        body = column(self, gap=2)
        body.addWidget(inner)
        body.addWidget(self._note)
        self.setFocusProxy(inner)
        self.say("")

    def say(self, note: str, *, wrong: bool = False) -> None:
        self._note.setText(shown(note))
        restyle(self._note, "tone", "warn" if wrong else "secondary")
        self._note.setVisible(bool(note))


class _StepEdit(QLineEdit):
    """`stepped(days)` by the arrows up and down."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = STEPS.get(Qt.Key(event.key()))
        if days is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.stepped.emit(days)


def _time(field: Field | Column, helps: Helps, read: Callable[[str], Understood], told: Change) -> Input:
    """Words that are not understood are kept as they are typed."""
    edit = _StepEdit()
    edit.setPlaceholderText(shown(HINTS[field.type]))
    outer = _Noted(edit)

    def value_of(text: str) -> str:
        return (read(text).value or text) if text.strip() else ""

    def tell() -> None:
        found = read(edit.text()) if edit.text().strip() else Understood("")
        known = found.shown if found.shown != edit.text() else ""
        outer.say(found.problem or known, wrong=bool(found.problem))

    def show(value: Any) -> None:
        text = "" if value is None else str(value)
        if value_of(edit.text()) != text:
            _set_line(edit, helps.write(text))
        tell()

    def typed(text: str) -> None:
        told(value_of(text))
        tell()

    def step(days: int) -> None:
        stepped = helps.step(value_of(edit.text()), days)
        if stepped:
            edit.setText(helps.write(stepped))
            typed(edit.text())

    edit.textEdited.connect(typed)
    edit.stepped.connect(step)
    return Input(outer, edit, show)


def _working_days(helps: Helps, told: Change) -> Input:
    box = NumberField()
    box.setRange(0, MOST_WORKING_DAYS)
    box.setSuffix(f" {tr('working days')}")
    box.setSpecialValueText("–")
    outer = _Noted(box)

    def tell(days: int) -> None:
        outer.say(say("from now: {day}", day=helps.days_on(days)) if days else "")

    def changed(days: int) -> None:
        told(days or None)
        tell(days)

    def show(value: Any) -> None:
        text = str(value or 0).strip()
        with QSignalBlocker(box):
            box.setValue(min(int(text), MOST_WORKING_DAYS) if text.isdecimal() else 0)
        tell(box.value())

    box.valueChanged.connect(changed)
    return Input(outer, box, show)


def _link(field: Field | Column, told: Change) -> Input:
    edit = _edit(field)
    outer = _Noted(edit)

    def tell() -> None:
        lacking = edit.text().strip() and not has_address(edit.text())
        outer.say(say("No address in it: it prints as words.") if lacking else "", wrong=True)

    def show(value: Any) -> None:
        _set_line(edit, "" if value is None else str(value))
        tell()

    def typed(text: str) -> None:
        told(text)
        tell()

    edit.textEdited.connect(typed)
    return Input(outer, edit, show)


def _people(field: Field | Column, helps: Helps, told: Change, *, many: bool) -> Input:
    """Names complete while they are typed; somebody who is not in the team prints as typed."""
    edit = _edit(field)
    outer = _Noted(edit)
    read = ids_of(helps.names) if many else id_of(helps.names)
    offer_names(edit, list(helps.names.values()), many=many)

    def shown(value: Any) -> str:
        return names_of(helps.names)(value) if many else name_of(helps.names)(value)

    def tell() -> None:
        found = read(edit.text())
        people = found if isinstance(found, list) else [found] if found else []
        strangers = [person for person in people if not _begins_a_name(person, helps.names)]
        outer.say(say("Not in the team: {names}", names=", ".join(strangers)) if strangers else "")

    def show(value: Any) -> None:
        if read(edit.text()) != value:
            _set_line(edit, shown(value) if value is not None else "")
        tell()

    def changed(text: str) -> None:
        told(read(text))
        tell()

    edit.textEdited.connect(changed)
    return Input(outer, edit, show)


def _begins_a_name(person: str, names: Mapping[str, str]) -> bool:
    """Somebody of the team, or perhaps going to be while the name is typed."""
    typed = person.casefold()
    return person in names or any(name.casefold().startswith(typed) for name in names.values())


class _TabThrough(QObject):
    """Tab goes on from the field, not from the list below it, which would leave a table from its cell."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def eventFilter(self, popup: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(popup, QWidget):
            popup.hide()
            QApplication.sendEvent(self._edit, QKeyEvent(event))
        return True


def offer_names(edit: QLineEdit, names: list[str], *, many: bool = False) -> None:
    """Completes the name at the end of what is typed."""
    completer = QCompleter(QStringListModel(names, edit), edit)
    dress(completer)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    if not many:
        popup = QListView()
        completer.setPopup(popup)
        edit.setCompleter(completer)
        popup.installEventFilter(_TabThrough(edit))
        return
    completer.setWidget(edit)
    popup = QListView()
    completer.setPopup(popup)

    def offer(text: str) -> None:
        last = text.rpartition(",")[2].strip()
        completer.setCompletionPrefix(last)
        if last and completer.completionCount() and completer.currentCompletion() != last:
            completer.complete()
        else:
            popup.hide()

    def take(name: str) -> None:
        before = edit.text().rpartition(",")[0]
        edit.setText(f"{before}, {name}" if before else name)
        edit.textEdited.emit(edit.text())

    edit.textEdited.connect(offer)
    completer.activated.connect(take)


def _split_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _join_lines(value: Any) -> str:
    return joined(map(str, value), "\n") if isinstance(value, list | tuple) else str(value)


def id_of(names: Mapping[str, str]) -> Callable[[str], str]:
    """A name, its beginning or an id, as an id; anything else stays as it is."""
    ids = {name.casefold(): person for person, name in names.items()}

    def read(text: str) -> str:
        typed = text.strip().casefold()
        begun = [person for name, person in ids.items() if name.startswith(typed)] if typed else []
        return ids.get(typed) or (begun[0] if len(begun) == 1 else text.strip())

    return read


def name_of(names: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda person: names.get(str(person), str(person))


def ids_of(names: Mapping[str, str]) -> Callable[[str], list[str]]:
    read = id_of(names)
    return lambda text: [read(part) for part in text.split(",") if part.strip()]


def names_of(names: Mapping[str, str]) -> Callable[[Any], str]:
    shown = name_of(names)

    def write(people: Any) -> str:
        return joined(map(shown, people), ", ") if isinstance(people, list | tuple) else shown(people)

    return write
