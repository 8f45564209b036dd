"""Updates are added to a round: pasted, a copied chat, or files; what is recognised is shown before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from asyncdraft.core.text import say, say_count
from asyncdraft.gui.dialogs.form import foot, refusal
from asyncdraft.gui.dialogs.recognised import Recognised, RecognisedPart
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.combo import NameCombo
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.tips import set_tip

FILES = say("Texts and mails (*.md *.markdown *.txt *.text *.eml)")


def updates_recognised(count: int) -> str:
    return say_count("{count} UPDATE RECOGNISED", "{count} UPDATES RECOGNISED", count)


@dataclass(frozen=True)
class Words:
    """`heading` says how many were recognised; `takes_files` is whether files can be opened, too."""

    name: str = say("Updates")
    heading: Callable[[int], str] = updates_recognised
    lacking: str = say("Paste an update first")
    hint: str = say("Paste one update, several with their names, or a copied chat; any form will do")
    go: str = say("Add to the round")
    takes_files: bool = True


UPDATES = Words()


class UpdatesDialog(QDialog):
    """`take(text, who)` stores what the user agrees with; `files_chosen(paths)` for files."""

    files_chosen = Signal(list)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        people: Sequence[str],
        recognise: Callable[[str, str], Recognised],
        take: Callable[[str, str], object],
        rich_to_markdown: Callable[[str], str],
        words: Words = UPDATES,
    ) -> None:
        """`take` may raise StoreProblem with a sentence."""
        super().__init__(parent)
        self.setWindowTitle(shown(title))
        self.setMinimumSize(640, 520)
        self._recognise = recognise
        self._take = take
        self._words = words
        self._text = PaneEditor(words.name, words.hint, rich_to_markdown)
        self._text.setProperty("role", "field")
        self._who = NameCombo(tr("Whose it is, where the text does not say"))
        self._who.show_names(["", *people], "")
        edit = self._who.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(tr("as the text says"))
        self._found = RecognisedPart(words.heading)
        self._add = button(words.go, self._on_add, kind="primary")
        self._build()
        self._text.textChanged.connect(self._refresh)
        self._who.currentTextChanged.connect(lambda _text: self._refresh())
        self._refresh()

    def _build(self) -> None:
        whose = row(gap=10)
        whose.addWidget(label(tr("Whose it is"), tone="secondary"))
        whose.addWidget(self._who, 1)
        files = button(tr("Open files…"), self._choose_files)
        files.setVisible(self._words.takes_files)
        body = column(self, margins=(16, 14, 16, 14), gap=10)
        body.addWidget(self._text, 3)
        body.addLayout(whose)
        self._found.add_to(body)
        body.addLayout(foot(self, self._add, files))

    def show_text(self, text: str) -> None:
        self._text.set_text(text)
        self._text.setFocus()

    def _refresh(self) -> None:
        recognised = self._recognise(self._text.toPlainText(), self._who.currentText().strip())
        self._found.show(recognised)
        self._add.setEnabled(recognised.can_be_added)
        set_tip(self._add, "" if self._add.isEnabled() else shown(self._words.lacking))

    def _on_add(self) -> None:
        text, who = self._text.toPlainText(), self._who.currentText().strip()
        problem = refusal(lambda: self._take(text, who))
        if problem:
            self._found.show_problem(problem)
        else:
            self.accept()

    def _choose_files(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(self, tr("Open updates"), "", shown(FILES))
        if paths:
            self.files_chosen.emit(paths)
