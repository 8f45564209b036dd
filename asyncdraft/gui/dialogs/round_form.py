"""A new status round, or what an old one is about: its title, who is expected, and the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.form import FormDialog, below_names, line, read_below
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import label, row
from asyncdraft.gui.widgets.check_list import CheckList

FEWER = say("With fewer updates than this, you meet instead")
MOST_PEOPLE = 200


@dataclass(frozen=True)
class RoundForm:
    """As it was typed; `people` are roster ids, `others` names of people who are not in the roster."""

    title: str = ""
    people: tuple[str, ...] = ()
    others: str = ""
    closes: str = ""
    least: int = 0
    place: str = ""
    prompt: str = ""


class RoundDialog(FormDialog[RoundForm]):
    """`read_time` returns how a time reads, or raises ValueError."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        roster: Mapping[str, str],
        shown: RoundForm,
        read_time: Callable[[str], str],
        go: str,
        take: Callable[[RoundForm], object],
    ) -> None:
        super().__init__(parent, title, 460, take)
        self._read_time = read_time
        self._title = line(tr("Title"), tr("such as Week 48"), shown.title)
        self._people = CheckList(say("Who is expected"), role="field", height=164)
        self._people.add_all(roster, shown.people)
        self._others = line(
            tr("Others"), tr("Names that are not in the team, separated by commas"), shown.others
        )
        self._closes = line(tr("Open until"), tr("such as fri 12:00"), shown.closes)
        self._least = line(FEWER, tr("never"), str(shown.least or ""))
        self._least.setValidator(QIntValidator(0, MOST_PEOPLE, self._least))
        self._least.setFixedWidth(80)
        self._place = line(tr("Where updates are collected"), tr("A link"), shown.place)
        self._prompt = line(tr("What you want to have said besides"), tr("For the prompt"), shown.prompt)
        least = row(gap=8)
        least.addWidget(label(FEWER, tone="secondary", type="small"), 1)
        least.addWidget(self._least)
        self.place(
            (
                *below_names((self._title, self._people, self._others, self._closes)),
                read_below(self._closes, read_time),
                least,
                *below_names((self._place, self._prompt)),
            ),
            go,
        )

    def read(self) -> RoundForm:
        form = RoundForm(
            title=self._title.text().strip(),
            people=self._people.chosen,
            others=self._others.text().strip(),
            closes=self._closes.text().strip(),
            least=int(self._least.text() or 0),
            place=self._place.text().strip(),
            prompt=self._prompt.text().strip(),
        )
        if not form.title:
            raise ValueError(say("A round needs a title, such as Week 48."))
        if not form.people and not form.others:
            raise ValueError(say("Choose at least one person who is expected to write."))
        self._read_time(form.closes)
        return form
