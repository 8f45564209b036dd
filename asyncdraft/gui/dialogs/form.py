"""A form in a dialog: it closes once it is stored; until then a sentence says why, and all stays typed."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QLineEdit, QPushButton, QWidget

from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.storage.problem import StoreProblem

GO_KEYS = "Ctrl+Return"
Form = TypeVar("Form")


class FormDialog(QDialog, Generic[Form]):
    """`take` stores what `read` returns."""

    def __init__(self, parent: QWidget, title: str, width: int, take: Callable[[Form], object]) -> None:
        """`take` may raise ValueError or StoreProblem with a sentence."""
        super().__init__(parent)
        self._take = take
        self.setWindowTitle(shown(title))
        self.setMinimumWidth(width)
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()

    def place(self, parts: Iterable[QWidget | QLayout], go: str, follows: str = "") -> None:
        """One below the other, then the buttons; `follows` says what comes after `go`."""
        body = column(self, margins=(16, 14, 16, 14), gap=6)
        accept = button(go, self._on_go, kind="primary")
        words = label(follows, tone="secondary", type="small", wrap=True) if follows else None
        for part in (*parts, self._problem, foot(self, accept, words)):
            if isinstance(part, QLayout):
                body.addLayout(part)
            else:
                body.addWidget(part)

    def read(self) -> Form:
        """What was typed. Raises ValueError with a sentence about what is missing."""
        raise NotImplementedError

    def _on_go(self) -> None:
        problem = refusal(lambda: self._take(self.read()))
        self._problem.setText(shown(problem))
        self._problem.setVisible(bool(problem))
        if not problem:
            self.accept()


def refusal(store: Callable[[], object]) -> str:
    """The sentence with which `store` refused; empty where all is stored."""
    try:
        store()
    except (ValueError, StoreProblem) as problem:
        return str(problem)
    return ""


def foot(dialog: QDialog, accept: QPushButton, before: QWidget | None = None) -> QHBoxLayout:
    """What ends a question: `before` at the other side, Cancel, and the primary button."""
    buttons = row(gap=8)
    if before is not None:
        buttons.addWidget(before, isinstance(before, QLabel))
    if not isinstance(before, QLabel):
        buttons.addStretch(1)
    buttons.addWidget(button(tr("Cancel"), dialog.reject))
    accept.setDefault(True)
    press_by_keys(dialog, accept)
    buttons.addWidget(accept)
    return buttons


def press_by_keys(dialog: QDialog, go: QPushButton) -> None:
    """Also out of a field of several lines, where Enter begins another."""
    QShortcut(QKeySequence(GO_KEYS), dialog).activated.connect(go.click)


def read_below(edit: QLineEdit, read: Callable[[str], str]) -> QLabel:
    """How what is typed reads; nothing while `read` raises ValueError."""
    reads = label(tone="secondary", type="small")

    def show() -> None:
        try:
            reads.setText(shown(read(edit.text().strip())))
        except ValueError:
            reads.setText("")

    edit.textChanged.connect(lambda _text: show())
    show()
    return reads


def line(name: str, hint: str, text: str) -> QLineEdit:
    edit = QLineEdit(text)
    edit.setAccessibleName(shown(name))
    edit.setPlaceholderText(shown(hint))
    return edit


def below_names(fields: Iterable[QWidget]) -> list[QWidget]:
    """Each field below a label that says its name."""
    return [
        part
        for field in fields
        for part in (label(field.accessibleName(), tone="secondary", type="small"), field)
    ]
