"""Over the people of a team: that those of the sample are made up, and that hours are not known."""

from collections.abc import Sequence, Set

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.core.day_times import on_clock
from asyncdraft.core.people import OFFICE_WEEK, Person, Week
from asyncdraft.core.team import Team
from asyncdraft.core.text import say, say_count
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.team.person_form import USUAL_HOURS
from asyncdraft.gui.widgets.basics import button, column, frame, label, row


class PeopleNotes(QWidget):
    """`own_wanted()`: the sample's people shall go; `usual_wanted()`: usual hours for those without any."""

    own_wanted = Signal()
    usual_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        tip = tr("Takes the made-up people and their promise away; can be undone")
        self._own = button(tr("Start my own team"), self.own_wanted.emit, scale="small", tip=tip)
        self._made_up, self._without = label(wrap=True), label(wrap=True)
        tip = tr("On each one’s own clock, on the usual days of their country; can be undone")
        self._usual = button("", self.usual_wanted.emit, scale="small", tip=tip)
        self._sample, self._hours = _note(self._made_up, self._own), _note(self._without, self._usual)
        body = column(self, gap=10)
        body.addWidget(self._sample)
        body.addWidget(self._hours)

    def show_people(self, team: Team, made_up: Sequence[Person]) -> None:
        """Takes room only where there is something to say; `made_up` are those of the sample."""
        people = team.people
        without = [person.first_name for person in people if not person.hours]
        self._without.setText(tr("Working hours of {names} are not known", names=and_join(without)))
        self._hours.setVisible(bool(without))
        self._made_up.setText(shown(_told(team, made_up)))
        self._sample.setVisible(bool(made_up))
        self.setVisible(bool(without) or bool(made_up))

    def show_usual(self, weeks: Set[Week], style: Style) -> None:
        """The weeks that are proposed for those whose hours are not known."""
        hours = on_clock(USUAL_HOURS, style, shown)
        self._usual.setText(
            tr("Say Mon to Fri {hours}", hours=hours)
            if weeks <= {OFFICE_WEEK}
            else tr("Say {hours} on each one’s working days", hours=hours)
        )


def _note(words: QWidget, mends: QWidget) -> QFrame:
    note = frame("hint")
    line = row(note, margins=(14, 8, 8, 8), gap=10)
    line.addWidget(words, 1)
    line.addWidget(mends)
    return note


def _told(team: Team, made_up: Sequence[Person]) -> str:
    """By their names, once somebody stands beside them who is not made up."""
    others = [person for person in team.people if person.id != team.me]
    if len(made_up) == len(others):
        return say("Everybody here but you is made up, to try things with.")
    names = and_join([person.first_name for person in made_up])
    return say_count(
        "{names} is made up, to try things with.",
        "{names} are made up, to try things with.",
        len(made_up),
        names=names,
    )
