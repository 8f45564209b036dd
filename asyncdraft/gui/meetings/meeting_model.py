"""The meetings of the table in their order, each with its text for every column."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from asyncdraft.core.text import say, say_of
from asyncdraft.gui.language import shown
from asyncdraft.gui.meetings.meeting_row import CHOICE_NAMES, CHOICES, MeetingRow
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
