"""A list of people, of whom some are ticked."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable


class PeopleList(QListWidget):
    def __init__(self, name: str, people: Mapping[str, str], chosen: Collection[str], height: int) -> None:
        """`people` are names by id; the list is at most `height` pixels high."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "field")
        self.setMaximumHeight(height)
        self.setSpacing(2)
        for person, shown in people.items():
            item = QListWidgetItem(shown)
            item.setData(Qt.ItemDataRole.UserRole, person)
            item.setFlags(FLAGS)
            item.setCheckState(Qt.CheckState.Checked if person in chosen else Qt.CheckState.Unchecked)
            self.addItem(item)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids, in the order of the list."""
        items = [self.item(place) for place in range(self.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
