"""What is picked among a team's rules, at the right: a check, a file, a link shorthand or the words."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QWidget

from asyncdraft.core.checklist.rule import Rule
from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.team.link_form import LinkForm
from asyncdraft.gui.team.rule_facts import GradeChoice, RuleFacts
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, label, restyle, row, scrolling

WORDS_EXPLAINED = say("Spelling takes these for right: one word a line, lines with # are remarks.")


class RuleCard(QWidget):
    """`graded(rule id, grade)`; `link_saved(before, shorthand, address)`, `before` empty for a new one;
    `link_removed(shorthand)`; `words_saved(text, what it was made of)`;
    `file_wanted(path)`; `closed()`.
    """

    graded = Signal(str, str)
    link_saved = Signal(str, str, str)
    link_removed = Signal(str)
    words_saved = Signal(str, str)
    file_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rule_id, self._path, self._words_kept = "", "", ""
        self._heading = ElidedLabel()
        self._heading.setProperty("type", "heading")
        self._close = button("", self._on_close, kind="flat", tip=tr("Close  Esc"))
        self._close.setFixedWidth(28)
        self._facts, self._link, self._words = RuleFacts(), LinkForm(), _words_edit()
        self._grade = GradeChoice(say("For the team"))
        self._grade.graded.connect(lambda grade: self.graded.emit(self._rule_id, grade))
        self._file = label(tone="secondary", wrap=True)
        self._problem = label(pill="bad", wrap=True)
        self._sentence = label(type="small", wrap=True)
        self._pages = QStackedWidget()
        self._blank = QWidget()
        for page in (scrolling(self._facts), self._link, self._words_page(), self._blank):
            self._pages.addWidget(page)
        body = column(self, margins=(16, 10, 16, 12), gap=10)
        body.addLayout(self._head())
        body.addWidget(self._problem)
        body.addWidget(self._file)
        body.addWidget(self._pages, 1)
        body.addWidget(self._sentence)
        body.addWidget(self._grade)
        body.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        head = row(gap=8)
        head.addWidget(self._heading, 1)
        head.addWidget(self._close)
        return head

    def _words_page(self) -> QWidget:
        page = QWidget()
        lines = column(page, gap=6)
        lines.addWidget(label(WORDS_EXPLAINED, tone="secondary", type="small", wrap=True))
        lines.addWidget(self._words, 1)
        return page

    def _foot(self) -> QHBoxLayout:
        self._save = button(tr("Save"), self.save, kind="primary")
        self._open = button(tr("Open the file"), lambda: self.file_wanted.emit(self._path))
        self._remove = button(tr("Remove"), lambda: self.link_removed.emit(self._link.before))
        foot = row(gap=8)
        foot.addWidget(self._save)
        foot.addWidget(self._open)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        return foot

    def set_theme(self, theme: Theme) -> None:
        self._close.setIcon(icons.icon("close", theme["secondary"]))
        self._remove.setIcon(icons.icon("trash", theme["text"]))

    # Showing

    def show_rule(self, rule: Rule, grade: str, note: str, file: str, path: str) -> None:
        """`file` is empty for a rule of the program's own."""
        self._rule_id = rule.id
        self._facts.show_rule(rule)
        self._grade.show_grade(grade, note)
        self._show(rule.id, 0, file=file, path=path, grade=True)

    def show_unknown(self, rule_id: str, grade: str, problem: str) -> None:
        """A check that the team grades and nobody has."""
        self._rule_id = rule_id
        self._grade.show_grade(grade, "")
        self._show(rule_id, 3, problem=problem, grade=True)

    def show_file(self, name: str, path: str, problem: str) -> None:
        self._show(name, 3, file="" if problem else name, path=path, problem=problem)

    def show_link(self, shorthand: str, address: str) -> None:
        """Both empty for a new one; what is typed and not saved stays."""
        if not (self.is_editing("link") and self._link.before == shorthand and self._link.changed):
            self._link.show_link(shorthand, address)
        self._show(say("Link shorthand") if shorthand else say("New link shorthand"), 1)
        self._remove.setVisible(bool(shorthand))
        self._save.show()

    def show_words(self, text: str) -> None:
        if not (self.is_editing("words") and self._words.toPlainText() != self._words_kept):
            self._words_kept = text
            self._words.setPlainText(text)
        self._show(say("The team's words"), 2)
        self._save.show()

    def _show(
        self,
        heading: str,
        page: int,
        *,
        file: str = "",
        path: str = "",
        problem: str = "",
        grade: bool = False,
    ) -> None:
        self._path = path
        self._heading.setText(shown(heading))
        self._pages.setCurrentIndex(page)
        for part, text in ((self._file, file), (self._problem, problem)):
            part.setText(shown(text))
            part.setVisible(bool(text))
        self._grade.setVisible(grade)
        self._open.setVisible(bool(path))
        self._save.hide()
        self._remove.hide()
        self.tell("", "")

    def tell(self, sentence: str, tone: str) -> None:
        self._sentence.setText(shown(sentence))
        self._sentence.setVisible(bool(sentence))
        restyle(self._sentence, "tone", tone)

    def is_editing(self, what: str) -> bool:
        return self._pages.currentIndex() == {"link": 1, "words": 2}[what]

    def focus(self) -> None:
        if self.is_editing("words"):
            self._words.setFocus()
        elif self.is_editing("link"):
            self._link.focus()

    # Changing

    @property
    def has_typing(self) -> bool:
        """Whether something is typed that is not saved."""
        words = self.is_editing("words") and self._words.toPlainText() != self._words_kept
        return words or (self.is_editing("link") and self._link.changed)

    def save(self) -> None:
        if self.is_editing("words"):
            self.words_saved.emit(self._words.toPlainText(), self._words_kept)
        elif self.is_editing("link"):
            self.link_saved.emit(self._link.before, *self._link.typed)

    def take_words(self, text: str) -> None:
        """They are kept as this from now on."""
        self._words_kept = text
        self._words.setPlainText(text)

    def take_link(self, shorthand: str, address: str) -> None:
        """It is kept as this from now on."""
        self._link.show_link(shorthand, address)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        told: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Escape: self._on_close,
            Qt.Key.Key_Return: self.save,
            Qt.Key.Key_Enter: self.save,
        }
        act = told.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _on_close(self) -> None:
        """What is typed is kept; a mistake in it stays with its sentence."""
        if self.has_typing:
            self.save()
        if not self.has_typing:
            self.closed.emit()


def _words_edit() -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(tr("The team's words"))
    edit.setProperty("role", "field")
    edit.setTabChangesFocus(True)
    edit.setPlaceholderText(tr("webhook\nKubernetes"))
    return edit
