"""The form of a template's own fields, built from their declarations."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from asyncdraft.core.templates.template import Field, FieldType, Template
from asyncdraft.gui import icons
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, label
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.widgets.flow import FlowLayout

WIDE_TYPES = {FieldType.LONG_TEXT, FieldType.LIST, FieldType.TABLE}
HINTS = {
    FieldType.DATE: "2026-11-24",
    FieldType.DEADLINE: "tue 5pm tokyo",
    FieldType.LINK: "https://",
    FieldType.PERSON: "name of a person",
    FieldType.PEOPLE: "names, separated by commas",
    FieldType.LIST: "one a line",
}
COLUMNS = 2
LINES = 3
Change = Callable[[Any], None]


class FieldsForm(QFrame):
    """`edited(name, value)`; the values have the form that templates read."""

    edited = Signal(str, object)

    def __init__(self, columns: int = COLUMNS) -> None:
        super().__init__()
        self._columns = columns
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        margins = (14, 8, 14, 10) if columns > 1 else (0, 0, 10, 2)
        self._grid.setContentsMargins(*margins)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._template = ""
        self._values: dict[str, Any] = {}
        self._wanted: list[str] = []
        self._narrow = False
        self._last_row = 0
        self._show: dict[str, Callable[[Any], None]] = {}
        self._inputs: dict[str, QWidget] = {}
        self._titles: dict[str, QWidget] = {}
        self._offers: dict[str, QPushButton] = {}
        self._plus = QIcon()
        self._offer_row = QWidget()
        self._offer_flow = FlowLayout(self._offer_row, gap=8)

    def set_theme(self, theme: Theme) -> None:
        self._plus = icons.icon("plus", theme["text"])
        for offer in self._offers.values():
            offer.setIcon(self._plus)

    def show_fields(self, template: Template, values: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """`names` are people's names by roster id."""
        if template.name != self._template or set(self._inputs) != {field.name for field in template.fields}:
            self._template = template.name
            self._build(template, names)
        self._values = dict(values)
        self._wanted = [field.name for field in template.fields if field.required]
        for field in template.fields:
            value = values.get(field.name, field.default)
            self._show[field.name](value)
            self._set_shown(field.name, bool(value) or field.name not in self._offers)
        self.setVisible(bool(template.fields))

    def focus_empty(self) -> None:
        """The first wanted field without a value."""
        for name in self._wanted:
            if not self._values.get(name):
                self._inputs[name].setFocus()
                return

    def _build(self, template: Template, names: Mapping[str, str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._offer_row:
                widget.hide()
                widget.deleteLater()
        for offer in self._offers.values():
            offer.deleteLater()
        for known in (self._show, self._inputs, self._titles, self._offers):
            known.clear()
        row = column = 0
        for field in template.fields:
            wide = field.type in WIDE_TYPES
            if wide and column:
                row, column = row + 1, 0
            self._add(field, row, column, wide, names)
            column = 0 if wide or column == self._columns - 1 else column + 1
            row += 0 if column else 1
        self._last_row = row + 1
        self._place_offers()
        for column in range(self._columns):
            self._grid.setColumnStretch(2 * column + 1, 1)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        if self._inputs:
            self._place_offers()

    def _place_offers(self) -> None:
        """Beside one row of fields where there is room, else below."""
        narrow_fields = len(self._inputs) - len(self._offers)
        beside = not self._narrow and narrow_fields <= self._columns and len(self._offers) <= self._columns
        self._grid.removeWidget(self._offer_row)
        if beside:
            self._grid.addWidget(self._offer_row, 0, 2 * self._columns, Qt.AlignmentFlag.AlignVCenter)
            self._offer_row.setMinimumWidth(self._offer_flow.sizeHint().width())
        else:
            self._grid.addWidget(self._offer_row, self._last_row, 0, 1, 2 * self._columns)
            self._offer_row.setMinimumWidth(0)
        self._offer_row.setVisible(any(not offer.isHidden() for offer in self._offers.values()))

    def _add(self, field: Field, row: int, column: int, wide: bool, names: Mapping[str, str]) -> None:
        widget, show = self._input(field, names)
        widget.setAccessibleName(field.title)
        widget.setToolTip(field.help)
        self._show[field.name] = show
        self._inputs[field.name] = widget
        title = label(f"{field.title} *" if field.required else field.title, tone="secondary")
        title.setToolTip("Wanted for this kind of message" if field.required else "")
        side = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter
        self._titles[field.name] = title
        if wide and not field.required:
            self._offer(field)
        self._grid.addWidget(title, row, 2 * column, side)
        self._grid.addWidget(widget, row, 2 * column + 1, 1, 2 * self._columns - 1 if wide else 1)

    def _offer(self, field: Field) -> None:
        """An optional field that takes room is a button until it is wanted."""
        offer = button(field.title, lambda: self._take_offer(field.name), scale="small", icon=self._plus)
        offer.setToolTip(field.help)
        self._offers[field.name] = offer
        self._offer_flow.addWidget(offer)

    def _take_offer(self, name: str) -> None:
        self._set_shown(name, True)
        self._inputs[name].setFocus()

    def _set_shown(self, name: str, shown: bool) -> None:
        """An open field stays open while its template is shown."""
        open_already = name in self._offers and self._offers[name].isHidden()
        shown = shown or open_already
        self._inputs[name].setVisible(shown)
        self._titles[name].setVisible(shown)
        if name in self._offers:
            self._offers[name].setVisible(not shown)
        self._offer_row.setVisible(any(not offer.isHidden() for offer in self._offers.values()))

    def _input(self, field: Field, names: Mapping[str, str]) -> tuple[QWidget, Change]:
        def told(value: Any) -> None:
            self._values[field.name] = value
            self.edited.emit(field.name, value)

        makers: dict[FieldType, Callable[[], tuple[QWidget, Change]]] = {
            FieldType.CHOICE: lambda: _choice(field, told),
            FieldType.LONG_TEXT: lambda: _lines(field, told, str, str),
            FieldType.LIST: lambda: _lines(field, told, _split_lines, _join_lines),
            FieldType.TABLE: lambda: _table(field, told),
            FieldType.PERSON: lambda: _line(field, told, _id_of(names), _name_of(names)),
            FieldType.PEOPLE: lambda: _line(field, told, _ids_of(names), _names_of(names)),
        }
        make = makers.get(field.type, lambda: _line(field, told, str, str))
        return make()


def _line(
    field: Field, told: Change, read: Callable[[str], Any], shown: Callable[[Any], str]
) -> tuple[QWidget, Change]:
    edit = QLineEdit()
    edit.setPlaceholderText(HINTS.get(field.type, ""))
    edit.textEdited.connect(lambda text: told(read(text)))

    def show(value: Any) -> None:
        if read(edit.text()) != value:
            edit.setText(shown(value) if value is not None else "")
            edit.setCursorPosition(0)

    return edit, show


def _choice(field: Field, told: Change) -> tuple[QWidget, Change]:
    box = Combo()
    box.addItems(["", *field.choices])
    box.activated.connect(lambda index: told(box.itemText(index)))

    def show(value: Any) -> None:
        box.setCurrentText(str(value or ""))

    return box, show


def _lines(
    field: Field, told: Change, read: Callable[[str], Any], shown: Callable[[Any], str]
) -> tuple[QWidget, Change]:
    edit = QPlainTextEdit()
    edit.setProperty("role", "field")
    edit.setTabChangesFocus(True)
    edit.setPlaceholderText(HINTS.get(field.type, ""))
    edit.setFixedHeight(LINES * edit.fontMetrics().lineSpacing() + 18)
    edit.textChanged.connect(lambda: told(read(edit.toPlainText())))

    def show(value: Any) -> None:
        text = shown(value) if value is not None else ""
        if read(edit.toPlainText()) != read(text):
            with QSignalBlocker(edit):
                edit.setPlainText(text)

    return edit, show


def _table(field: Field, told: Change) -> tuple[QWidget, Change]:
    """Always one empty row at the end; writing into it makes the next."""
    columns = [column.name for column in field.columns]
    table = QTableWidget(1, len(columns))
    table.setHorizontalHeaderLabels([column.title for column in field.columns])
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setAccessibleName(f"Columns of {field.title}")
    table.verticalHeader().hide()
    table.setTabKeyNavigation(False)
    _fit(table)

    def rows() -> list[dict[str, str]]:
        cells = [
            [_cell(table, row, column) for column in range(len(columns))] for row in range(table.rowCount())
        ]
        return [dict(zip(columns, row, strict=True)) for row in cells if any(row)]

    def changed() -> None:
        if any(_cell(table, table.rowCount() - 1, column) for column in range(len(columns))):
            table.insertRow(table.rowCount())
            _fit(table)
        told(rows())

    def show(value: Any) -> None:
        wanted = [dict(row) for row in value or ()]
        if rows() == wanted:
            return
        with QSignalBlocker(table):
            table.setRowCount(len(wanted) + 1)
            for index, row in enumerate(wanted):
                for column, name in enumerate(columns):
                    table.setItem(index, column, QTableWidgetItem(str(row.get(name) or "")))
        _fit(table)

    table.cellChanged.connect(lambda _row, _column: changed())
    return table, show


def _fit(table: QTableWidget) -> None:
    rows = min(table.rowCount(), 5)
    table.setFixedHeight(
        table.horizontalHeader().sizeHint().height() + rows * table.verticalHeader().defaultSectionSize() + 4
    )


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text().strip() if item is not None else ""


def _split_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _join_lines(value: Any) -> str:
    return "\n".join(str(line) for line in value)


def _id_of(names: Mapping[str, str]) -> Callable[[str], str]:
    """A name, its beginning or an id, as an id; anything else stays as it is."""
    ids = {name.casefold(): person for person, name in names.items()}

    def read(text: str) -> str:
        typed = text.strip().casefold()
        begun = [person for name, person in ids.items() if name.startswith(typed)] if typed else []
        return ids.get(typed) or (begun[0] if len(begun) == 1 else text.strip())

    return read


def _name_of(names: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda person: names.get(str(person), str(person))


def _ids_of(names: Mapping[str, str]) -> Callable[[str], list[str]]:
    read = _id_of(names)
    return lambda text: [read(part) for part in text.split(",") if part.strip()]


def _names_of(names: Mapping[str, str]) -> Callable[[Any], str]:
    shown = _name_of(names)
    return lambda people: ", ".join(shown(person) for person in people)
