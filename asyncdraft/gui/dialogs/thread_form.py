"""A new thread, or what an old one is about: topic, people, link, and the day a decision is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.form import FormDialog, below_names, line, read_below
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.check_list import CheckList


@dataclass(frozen=True)
class ThreadForm:
    """As it was typed; `people` are roster ids, `others` names of people who are not in the roster."""

    topic: str = ""
    people: tuple[str, ...] = ()
    others: str = ""
    link: str = ""
    needed: str = ""


class ThreadDialog(FormDialog[ThreadForm]):
    """`read_day` returns how a day reads, or raises ValueError."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        roster: Mapping[str, str],
        shown: ThreadForm,
        read_day: Callable[[str], str],
        go: Sequence[str],
        take: Callable[[ThreadForm], object],
    ) -> None:
        """`go` is the text of the primary button, and a line that says what follows."""
        super().__init__(parent, title, 460, take)
        self._read_day = read_day
        self._topic = line(tr("Topic"), tr("The question, as short as a title"), shown.topic)
        self._people = CheckList(say("People"), role="field", height=150)
        self._people.add_all(roster, shown.people)
        self._others = line(
            tr("Others"), tr("Names that are not in the team, separated by commas"), shown.others
        )
        self._link = line(tr("Link"), tr("Where the thread is, if it has an address"), shown.link)
        self._needed = line(tr("Decision needed by"), tr("such as Wed 25 Nov"), shown.needed)
        fields = (self._topic, self._people, self._others, self._link, self._needed)
        self.place((*below_names(fields), read_below(self._needed, read_day)), *go)

    def read(self) -> ThreadForm:
        text = ThreadForm(
            topic=self._topic.text().strip(),
            people=self._people.chosen,
            others=self._others.text().strip(),
            link=self._link.text().strip(),
            needed=self._needed.text().strip(),
        )
        if not text.topic:
            raise ValueError(say("A thread needs a topic: the question, as short as a title."))
        self._read_day(text.needed)
        return text
