"""One person to look at and to change, at the right of the team view."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from asyncdraft.core.people import Person
from asyncdraft.core.roster.ids import identified
from asyncdraft.core.text import say
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.team.person_form import PersonForm
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, frame, label, restyle, row, scrolling
from asyncdraft.gui.widgets.tips import set_tip


class PersonCard(QWidget):
    """`saved(person)` with valid values only; whoever cannot keep them calls `keep_open`.

    `removed(id)`; `me_chosen(id)`; `merge_wanted(id)`; `days_wanted(id)`: a calendar shall be read;
    `closed(id)`.
    """

    saved = signal_of(Person)
    removed = Signal(str)
    me_chosen = Signal(str)
    merge_wanted = Signal(str)
    days_wanted = Signal(str)
    closed = Signal(str)

    def __init__(self, cities: Callable[[], Cities]) -> None:
        super().__init__()
        self._person: Person | None = None
        self._taken: Collection[str] = ()
        self._style = STYLE
        self._heading = ElidedLabel()
        self._heading.setProperty("type", "heading")
        self._close = button("", self._on_close, kind="flat", tip=tr("Close  Esc"))
        self._close.setFixedWidth(28)
        self._twin = label(pill="warn", wrap=True)
        self._merge = button(
            tr("Merge into this one"), lambda: self._tell_of(self.merge_wanted.emit), scale="small"
        )
        self._days = button(
            tr("Days off from .ics"), lambda: self._tell_of(self.days_wanted.emit), kind="link", scale="small"
        )
        self._form = PersonForm(cities, self._days)
        self._form.edited.connect(lambda: self._tell("", ""))
        self._form.left.connect(self.save)
        self._sentence = label(type="small", wrap=True)
        self._save = button(tr("Save"), self.save, kind="primary")
        self._me = button(tr("This is me"), lambda: self._tell_of(self.me_chosen.emit))
        self._remove = button(tr("Remove"), self._on_remove)
        body = column(self, margins=(16, 10, 16, 12), gap=8)
        head = row(gap=8)
        head.addWidget(self._heading, 1)
        head.addWidget(self._close)
        body.addLayout(head)
        body.addWidget(self._twin)
        body.addWidget(self._merge, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._make_page(), 1)
        body.addWidget(self._sentence)
        body.addLayout(self._buttons())
        self.show_twin("")

    def _make_page(self) -> QScrollArea:
        page = frame("page")
        lines = column(page, margins=(1, 0, 6, 0))
        lines.addWidget(self._form)
        lines.addStretch(1)
        return scrolling(page)

    def _buttons(self) -> QHBoxLayout:
        line = row(gap=8)
        line.addWidget(self._save)
        line.addWidget(self._me)
        line.addStretch(1)
        line.addWidget(self._remove)
        return line

    def set_theme(self, theme: Theme) -> None:
        self._close.setIcon(icons.icon("close", theme["secondary"]))
        self._remove.setIcon(icons.icon("trash", theme["text"]))

    @property
    def person(self) -> Person | None:
        return self._person

    @property
    def clock_style(self) -> Style:
        """Of the times of day that it shows."""
        return self._style

    @property
    def is_changed(self) -> bool:
        return self._person is not None and self._form.changed

    def show_person(self, person: Person, me: str, taken: Collection[str], style: Style) -> None:
        """`taken` are the ids that somebody new cannot have."""
        self._person, self._taken = person, taken
        self._heading.setText(shown(person.name) or tr("New person"))
        self._style = style
        self._form.show_person(person, style)
        self._me.setVisible(bool(person.id) and person.id != me)
        self._remove.setVisible(bool(person.id))
        self._remove.setEnabled(person.id != me)
        set_tip(self._remove, tr("You are the one who writes") if person.id == me else "")
        self._days.setVisible(bool(person.id))
        self._tell("", "")

    def show_twin(self, sentence: str) -> None:
        """Another entry that may be the same person; empty for none."""
        self._twin.setText(shown(sentence))
        self._twin.setVisible(bool(sentence))
        self._merge.setVisible(bool(sentence))

    def ask_hours(self) -> None:
        self._tell(say("Say on which days and at which hours this person works."), "warn")
        self._form.focus_hours()

    def begin(self, name: str) -> None:
        """Somebody new: what is not told yet is asked first."""
        self._form.begin(name)

    def focus_name(self) -> None:
        self._form.focus_name()

    def save(self) -> bool:
        """Whether what the form says is kept now; else it says what it could not read."""
        if self._person is None or not self._form.changed:
            return True
        try:
            person = self._form.person(self._person)
        except ValueError as error:
            self._tell(str(error), "bad")
            return False
        before, self._person = self._person, identified(person, self._taken)
        self._form.mark_saved()
        self.saved.emit(self._person)
        if self._form.changed:
            self._person = before
            return False
        self._heading.setText(shown(person.name))
        self._tell(say("Saved {name}.", name=person.name), "ok")
        return True

    def keep_open(self) -> None:
        """What it has just told could not be written: it is still to be saved."""
        self._form.mark_unsaved()

    def forget(self) -> None:
        self._person = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _tell(self, sentence: str, tone: str) -> None:
        self._sentence.setText(shown(sentence))
        self._sentence.setVisible(bool(sentence))
        restyle(self._sentence, "tone", tone)

    def _on_close(self) -> None:
        """A form that cannot be read stays open: no typing is lost."""
        if self._is_empty or self.save():
            closed = self._person.id if self._person else ""
            self.forget()
            self.closed.emit(closed)

    @property
    def _is_empty(self) -> bool:
        return self._person is not None and not self._person.id and not self._form.changed

    def _tell_of(self, tell: Callable[[str], object]) -> None:
        if self._person is not None and self.save():
            tell(self._person.id)

    def _on_remove(self) -> None:
        if self._person is not None:
            removed = self._person
            self.forget()
            self.removed.emit(removed.id)
