"""The table of meetings: one row a series, sorted by any column, painted by a delegate."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
)

from asyncdraft.core.text import say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown
from asyncdraft.gui.meetings.meeting_row import CHOICE_ICONS, CHOICE_NAMES, CHOICES, MeetingRow
from asyncdraft.gui.scale import EnlargedDelegate, px
from asyncdraft.gui.widgets.row_paint import facing, paint_line
from asyncdraft.gui.widgets.tips import without_markup

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
TITLE, VERDICT, WHY, WEEKLY, PEOPLE, OFF, MONTHLY = range(7)
OF_ALL = frozenset({PEOPLE, MONTHLY})
HEADS = (
    say("Meeting"),
    say("Verdict"),
    say("Why"),
    say("You, weekly"),
    say_of("how many", "People"),
    say("Off-hours"),
    say("All, monthly"),
)
WIDTHS = {TITLE: 190, VERDICT: 98, WEEKLY: 90, PEOPLE: 62, OFF: 98, MONTHLY: 94}
NARROW_WIDTHS = {VERDICT: 98, WEEKLY: 88, PEOPLE: 62, OFF: 96, MONTHLY: 90}
LEAST_WIDTHS = {OFF: 580, PEOPLE: 480}
"""What goes first where the table is narrower than this, so that the names stay readable."""
ROW_HEIGHT, TALL_ROW, HEAD_HEIGHT, EDGE, MARK = 40, 58, 30, 10, 3
MOST_LETTER = 10
"""Pixels that a letter of a recurrence takes at most: what is short enough need not be measured."""
BAR_WIDTH, BAR_HEIGHT = 40, 5
ROWS_SEEN = 3
CHIP_HEIGHT = 24
GROUNDS = {
    "replace": ("selected", "accent", "accent"),
    "shorten": ("warn_ground", "warn", ""),
    "keep": ("chip", "secondary", "line"),
}
"""By verdict: the ground of its chip, the colour of its words, that of its edge."""

RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Sort = tuple[str, bool]
"""What is sorted by, and whether the greatest comes first."""

USUAL: Sort = ("verdict", False)
KEYS: Mapping[str, Callable[[MeetingRow], Any]] = {
    "title": lambda row: row.title.casefold(),
    "verdict": lambda row: (CHOICES.index(row.choice), -row.monthly),
    "why": lambda row: row.why.casefold(),
    "weekly": lambda row: row.weekly,
    "people": lambda row: row.people,
    "off": lambda row: -1.0 if row.off_hours is None else row.off_hours,
    "monthly": lambda row: row.monthly,
}
COLUMNS = tuple(KEYS)
TEXTS: Mapping[int, Callable[[MeetingRow], str]] = {
    TITLE: lambda row: row.title,
    VERDICT: lambda row: CHOICE_NAMES[row.choice],
    WHY: lambda row: row.why,
    WEEKLY: lambda row: row.weekly_text,
    PEOPLE: lambda row: row.people_text,
    OFF: lambda row: row.off_text,
    MONTHLY: lambda row: row.monthly_text,
}
NUMBERS = frozenset({"weekly", "people", "off", "monthly"})
SORTS = {
    "verdict": say("verdict, then person-hours"),
    "monthly": say("person-hours of all"),
    "weekly": say("your time"),
    "people": say("people"),
    "off": say("off-hours"),
    "title": say("name"),
    "why": say("reason"),
}


def in_order(rows: Sequence[MeetingRow], sort: Sort) -> list[MeetingRow]:
    """Those that are equal stay by their names."""
    by_name = sorted(rows, key=KEYS["title"])
    return sorted(by_name, key=KEYS[sort[0]], reverse=sort[1])


class MeetingModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[MeetingRow] = []

    def show(self, rows: Sequence[MeetingRow]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(TEXTS[index.column()](row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown(row.spoken if index.column() == TITLE else TEXTS[index.column()](row))
        return without_markup(shown(row.spoken)) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section >= WEEKLY else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class MeetingDelegate(EnlargedDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, QColor] = {}
        self.last_column = MONTHLY

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MeetingRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index.column())
        inner = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        {
            TITLE: self._paint_title,
            VERDICT: self._paint_verdict,
            WHY: self._paint_why,
            OFF: self._paint_off_hours,
        }.get(index.column(), self._paint_number)(painter, inner, row, index.column())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, column: int) -> None:
        rect, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self.tokens["selected"])
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.tokens["hover"])
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), self.tokens["line"])
        if chosen and column == TITLE:
            painter.fillRect(QRect(rect.x(), rect.y(), MARK, rect.height()), self.tokens["accent"])
        if chosen and state & QStyle.StateFlag.State_Active and self._has_focus(option):
            self._paint_ring(painter, rect, column)

    def _has_focus(self, option: QStyleOptionViewItem) -> bool:
        table = option.widget
        return isinstance(table, QTableView) and table.hasFocus()

    def _paint_ring(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Each cell its part of the ring around the row."""
        painter.setPen(QPen(self.tokens["accent"], 2))
        top, bottom = rect.top() + 1, rect.bottom()
        painter.drawLine(rect.left(), top, rect.right() + 1, top)
        painter.drawLine(rect.left(), bottom, rect.right() + 1, bottom)
        if column == self.last_column:
            painter.drawLine(rect.right(), top, rect.right(), bottom)

    def _paint_title(self, painter: QPainter, rect: QRect, row: MeetingRow, _column: int) -> None:
        """A time and a zone are never cut: where they do not fit into a line, the row is taller."""
        patterns = _wrapped(shown(row.pattern), ui_font(12), rect.width())
        top = rect.y() + (rect.height() - 18 - 17 * len(patterns)) // 2
        line = QRect(rect.x(), top, rect.width(), 18)
        paint_line(painter, shown(row.title), line, ui_font(13, QFont.Weight.DemiBold), self.tokens["text"])
        for place, text in enumerate(patterns):
            below = line.translated(0, 18 + 16 * place)
            paint_line(painter, text, below, ui_font(12), self.tokens["secondary"])

    def _paint_verdict(self, painter: QPainter, rect: QRect, row: MeetingRow, _column: int) -> None:
        paint_verdict(painter, rect, row, self.tokens)

    def _paint_why(self, painter: QPainter, rect: QRect, row: MeetingRow, _column: int) -> None:
        """In two lines, the second cut."""
        font = ui_font(12)
        painter.setPen(self.tokens["text"])
        lines = _wrapped(shown(row.why), font, rect.width())
        top = rect.y() + (rect.height() - 16 * len(lines)) // 2
        for place, line in enumerate(lines):
            paint_line(
                painter, line, QRect(rect.x(), top + 16 * place, rect.width(), 16), font, self.tokens["text"]
            )

    def _paint_off_hours(self, painter: QPainter, rect: QRect, row: MeetingRow, column: int) -> None:
        if row.off_hours is not None:
            place = facing(painter, QRect(rect.x() - 4, rect.y(), BAR_WIDTH, rect.height()), rect)
            bar = QRectF(place.x(), rect.center().y() - BAR_HEIGHT / 2 + 1, BAR_WIDTH, BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens["chip"])
            painter.drawRoundedRect(bar, 2.5, 2.5)
            if row.off_hours > 0:
                bar.setWidth(max(BAR_HEIGHT, BAR_WIDTH * min(row.off_hours, 1)))
                painter.setBrush(self.tokens["send"])
                painter.drawRoundedRect(bar, 2.5, 2.5)
        self._paint_number(painter, rect, row, column)

    def _paint_number(self, painter: QPainter, rect: QRect, row: MeetingRow, column: int) -> None:
        weight = QFont.Weight.DemiBold if column == MONTHLY else QFont.Weight.Normal
        quiet = row.off_hours is None if column == OFF else column in OF_ALL and row.is_nameless
        if quiet:
            weight = QFont.Weight.Normal
        role = "secondary" if quiet else "text"
        painter.setFont(ui_font(13, weight))
        painter.setPen(self.tokens[role])
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, side, shown(TEXTS[column](row)))


