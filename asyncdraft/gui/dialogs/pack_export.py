"""Which templates travel in a pack."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.check_list import CheckList
from asyncdraft.gui.widgets.tips import set_tip

SOURCES = {
    "built-in": say("built in"),
    "user": say_of("template", "yours"),
    "team": say_of("template", "team"),
}


class PackExportDialog(QDialog):
    """`chosen(names, as a folder)`. Own templates and the one called `current` are chosen at first."""

    chosen = Signal(list, bool)

    def __init__(self, parent: QWidget, templates: Sequence[Template], current: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export a pack"))
        self.resize(520, 520)
        self._list = CheckList(say("Templates of the pack"))
        for template in sorted(templates, key=lambda template: template.source == "built-in"):
            text = joined((template.title, SOURCES[template.source]), "   ·   ")
            wanted = template.source != "built-in" or template.name == current
            self._list.add(template.name, text, is_chosen=wanted)
        self._list.itemChanged.connect(lambda _item: self._count())
        self._said = label(tone="secondary")
        self._zip = button(tr("Export as a .zip…"), lambda: self._choose(False), kind="primary")
        self._folder = button(tr("Into a folder…"), lambda: self._choose(True))
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addWidget(label(tr("Templates of the pack"), type="heading"))
        body.addWidget(self._list, 1)
        foot = row(gap=8)
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(button(tr("Cancel"), self.reject))
        foot.addWidget(self._folder)
        foot.addWidget(self._zip)
        body.addLayout(foot)
        self._count()

    @property
    def names(self) -> list[str]:
        return list(self._list.chosen)

    def _count(self) -> None:
        count = len(self.names)
        self._said.setText(tr("{count} chosen", count=count))
        for act in (self._zip, self._folder):
            act.setEnabled(bool(count))
            set_tip(act, "" if count else tr("Choose a template first"))

    def _choose(self, as_folder: bool) -> None:
        self.accept()
        self.chosen.emit(self.names, as_folder)
