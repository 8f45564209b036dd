"""Misspelled words of a text field: what may be meant, as the beginning of its menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asyncdraft.gui.language import tr

if TYPE_CHECKING:
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


def put_first(menu: "QMenu", doubts: Sequence[Doubt], position: int, replace: Replace, learn: Learn) -> None:
    """The choices for the word at `position`, if it is misspelled, above what the menu has."""
    doubt = next((doubt for doubt in doubts if doubt.start <= position <= doubt.end), None)
    if doubt is not None:
        first = menu.actions()[0]
        menu.insertActions(first, _actions(doubt, menu, replace, learn))
        menu.insertSeparator(first)


def word_menu(parent: "QWidget", doubt: Doubt, replace: Replace, learn: Learn) -> "QMenu":
    """The choices alone, the first of them ready for Enter."""
    from PySide6.QtWidgets import QMenu

    menu = QMenu(parent)
    menu.setAccessibleName(tr("What may be meant by {word}", word=doubt.word))
    menu.addActions(_actions(doubt, menu, replace, learn))
    menu.setActiveAction(menu.actions()[0])
    return menu


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
