"""What is there, what is missing, and what to do about it: as `asyncdraft doctor` tells it."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from asyncdraft.core.health import HEADS, Fact, report, summary
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, label, row

SIZE = (760, 560)


class DiagnosticsDialog(QDialog):
    """Open while the looking goes on; `show_facts` ends it. What is copied is English: a report."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Diagnostics"))
        self.resize(min(SIZE[0], parent.width() - 60), min(SIZE[1], parent.height() - 60))
        self._report = ""
        self._heading = label(tr("Looking…"), type="heading", wrap=True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(mono_font())
        self._text.setProperty("role", "field")
        self._text.setAccessibleName(tr("What was found"))
        self._todo = label(wrap=True, tone="bad")
        self._todo.hide()
        self._copied = label(tone="ok", type="small")
        self._copy = button(tr("Copy"), self._on_copy)
        self._copy.setEnabled(False)
        close = button(tr("Close"), self.accept, kind="primary")
        body = column(self, margins=(20, 18, 20, 16), gap=10)
        body.addWidget(self._heading)
        body.addWidget(self._todo)
        body.addWidget(self._text, 1)
        about = tr("Text, names and addresses of yours are not in it. `asyncdraft doctor` tells the same.")
        body.addWidget(label(about, tone="secondary", type="small", wrap=True))
        buttons = row(gap=8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._copied)
        buttons.addStretch(1)
        buttons.addWidget(close)
        body.addLayout(buttons)
        close.setDefault(True)
        close.setFocus()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        told = shown(summary(facts))
        seen = [_shown(fact) for fact in facts]
        self._report = report(facts)
        self._heading.setText(told)
        self._text.setPlainText(report(seen))
        todo = "\n".join(f"{fact.name}: {fact.advice}" for fact in seen if fact.wrong)
        self._todo.setText(todo)
        self._todo.setVisible(bool(todo))
        self._copy.setEnabled(True)
        announce(self, f"{told} {todo}".strip())

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copied.setText(tr("Copied"))
        announce(self, tr("Copied"))


def _shown(fact: Fact) -> Fact:
    group, name = (shown(HEADS.get(head, head)) for head in (fact.group, fact.name))
    return replace(fact, group=group, name=name, value=shown(fact.value), advice=shown(fact.advice))
