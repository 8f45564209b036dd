"""A new status round, or what an old one is about: its title, who is expected, and the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from asyncdraft.gui.widgets.basics import button, column, label, row

FEWER = "With fewer updates than this, you meet instead"
MOST_PEOPLE = 200


@dataclass(frozen=True)
class RoundForm:
    """As it was typed; `people` are roster ids, `others` names of people who are not in the roster."""

    title: str = ""
    people: tuple[str, ...] = ()
    others: str = ""
    closes: str = ""
    least: int = 0
    place: str = ""
    prompt: str = ""


class RoundDialog(QDialog):
    """`accepted_form(RoundForm)`; `read_time` returns how a time reads, or raises ValueError."""

    accepted_form = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        roster: Mapping[str, str],
        shown: RoundForm,
        read_time: Callable[[str], str],
        go: str,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._read_time = read_time
        self._title = self._line("Title", "such as Week 48", shown.title)
        self._people = self._make_people(roster, shown.people)
        self._others = self._line(
            "Others", "Names that are not in the team, separated by commas", shown.others
        )
        self._closes = self._line("Open until", "such as fri 12:00", shown.closes)
        self._least = self._line(FEWER, "never", str(shown.least or ""))
        self._least.setValidator(QIntValidator(0, MOST_PEOPLE, self._least))
        self._least.setFixedWidth(80)
        self._place = self._line("Where updates are collected", "A link", shown.place)
        self._prompt = self._line("What you want to have said besides", "For the prompt", shown.prompt)
        self._reads = label(tone="secondary", type="small")
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._closes.textChanged.connect(lambda _text: self._show_read())
        self._build(go)
        self._show_read()

    def _make_people(self, roster: Mapping[str, str], chosen: tuple[str, ...]) -> QListWidget:
        people = QListWidget()
        people.setAccessibleName("Who is expected")
        people.setProperty("role", "field")
        for person, name in roster.items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, person)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Checked if person in chosen else Qt.CheckState.Unchecked)
            people.addItem(item)
        people.setMaximumHeight(164)
        people.setSpacing(2)
        return people

    def _build(self, go: str) -> None:
        body = column(self, margins=(16, 14, 16, 14), gap=6)
        for edit in (self._title, self._people, self._others, self._closes):
            body.addWidget(label(edit.accessibleName(), tone="secondary", type="small"))
            body.addWidget(edit)
        body.addWidget(self._reads)
        least = row(gap=8)
        least.addWidget(label(FEWER, tone="secondary", type="small"), 1)
        least.addWidget(self._least)
        body.addLayout(least)
        for edit in (self._place, self._prompt):
            body.addWidget(label(edit.accessibleName(), tone="secondary", type="small"))
            body.addWidget(edit)
        body.addWidget(self._problem)
        buttons = row(gap=8)
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.reject))
        accept = button(go, self._on_go, kind="primary")
        accept.setDefault(True)
        buttons.addWidget(accept)
        body.addLayout(buttons)

    def _line(self, name: str, hint: str, text: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(name)
        edit.setPlaceholderText(hint)
        return edit

    def _show_read(self) -> None:
        try:
            self._reads.setText(self._read_time(self._closes.text().strip()))
        except ValueError:
            self._reads.setText("")

    @property
    def form(self) -> RoundForm:
        items = [self._people.item(place) for place in range(self._people.count())]
        chosen = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        return RoundForm(
            title=self._title.text().strip(),
            people=tuple(chosen),
            others=self._others.text().strip(),
            closes=self._closes.text().strip(),
            least=int(self._least.text() or 0),
            place=self._place.text().strip(),
            prompt=self._prompt.text().strip(),
        )

    def _problem_of(self, form: RoundForm) -> str:
        if not form.title:
            return "A round needs a title, such as Week 48."
        if not form.people and not form.others:
            return "Choose at least one person who is expected to write."
        try:
            self._read_time(form.closes)
        except ValueError as error:
            return str(error)
        return ""

    def _on_go(self) -> None:
        form = self.form
        problem = self._problem_of(form)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            self.accept()
            self.accepted_form.emit(form)
