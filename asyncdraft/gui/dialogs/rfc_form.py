"""A new RFC, or what an old one is about: its title and document, who reviews which part, and the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from asyncdraft.core.rfc.rfc import USUAL_DAYS
from asyncdraft.core.rfc.window import LONGEST
from asyncdraft.core.templates.template import Column, Field, FieldType
from asyncdraft.gui.field_inputs import Helps
from asyncdraft.gui.rows_input import RowsInput
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.combo import NameCombo

REVIEWERS = Field(
    name="reviews",
    label="Reviewers",
    type=FieldType.TABLE,
    columns=(
        Column("person", "Reviewer", FieldType.PERSON),
        Column("role", "Speaks for"),
        Column("part", "Reads"),
    ),
)


@dataclass(frozen=True)
class RfcForm:
    """As it was typed; `reviews` are rows with `person` (a roster id or a name), `role` and `part`."""

    title: str = ""
    document: str = ""
    walkthrough: str = ""
    what: str = ""
    why: str = ""
    decider: str = ""
    days: int = USUAL_DAYS
    reviews: tuple[dict[str, Any], ...] = ()


class RfcDialog(QDialog):
    """`accepted_form(RfcForm)`; `read_window` tells when the window closes and which days do not count."""

    accepted_form = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        shown: RfcForm,
        helps: Helps,
        read_window: Callable[[RfcForm], str],
        go: str,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(620)
        self._read_window = read_window
        self._title = self._line("Title", "such as One queue for all mails", shown.title)
        self._document = self._line("Document", "A link", shown.document)
        self._walkthrough = self._line("Recording that explains it", "A link", shown.walkthrough)
        self._what = self._line("What is proposed", "For the announcement", shown.what)
        self._why = self._line("Why now", "For the announcement", shown.why)
        self._decider = NameCombo("Who decides")
        self._decider.show_names(["", *helps.names.values()], shown.decider)
        self._days = QSpinBox()
        self._days.setAccessibleName("Business days for comments")
        self._days.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._days.setRange(1, LONGEST)
        self._days.setValue(shown.days)
        self._reviews = RowsInput(REVIEWERS, helps)
        self._reviews.show_value(shown.reviews)
        self._window = label(tone="secondary", type="small", wrap=True)
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._build(go)
        self._days.valueChanged.connect(lambda _days: self._show_window())
        self._decider.currentTextChanged.connect(lambda _text: self._show_window())
        self._reviews.told.connect(lambda _rows: self._show_window())
        self._show_window()

    def _build(self, go: str) -> None:
        body = column(self, margins=(16, 14, 16, 14), gap=6)
        lines = ((self._title,), (self._document, self._walkthrough), (self._what,), (self._why,))
        for fields in (*lines, (self._decider, self._days)):
            side = row(gap=12)
            for field in fields:
                side.addLayout(_named(field), 1)
            body.addLayout(side)
        body.addWidget(label("Reviewers", tone="secondary", type="small"))
        body.addWidget(self._reviews)
        body.addWidget(self._window)
        body.addWidget(self._problem)
        buttons = row(gap=8)
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.reject))
        accept = button(go, self._on_go, kind="primary")
        accept.setDefault(True)
        buttons.addWidget(accept)
        body.addLayout(buttons)

    def _line(self, name: str, hint: str, text: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(name)
        edit.setPlaceholderText(hint)
        return edit

    def _show_window(self) -> None:
        self._window.setText(self._read_window(self.form))

    @property
    def form(self) -> RfcForm:
        return RfcForm(
            title=self._title.text().strip(),
            document=self._document.text().strip(),
            walkthrough=self._walkthrough.text().strip(),
            what=self._what.text().strip(),
            why=self._why.text().strip(),
            decider=self._decider.currentText().strip(),
            days=self._days.value(),
            reviews=tuple(self._reviews.rows),
        )

    def _problem_of(self, form: RfcForm) -> str:
        if not form.title:
            return "An RFC needs a title, such as One queue for all mails."
        if not form.reviews:
            return "Name at least one reviewer, in the table."
        if any(not each["person"] for each in form.reviews):
            return "A row of the reviewers has no name: write one, or remove the row."
        return ""

    def _on_go(self) -> None:
        form = self.form
        problem = self._problem_of(form)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            self.accept()
            self.accepted_form.emit(form)


def _named(field: QWidget) -> QVBoxLayout:
    lines = column(gap=3)
    lines.addWidget(label(field.accessibleName(), tone="secondary", type="small"))
    lines.addWidget(field)
    return lines
