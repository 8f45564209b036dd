"""The card of a shared team folder: where it stands, what is to push, what came, and what is to solve."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from asyncdraft.core.sync.conflict import Pulled, State
from asyncdraft.core.sync.telling import summary
from asyncdraft.gui import icons
from asyncdraft.gui.team.conflict_choice import ConflictChoice
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, clear, column, frame, label, restyle, row

MOST_PULLED = 6
BAR_HEIGHT = 6
ALONE = "On this computer only. Share it through a git repository, or join a team that has one."


class SyncCard(QFrame):
    """`sync_wanted()`, `stop_wanted()`, `solved(key, side)`; `share_wanted(address)` of this folder,
    `join_wanted(address)` of another; `seen()` when it comes into view.
    """

    sync_wanted = Signal()
    stop_wanted = Signal()
    solved = Signal(str, str)
    share_wanted = Signal(str)
    join_wanted = Signal(str)
    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._state: State | None = None
        self._is_busy = False
        self._mark = label()
        self._name = label(type="strong")
        self._branch = label(pill="plain")
        self._summary = ElidedLabel()
        self._sync = button("Sync", self.sync_wanted.emit, scale="small", tip="Send yours, take in others'")
        self._sentence = label(type="small", wrap=True)
        self._choice = ConflictChoice()
        self._choice.solved.connect(self.solved)
        self._address = QLineEdit()
        self._share = button("Share this team", lambda: self._emit_address(self.share_wanted), scale="small")
        self._join = button("Join a team", lambda: self._emit_address(self.join_wanted), scale="small")
        self._setup, self._progress = self._make_setup(), self._make_progress()
        self._pulled = QWidget()
        self._came = column(self._pulled, gap=4)
        head = row(gap=8)
        for part in (self._mark, self._name, self._branch):
            head.addWidget(part)
        head.addWidget(self._summary, 1)
        head.addWidget(self._sync)
        body = column(self, margins=(14, 10, 14, 12), gap=8)
        body.addLayout(head)
        for widget in (self._progress, self._sentence, self._setup, self._choice, self._pulled):
            body.addWidget(widget)
            widget.hide()

    def _make_setup(self) -> QWidget:
        setup = QWidget()
        line = row(setup, gap=8)
        self._address.setPlaceholderText("https://…, ssh://… or a path")
        self._address.setAccessibleName("Address of the repository")
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
        self._bar.setAccessibleName("Progress of the sync")
        line = row(progress, gap=8)
        line.addWidget(self._doing)
        line.addWidget(self._bar, 1)
        line.addWidget(button("Cancel", self.stop_wanted.emit, scale="small"))
        return progress

    def set_theme(self, theme: Theme) -> None:
        self._mark.setPixmap(icons.pixmap("branch", theme["text"]))
        self._sync.setIcon(icons.icon("sync", theme["text"]))
        self._choice.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def show_state(self, name: str, state: State | None) -> None:
        """None for a folder that is in no repository."""
        self._state = state
        self._name.setText(name)
        self._branch.setVisible(state is not None)
        self._branch.setText(state.branch if state else "")
        self._summary.setText(summary(state) if state else ALONE)
        self._setup.setVisible(state is None or not state.address)
        self._show_conflicts()
        self._show_pulled(state.pulled if state else ())
        self._show_busy()

    def show_unknown(self, name: str) -> None:
        """For a shared folder whose state cannot be told."""
        self.show_state(name, None)
        self._summary.setText("")
        self._setup.hide()

    def show_progress(self, doing: str, percent: int) -> None:
        """`percent` is negative while nobody knows."""
        self._is_busy = True
        self._doing.setText(f"{doing}…")
        self._bar.setRange(0, 0 if percent < 0 else 100)
        self._bar.setValue(max(percent, 0))
        self._show_busy()

    def show_end(self, sentence: str = "", tone: str = "") -> None:
        self._is_busy = False
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        restyle(self._sentence, "tone", tone)
        self._show_busy()

    def _show_busy(self) -> None:
        idle = not self._is_busy
        self._progress.setVisible(self._is_busy)
        self._sync.setVisible(self._state is not None)
        for part in (self._sync, self._share, self._join):
            part.setEnabled(idle)
        self._choice.setEnabled(idle)

    def _show_conflicts(self) -> None:
        conflicts = self._state.conflicts if self._state else ()
        self._choice.setVisible(bool(conflicts))
        if conflicts:
            self._choice.show_conflict(conflicts[0], len(conflicts), enabled=True)

    def _show_pulled(self, pulled: Sequence[Pulled]) -> None:
        clear(self._came)
        lines = [(each, entry) for each in pulled for entry in each.entries]
        self._pulled.setVisible(bool(lines))
        if lines:
            self._came.addWidget(frame("rule"))
            self._came.addWidget(label("Pulled today", type="strong"))
        for each, entry in lines[:MOST_PULLED]:
            told = f"{each.author}: {entry}" + (f": {entry.detail}" if entry.detail else "")
            _add_line(self._came, told, f"{each.at.astimezone():%H:%M}")
        if len(lines) > MOST_PULLED:
            _add_line(self._came, f"and {len(lines) - MOST_PULLED} more", "")

    def _emit_address(self, wanted: SignalInstance) -> None:
        address = self._address.text().strip()
        if address:
            wanted.emit(address)
        else:
            self.show_end("Write the address of the repository first.", "warn")
            self._address.setFocus()


def _add_line(layout: QVBoxLayout, text: str, when: str) -> None:
    line = row(gap=8)
    line.addWidget(ElidedLabel(text), 1)
    line.addWidget(label(when, tone="secondary", type="small"))
    layout.addLayout(line)
