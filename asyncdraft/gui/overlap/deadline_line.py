"""The deadline of the open draft in one line: as it was typed, on every clock, and what is odd of it."""

import re

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.note_pill import NotePill
from asyncdraft.gui.overlap.scene import Scene
from asyncdraft.gui.scale import UNLIMITED
from asyncdraft.gui.widgets.basics import label, restyle, row
from asyncdraft.gui.widgets.stacked import turn
from asyncdraft.gui.widgets.tips import set_tip

WORST_FIRST = ("bad", "warn", "ok")
IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]$")
SPARE, FIELD = 8, 168


class DeadlineLine(QFrame):
    """`typed(text)`."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._field = QLineEdit()
        self._field.setAccessibleName(tr("Answer by"))
        self._field.setPlaceholderText(tr("wed 10am london"))
        self._field.setFixedWidth(FIELD)
        self._field.textEdited.connect(self.typed)
        self._lead = label(type="strong")
        self._others = label(tone="secondary", wrap=True)
        self._note = NotePill()
        self._said = row(gap=10)
        self._said.addWidget(self._lead)
        self._said.addWidget(self._others, 1)
        self._title = label(tr("Answer by"), type="strong")
        self._whole_note = ""
        self._is_narrow = self._is_slim = False
        self._line = line = row(self, margins=(14, 8, 14, 8), gap=10)
        line.addWidget(self._title)
        line.addWidget(self._field)
        line.addLayout(self._said, 1)
        line.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_narrow(self, narrow: bool) -> None:
        turn(self._said, downwards=narrow)
        self._said.setSpacing(0 if narrow else 10)
        self._is_narrow = narrow
        self._fit_note()

    def set_slim(self, slim: bool) -> None:
        """What it says stands below where it is written."""
        self._is_slim = slim
        turn(self._line, downwards=slim)
        if slim:
            self._field.setMinimumWidth(0)
            self._field.setMaximumWidth(UNLIMITED)
        else:
            self._field.setFixedWidth(FIELD)
        self._lead.setWordWrap(slim)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_note()

    def _fit_note(self) -> None:
        """The clocks stay in one line: what a note names in brackets stands below as well."""
        self._note.setText(self._whole_note)
        line = self._others.fontMetrics().horizontalAdvance(self._others.text())
        said = line if self._is_narrow else line + self._said.spacing() + self._lead.sizeHint().width()
        others = (self._title, self._field, self._note)
        edges, gaps = self._line.contentsMargins(), self._line.spacing() * len(others)
        needed = said + gaps + sum(max(part.sizeHint().width(), part.minimumWidth()) for part in others)
        if self._is_slim:
            needed = self._note.sizeHint().width()
        if needed + edges.left() + edges.right() + SPARE > self.width():
            self._note.setText(IN_BRACKETS.sub("", self._whole_note))
        set_tip(self._note, self._whole_note if self._note.text() != self._whole_note else "")

    def show_scene(self, scene: Scene) -> None:
        outlook = scene.outlook
        if self._field.text() != scene.deadline.typed:
            with QSignalBlocker(self._field):
                self._field.setText(scene.deadline.typed)
                self._field.setCursorPosition(0)
        self._lead.setText(shown(outlook.lead))
        self._others.setText(
            tr("Each reader’s own time stands below") if scene.has_many_zones else shown(outlook.others)
        )
        worst = min(outlook.notes, key=lambda note: WORST_FIRST.index(note.tone), default=None)
        self._note.setVisible(worst is not None)
        if worst is not None:
            self._whole_note = shown(worst.text)
            self._fit_note()
            restyle(self._note, "pill", worst.tone)
