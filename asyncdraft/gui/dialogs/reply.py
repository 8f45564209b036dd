"""A message is added to a thread: pasted, a copied chat, or a mail; what is recognised is shown before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLineEdit, QWidget

from asyncdraft.core.text import say, say_count
from asyncdraft.gui.dialogs.form import foot, refusal
from asyncdraft.gui.dialogs.recognised import Recognised, RecognisedPart
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label
from asyncdraft.gui.widgets.combo import NameCombo
from asyncdraft.gui.widgets.dropped import file_in
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.tips import set_tip


@dataclass(frozen=True)
class Pasted:
    """As it was typed: `who` is a name, `when` words such as "yesterday 16:40"."""

    text: str
    who: str
    when: str


class ReplyDialog(QDialog):
    """`take` stores what the user agrees with; `file_chosen(path)` for a mail."""

    file_chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        people: Sequence[str],
        recognise: Callable[[Pasted], Recognised],
        take: Callable[[Pasted], object],
        rich_to_markdown: Callable[[str], str],
    ) -> None:
        """`take` may raise StoreProblem with a sentence."""
        super().__init__(parent)
        self.setWindowTitle(shown(title))
        self.setMinimumSize(640, 520)
        self.setAcceptDrops(True)
        self._recognise = recognise
        self._take = take
        hint = say("Paste what they wrote, a copied chat of several people, or drop a mail (.eml) here")
        self._text = PaneEditor(tr("Message"), hint, rich_to_markdown)
        self._text.setProperty("role", "field")
        self._text.setAcceptDrops(False)
        self._who = NameCombo(tr("Who wrote it"))
        self._who.show_names(people, next(iter(people), ""))
        self._when = QLineEdit()
        self._when.setAccessibleName(tr("When"))
        self._when.setPlaceholderText(tr("now, or such as: yesterday 16:40"))
        self._found = RecognisedPart(_recognised)
        self._add = button(tr("Add to the thread"), self._on_add, kind="primary")
        self._build()
        self._text.textChanged.connect(self._refresh)
        self._who.currentTextChanged.connect(lambda _text: self._refresh())
        self._when.textChanged.connect(lambda _text: self._refresh())
        self._refresh()

    def _build(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        fields.setColumnStretch(1, 1)
        fields.setColumnStretch(3, 1)
        for place, (title, widget) in enumerate(
            ((say("Who wrote it"), self._who), (say("When"), self._when))
        ):
            fields.addWidget(label(title, tone="secondary"), 0, 2 * place)
            fields.addWidget(widget, 0, 2 * place + 1)
        mail = button(tr("Open a mail (.eml)…"), self._choose_file)
        body = column(self, margins=(16, 14, 16, 14), gap=10)
        body.addWidget(self._text, 3)
        body.addLayout(fields)
        self._found.add_to(body)
        body.addLayout(foot(self, self._add, mail))

    def show_pasted(self, pasted: Pasted) -> None:
        """From a file, or what was typed before something went wrong."""
        self._who.setCurrentText(pasted.who)
        self._when.setText(shown(pasted.when))
        self._text.set_text(pasted.text)
        self._text.setFocus()

    @property
    def pasted(self) -> Pasted:
        return Pasted(self._text.toPlainText(), self._who.currentText().strip(), self._when.text().strip())

    def _refresh(self) -> None:
        recognised = self._recognise(self.pasted)
        self._found.show(recognised)
        self._add.setEnabled(recognised.can_be_added)
        set_tip(self._add, "" if self._add.isEnabled() else tr("Paste a message first"))

    def _on_add(self) -> None:
        problem = refusal(lambda: self._take(self.pasted))
        if problem:
            self._found.show_problem(problem)
        else:
            self.accept()

    def _choose_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, tr("Open a mail"), "", tr("Mail (*.eml)"))
        if path:
            self.file_chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.file_chosen.emit(file_in(event.mimeData()))


def _recognised(count: int) -> str:
    return say_count("{count} MESSAGE RECOGNISED", "{count} MESSAGES RECOGNISED", count)
