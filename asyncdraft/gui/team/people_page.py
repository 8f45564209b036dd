"""Everybody on one axis, with what there is to say about them above and what else belongs to a team below."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from asyncdraft.core.roster.day_table import DayTable, title
from asyncdraft.core.text import say
from asyncdraft.gui.team.people_list import PeopleList
from asyncdraft.gui.team.people_notes import PeopleNotes
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, frame, label
from asyncdraft.gui.widgets.legend import Legend

EMPTY = say(
    "Nobody is in the team yet. “Add person” takes a name and a city; “Import people” takes a file of "
    "contacts, which may also be dropped here."
)
NOBODY = say("Nobody here has a name, city or handle that begins so.")


class PeoplePage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.list = PeopleList(say("People"))
        self.notes = PeopleNotes()
        self._nobody = label(NOBODY, tone="secondary", wrap=True)
        self._empty = label(EMPTY, tone="secondary", wrap=True)
        self._legend = Legend()
        self._below = column(gap=12)
        body = column(self, gap=10)
        body.addWidget(self.notes)
        body.addWidget(self._make_card())
        body.addWidget(self._legend)
        body.addLayout(self._below)
        body.addStretch(1)

    def _make_card(self) -> QWidget:
        card = frame("card")
        inner = column(card, margins=(1, 1, 1, 1), gap=0)
        inner.addWidget(self.list)
        for note in (self._nobody, self._empty):
            note.setContentsMargins(14, 14, 14, 14)
            note.hide()
            inner.addWidget(note)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return card

    def add_below(self, part: QWidget) -> None:
        part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Maximum)
        self._below.addWidget(part)

    def set_theme(self, theme: Theme) -> None:
        tokens = {role: theme[role] for role in theme.tokens}
        self.list.set_tokens(tokens)
        self._legend.set_tokens(tokens)

    def set_narrow(self, narrow: bool) -> None:
        self._legend.set_gap(10 if narrow else 18)

    def show_people(self, table: DayTable, words: str, picked: str) -> None:
        """Those whom `words` find; `picked` is the id of the one at the right."""
        found = {person.id: person for person in table.matching(words)}
        everybody = table.team.people
        self._nobody.setVisible(not found and bool(everybody))
        self._empty.setVisible(not everybody)
        self._legend.setVisible(bool(everybody))
        self.list.setVisible(bool(found))
        self.list.show_people(
            {person.id: title(person, table.team) for person in found.values()},
            lambda person_id: table.row(found[person_id]),
            table.axis(),
            picked,
        )
