"""The card of a shared team folder: where it stands, what is to push, and what is to solve."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QProgressBar, QWidget

from asyncdraft.core.sync.conflict import State
from asyncdraft.core.sync.telling import summary
from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.team.conflict_choice import ConflictChoice
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, label, restyle, row
from asyncdraft.gui.widgets.tips import set_tip

BAR_HEIGHT = 6
ALONE = say("On this computer only. Share it through git, or join a team.")


class SyncCard(QFrame):
    """`sync_wanted()`, `stop_wanted()`, `solved(key, side)`, `by_hand(key)` to write a third version;
    `share_wanted(address)` of this folder, `join_wanted(address)` of another; `seen()` when it is shown.
    """

    sync_wanted = Signal()
    stop_wanted = Signal()
    solved = Signal(str, str)
    by_hand = Signal(str)
    share_wanted = Signal(str)
    join_wanted = Signal(str)
    seen = Signal()

    def __init__(self, keys: str) -> None:
        """`keys` are those that sync."""
        super().__init__()
        self.setProperty("role", "card")
        self._state: State | None = None
        self._is_busy = False
        self._mark = label()
        self._name = label(type="strong")
        self._branch = label(pill="plain")
        self._summary = ElidedLabel()
        restyle(self._summary, "tone", "secondary")
        self._sync = button(
            tr("Sync"),
            self.sync_wanted.emit,
            scale="small",
            tip=tr("Send yours, take in others’ ({keys})", keys=keys),
        )
        self._sentence = label(type="small", wrap=True)
        self._choice = ConflictChoice()
        self._choice.solved.connect(self.solved)
        self._choice.by_hand.connect(self.by_hand)
        self._address = QLineEdit()
        self._share = button(
            tr("Share this team"), lambda: self._emit_address(self.share_wanted), scale="small"
        )
        self._join = button(tr("Join a team"), lambda: self._emit_address(self.join_wanted), scale="small")
        self._setup, self._progress = self._make_setup(), self._make_progress()
        head = row(gap=8)
        for part in (self._mark, self._name, self._branch):
            head.addWidget(part)
        head.addWidget(self._summary, 1)
        head.addWidget(self._sync)
        body = column(self, margins=(14, 10, 14, 12), gap=8)
        body.addLayout(head)
        for widget in (self._progress, self._sentence, self._setup, self._choice):
            body.addWidget(widget)
            widget.hide()

    def _make_setup(self) -> QWidget:
        setup = QWidget()
        line = row(setup, gap=8)
        self._address.setPlaceholderText(tr("https://…, ssh://… or a path"))
        self._address.setAccessibleName(tr("Address of the repository"))
        line.addWidget(self._address, 1)
        line.addWidget(self._share)
        line.addWidget(self._join)
        return setup

    def _make_progress(self) -> QWidget:
        progress = QWidget()
        self._doing = label(tone="secondary", type="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(BAR_HEIGHT)
        self._bar.setAccessibleName(tr("Progress of the sync"))
        line = row(progress, gap=8)
        line.addWidget(self._doing)
        line.addWidget(self._bar, 1)
        self._cancel = button(tr("Cancel"), self.stop_wanted.emit, scale="small")
        line.addWidget(self._cancel)
        return progress

    def set_theme(self, theme: Theme) -> None:
        self._mark.setPixmap(icons.pixmap("branch", theme["text"]))
        self._sync.setIcon(icons.icon("sync", theme["text"]))
        self._choice.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def show_state(
        self, name: str, state: State | None, said: Callable[[datetime], str], at: str = ""
    ) -> None:
        """None for a folder that is in no repository; `at` is when it was last synced, if that is known."""
        with self._keeping_focus():
            self._show(name, state, said, at)

    def _show(self, name: str, state: State | None, said: Callable[[datetime], str], at: str) -> None:
        self._state = state
        self._name.setText(shown(name))
        self._branch.setVisible(state is not None)
        self._branch.setText(shown(state.branch) if state else "")
        set_tip(self._branch, shown(state.address) if state else "")
        synced = say(" · synced {at}", at=at) if at else ""
        self._summary.setText(
            tr("{summary}{synced}", summary=summary(state), synced=synced) if state else shown(ALONE)
        )
        self._setup.setVisible(state is None or not state.address)
        self._show_conflicts(said)
        self._show_busy()

    def show_unknown(self, name: str) -> None:
        """For a shared folder whose state cannot be told."""
        self.show_state(name, None, str)
        self._summary.setText("")
        self._setup.hide()

    def show_progress(self, doing: str, percent: int) -> None:
        """`percent` is negative while nobody knows."""
        self._is_busy = True
        self._doing.setText(tr("{doing}…", doing=doing))
        self._bar.setRange(0, 0 if percent < 0 else 100)
        self._bar.setValue(max(percent, 0))
        self._show_busy()

    def show_end(self, sentence: str = "", tone: str = "") -> None:
        self._is_busy = False
        self._sentence.setText(shown(sentence))
        self._sentence.setVisible(bool(sentence))
        restyle(self._sentence, "tone", tone)
        self._show_busy()

    def focus_next(self) -> None:
        """What is to be done next: stop, choose, name an address, or sync again."""
        if self._is_busy:
            self._cancel.setFocus()
        elif self._choice.isVisibleTo(self):
            self._choice.focus_choice()
        elif self._setup.isVisibleTo(self):
            self._address.setFocus()
        else:
            self._sync.setFocus()

    @contextmanager
    def _keeping_focus(self) -> Iterator[None]:
        """What had the focus and goes leaves it to what is to be done next, rather than to anything else."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        yield
        if inside and focus is not None and not (focus.isVisibleTo(self) and focus.isEnabled()):
            self.focus_next()

    def _show_busy(self) -> None:
        with self._keeping_focus():
            idle = not self._is_busy
            self._progress.setVisible(self._is_busy)
            self._sync.setVisible(self._state is not None)
            for part in (self._sync, self._share, self._join):
                part.setEnabled(idle)
            self._choice.setEnabled(idle)

    def _show_conflicts(self, said: Callable[[datetime], str]) -> None:
        conflicts = self._state.conflicts if self._state else ()
        self._choice.setVisible(bool(conflicts))
        if conflicts:
            self._choice.show_conflict(conflicts[0], len(conflicts), said)

    def _emit_address(self, wanted: SignalInstance) -> None:
        address = self._address.text().strip()
        if address:
            wanted.emit(address)
        else:
            self.show_end(say("Write the address of the repository first."), "warn")
            self._address.setFocus()
