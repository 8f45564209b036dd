"""A pack that meets templates of the user: each is asked for, and what cannot be taken is named."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from asyncdraft.core.templates.comparison import compared
from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.comparison import ComparisonDialog
from asyncdraft.gui.dialogs.form import foot
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.language import tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row, scrolling
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.storage.template_packs import Pack

CHOICES = (("mine", say("Keep mine")), ("theirs", say("Take the pack's")))


class PackImportDialog(QDialog):
    """`decided(files)`: those of the user's that the pack may replace. `here` are their texts by file."""

    decided = Signal(object)

    def __init__(self, parent: QWidget, name: str, pack: Pack, here: Mapping[str, str], theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import a pack"))
        self.setMinimumWidth(620)
        self._theme = theme
        self._choices: dict[str, Segmented] = {}
        texts = {packed.file: packed for packed in pack.templates}
        new = len(texts) - len(here)
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addWidget(label(name, type="heading"))
        body.addWidget(
            label(
                tr("{new} new, {count} that you have with other words.", new=new, count=len(here)),
                tone="secondary",
            )
        )
        page = QWidget()
        lines = column(page, gap=8)
        for file, mine in here.items():
            lines.addWidget(self._question(file, texts[file].template.title, mine, texts[file].text))
        for problem in pack.problems:
            lines.addWidget(label(tr("Left out: {problem}", problem=problem), pill="bad", wrap=True))
        lines.addStretch(1)
        page.setProperty("role", "page")
        body.addWidget(scrolling(page), 1)
        body.addLayout(foot(self, button(tr("Import"), self._decide, kind="primary")))

    def _question(self, file: str, title: str, mine: str, theirs: str) -> QWidget:
        line = QWidget()
        layout = row(line, gap=8)
        choice = Segmented(CHOICES, name=title, small=True)
        choice.choose("mine")
        self._choices[file] = choice
        layout.addWidget(label(tr("{title} ({file})", title=title, file=file), wrap=True), 1)
        layout.addWidget(
            button(tr("What differs"), lambda: self._compare(title, mine, theirs), scale="small")
        )
        layout.addWidget(choice)
        return line

    def _compare(self, title: str, mine: str, theirs: str) -> None:
        dialog = ComparisonDialog(
            self,
            say("{title}: yours, then the pack's", title=title),
            compared(mine, theirs),
            self._theme,
            back="",
        )
        show(dialog)

    def _decide(self) -> None:
        self.accept()
        self.decided.emit(
            frozenset(file for file, choice in self._choices.items() if choice.current == "theirs")
        )
