"""What an import of people would do, each to be taken or left, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from asyncdraft.core.roster.proposal import Kind, Proposal
from asyncdraft.core.roster.summary import summary
from asyncdraft.core.text import joined, say
from asyncdraft.core.when.zones import city_of
from asyncdraft.gui.dialogs.form import foot
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import button, column, label
from asyncdraft.gui.widgets.check_list import CheckList
from asyncdraft.gui.widgets.tips import set_tip

TITLES: dict[Kind, str] = {
    "added": say("New"),
    "changed": say("Change"),
    "same": say("There already"),
    "unusable": say("Left out"),
}
ORDER: tuple[Kind, ...] = ("changed", "added", "unusable", "same")
"""What needs a look first."""


class PeopleImportDialog(QDialog):
    """`decided(people)`: those that the user takes, as they are to be."""

    decided = Signal(object)

    def __init__(
        self, parent: QWidget, name: str, proposals: Sequence[Proposal], notes: Sequence[str] = ()
    ) -> None:
        """`notes` are sentences on the file as a whole."""
        super().__init__(parent)
        self.setWindowTitle(tr("Import people"))
        self.resize(680, 480)
        self._proposals = sorted(proposals, key=lambda each: ORDER.index(each.kind))
        self._list = CheckList(say("People to import"))
        self._list.setWordWrap(True)
        self._take = button(tr("Import"), self._decide, kind="primary")
        body = column(self, margins=(18, 16, 18, 16), gap=10)
        body.addWidget(label(name, type="heading"))
        body.addWidget(label(summary(proposals), tone="secondary"))
        for note in notes:
            body.addWidget(label(note, pill="warn", wrap=True))
        for place, proposal in enumerate(self._proposals):
            if proposal.kind in ("added", "changed"):
                self._list.add(place, told(proposal), is_chosen=True)
            else:
                self._list.add_note(told(proposal))
        body.addWidget(self._list, 1)
        body.addLayout(foot(self, self._take))
        self._list.itemChanged.connect(lambda _item: self._count())
        self._count()

    @property
    def _taken(self) -> list[Proposal]:
        return [self._proposals[place] for place in self._list.chosen]

    def _count(self) -> None:
        count = len(self._taken)
        self._take.setText(tr("Import {count}", count=count) if count else tr("Import"))
        self._take.setEnabled(bool(count))
        set_tip(self._take, "" if count else tr("Nobody is chosen"))

    def _decide(self) -> None:
        people = [each.person for each in self._taken]
        self.accept()
        self.decided.emit(people)


def told(proposal: Proposal) -> str:
    """ "Change: Kenji Mori: zone Europe/Paris, was Asia/Tokyo"."""
    person = proposal.person
    about = joined(proposal.changes, "; ")
    if person is not None and proposal.before is None:
        about = joined(
            filter(None, (city_of(person.zone), person.email or person.slack or person.github)), ", "
        )
    said = [
        say(
            "{kind}: {who}",
            kind=TITLES[proposal.kind],
            who=proposal.called or say("line {number}", number=proposal.line),
        ),
        about,
        proposal.reason,
    ]
    return joined(filter(None, said), " · ")
