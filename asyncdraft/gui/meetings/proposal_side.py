"""What is to become of one meeting: its verdict with the reasons, and what replaces it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.meetings.meeting_row import CHOICE_ICONS, CHOICE_NAMES
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, restyle, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.menus import offer_below
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.tips import set_tip

NAME_WIDTH = 84
ICON_COLOURS = {"replace": "accent", "shorten": "warn", "keep": "secondary"}
FOOT = say("What you choose is remembered, with your reason.")


@dataclass(frozen=True)
class ProposalLine:
    """`note` stands below in a quieter tone."""

    name: str
    text: str
    note: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class ProposalText:
    """`heading` and what follows it are empty where a meeting stays as it is.

    `formats` and `people` are what can be chosen instead: key and name. `own` says what the user decided.
    `is_round`: what stands in for it is collected as a status round.
    """

    title: str
    choice: str
    reasons: tuple[str, ...]
    own: str = ""
    heading: str = ""
    format: str = ""
    formats: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    rota: str = ""
    people: tuple[tuple[str, str], ...] = ()
    lines: tuple[ProposalLine, ...] = ()
    gain: str = ""
    gain_detail: str = ""
    note: str = ""
    is_round: bool = False

    @property
    def is_written(self) -> bool:
        """Whether there is something to announce."""
        return bool(self.heading)


class ProposalSide(QFrame):
    """`announced()`, `prompted()`, `round_wanted()`, `kept()`, `judged()` for the buttons; `unjudged()`
    to take a choice back.

    `format_chosen(key)` and `owner_chosen(key)` from their menus.
    """

    announced = Signal()
    prompted = Signal()
    round_wanted = Signal()
    kept = Signal()
    judged = Signal()
    unjudged = Signal()
    format_chosen = Signal(str)
    owner_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._shown = ProposalText("", "keep", ())
        self._theme: Theme | None = None
        self._verdict = button("", self.judged.emit, kind="verdict")
        self._title = label(type="subject", wrap=True)
        self._reasons = column(gap=5)
        self._own = frame("hint")
        self._own_text = label(wrap=True)
        self._undo = button(tr("Back to the verdict"), self.unjudged.emit, kind="link", scale="small")
        self._heading = label(type="strong", wrap=True)
        self._others = button(tr("Other formats"), self._open_formats, kind="link", scale="small")
        self._lines = QGridLayout()
        self._gain = frame("gain")
        self._gain_text = label(type="strong", tone="ok", wrap=True)
        self._gain_detail = label(type="small", wrap=True)
        self._note = label(tone="secondary", wrap=True)
        self._announce = button("", self.announced.emit, kind="primary")
        self._prompt = button(tr("First prompt"), self.prompted.emit)
        self._round = button(tr("First round…"), self.round_wanted.emit)
        set_tip(self._round, tr("Opens it, with its people and its window"))
        self._keep = button(tr("Keep this meeting"), self.kept.emit)
        self._judge = button(tr("Choose otherwise…"), self.judged.emit)
        self._build()

    def _build(self) -> None:
        whole = column(self, gap=0)
        self._area = PageArea(self._page())
        whole.addWidget(self._area, 1)
        whole.addLayout(self._buttons())

    def _page(self) -> QWidget:
        page = frame("page")
        body = column(page, margins=(16, 14, 16, 12), gap=8)
        head = row(gap=8)
        head.addWidget(label(tr("PROPOSAL"), type="caps"))
        head.addStretch(1)
        head.addWidget(self._verdict)
        body.addLayout(head)
        body.addWidget(self._title)
        body.addLayout(self._reasons)
        own = column(self._own, margins=(10, 8, 10, 6), gap=2)
        own.addWidget(self._own_text)
        own.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._own)
        self._rule = frame("rule")
        body.addSpacing(2)
        body.addWidget(self._rule)
        body.addSpacing(2)
        instead = row(gap=8)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        instead.addWidget(self._heading, 1)
        instead.addWidget(self._others, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(instead)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(10)
        self._lines.setVerticalSpacing(7)
        self._lines.setColumnMinimumWidth(0, NAME_WIDTH)
        self._lines.setColumnStretch(1, 1)
        body.addLayout(self._lines)
        gain = column(self._gain, margins=(12, 8, 12, 9), gap=2)
        gain.addWidget(self._gain_text)
        gain.addWidget(self._gain_detail)
        body.addWidget(self._gain)
        body.addWidget(self._note)
        body.addStretch(1)
        return page

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 6, 16, 12)
        grid.setSpacing(8)
        self._announce.setText(tr("Draft the announcement  {keys}", keys=keys_of("copy_for_channel")))
        self._announce.setAccessibleName(tr("Draft the announcement"))
        grid.addWidget(self._announce, 0, 0, 1, 2)
        grid.addWidget(self._prompt, 1, 0)
        grid.addWidget(self._round, 1, 0)
        grid.addWidget(self._keep, 1, 1)
        grid.addWidget(self._judge, 2, 0, 1, 2)
        grid.addWidget(label(FOOT, tone="secondary", type="small", wrap=True), 3, 0, 1, 2)
        return grid

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_verdict()
        self._show_reasons()

    def show_proposal(self, text: ProposalText) -> None:
        if text == self._shown:
            return
        self._shown = text
        self._title.setText(shown(text.title))
        self._own.setVisible(bool(text.own))
        self._own_text.setText(shown(text.own))
        self._rule.setVisible(bool(text.heading or text.note))
        self._heading.setText(shown(text.heading))
        self._heading.setVisible(bool(text.heading))
        self._others.setVisible(len(text.formats) > 1)
        self._note.setText(shown(text.note))
        self._note.setVisible(bool(text.note))
        self._gain.setVisible(bool(text.gain))
        self._gain_text.setText(shown(text.gain))
        self._gain_detail.setText(shown(text.gain_detail))
        self._announce.setVisible(text.is_written)
        self._round.setVisible(text.is_written and text.is_round)
        self._prompt.setVisible(text.is_written and not text.is_round)
        self._keep.setVisible(text.choice != "keep")
        self._judge.setVisible(text.choice == "keep")
        self._show_lines()
        self._show_verdict()
        self._show_reasons()

    def _show_lines(self) -> None:
        clear(self._lines)
        text = self._shown
        if text.owner:
            self._lines.addWidget(self._name(tr("Owner")), 0, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(self._owner_row(), 0, 1)
        for place, line in enumerate(text.lines, 1):
            self._lines.addWidget(self._name(line.name), place, 0, Qt.AlignmentFlag.AlignTop)
            value = column(gap=1)
            value.addWidget(label(line.text, type="strong" if line.is_strong else "", wrap=True))
            if line.note:
                value.addWidget(label(line.note, tone="secondary", type="small", wrap=True))
            self._lines.addLayout(value, place, 1)

    def _name(self, text: str) -> QWidget:
        return label(text, tone="secondary")

    def _owner_row(self) -> QWidget:
        text = self._shown
        holder = QWidget()
        line = FlowLayout(holder, gap=6)
        owner = button(text.owner, kind="chip", scale="small", tip=tr("Choose another owner"))
        owner.setAccessibleName(tr("Owner: {owner}", owner=text.owner))
        owner.setEnabled(len(text.people) > 1)
        owner.clicked.connect(lambda: offer_below(owner, text.people, self.owner_chosen.emit))
        line.addWidget(owner)
        if text.rota:
            rota = label(text.rota, tone="secondary", type="small")
            rota.setFixedHeight(22)
            line.addWidget(rota)
        return holder

    def _show_verdict(self) -> None:
        choice = self._shown.choice
        restyle(self._verdict, "tone", choice)
        self._verdict.setText(f" {shown(CHOICE_NAMES[choice])}")
        self._verdict.setAccessibleName(
            tr("Verdict: {choice}. Choose otherwise", choice=CHOICE_NAMES[choice])
        )
        set_tip(self._verdict, tr("Choose otherwise"))
        if self._theme is not None:
            mark = icons.icon(CHOICE_ICONS[choice], self._theme[ICON_COLOURS[choice]])
            self._verdict.setIcon(mark)

    def _show_reasons(self) -> None:
        clear(self._reasons)
        if self._theme is None:
            return
        for reason in self._shown.reasons:
            line = row(gap=8)
            mark = label()
            mark.setPixmap(icons.pixmap("hint", self._theme["warn"], 15))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(reason, wrap=True), 1)
            self._reasons.addLayout(line)

    def _open_formats(self) -> None:
        offer_below(self._others, self._shown.formats, self.format_chosen.emit, self._shown.format)

    def set_slim(self, slim: bool) -> None:
        self._area.set_whole(slim)

    def focus_primary(self) -> None:
        target = self._announce if self._announce.isVisible() else self._judge
        target.setFocus(Qt.FocusReason.OtherFocusReason)
