"""A new thread, or what an old one is about: topic, people, link, and the day a decision is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from asyncdraft.gui.widgets.basics import button, column, label, row


@dataclass(frozen=True)
class ThreadText:
    """As it was typed; `people` are roster ids, `others` names of people who are not in the roster."""

    topic: str = ""
    people: tuple[str, ...] = ()
    others: str = ""
    link: str = ""
    needed: str = ""


class ThreadForm(QDialog):
    """`accepted_text(ThreadText)`; `read_day` returns how a day reads, or raises ValueError."""

    accepted_text = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        roster: Mapping[str, str],
        shown: ThreadText,
        read_day: Callable[[str], str],
        go: Sequence[str],
    ) -> None:
        """`go` is the text of the primary button, and a line that says what follows."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._read_day = read_day
        self._topic = self._line("Topic", "The question, as short as a title", shown.topic)
        self._people = QListWidget()
        self._people.setAccessibleName("People")
        self._people.setProperty("role", "field")
        for person, name in roster.items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, person)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Checked if person in shown.people else Qt.CheckState.Unchecked)
            self._people.addItem(item)
        self._people.setMaximumHeight(150)
        self._people.setSpacing(2)
        self._others = self._line(
            "Others", "Names that are not in the team, separated by commas", shown.others
        )
        self._link = self._line("Link", "Where the thread is, if it has an address", shown.link)
        self._needed = self._line("Decision needed by", "such as Wed 25 Nov", shown.needed)
        self._read = label(tone="secondary", type="small")
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._needed.textChanged.connect(lambda _text: self._show_read())
        buttons = row(gap=8)
        buttons.addWidget(label(go[1], tone="secondary", type="small", wrap=True), 1)
        buttons.addWidget(button("Cancel", self.reject))
        self._go = button(go[0], self._on_go, kind="primary")
        self._go.setDefault(True)
        buttons.addWidget(self._go)
        body = column(self, margins=(16, 14, 16, 14), gap=6)
        for edit in (self._topic, self._people, self._others, self._link, self._needed):
            body.addWidget(label(edit.accessibleName(), tone="secondary", type="small"))
            body.addWidget(edit)
        body.addWidget(self._read)
        body.addWidget(self._problem)
        body.addLayout(buttons)
        self._show_read()

    def _line(self, name: str, hint: str, text: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(name)
        edit.setPlaceholderText(hint)
        return edit

    def _show_read(self) -> None:
        try:
            self._read.setText(self._read_day(self._needed.text().strip()))
        except ValueError:
            self._read.setText("")

    @property
    def text(self) -> ThreadText:
        items = [self._people.item(place) for place in range(self._people.count())]
        chosen = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        return ThreadText(
            topic=self._topic.text().strip(),
            people=tuple(chosen),
            others=self._others.text().strip(),
            link=self._link.text().strip(),
            needed=self._needed.text().strip(),
        )

    def _problem_of(self, text: ThreadText) -> str:
        if not text.topic:
            return "A thread needs a topic: the question, as short as a title."
        try:
            self._read_day(text.needed)
        except ValueError as error:
            return str(error)
        return ""

    def _on_go(self) -> None:
        text = self.text
        problem = self._problem_of(text)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            self.accept()
            self.accepted_text.emit(text)
