"""The right panel of the team view: what we promise, your focus this week, who is in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.team.week_picture import WeekPicture, WeekSight
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, row
from asyncdraft.gui.widgets.flow import FlowLayout

NO_WEEK = WeekSight()
Choose = Callable[[str], object]


@dataclass(frozen=True)
class PromiseTexts:
    """`rows` are channel and promise; `missing` is what is still to be said before anything can be sent."""

    rows: Sequence[tuple[str, str]] = ()
    emergency: str = ""
    dates: str = ""
    missing: str = ""


@dataclass(frozen=True)
class FocusTexts:
    week: WeekSight = NO_WEEK
    next: str = ""
    status: str = ""
    reply: str = ""
    warning: str = ""
    has_blocks: bool = False


class PromiseSide(QWidget):
    """`chosen(key)` for what the user wants; `woken()` when it comes into sight."""

    chosen = Signal(str)
    woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._promise, self._focus = _Promise(self.chosen.emit), _Focus(self.chosen.emit)
        self._now = _Now()
        body = column(self, gap=14)
        for part in (self._promise, self._focus, self._now):
            body.addWidget(part)
        body.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        self._promise.set_theme(theme)
        self._focus.set_theme(theme)

    def show_promise(self, texts: PromiseTexts) -> None:
        self._promise.show_texts(texts)

    def show_focus(self, texts: FocusTexts) -> None:
        self._focus.show_texts(texts)

    def show_now(self, people: Sequence[tuple[str, str]]) -> None:
        self._now.show_people(people)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.woken.emit()


class _Part(QWidget):
    """A heading with links at its right, and a body below."""

    def __init__(self, title: str, *links: QPushButton) -> None:
        super().__init__()
        self.body = column(self, gap=8)
        head = row(gap=4)
        head.addWidget(label(title, type="heading"))
        head.addStretch(1)
        for link in links:
            head.addWidget(link)
        self.body.addLayout(head)


class _Promise(_Part):
    def __init__(self, choose: Choose) -> None:
        self._copy = _link(say("Copy as page"), "copy_promise", choose)
        self._channels: Sequence[tuple[str, str]] = ()
        super().__init__(
            say("What we promise"),
            self._copy,
            _link(say("Edit"), "edit_promise", choose, say("Edit the promise")),
        )
        card = frame("card")
        inside = column(card, margins=(12, 10, 12, 10), gap=8)
        self._rows = _table()
        inside.addLayout(self._rows)
        self._emergency = label(type="small", wrap=True)
        self._flag = label()
        self._alarm = frame("error")
        alarm = row(self._alarm, margins=(10, 8, 10, 8), gap=8)
        alarm.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        alarm.addWidget(self._emergency, 1)
        inside.addWidget(self._alarm)
        self._missing = label(tone="warn", type="small", wrap=True)
        inside.addWidget(self._missing)
        self._dates = label(tone="secondary", type="small", wrap=True)
        inside.addWidget(self._dates)
        foot = row(gap=8)
        self._page = button(tr("Page as draft"), lambda: choose("page_promise"), scale="small")
        self._propose = button(tr("Propose to the team"), lambda: choose("propose_promise"), scale="small")
        foot.addWidget(self._page)
        foot.addWidget(self._propose)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.body.addWidget(card)

    def set_theme(self, theme: Theme) -> None:
        self._flag.setPixmap(icons.pixmap("flag", theme["bad"]))

    def show_texts(self, texts: PromiseTexts) -> None:
        self._show_channels(texts.rows)
        self._alarm.setVisible(bool(texts.emergency))
        self._emergency.setText(
            tr("Emergency: {emergency}. The only path that wakes anybody.", emergency=texts.emergency)
        )
        self._missing.setText(shown(texts.missing))
        self._missing.setVisible(bool(texts.missing))
        self._dates.setText(shown(texts.dates))
        self._dates.setVisible(bool(texts.dates))

    def _show_channels(self, channels: Sequence[tuple[str, str]]) -> None:
        """What is told again stays where it is."""
        if channels != self._channels:
            self._channels = channels
            _fill(self._rows, (say("Channel"), say("Answer within")), channels)


class _Focus(_Part):
    def __init__(self, choose: Choose) -> None:
        self._add = button(
            tr_of("hours of focus", "Block"),
            lambda: choose("edit_focus"),
            scale="small",
            tip=tr("Add or change focus blocks"),
        )
        super().__init__(say("Your focus this week"), self._add)
        self._week = WeekPicture()
        self.body.addWidget(self._week)
        self._next = label(type="small", wrap=True)
        self.body.addWidget(self._next)
        self._warning = label(tone="warn", type="small", wrap=True)
        self.body.addWidget(self._warning)
        self._said = frame("ground")
        inside = column(self._said, margins=(12, 8, 12, 10), gap=4)
        self._copies: list[QPushButton] = []
        self._status = self._text(
            inside, say("STATUS TEXT"), "copy_status", choose, say("Copy the status text")
        )
        self._reply = self._text(inside, say("AUTO-REPLY"), "copy_reply", choose, say("Copy the auto-reply"))
        self.body.addWidget(self._said)
        foot = row(gap=8)
        self._ics = button(
            tr("Save .ics"), lambda: choose("save_focus"), tip=tr("Your blocks for the calendar")
        )
        self._after = button(
            tr("Follow-ups…"), lambda: choose("follow_up"), tip=tr("To those who wrote meanwhile")
        )
        foot.addWidget(self._ics, 1)
        foot.addWidget(self._after, 1)
        self.body.addLayout(foot)

    def _text(self, inside: QVBoxLayout, title: str, key: str, choose: Choose, spoken: str) -> QLabel:
        head = row(gap=8)
        head.addWidget(label(title, type="caps"))
        head.addStretch(1)
        copy = _link(say("Copy"), key, choose, spoken)
        self._copies.append(copy)
        head.addWidget(copy)
        inside.addLayout(head)
        text = label(wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(text)
        return text

    def set_theme(self, theme: Theme) -> None:
        tokens: dict[str, QColor] = {role: theme[role] for role in theme.tokens}
        self._week.set_tokens(tokens)
        self._add.setIcon(icons.icon("plus", theme["text"]))
        self._ics.setIcon(icons.icon("calendar", theme["text"]))
        for copy in self._copies:
            copy.setIcon(icons.icon("copy", theme["accent"]))

    def show_texts(self, texts: FocusTexts) -> None:
        self._week.show_week(texts.week)
        self._week.setVisible(bool(texts.week.days))
        self._next.setText(shown(texts.next))
        self._warning.setText(shown(texts.warning))
        self._warning.setVisible(bool(texts.warning))
        self._status.setText(shown(texts.status))
        self._reply.setText(shown(texts.reply))
        self._said.setVisible(bool(texts.status))
        self._ics.setVisible(texts.has_blocks)


class _Now(_Part):
    def __init__(self) -> None:
        super().__init__(say("In focus now"))
        self._people: Sequence[tuple[str, str]] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self.body.addWidget(self._chips)
        self._nobody = label(tr("Nobody"), tone="secondary")
        self.body.addWidget(self._nobody)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        if people != self._people:
            self._people = people
            clear(self._flow)
            for name, until in people:
                self._flow.addWidget(label(tr("{name}  {until}", name=name, until=until), pill="plain"))
        self._chips.setVisible(bool(people))
        self._nobody.setVisible(not people)


def _link(text: str, key: str, choose: Choose, spoken: str = "") -> QPushButton:
    result = button(text, lambda: choose(key), kind="link", scale="small")
    result.setAccessibleName(shown(spoken) or shown(text))
    return result


def _table() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 84)
    return grid


def _fill(grid: QGridLayout, heads: tuple[str, str], rows: Sequence[tuple[str, str]]) -> None:
    clear(grid)
    if not rows:
        return
    for place, head in enumerate(heads):
        grid.addWidget(label(head, tone="secondary", type="small"), 0, place)
    for line, (name, text) in enumerate(rows, 1):
        grid.addWidget(label(name), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(text, type="strong", wrap=True), line, 1)
