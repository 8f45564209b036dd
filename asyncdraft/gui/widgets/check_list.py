"""Lines to choose from by a check mark."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from asyncdraft.gui.language import shown

EDGES = 12
"""Pixels of border and padding, above and below."""
CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class CheckList(QListWidget):
    """`add` lets the list make its items: Shiboken may crash when a list destroys one that Python made."""

    def __init__(self, name: str, role: str = "choices", height: int = 0) -> None:
        """As high as its lines where `height` is given, and no higher than that."""
        super().__init__()
        self._highest = height
        self.setAccessibleName(shown(name))
        self.setProperty("role", role)
        self.setSpacing(2)
        if height:
            self.setMaximumHeight(height)

    def add(self, key: Any, text: str, *, is_chosen: bool) -> None:
        item = self._made(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setFlags(CHOSEN)
        item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)

    def add_all(self, texts: Mapping[str, str], chosen: Collection[str]) -> None:
        """`texts` by key."""
        for key, text in texts.items():
            self.add(key, text, is_chosen=key in chosen)

    def add_note(self, text: str) -> None:
        """A line that cannot be chosen."""
        self._made(text).setFlags(Qt.ItemFlag.NoItemFlags)

    def _made(self, text: str) -> QListWidgetItem:
        self.addItem(shown(text))
        return self.item(self.count() - 1)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(usual.width(), self._lines_height() or usual.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(
            super().minimumSizeHint().width(), self._lines_height() or super().minimumSizeHint().height()
        )

    def _lines_height(self) -> int:
        """0 where they take whatever height there is."""
        if not self._highest or not self.count():
            return 0
        line = self.sizeHintForRow(0) + 2 * self.spacing()
        return min(self._highest, self.count() * line + EDGES)

    @property
    def chosen(self) -> tuple[Any, ...]:
        """Their keys, in the order of the lines."""
        items = [self.item(place) for place in range(self.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
