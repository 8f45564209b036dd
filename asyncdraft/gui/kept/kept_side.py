"""Beside a round or an RFC: who has written, the window, and the message that comes next."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.kept.kept_texts import ExpectedText, NextText
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, row
from asyncdraft.gui.widgets.page_area import PageArea

Counted = Callable[[int, int], str]


class KeptSide(QFrame):
    """`chosen(key)` of a button."""

    chosen = Signal(str)

    def __init__(self, drafts: Mapping[str, str], counted: Counted) -> None:
        """`drafts` are the words of the buttons by key; `counted` tells how many have written, of all."""
        super().__init__()
        self._drafts = drafts
        self._counted = counted
        self.setProperty("role", "side")
        self._theme: Theme | None = None
        self._people: Sequence[ExpectedText] = ()
        self._following = NextText("", "", next(iter(drafts)))
        self._count = label(type="heading")
        self._window = label(tone="secondary", wrap=True)
        self._rows = column(gap=6)
        self._title = label(type="heading", wrap=True)
        self._why = label(tone="secondary", wrap=True)
        self._primary = button("", self.go_on, kind="primary")
        self._others = {key: self._draft_button(key) for key in drafts}
        page = frame("page")
        body = column(page, margins=(16, 14, 16, 8), gap=8)
        body.addWidget(label(tr("WHO HAS WRITTEN"), type="caps"))
        body.addWidget(self._count)
        body.addWidget(self._window)
        body.addLayout(self._rows)
        body.addSpacing(8)
        body.addWidget(label(tr("NEXT"), type="caps"))
        body.addWidget(self._title)
        body.addWidget(self._why)
        body.addStretch(1)
        self._area = PageArea(page)
        outer = column(self, gap=0)
        outer.addWidget(self._area, 1)
        foot = column(margins=(16, 8, 16, 14), gap=8)
        foot.addWidget(self._primary)
        for other in self._others.values():
            foot.addWidget(other)
        outer.addLayout(foot)

    def _draft_button(self, key: str) -> QPushButton:
        return button(self._drafts[key], lambda: self.chosen.emit(key))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._refill()

    def set_slim(self, slim: bool) -> None:
        self._area.set_whole(slim)

    def show_people(self, people: Sequence[ExpectedText], window: str) -> None:
        written = sum(person.has_written for person in people)
        self._count.setText(shown(self._counted(written, len(people))))
        self._window.setText(shown(window))
        self._window.setVisible(bool(window))
        if people != self._people:
            self._people = people
            self._refill()

    def _refill(self) -> None:
        clear(self._rows)
        for person in self._people:
            line = row(gap=8)
            mark = label()
            if self._theme is not None:
                icon, tone = ("check", "ok") if person.has_written else ("clock", "warn")
                mark.setPixmap(icons.pixmap(icon, self._theme[tone], 15))
            line.addWidget(mark)
            words = column(gap=0)
            name = label(person.who, wrap=True)
            name.setMinimumWidth(1)  # a single word may be longer than a line
            words.addWidget(name)
            if person.part:
                words.addWidget(label(person.part, tone="secondary", type="small", wrap=True))
            line.addLayout(words, 1)
            line.addWidget(
                label(
                    tr_of("update", "in") if person.has_written else tr_of("update", "missing"),
                    tone="secondary",
                    type="small",
                )
            )
            self._rows.addLayout(line)

    def show_next(self, following: NextText) -> None:
        self._following = following
        self._title.setText(shown(following.title))
        self._why.setText(shown(following.why))
        words = shown(self._drafts[following.primary])
        self._primary.setText(f"{words}  {keys_of('copy_for_channel')}")
        self._primary.setAccessibleName(words)
        for key, other in self._others.items():
            other.setVisible(key != following.primary)
        self._others["nudge"].setEnabled(any(not person.has_written for person in self._people))

    def go_on(self) -> None:
        """With what comes next, as its button does."""
        self.chosen.emit(self._following.primary)

    def focus_primary(self) -> None:
        self._primary.setFocus(Qt.FocusReason.OtherFocusReason)
