"""Before a calendar is open: what the audit says, and how to get a file for it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from asyncdraft.core.text import joined, say
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.stacked import turn
from asyncdraft.gui.widgets.tips import set_tip

HEADING = say("Which of your meetings could be messages?")
WORDS = say(
    "Open your calendar, and each series gets a verdict with its reasons: replace it by a written round, "
    "shorten it, or keep it. Where a meeting goes, its announcement is drafted for you."
)
DROP = say("or drop .ics files anywhere on this window")
PRIVACY = say("The file is read on this computer and goes nowhere. Private events are counted, never named.")
WAYS = (
    (
        say("Google Calendar"),
        say(
            "On the web: Settings, then Import & export, then Export. Unpack the .zip: it has one "
            ".ics file for "
            "each of your calendars."
        ),
    ),
    (
        say("Outlook"),
        say(
            "Classic: File, then Save Calendar, with the whole calendar and full details. On the "
            "web: Settings, "
            "then Calendar, then Shared calendars; publish it with all details, and download the ICS link."
        ),
    ),
    (
        say("Apple Calendar"),
        say(
            "On a Mac: choose the calendar at the left, then File, then Export, then Export again. "
            "It saves one "
            ".ics file."
        ),
    ),
)
WIDEST = 760


class StartPage(PageArea):
    """`opening()` of any calendars, `reopening()` of those opened last."""

    opening = Signal()
    reopening = Signal()

    def __init__(self) -> None:
        page = frame("page")
        super().__init__(page)
        self.button = button(
            tr(" Open calendars  {keys}", keys=keys_of("open_calendars")), self.opening.emit, kind="primary"
        )
        self.button.setAccessibleName(tr("Open calendars"))
        self._again = button("", self.reopening.emit)
        self._again.hide()
        self._lock = label()
        self._ways: QBoxLayout = row(gap=12)
        sides = row(page, margins=(24, 0, 24, 0))
        sides.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        sides.addWidget(middle, 100)
        sides.addStretch(1)
        body = column(middle, gap=12)
        body.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        body.addWidget(_centred(label(HEADING, type="subject", wrap=True)))
        body.addWidget(_centred(label(WORDS, tone="secondary", wrap=True)))
        body.addSpacing(4)
        body.addWidget(self.button, 0, centre)
        body.addWidget(self._again, 0, centre)
        body.addWidget(_centred(label(DROP, tone="secondary", type="small", wrap=True)))
        body.addSpacing(14)
        body.addWidget(label(tr("HOW TO EXPORT A CALENDAR"), type="caps"))
        for title, way in WAYS:
            self._ways.addWidget(_card(title, way), 1)
        body.addLayout(self._ways)
        body.addSpacing(4)
        private = row(gap=6)
        private.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        private.addWidget(label(PRIVACY, tone="secondary", wrap=True), 1)
        body.addLayout(private)
        body.addStretch(2)

    def show_last(self, paths: Sequence[str]) -> None:
        """Offers them again; nothing where there are none."""
        names = [re.split(r"[/\\]", path)[-1] for path in paths]
        told = (
            say("“{text}”", text=names[0])
            if len(names) == 1
            else say("the {count} calendars", count=len(names))
        )
        self._again.setText(tr("Open {told} again", told=told))
        set_tip(self._again, joined(paths, "\n"))
        self._again.setVisible(bool(paths))

    def set_theme(self, theme: Theme) -> None:
        self._lock.setPixmap(icons.pixmap("lock", theme["secondary"], 15))
        self.button.setIcon(icons.icon("file", theme["on_accent"]))

    def set_narrow(self, narrow: bool) -> None:
        self._ways.setSpacing(10 if narrow else 12)

    def set_slim(self, slim: bool) -> None:
        turn(self._ways, downwards=slim)
        self.set_whole(slim)


def _card(title: str, way: str) -> QFrame:
    card = frame("card")
    body = column(card, margins=(14, 10, 14, 12), gap=4)
    body.addWidget(label(title, type="strong"))
    body.addWidget(label(way, tone="secondary", wrap=True))
    body.addStretch(1)
    return card


def _centred(text: QLabel) -> QLabel:
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text
