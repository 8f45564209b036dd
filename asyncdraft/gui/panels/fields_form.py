"""The form of a template's own fields, built from their declarations."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QWidget,
)

from asyncdraft.core.templates.template import Field, FieldType, Template
from asyncdraft.gui import icons
from asyncdraft.gui.drafts.field_inputs import Helps, Input, input_for
from asyncdraft.gui.drafts.rows_input import RowsInput
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import fitted
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, label
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.tips import set_tip
from asyncdraft.gui.widgets.word_fields import WordBox, WordField, WordLine

WIDE_TYPES = {FieldType.LONG_TEXT, FieldType.LIST, FieldType.TABLE}
WORDY_SHARE = 3
"""Of the width, against 1 of a choice."""
COLUMNS = 2
MARGINS, TIGHT_MARGINS = (14, 8, 14, 10), (14, 4, 8, 4)


class FieldsForm(QFrame):
    """`edited(name, value)`; the values have the form that templates read. `word_added(word)`."""

    edited = Signal(str, object)
    word_added = Signal(str)

    def __init__(self, columns: int = COLUMNS, *, folded: bool = False) -> None:
        """`folded` leaves the optional fields that take room as buttons, also where they have a value."""
        super().__init__()
        self._columns = self._most_columns = columns
        self._is_folded = folded
        self._of: tuple[Template, Helps] | None = None
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*(MARGINS if columns > 1 else (0, 0, 10, 2)))
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._built: tuple[tuple[Field, ...], Mapping[str, str]] = ((), {})
        self._values: dict[str, Any] = {}
        self._wanted: list[str] = []
        self._narrow = False
        self._last_row = 0
        self._is_listed = False
        self._show: dict[str, Callable[[Any], None]] = {}
        self._inputs: dict[str, QWidget] = {}
        self._titles: dict[str, QWidget] = {}
        self._words: dict[str, WordField] = {}
        self._offers: dict[str, QPushButton] = {}
        self._open: set[str] = set()
        self._plus = QIcon()
        self._offer_row = QWidget(self)
        fitted(self._offer_row)
        self._offer_flow = FlowLayout(self._offer_row, gap=8)
        self._offer_list = button("", self._open_offers, scale="small", tip=tr("Add a field"))
        self._offer_list.setParent(self)
        self._offer_list.hide()

    def set_theme(self, theme: Theme) -> None:
        self._plus = icons.icon("plus", theme["text"])
        for offer in self._offers.values():
            offer.setIcon(self._plus)
        self._offer_list.setIcon(self._plus)
        for rows in self.findChildren(RowsInput):
            rows.set_plus(self._plus)

    def show_fields(self, template: Template, values: Mapping[str, Any], helps: Helps) -> None:
        self._of = template, helps
        if (template.fields, helps.names) != self._built:
            self._built = (template.fields, helps.names)
            self._build(template, helps)
        self._values = dict(values)
        self._wanted = [field.name for field in template.fields if field.required]
        for field in template.fields:
            value = values.get(field.name, field.default)
            self._show[field.name](value)
            is_wanted = bool(value) and not self._is_folded
            self._set_shown(field.name, is_wanted or field.name not in self._offers)
        self.setVisible(bool(template.fields))

    def focus_field(self, name: str) -> bool:
        """Whether there is a field of that name."""
        if name in self._inputs:
            self._inputs[name].setFocus()
        return name in self._inputs

    @property
    def words(self) -> Mapping[str, WordField]:
        """The fields of running words, by name."""
        return self._words

    def focus_empty(self, number: int = 0) -> None:
        """The wanted field without a value; of several, the one of that number, from 0."""
        empty = [name for name in self._wanted if not self._values.get(name)]
        if empty:
            self._inputs[empty[min(number, len(empty) - 1)]].setFocus()

    def _build(self, template: Template, helps: Helps) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in (self._offer_row, self._offer_list):
                widget.hide()
                widget.deleteLater()
        for offer in self._offers.values():
            self._offer_flow.removeWidget(offer)
            offer.deleteLater()
        self._open.clear()
        for known in (self._show, self._inputs, self._titles, self._offers, self._words):
            known.clear()
        row = column = 0
        for field, following in zip_longest(template.fields, template.fields[1:]):
            wide = field.type in WIDE_TYPES
            if wide and column:
                row, column = row + 1, 0
            is_last = following is None or following.type in WIDE_TYPES
            alone = not column and is_last and field.type is FieldType.TEXT and not self._is_shared
            self._add(field, row, column, wide or alone, helps)
            column = 0 if wide or column == self._columns - 1 else column + 1
            row += 0 if column else 1
        self._last_row = 2 * row + 2
        self._place_offers()
        for column in range(self._most_columns):
            share = self._share(template.fields, column) if column < self._columns else 0
            self._grid.setColumnStretch(2 * column + 1, share)

    @property
    def _is_shared(self) -> bool:
        """Whether offers stand beside the one row of fields."""
        fields = self._built[0]
        short = sum(field.type not in WIDE_TYPES for field in fields)
        offers = sum(field.type in WIDE_TYPES and not field.required for field in fields)
        return 0 < short <= self._columns and offers <= self._columns

    def _share(self, fields: Sequence[Field], column: int) -> int:
        """Words need more room than a choice."""
        short = [field for field in fields if field.type not in WIDE_TYPES][column :: self._columns]
        return WORDY_SHARE if any(field.type is FieldType.TEXT for field in short) else 1

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        if self._inputs:
            self._place_offers()

    def set_slim(self, slim: bool) -> None:
        """One field below the other."""
        columns = 1 if slim else self._most_columns
        if columns == self._columns:
            return
        self._columns = columns
        self._built = ((), {})
        if self._of is not None:
            template, helps = self._of
            self.show_fields(template, self._values, helps)

    def set_tight(self, tight: bool) -> None:
        """In a window of little height."""
        self._grid.setContentsMargins(*(TIGHT_MARGINS if tight else MARGINS))

    def _place_offers(self) -> None:
        """Beside one row of fields, as one button where there is little room; else below."""
        short = sum(field.type not in WIDE_TYPES for field in self._built[0])
        is_one_row = self._is_shared
        self._grid.removeWidget(self._offer_row)
        self._grid.removeWidget(self._offer_list)
        self._is_listed = is_one_row and self._narrow
        if self._is_listed:
            self._grid.addWidget(self._offer_list, 0, 2 * short, Qt.AlignmentFlag.AlignVCenter)
        elif is_one_row:
            rest = max(2 * (self._columns - short), 1)
            self._grid.addWidget(self._offer_row, 0, 2 * short, 1, rest, Qt.AlignmentFlag.AlignVCenter)
            self._offer_row.setMinimumWidth(self._offer_flow.sizeHint().width())
        else:
            self._grid.addWidget(self._offer_row, self._last_row, 0, 1, 2 * self._columns)
            self._offer_row.setMinimumWidth(0)
        self._show_offers()

    def _show_offers(self) -> None:
        is_offered = any(not offer.isHidden() for offer in self._offers.values())
        self._offer_row.setVisible(is_offered and not self._is_listed)
        self._offer_list.setVisible(is_offered and self._is_listed)

    def _open_offers(self) -> None:
        from asyncdraft.gui.widgets.menus import offer_below

        titles = {field.name: field.title for field in self._built[0]}
        offers = [(name, titles[name]) for name, offer in self._offers.items() if not offer.isHidden()]
        offer_below(self._offer_list, offers, lambda name: self._offers[name].click())

    def _add(self, field: Field, row: int, column: int, spans: bool, helps: Helps) -> None:
        wide = field.type in WIDE_TYPES
        widget, focus, show = self._input(field, helps)
        focus.setAccessibleName(shown(field.title))
        set_tip(focus, field.help)
        if isinstance(focus, WordLine | WordBox):
            self._words[field.name] = focus
            focus.word_added.connect(self.word_added)
        self._show[field.name] = show
        self._inputs[field.name] = widget
        title = label(tr("{title} *", title=field.title) if field.required else field.title, tone="secondary")
        set_tip(title, tr("Wanted for this kind of message") if field.required else "")
        side = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter
        self._titles[field.name] = title
        if wide and not field.required:
            self._offer(field)
        if wide and self._columns == 1:
            self._grid.addWidget(title, 2 * row, 0, 1, 2)
            self._grid.addWidget(widget, 2 * row + 1, 0, 1, 2)
            return
        self._grid.addWidget(title, 2 * row, 2 * column, side)
        self._grid.addWidget(widget, 2 * row, 2 * column + 1, 1, 2 * self._columns - 1 if spans else 1)

    def _offer(self, field: Field) -> None:
        """An optional field that takes room is a button until it is wanted."""
        offer = button(field.title, lambda: self._take_offer(field.name), scale="small", icon=self._plus)
        set_tip(offer, field.help)
        self._offers[field.name] = offer
        self._offer_flow.addWidget(offer)

    def _take_offer(self, name: str) -> None:
        self._set_shown(name, True)
        self._inputs[name].setFocus()

    def _set_shown(self, name: str, shown: bool) -> None:
        """An open field stays open while its template is shown."""
        shown = shown or name in self._open
        self._inputs[name].setVisible(shown)
        self._titles[name].setVisible(shown)
        if name in self._offers:
            self._open |= {name} if shown else set()
            self._offers[name].setVisible(not shown)
        self._show_offers()

    def _input(self, field: Field, helps: Helps) -> Input:
        def told(value: Any) -> None:
            self._values[field.name] = value
            self.edited.emit(field.name, value)

        if field.type is not FieldType.TABLE:
            return input_for(field, helps, told)
        rows = RowsInput(field, helps)
        rows.set_plus(self._plus)
        rows.told.connect(told)
        return Input(rows, rows.table, rows.show_value)
