"""RFCs: the list, the options with their trade-offs and the comments of one, and what comes next."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from asyncdraft.core.rfc.table import COLUMNS
from asyncdraft.core.templates.template import Column, Field, FieldType
from asyncdraft.core.text import say, say_count
from asyncdraft.gui import icons
from asyncdraft.gui.drafts.field_inputs import Helps
from asyncdraft.gui.drafts.rows_input import RowsInput
from asyncdraft.gui.kept.kept_part import KeptPart, PartWords
from asyncdraft.gui.kept.kept_side import KeptSide
from asyncdraft.gui.language import tr
from asyncdraft.gui.rfcs.comments_list import CommentsList
from asyncdraft.gui.rfcs.rfc_texts import RfcText
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, frame, label, rich_label

WORDS = PartWords(
    name="RFCs",
    empty=say("No RFC is open"),
    why=say(
        "An RFC puts a proposal into writing: the options with their trade-offs, a part for every reviewer, "
        "and a window of business days. You collect the comments, answer each, and close with a summary."
    ),
    new=say("New RFC"),
    add=say("Add comments"),
    add_tip=say("Pasted, or a copied chat"),
    first=say("Open an RFC first"),
    more=say("More on this RFC"),
    menu=(
        ("edit", say("Title, reviewers and days…")),
        ("copy", say("Copy the reminders")),
        ("close", say("Close the RFC…")),
        ("delete", say("Delete this RFC")),
    ),
)
DRAFTS = {
    "announce": say("Draft the announcement"),
    "nudge": say("Draft the nudge"),
    "summary": say("Draft the closing summary"),
    "reminders": say("Save reminders (.ics)…"),
}
OPTIONS = Field(
    name="options",
    label=say("Options"),
    type=FieldType.TABLE,
    columns=tuple(Column(name, title) for name, title in COLUMNS.items()),
)
NO_COMMENT = say("No comment yet. Paste one, or a whole chat, with Add comments.")


def reviewers_of(written: int, expected: int) -> str:
    return say_count(
        "{written} of {count} reviewer", "{written} of {count} reviewers", expected, written=written
    )


class RfcsPart(KeptPart):
    """`options_told(rows)` as the table of options is written."""

    options_told = Signal(object)

    def __init__(self) -> None:
        self.render_page: Callable[[str], str] = str
        self.comments = CommentsList()
        self._options = frame("card")
        self._table: RowsInput | None = None
        self._theme: Theme | None = None
        self._document = rich_label("")
        self._nothing = label(NO_COMMENT, tone="secondary", wrap=True)
        self._options_body = self._fill_options(self._options)
        super().__init__(
            WORDS,
            (
                self._document,
                self._options,
                label(tr("Comments"), type="heading"),
                self._nothing,
                self.comments,
            ),
            KeptSide(DRAFTS, reviewers_of),
        )

    def _fill_options(self, card: QFrame) -> QVBoxLayout:
        body = column(card, margins=(14, 12, 14, 12), gap=8)
        body.addWidget(label(tr("Options and trade-offs"), type="heading"))
        return body

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.comments.forget()
        if self._table is not None:
            self._table.set_plus(icons.icon("plus", theme["text"]))

    def make_table(self, helps: Helps) -> None:
        """Once; before that there are no options to show."""
        if self._table is None:
            self._table = RowsInput(OPTIONS, helps)
            self._table.told.connect(self.options_told)
            self._options_body.addWidget(self._table)
            if self._theme is not None:
                self._table.set_plus(icons.icon("plus", self._theme["text"]))

    def show_options(self, rows: Any) -> None:
        if self._table is not None:
            self._table.show_value(rows)

    def show_rfc(self, text: RfcText) -> None:
        is_address = text.document.startswith("http") and " " not in text.document
        document = f"<{text.document}>" if is_address else text.document
        self._document.setText(self.render_page(document))
        self._document.setVisible(bool(text.document))
        self.show_options(text.options)
        self.comments.show_comments(text.comments)
        self._nothing.setVisible(not text.comments)
        self.show_kept(text)
