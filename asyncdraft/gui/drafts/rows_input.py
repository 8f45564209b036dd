"""The input of a table: rows of named columns, written, added, moved and removed by keys."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from asyncdraft.core.templates.template import Column, Field, FieldType
from asyncdraft.core.text import say
from asyncdraft.gui.drafts.field_inputs import HINTS, Helps, id_of, ids_of, name_of, names_of, offer_names
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.scale import fitted
from asyncdraft.gui.widgets.basics import button, column, row
from asyncdraft.gui.widgets.tips import set_tip, show_tip

Index = QModelIndex | QPersistentModelIndex
Rows = list[dict[str, Any]]
EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_SHOWN, MOST_UNDONE = 6, 50
CELL_EDGES, MOST_HEIGHT = 24, 2_000
KEYS = say(
    "Insert adds a row, Alt+↑ and Alt+↓ move it, Ctrl+Del removes it, Ctrl+Z takes that back, "
    "Ctrl+V pastes rows"
)


class RowsInput(QWidget):
    """`told(rows)` at each change. An empty row stands at the end; writing into it makes the next."""

    told = Signal(object)

    def __init__(self, field: Field, helps: Helps) -> None:
        super().__init__()
        self._columns = field.columns
        self._readers = [_reader(each, helps) for each in field.columns]
        self._writers = [_writer(each, helps) for each in field.columns]
        self._known: Rows = []
        """What was told last."""
        self._undone: list[Rows] = []
        self.table = _Table(field.columns, helps)
        self.table.setAccessibleName(shown(field.title))
        self.table.setAccessibleDescription(shown(KEYS))
        self.table.horizontalHeader().setAccessibleName(tr("Columns of {title}", title=field.title))
        self.table.cellChanged.connect(lambda _row, _column: self._on_changed())
        self.table.wanted.connect(self._carry_out)
        fitted(self.table, self._fit)
        self.table.widened.connect(self._fit)
        self._buttons = {
            "insert": button(
                tr_of("adds one", "Row"),
                lambda: self._press("insert"),
                scale="small",
                tip=tr("Add a row  Insert"),
            ),
            "up": button(
                tr("Up"), lambda: self._press("up"), scale="small", tip=tr("Move the row up  Alt+↑")
            ),
            "down": button(
                tr("Down"), lambda: self._press("down"), scale="small", tip=tr("Move the row down  Alt+↓")
            ),
            "remove": button(
                tr("Remove"), lambda: self._press("remove"), scale="small", tip=tr("Remove the row  Ctrl+Del")
            ),
        }
        foot = row(gap=6)
        for act in self._buttons.values():
            foot.addWidget(act)
        foot.addStretch(1)
        body = column(self, gap=4)
        body.addWidget(self.table)
        body.addLayout(foot)
        self.setFocusProxy(self.table)
        self._fit()

    def set_plus(self, plus: QIcon) -> None:
        self._buttons["insert"].setIcon(plus)

    def show_value(self, value: Any) -> None:
        wanted = (
            [dict(each) for each in value if isinstance(each, Mapping)]
            if isinstance(value, list | tuple)
            else []
        )
        if wanted != self.rows:
            self._undone.clear()
            self._fill(wanted)
            self._known = self.rows

    @property
    def rows(self) -> Rows:
        """Those with anything in them."""
        names = [each.name for each in self._columns]
        texts = [
            [self._text(at, number) for number in range(len(names))] for at in range(self.table.rowCount())
        ]
        return [
            {name: read(text) for name, read, text in zip(names, self._readers, line, strict=True)}
            for line in texts
            if any(line)
        ]

    def _text(self, at: int, number: int) -> str:
        item = self.table.item(at, number)
        return item.text().strip() if item is not None else ""

    def _fill(self, rows: Rows) -> None:
        cells = self.table.model()
        with QSignalBlocker(self.table):
            self.table.setRowCount(0)
            self.table.setRowCount(len(rows) + 1)
            for at, each in enumerate(rows):
                for number, known in enumerate(self._columns):
                    text = self._writers[number](each.get(known.name))
                    cells.setData(cells.index(at, number), text)
        self._fit()

    def _on_changed(self) -> None:
        last = self.table.rowCount() - 1
        if any(self._text(last, number) for number in range(len(self._columns))):
            self.table.insertRow(last + 1)
        self._fit()
        if self.rows != self._known:
            self._tell()

    def _tell(self) -> None:
        """What was there before can be brought back."""
        self._undone = [*self._undone, self._known][-MOST_UNDONE:]
        self._known = self.rows
        self.told.emit(self._known)

    # Whole rows

    def _press(self, act: str) -> None:
        self._carry_out(act)
        self.table.setFocus()

    def _carry_out(self, act: str) -> None:
        acts: dict[str, Callable[[int, int], None]] = {
            "insert": self._insert,
            "up": lambda at, across: self._move(at, across, -1),
            "down": lambda at, across: self._move(at, across, 1),
            "remove": self._remove,
            "undo": self._undo,
            "paste": self._paste,
        }
        acts[act](max(self.table.currentRow(), 0), max(self.table.currentColumn(), 0))

    def _insert(self, at: int, _across: int) -> None:
        """Above the current row; the empty one at the end is the new one where it is current."""
        if self.table.rowCount() - 1 > at:
            self.table.insertRow(at)
        self.table.setCurrentCell(at, 0)
        self._fit()

    def _move(self, at: int, across: int, by: int) -> None:
        rows = self.rows
        if not (at < len(rows) and 0 <= at + by < len(rows)):
            return
        rows.insert(at + by, rows.pop(at))
        self._set(rows, at + by, across)

    def _remove(self, at: int, across: int) -> None:
        rows = self.rows
        if at >= len(rows):
            return
        self._set([*rows[:at], *rows[at + 1 :]], at, across)

    def _undo(self, at: int, across: int) -> None:
        if self._undone:
            before = self._undone.pop()
            self._set(before, at, across)
            self._undone.pop()

    def _paste(self, at: int, _across: int) -> None:
        """Rows as a sheet copies them; what has no column stands in the last."""
        rows = self.rows
        names = [each.name for each in self._columns]
        lines = filter(str.strip, QGuiApplication.clipboard().text().splitlines())
        pasted = [dict(zip(names, line.split("\t", len(names) - 1), strict=False)) for line in lines]
        whole = [
            {name: read(each.get(name, "").strip()) for name, read in zip(names, self._readers, strict=True)}
            for each in pasted
        ]
        self._set([*rows[:at], *whole, *rows[at:]], at + len(whole), 0)

    def _set(self, rows: Rows, at: int, across: int) -> None:
        self._fill(rows)
        self.table.setCurrentCell(min(at, self.table.rowCount() - 1), across)
        self._tell()

    def _fit(self) -> None:
        table = self.table
        table.resizeRowsToContents()
        heights = [table.rowHeight(at) for at in range(min(table.rowCount(), MOST_SHOWN))]
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + sum(heights) + 4)


class _Table(QTableWidget):
    """`wanted(act)`: insert, up, down, remove or undo; `widened()` where words may break elsewhere."""

    wanted = Signal(str)
    widened = Signal()

    def __init__(self, columns: Sequence[Column], helps: Helps) -> None:
        super().__init__(1, len(columns))
        self.setHorizontalHeaderLabels([shown(each.title) for each in columns])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(28)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        set_tip(self, KEYS)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._delegates = [_CellDelegate(each, helps) for each in columns]
        for number, delegate in enumerate(self._delegates):
            self.setItemDelegateForColumn(number, delegate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def event(self, event: QEvent) -> bool:
        """Its own keys come before the window's shortcuts."""
        is_question = event.type() is QEvent.Type.ShortcutOverride
        if is_question and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _act_of(event)
        if act:
            self.wanted.emit(act)
        elif event.key() in EDIT_KEYS and not event.modifiers():
            if self.state() is not QTableWidget.State.EditingState and self.currentIndex().isValid():
                self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentItem() is not None:
            self.currentItem().setText("")
        else:
            super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    return bool(_act_of(event)) or (event.key() in EDIT_KEYS and not event.modifiers())


