"""RFCs: the list, the options with their trade-offs and the comments of one, and what comes next."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from asyncdraft.core.rfc.table import COLUMNS
from asyncdraft.core.templates.template import Column, Field, FieldType
from asyncdraft.gui import icons
from asyncdraft.gui.field_inputs import Helps
from asyncdraft.gui.meetings.desk_part import DeskPart, PartWords
from asyncdraft.gui.rfcs.comments_list import CommentsList
from asyncdraft.gui.rfcs.texts import RfcText
from asyncdraft.gui.rounds.blockers_card import page_of
from asyncdraft.gui.rounds.round_side import RoundSide
from asyncdraft.gui.rows_input import RowsInput
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, frame, label

WORDS = PartWords(
    name="RFCs",
    empty="No RFC is open",
    why="An RFC puts a proposal into writing: the options with their trade-offs, a part for every reviewer, "
    "and a window of business days. You collect the comments, answer each, and close with a summary.",
    new="New RFC",
    add="Add comments",
    add_tip="Pasted, or a copied chat",
    first="Open an RFC first",
    more="More on this RFC",
    menu=(
        ("edit", "Title, reviewers and days…"),
        ("copy", "Copy the reminders"),
        ("close", "Close the RFC…"),
        ("delete", "Delete this RFC"),
    ),
)
DRAFTS = {
    "announce": "Draft the announcement",
    "nudge": "Draft the nudge",
    "summary": "Draft the closing summary",
    "reminders": "Save reminders (.ics)…",
}
OPTIONS = Field(
    name="options",
    label="Options",
    type=FieldType.TABLE,
    columns=tuple(Column(name, title) for name, title in COLUMNS.items()),
)
NO_COMMENT = "No comment yet. Paste one, or a whole chat, with Add comments."


class RfcsPart(DeskPart):
    """`options_told(rows)` as the table of options is written."""

    options_told = Signal(object)

    def __init__(self) -> None:
        self.comments = CommentsList()
        self._options = frame("card")
        self._table: RowsInput | None = None
        self._theme: Theme | None = None
        self._document = page_of("")
        self._nothing = label(NO_COMMENT, tone="secondary", wrap=True)
        self._options_body = self._fill_options(self._options)
        super().__init__(
            WORDS,
            (self._document, self._options, label("Comments", type="heading"), self._nothing, self.comments),
            RoundSide(DRAFTS, "reviewer"),
        )

    def _fill_options(self, card: QFrame) -> QVBoxLayout:
        body = column(card, margins=(14, 12, 14, 12), gap=8)
        body.addWidget(label("Options and trade-offs", type="heading"))
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
        shown = f"<{text.document}>" if is_address else text.document
        self._document.setText(self.comments.render_page(shown))
        self._document.setVisible(bool(text.document))
        self.show_options(text.options)
        self.comments.show_comments(text.comments)
        self._nothing.setVisible(not text.comments)
        self.side.show_people(text.expected, text.window)
        self.side.show_next(text.following)
        self.show_page(text.title, text.standing)
