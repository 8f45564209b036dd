"""What a rule of the checklist is for, with an example of both kinds, and how strict it is for somebody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from asyncdraft.core.checklist.rule import Rule
from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import column, label, row
from asyncdraft.gui.widgets.combo import Combo

GRADES = {
    "": say("As declared"),
    "error": say("Error"),
    "warning": say("Warning"),
    "hint": say("Hint"),
    "off": say("Off"),
}
EXAMPLE_HEIGHT = 110


class RuleFacts(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._title = label(type="heading", wrap=True)
        self._why = label(wrap=True)
        self._examples = [
            (label(shown(name).upper(), type="caps"), _example_box(name))
            for name in (say("Hard to act on"), say("Better"))
        ]
        body = column(self, margins=(4, 0, 4, 0), gap=10)
        body.addWidget(self._title)
        body.addWidget(self._why)
        for caption, box in self._examples:
            body.addWidget(caption)
            body.addWidget(box)
        body.addStretch(1)

    def show_rule(self, rule: Rule) -> None:
        self._title.setText(shown(rule.title))
        self._why.setText(shown(rule.why))
        for (caption, box), example in zip(self._examples, (rule.bad, rule.good), strict=True):
            box.setPlainText(example.shown)
            caption.setVisible(bool(example.shown))
            box.setVisible(bool(example.shown))


class GradeChoice(QWidget):
    """`graded(grade)`; an empty one is what is declared."""

    graded = Signal(str)

    def __init__(self, lead: str) -> None:
        super().__init__()
        self._choice = Combo()
        self._choice.setAccessibleName(tr("How strict"))
        for key, text in GRADES.items():
            self._choice.addItem(shown(text), key)
        self._choice.activated.connect(lambda index: self.graded.emit(self._choice.itemData(index)))
        self._note = label(tone="secondary", type="small")
        line = row(self, gap=10)
        line.addWidget(label(lead, tone="secondary"))
        line.addWidget(self._choice)
        line.addWidget(self._note)
        line.addStretch(1)

    def show_grade(self, grade: str, note: str) -> None:
        self._choice.setCurrentIndex(self._choice.findData(grade))
        self._note.setText(shown(note))


def rule_words(rule: Rule) -> str:
    """What a search for a rule looks at, as it is read."""
    return f"{rule.id} {shown(rule.title)} {shown(rule.why)}".casefold()


def _example_box(name: str) -> QTextBrowser:
    box = QTextBrowser()
    box.setProperty("role", "source")
    box.document().setDocumentMargin(8)
    box.setAccessibleName(shown(name))
    box.setFixedHeight(EXAMPLE_HEIGHT)
    return box
