"""The segment of the support rota: the weeks ahead, each with its stand-ins and to be given away."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from asyncdraft.core.support.weeks import Rota, RotaWeek
from asyncdraft.core.text import joined, say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, clear, column, frame, in_turn, label, row, scrolling
from asyncdraft.gui.widgets.combo import Combo

HEADS = (say("Week from"), say("On triage"), say("Stand-ins"))
AS_PLANNED = say("As the rota says")
NO_ROTA = say(
    "Nobody takes turns yet. Say who does and where the form is: the weeks are shared out fairly, "
    "around holidays and days off."
)


class SupportPage(QWidget):
    """`chosen(key)` for what the user wants; `given(monday, id)`, the id empty for the rota's own turn."""

    chosen = Signal(str)
    given = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[RotaWeek] = ()
        self._people: Mapping[str, str] = {}
        self._choices: dict[date, Combo] = {}
        self._about = label(tone="secondary", wrap=True)
        self._today = label(type="strong")
        self._edit = button(tr("Set up the rota"), lambda: self.chosen.emit("edit_support"))
        self._others = (
            button(
                tr("Copy the form"), lambda: self.chosen.emit("copy_form"), tip=tr("Its text as Markdown")
            ),
            button(
                tr("Announce it"),
                lambda: self.chosen.emit("announce_support"),
                tip=tr("A draft with the rota"),
            ),
        )
        head = row(gap=8)
        head.addWidget(self._about, 1)
        for tool in (*self._others, self._edit):
            head.addWidget(tool)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._shares = label(tone="secondary", type="small", wrap=True)
        page = frame("page")
        lines = column(page, gap=10)
        self._card = frame("card")
        inner = column(self._card, margins=(14, 12, 14, 12), gap=10)
        inner.addWidget(self._today)
        inner.addLayout(self._grid)
        inner.addWidget(self._shares)
        lines.addWidget(self._card)
        lines.addStretch(1)
        body = column(self, gap=10)
        body.addLayout(head)
        body.addWidget(scrolling(page), 1)

    def show_rota(self, rota: Rota, people: Mapping[str, str], about: str) -> None:
        """`people` are the names of those who take turns, by id."""
        has_rota = bool(rota.weeks)
        self._about.setText(shown(about) if has_rota else shown(NO_ROTA))
        self._edit.setText(tr("Edit") if has_rota else tr("Set up the rota"))
        for part in (self._card, *self._others):
            part.setVisible(has_rota)
        self._today.setText(shown(rota.today))
        self._today.setVisible(bool(rota.today))
        self._shares.setText(shown(rota.shares))
        if (rota.weeks, people) != (self._weeks, self._people):
            self._weeks, self._people = rota.weeks, people
            self._refill()

    def _refill(self) -> None:
        """Whoever is at a week stays at it."""
        at = next((monday for monday, choice in self._choices.items() if choice.hasFocus()), None)
        clear(self._grid)
        if self._weeks:
            for place, head in enumerate(HEADS):
                self._grid.addWidget(label(head, tone="secondary", type="small"), 0, place)
        self._choices = {week.monday: self._choice(week, self._people) for week in self._weeks}
        for line, week in enumerate(self._weeks, 1):
            self._grid.addWidget(label(week.when, type="strong" if week.is_now else ""), line, 0)
            self._grid.addWidget(self._choices[week.monday], line, 1)
            self._grid.addWidget(_aside(week), line, 2)
        in_turn(self)
        if at in self._choices:
            self._choices[at].setFocus()

    def _choice(self, week: RotaWeek, people: Mapping[str, str]) -> Combo:
        choice = Combo()
        choice.setAccessibleName(tr("On triage in the week from {when}", when=week.when))
        planned = shown(AS_PLANNED) if week.is_given or not week.person else people[week.person]
        choice.addItem(planned, "")
        for person_id, name in people.items():
            if week.is_given or person_id != week.person:
                choice.addItem(name, person_id)
        choice.setCurrentIndex(max(choice.findData(week.person), 0) if week.is_given else 0)
        choice.activated.connect(lambda place: self.given.emit(week.monday, choice.itemData(place)))
        return choice


def _aside(week: RotaWeek) -> QLabel:
    said = [week.aside, week.lacks, say("given by name") if week.is_given else ""]
    tone = "warn" if week.lacks else "secondary"
    return label(joined(filter(None, said), " · "), tone=tone, wrap=True)
