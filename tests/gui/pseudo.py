"""A language that nobody speaks: what went through the catalogue stands in ⟦…⟧ and is longer."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from string import Formatter

from PySide6.QtCore import QAbstractItemModel, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from asyncdraft.core.text import BETWEEN
from asyncdraft.gui import language

SHARE = 0.4
"""By so much a translation is longer."""
WORD = re.compile(r"[^\W\d_]{2,}")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
NO_MARKS = str.maketrans("", "", "⟨⟩")
TAGS = re.compile(r"<[^>]*>")


class Pseudo:
    """Values that were not made by `say` stand in ⟨…⟩."""

    def gettext(self, message: str, /) -> str:
        message = message.rpartition(BETWEEN)[2]
        parts = list(Formatter().parse(message))
        own = "".join(before for before, *_ in parts)
        if not WORD.search(own):
            return "".join(_plainly(*part) for part in parts)
        marked = "".join(_marked(*part) for part in parts)
        return f"⟦{marked}{'·' * round(len(own) * SHARE)}⟧"

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        return self.gettext(one if count == 1 else many)


@contextmanager
def spoken() -> Iterator[None]:
    """By the window, for as long as the block takes."""
    language.speak(Pseudo(), QLocale.c())
    try:
        yield
    finally:
        language.speak(None)


def _marked(before: str, name: str | None, form: str | None, _how: str | None) -> str:
    before = before.replace("{", "{{").replace("}", "}}")
    if name is None:
        return before
    return f"{before}⟨{{{name}{f':{form}' if form else ''}}}⟩"


def _plainly(before: str, name: str | None, form: str | None, how: str | None) -> str:
    """What stands in a row speaks for itself; a value between signs is marked as one."""
    marked = _marked(before, name, form, how)
    return marked.translate(NO_MARKS) if name and name.startswith(("part", "between")) else marked


def bare(text: str) -> list[str]:
    """What of a shown text stands in no ⟦…⟧, or was put into one as it was."""
    found, inside = [""], [False]
    for character in text:
        if character in "⟦⟨":
            inside.append(character == "⟦")
            found.append("")
        elif character in "⟧⟩":
            inside.pop()
            found.append("")
        elif not inside[-1]:
            found[-1] += character
    return [part.strip() for part in found if WORD.search(part)]


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of `root` and all in it that is to be seen or heard: whose it is, and what it says."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or isinstance(widget, QMenu):
            continue
        for text in (*_own_texts(widget), *_spoken_texts(widget)):
            yield type(widget).__name__, text


def _own_texts(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield TAGS.sub(" ", widget.text())
        case QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QAbstractItemView():
            yield from _listed(widget.model())


def _spoken_texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()


def _listed(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for row in range(model.rowCount()):
        yield from (str(model.index(row, 0).data(role) or "") for role in ROLES)
