"""The rows of the table of people: each is made when it is first seen, at any length of a team."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from asyncdraft.core.roster.day_table import PersonRow
from asyncdraft.gui.language import shown
from asyncdraft.gui.widgets.tips import without_markup

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class PeopleModel(QAbstractListModel):
    """The rows of `keys`, each made by `make` when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._titles: list[str] = []
        self._make: Callable[[str], PersonRow] | None = None
        self._rows: dict[str, PersonRow] = {}

    @property
    def keys(self) -> Sequence[str]:
        return self._keys

    def show(self, titles: Mapping[str, str], make: Callable[[str], PersonRow]) -> None:
        """`titles` by key; where they are what they were, the rows are made anew in their places."""
        self._make, self._rows = make, {}
        if list(titles) == self._keys and self._keys:
            self._titles = list(titles.values())
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))
            return
        self.beginResetModel()
        self._keys, self._titles = list(titles), list(titles.values())
        self.endResetModel()

    def row_of(self, key: str) -> int:
        return self._keys.index(key) if key in self._keys else -1

    def row(self, place: int) -> PersonRow:
        key = self._keys[place]
        if key not in self._rows and self._make is not None:
            self._rows[key] = self._make(key)
        return self._rows[key]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place, role = index.row(), int(role)
        if role == int(Qt.ItemDataRole.DisplayRole):
            return shown(self._titles[place])
        if role == int(ROW_ROLE):
            return self.row(place)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return shown(self.row(place).spoken)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return without_markup(shown(self.row(place).spoken))
        return None