def paint_verdict(painter: QPainter, cell: QRect, row: MeetingRow, tokens: Mapping[str, QColor]) -> None:
    """The chip with icon and word; a verdict of the user's own has a person beside it."""
    font = ui_font(12, QFont.Weight.DemiBold)
    painter.setFont(font)
    word = shown(CHOICE_NAMES[row.choice])
    wide = painter.fontMetrics().horizontalAdvance(word) + 14 + 22
    ground, colour, edge = GROUNDS[row.choice]
    middle = cell.center().y() + 1
    chip = QRect(cell.x(), middle + 1 - CHIP_HEIGHT // 2, wide, CHIP_HEIGHT - 2)
    whole = facing(painter, chip, cell)
    box = QRectF(whole)
    painter.setBrush(tokens[ground])
    painter.setPen(QPen(tokens[edge], 1) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    mark = icons.pixmap(CHOICE_ICONS[row.choice], tokens[colour], 13)
    above = box.center().y() - 6.5
    place = facing(painter, QRect(whole.x() + 8, whole.y(), 13, whole.height()), whole)
    painter.drawPixmap(QPointF(place.x(), above), mark)
    painter.setPen(tokens[colour])
    beside = facing(painter, whole.adjusted(25, 0, 0, 0), whole)
    painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, word)
    if row.is_own:
        own = icons.pixmap("user", tokens["secondary"], 13)
        place = facing(painter, QRect(chip.right() + 6, chip.y(), 13, chip.height()), cell)
        painter.drawPixmap(QPointF(place.x(), above), own)


def _wrapped(text: str, font: QFont, width: int) -> list[str]:
    """At most two lines; what does not fit stays in the second, which is cut when it is painted."""
    if not text:
        return []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    end = line.textLength()
    layout.endLayout()
    units = text.encode("utf-16-le")
    first, rest = (part.decode("utf-16-le") for part in (units[: 2 * end], units[2 * end :]))
    return [part for part in (first.strip(), rest.strip()) if part]


class MeetingTable(QTableView):
    """`picked(key)` by click or arrow keys, `taken(key)` by Enter or a double click, `typed(text)` otherwise.

    `sorted()` when another order was chosen at the heads.
    """

    picked = Signal(str)
    taken = Signal(str)
    typed = Signal(str)
    sorted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(shown(name))
        self.setProperty("role", "meetings")
        self.sort: Sort = USUAL
        self._model = MeetingModel()
        self._delegate = MeetingDelegate()
        self._rows: Sequence[MeetingRow] = ()
        self._has_tall = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._set_up_heads()
        self.set_narrow(False)
        self.doubleClicked.connect(lambda index: self.taken.emit(index.data(ROW_ROLE).key))

    def _set_up(self) -> None:
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)

    def _set_up_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setFixedHeight(HEAD_HEIGHT)
        heads.setMinimumSectionSize(40)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.sectionClicked.connect(self._on_head)
        heads.sectionResized.connect(self._on_resized)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._delegate.tokens = tokens
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        """The reasons stand at the side, too: where there is no room, only there."""
        self.setColumnHidden(WHY, narrow)
        heads = self.horizontalHeader()
        for column in range(len(HEADS)):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(TITLE if narrow else WHY, QHeaderView.ResizeMode.Stretch)
        for column, width in (NARROW_WIDTHS if narrow else WIDTHS).items():
            self.setColumnWidth(column, max(width, self._head_width(column)))

    def _head_width(self, column: int) -> int:
        letters = self.horizontalHeader().fontMetrics()
        return letters.horizontalAdvance(shown(HEADS[column])) + 2 * EDGE

    def sizeHint(self) -> QSize:
        rows = max(len(self._rows), ROWS_SEEN)
        return QSize(600, px(HEAD_HEIGHT + ROW_HEIGHT * rows + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, px(HEAD_HEIGHT + ROW_HEIGHT * ROWS_SEEN))

    @property
    def keys(self) -> list[str]:
        """From top to bottom."""
        return [row.key for row in self._model.rows]

    def show_rows(self, rows: Sequence[MeetingRow]) -> None:
        ordered = in_order(rows, self.sort)
        if ordered != self._model.rows:
            self._rows = rows
            self._show(ordered)
            self.updateGeometry()

    def _show(self, rows: Sequence[MeetingRow]) -> None:
        self._model.show(rows)
        self._fit_heights()

    def _fit_heights(self) -> None:
        """Asks no row for its height where none is tall nor has to be: there may be thousands."""
        width, font = self.columnWidth(TITLE) - 2 * EDGE, ui_font(12)
        patterns = [row.pattern for row in self._model.rows]
        long = {text for text in patterns if len(text) * MOST_LETTER > width}
        wide = {text for text in long if len(_wrapped(text, font, width)) > 1}
        if not wide and not self._has_tall:
            return
        self._has_tall = bool(wide)
        heights = self.verticalHeader()
        for place, text in enumerate(patterns):
            height = px(TALL_ROW if text in wide else ROW_HEIGHT)
            if heights.sectionSize(place) != height:
                heights.resizeSection(place, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, least in LEAST_WIDTHS.items():
            self.setColumnHidden(column, event.size().width() < least)
        self._fit_heights()

    def _on_resized(self, column: int, _before: int, _after: int) -> None:
        if column == TITLE:
            self._fit_heights()

    def mark(self, key: str) -> None:
        place = self._model.place_of(key)
        selection = self.selectionModel()
        if place < 0:
            selection.clear()
            return
        column = max(self.currentIndex().column(), 0)
        flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
        selection.setCurrentIndex(self._model.index(place, column), flags)
        self.scrollTo(self._model.index(place, TITLE))

    def sort_by(self, name: str) -> None:
        """The same once more turns the order round."""
        if name == self.sort[0]:
            self.sort = (name, not self.sort[1])
        else:
            self.sort = (name, name in NUMBERS)
        current = self.current_key
        self._show(in_order(self._rows, self.sort))
        self.mark(current)
        self.sorted.emit()

    def _on_head(self, column: int) -> None:
        self.sort_by(COLUMNS[column])

    @property
    def current_key(self) -> str:
        row = self.currentIndex().data(ROW_ROLE)
        return row.key if isinstance(row, MeetingRow) else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(ROW_ROLE)
        if self.hasFocus() and isinstance(row, MeetingRow):
            self.picked.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS and not event.modifiers():
            if key := self.current_key:
                self.taken.emit(key)
        elif event.text().strip() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
