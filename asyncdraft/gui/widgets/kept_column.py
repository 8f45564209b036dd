"""A column of widgets that keeps what stays the same from one picture to the next."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QWidget

from asyncdraft.gui.widgets.basics import column


@dataclass(frozen=True)
class Item:
    """Items of the same key look the same; `make` is called for a key that is not there yet."""

    key: Hashable
    make: Callable[[], QWidget]


class KeptColumn(QWidget):
    """Only what is new is made and only what is gone is let go: nothing flickers while somebody types."""

    def __init__(self, *, gap: int) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = column(self, gap=gap)
        self._column.addStretch(1)
        self._kept: dict[tuple[Hashable, int], QWidget] = {}

    def show_items(self, items: Sequence[Item]) -> None:
        before, self._kept = self._kept, {}
        for place, (key, item) in enumerate(_numbered(items)):
            widget = before.pop(key, None) or item.make()
            self._kept[key] = widget
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
                widget.show()
        for gone in before.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def widget_of(self, key: Hashable, number: int = 0) -> QWidget | None:
        """`number` counts the items of this key."""
        return self._kept.get((key, number))

    def forget(self) -> None:
        """Everything is made anew next time: the theme has changed."""
        self.show_items(())


def _numbered(items: Sequence[Item]) -> Iterator[tuple[tuple[Hashable, int], Item]]:
    """Two items may have the same key: each keeps a widget of its own."""
    seen: Counter[Hashable] = Counter()
    for item in items:
        yield (item.key, seen[item.key]), item
        seen[item.key] += 1