def _act_of(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Paste):
        return "paste"
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    plain = Qt.KeyboardModifier.NoModifier
    acts = {
        (Qt.Key.Key_Insert, plain): "insert",
        (Qt.Key.Key_Up, alt): "up",
        (Qt.Key.Key_Down, alt): "down",
        (Qt.Key.Key_Delete, control): "remove",
        (Qt.Key.Key_Z, control): "undo",
    }
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return acts.get((Qt.Key(event.key()), held), "")


class _CellDelegate(QStyledItemDelegate):
    """A list to choose from for choices, names that complete for people, a line for the rest."""

    def __init__(self, kind: Column, helps: Helps) -> None:
        super().__init__()
        self._kind = kind
        self._helps = helps

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words are where they are painted: the style takes its edges off the column."""
        hint = super().sizeHint(option, index)
        table = option.widget
        if not isinstance(table, QTableWidget):
            return hint
        room = QRect(0, 0, max(table.columnWidth(index.column()) - CELL_EDGES, 1), MOST_HEIGHT)
        words = str(index.data() or "")
        lines = QFontMetrics(table.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(hint.width(), max(hint.height(), lines.height() + CELL_EDGES // 2))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole text of a cell; of an empty one, what the keys do."""
        words = str(index.data() or "")
        if event.type() is not QEvent.Type.ToolTip or not words:
            return super().helpEvent(event, view, option, index)
        show_tip(event.globalPos(), words, view)
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if self._kind.type is FieldType.CHOICE:
            box = QComboBox(parent)
            box.addItems(["", *self._kind.choices])
            box.activated.connect(lambda _index: self.commitData.emit(box))
            return box
        edit = QLineEdit(parent)
        edit.setProperty("role", "bare")
        edit.setPlaceholderText(shown(HINTS.get(self._kind.type, "")))
        if self._kind.type in (FieldType.PERSON, FieldType.PEOPLE):
            offer_names(edit, list(self._helps.names.values()), many=self._kind.type is FieldType.PEOPLE)
        return edit

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """As it will be read: a name whole, a time in full."""
        typed = editor.currentText() if isinstance(editor, QComboBox) else getattr(editor, "text", str)()
        model.setData(index, _writer(self._kind, self._helps)(_reader(self._kind, self._helps)(typed)))


def _reader(kind: Column, helps: Helps) -> Callable[[str], Any]:
    readers: dict[FieldType, Callable[[str], Any]] = {
        FieldType.PERSON: id_of(helps.names),
        FieldType.PEOPLE: ids_of(helps.names),
        FieldType.DATE: lambda text: (helps.day(text).value or text) if text else "",
        FieldType.DEADLINE: lambda text: (helps.instant(text).value or text) if text else "",
    }
    return readers.get(kind.type, str)


def _writer(kind: Column, helps: Helps) -> Callable[[Any], str]:
    writers: dict[FieldType, Callable[[Any], str]] = {
        FieldType.PERSON: name_of(helps.names),
        FieldType.PEOPLE: names_of(helps.names),
        FieldType.DATE: lambda value: helps.write(str(value)),
        FieldType.DEADLINE: lambda value: helps.write(str(value)),
    }
    write = writers.get(kind.type, str)
    return lambda value: "" if value is None or value == "" else write(value)
