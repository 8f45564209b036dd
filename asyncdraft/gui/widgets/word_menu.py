"""Misspelled words of a text field: what may be meant, as the beginning of its menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asyncdraft.gui.language import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True)
class Doubt:
    """A misspelled word, in UTF-16 units, and what may be meant."""

    start: int
    end: int
    word: str
    choices: tuple[str, ...]


Replace = Callable[[Doubt, str], None]
Learn = Callable[[str], None]


def open_with_words(
    menu: "QMenu", place: "QPoint", doubt: Doubt | None, replace: Replace, learn: Learn
) -> None:
    """What may be meant by a misspelled word above what the menu of its field has."""
    from asyncdraft.gui.widgets.menus import open_at

    if doubt is not None:
        first = menu.actions()[0]
        menu.insertActions(first, _actions(doubt, menu, replace, learn))
        menu.insertSeparator(first)
    open_at(menu, place)


def offer_words(field: "QWidget", place: "QPoint", doubt: Doubt, replace: Replace, learn: Learn) -> None:
    """What may be meant alone, the first of it ready for Enter."""
    from PySide6.QtWidgets import QMenu

    from asyncdraft.gui.widgets.menus import open_at

    menu = QMenu(field)
    menu.setAccessibleName(tr("What may be meant by {word}", word=doubt.word))
    menu.addActions(_actions(doubt, menu, replace, learn))
    menu.setActiveAction(menu.actions()[0])
    open_at(menu, place)


def doubt_at(doubts: Sequence[Doubt], position: int) -> Doubt | None:
    return next((doubt for doubt in doubts if doubt.start <= position <= doubt.end), None)


def _actions(doubt: Doubt, menu: "QMenu", replace: Replace, learn: Learn) -> "list[QAction]":
    from PySide6.QtGui import QAction

    actions = []
    for number, choice in enumerate(doubt.choices, 1):
        action = QAction(tr("&{number}  {choice}", number=number, choice=choice), menu)
        action.triggered.connect(lambda _checked=False, choice=choice: replace(doubt, choice))
        actions.append(action)
    add = QAction(tr("&Add “{word}” to the dictionary", word=doubt.word), menu)
    add.triggered.connect(lambda: learn(doubt.word))
    return [*actions, add]
