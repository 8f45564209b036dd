"""One setting: what it is, what it is now, and the way back to the usual."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from asyncdraft.core.settings.declaration import Hours, Setting
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.tips import set_tip


class SettingRow(QWidget):
    """`reset()` is the way back."""

    reset = Signal()

    def __init__(self, setting: Setting, field: QWidget) -> None:
        super().__init__()
        self.setting = setting
        self.field = field
        self._title = label(setting.title, type="strong")
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._back = button(tr("Reset"), self.reset.emit, kind="link", scale="line")
        self._back.setAccessibleName(tr("{title}: back to the usual", title=setting.title))
        set_tip(self._back, tr("Back to the usual"))
        head = row(gap=8)
        head.addWidget(self._title)
        head.addWidget(self._back)
        self._back.hide()
        head.addStretch(1)
        words = column(gap=2)
        words.addLayout(head)
        words.addWidget(label(setting.explanation, tone="secondary", wrap=True))
        words.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 10, 0, 10)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.addLayout(words, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._is_wide = isinstance(setting.kind, Hours)
        self._place(below=False)
        self._grid.addWidget(self._problem, 2, 0, 1, 2)

    def _place(self, *, below: bool) -> None:
        if self._is_wide or below:
            self._grid.addWidget(self.field, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.field, 0, 1, Qt.AlignmentFlag.AlignVCenter)

    def set_narrow(self, narrow: bool) -> None:
        """The input stands below its words."""
        self._place(below=narrow)

    def show_changed(self, changed: bool) -> None:
        self._back.setVisible(changed)

    @property
    def is_refused(self) -> bool:
        """What is typed cannot be taken, and stands there to be mended."""
        return not self._problem.isHidden()

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(shown(sentence))
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(shown(sentence))
