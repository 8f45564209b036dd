"""What is wrong with a team's files, over a view that shows them: the first sentences, or all, and a way to
mend them.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import joined
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label, row

FEW = 2


class ProblemsNote(QWidget):
    """`folder_wanted()`: the files are to be opened."""

    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._problems: Sequence[str] = ()
        self._is_long = False
        self._text = label(pill="bad", wrap=True)
        self._all = button("", self._on_all, kind="link", scale="small")
        self._open = button(tr("Open the team's folder"), self.folder_wanted.emit, kind="link", scale="small")
        foot = row(gap=10)
        foot.addWidget(self._all)
        foot.addWidget(self._open)
        foot.addStretch(1)
        body = column(self, gap=2)
        body.addWidget(self._text)
        body.addLayout(foot)
        self.hide()

    def show_problems(self, problems: Sequence[str]) -> None:
        self._problems = problems
        self.setVisible(bool(problems))
        count = len(problems)
        told = problems if self._is_long else problems[:FEW]
        self._text.setText(shown(joined(told, "\n")))
        self._all.setVisible(count > FEW)
        self._all.setText(tr("Show only the first") if self._is_long else tr("Show all {count}", count=count))

    def _on_all(self) -> None:
        self._is_long = not self._is_long
        self.show_problems(self._problems)
