"""Two versions of one entry, and the choice between them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from asyncdraft.core.sync.conflict import Conflict, Version
from asyncdraft.core.sync.plain import plain
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, label, restyle, row
from asyncdraft.gui.widgets.menus import as_spelled
from asyncdraft.gui.widgets.ringed_radio import RingedRadio

MOST_LINES, LONGEST = 6, 300
KEPT = say("All else is merged; the other version stays in the history")


class ConflictChoice(QWidget):
    """`solved(key, side)` once a version is chosen and kept; `by_hand(key)` to write a third one."""

    solved = Signal(str, str)
    by_hand = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._conflict: Conflict | None = None
        self._mark = label()
        self._title = label(type="strong")
        self._about = ElidedLabel()
        restyle(self._about, "tone", "secondary")
        self._count = label(tone="secondary", type="small")
        self._kept = ElidedLabel(KEPT)
        for name, value in (("tone", "secondary"), ("type", "small")):
            restyle(self._kept, name, value)
        self._mine, self._theirs = _Option(), _Option()
        self._group = QButtonGroup(self)
        for option in (self._mine, self._theirs):
            self._group.addButton(option.radio)
            option.radio.toggled.connect(self._on_chosen)
        self._keep = button(tr("Keep"), self._on_keep, kind="primary", scale="small")
        self._edit = button(tr("Edit by hand"), self._on_edit, scale="small", tip=tr("Opens the file itself"))
        head = row(gap=8)
        for part in (self._mark, self._title):
            head.addWidget(part)
        head.addWidget(self._about, 1)
        head.addWidget(self._count)
        sides = row(gap=10)
        sides.addWidget(self._mine, 1)
        sides.addWidget(self._theirs, 1)
        foot = row(gap=8)
        foot.addWidget(self._keep)
        foot.addWidget(self._edit)
        foot.addStretch(1)
        foot.addWidget(self._kept)
        body = column(self, gap=8)
        for line in (head, sides, foot):
            body.addLayout(line)

    def set_theme(self, theme: Theme) -> None:
        self._mark.setPixmap(icons.pixmap("warning", theme["warn"]))

    def show_conflict(self, conflict: Conflict, count: int, said: Callable[[datetime], str]) -> None:
        """The first of `count`; what was chosen stays chosen while it is the same."""
        is_new = self._conflict is None or self._conflict.key != conflict.key
        self._conflict = conflict
        others = conflict.theirs.author.strip() or say("somebody else")
        self._title.setText(shown(conflict.title))
        self._about.setText(tr("changed by you and by {others}", others=others))
        self._count.setText(tr("1 of {count} to solve", count=count))
        self._mine.show_version(say_of("version", "Yours"), conflict.mine, said)
        others = self._other
        self._theirs.show_version(
            _of(others) if others else say_of("version", "Theirs"), conflict.theirs, said
        )
        if is_new:
            self._mine.radio.setChecked(True)
        self._on_chosen()

    @property
    def _other(self) -> str:
        """Who wrote the other version, by the first name; empty where nobody knows."""
        names = self._conflict.theirs.author.split() if self._conflict else []
        return names[0] if names else ""

    def focus_choice(self) -> None:
        """Up and down choose, Tab goes on to what keeps the chosen one."""
        (self._mine if self._mine.radio.isChecked() else self._theirs).radio.setFocus()

    def _on_chosen(self) -> None:
        for option in (self._mine, self._theirs):
            option.show_chosen()
        self._keep.setText(shown(self._going_on()))

    def _going_on(self) -> str:
        if self._mine.radio.isChecked():
            return say("Keep yours and go on")
        other = self._other
        return say("Keep {name} and go on", name=_of(other)) if other else say("Keep theirs and go on")

    def _on_keep(self) -> None:
        if self._conflict is not None:
            self.solved.emit(self._conflict.key, "mine" if self._mine.radio.isChecked() else "theirs")

    def _on_edit(self) -> None:
        if self._conflict is not None:
            self.by_hand.emit(self._conflict.key)


def _of(name: str) -> str:
    return say("{name}’s", name=name)


class _Option(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.radio = RingedRadio()
        self._when = ElidedLabel()
        restyle(self._when, "tone", "secondary")
        self._when.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._text = label(type="code", wrap=True)
        head = row(gap=8)
        head.addWidget(self.radio)
        head.addWidget(self._when, 1)
        body = column(self, margins=(12, 8, 12, 10), gap=6)
        body.addLayout(head)
        body.addWidget(self._text)
        body.addStretch(1)

    def show_version(self, name: str, version: Version, said: Callable[[datetime], str]) -> None:
        when = said(version.at) if version.at else ""
        subject = say(", “{subject}”", subject=version.subject) if version.subject and when else ""
        lines = [plain(line, LONGEST) for line in version.text.splitlines()] or [say("empty")]
        more = (
            [say("… and {count} more lines", count=len(lines) - MOST_LINES)]
            if len(lines) > MOST_LINES
            else []
        )
        self.radio.setText(as_spelled(shown(name)))
        self.radio.setAccessibleName(tr("{name}: {join}", name=name, join=joined(lines[:MOST_LINES], ", ")))
        self._when.setText(
            tr("{when}{subject}", when=when, subject=subject) if when else tr("not synced yet")
        )
        self._text.setText(shown(joined((*lines[:MOST_LINES], *more), "\n")))

    def show_chosen(self) -> None:
        restyle(self, "checked", "true" if self.radio.isChecked() else "false")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setChecked(True)
