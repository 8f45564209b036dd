"""A new RFC, or what an old one is about: its title and document, who reviews which part, and the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asyncdraft.core.rfc.rfc import USUAL_DAYS
from asyncdraft.core.rfc.window import LONGEST
from asyncdraft.core.templates.template import Column, Field, FieldType
from asyncdraft.core.text import say, say_of
from asyncdraft.gui.dialogs.form import FormDialog, below_names, line
from asyncdraft.gui.drafts.field_inputs import Helps
from asyncdraft.gui.drafts.rows_input import RowsInput
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import column, label, row
from asyncdraft.gui.widgets.combo import NameCombo
from asyncdraft.gui.widgets.number_field import NumberField

REVIEWERS = Field(
    name="reviews",
    label=say("Reviewers"),
    type=FieldType.TABLE,
    columns=(
        Column("person", say("Reviewer"), FieldType.PERSON),
        Column("role", say("Speaks for")),
        Column("part", say_of("which part a reviewer reads", "Reads")),
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


class RfcDialog(FormDialog[RfcForm]):
    """`read_window` tells when the window closes and which days do not count."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        shown: RfcForm,
        helps: Helps,
        read_window: Callable[[RfcForm], str],
        go: str,
        take: Callable[[RfcForm], object],
    ) -> None:
        super().__init__(parent, title, 620, take)
        self._read_window = read_window
        self._title = line(tr("Title"), tr("such as One queue for all mails"), shown.title)
        self._document = line(tr("Document"), tr("A link"), shown.document)
        self._walkthrough = line(tr("Recording that explains it"), tr("A link"), shown.walkthrough)
        self._what = line(tr("What is proposed"), tr("For the announcement"), shown.what)
        self._why = line(tr("Why now"), tr("For the announcement"), shown.why)
        self._decider = NameCombo(tr("Who decides"))
        self._decider.show_names(["", *helps.names.values()], shown.decider)
        self._days = NumberField()
        self._days.setAccessibleName(tr("Business days for comments"))
        self._days.setRange(1, LONGEST)
        self._days.setValue(shown.days)
        self._reviews = RowsInput(REVIEWERS, helps)
        self._reviews.show_value(shown.reviews)
        self._window = label(tone="secondary", type="small", wrap=True)
        reviewers = label(say("Reviewers (Ctrl+V takes rows of a sheet)"), tone="secondary", type="small")
        self.place((*self._fields(), reviewers, self._reviews, self._window), go)
        self._days.valueChanged.connect(lambda _days: self._show_window())
        self._decider.currentTextChanged.connect(lambda _text: self._show_window())
        self._reviews.told.connect(lambda _rows: self._show_window())
        self._show_window()

    def _fields(self) -> Iterator[QHBoxLayout]:
        lines = ((self._title,), (self._document, self._walkthrough), (self._what,), (self._why,))
        for fields in (*lines, (self._decider, self._days)):
            side = row(gap=12)
            for field in fields:
                side.addLayout(_named(field), 1)
            yield side

    def _show_window(self) -> None:
        self._window.setText(shown(self._read_window(self.form)))

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

    def read(self) -> RfcForm:
        form = self.form
        if not form.title:
            raise ValueError(say("An RFC needs a title, such as One queue for all mails."))
        if not form.reviews:
            raise ValueError(say("Name at least one reviewer, in the table."))
        if any(not each["person"] for each in form.reviews):
            raise ValueError(say("A row of the reviewers has no name: write one, or remove the row."))
        return form


def _named(field: QWidget) -> QVBoxLayout:
    lines = column(gap=3)
    for part in below_names([field]):
        lines.addWidget(part)
    return lines
