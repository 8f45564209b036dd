"""All rules of the checklist: what each is for, an example of both kinds, and how strict it is here."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QTextBrowser, QWidget

from asyncdraft.core.checklist.rule import GROUP_TITLES, Rule
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList

GRADES = {"": "As declared", "error": "Error", "warning": "Warning", "hint": "Hint", "off": "Off"}


class RulesDialog(QDialog):
    """`graded(rule id, grade)`; an empty grade is the team's, else the declared one."""

    graded = Signal(str, str)

    def __init__(
        self,
        parent: QWidget,
        rules: Sequence[Rule],
        grades: Mapping[str, str],
        team: Mapping[str, str],
        theme: Theme,
        shown: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rules of the checklist")
        self.resize(860, 560)
        self._rules = {rule.id: rule for rule in rules}
        self._grades = dict(grades)
        self._team = dict(team)
        self._shown = shown or rules[0].id
        self._search = QLineEdit()
        self._search.setPlaceholderText("Any word of a rule")
        self._search.setAccessibleName("Search rules")
        self._search.textChanged.connect(lambda _text: self._refresh())
        self._list = SectionedList("Rules")
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._list.picked.connect(self._show)
        self._title = label(type="heading", wrap=True)
        self._why = label(wrap=True)
        self._bad_caption = label("HARD TO ACT ON", type="caps")
        self._good_caption = label("BETTER", type="caps")
        self._bad = _example_box("Hard to act on")
        self._good = _example_box("Better")
        self._grade = Combo()
        self._grade.setAccessibleName("How strict")
        for key, text in GRADES.items():
            self._grade.addItem(text, key)
        self._grade.activated.connect(self._on_graded)
        self._from_team = label(tone="secondary", type="small")
        self._build()
        self._refresh()

    def _build(self) -> None:
        left = column(gap=8)
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        page = QWidget()
        page.setProperty("role", "page")
        right = column(page, margins=(4, 0, 4, 0), gap=10)
        right.addWidget(self._title)
        right.addWidget(self._why)
        for caption, box in ((self._bad_caption, self._bad), (self._good_caption, self._good)):
            right.addWidget(caption)
            right.addWidget(box)
        right.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        sides = row(gap=16)
        sides.addLayout(left, 2)
        sides.addWidget(area, 3)
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addLayout(sides, 1)
        body.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=10)
        foot.addWidget(label("For me this rule is", tone="secondary"))
        foot.addWidget(self._grade)
        foot.addWidget(self._from_team)
        foot.addStretch(1)
        foot.addWidget(button("Close", self.accept, kind="primary"))
        return foot

    def _refresh(self) -> None:
        typed = self._search.text().casefold().split()
        found = [rule for rule in self._rules.values() if all(word in _words(rule) for word in typed)]
        if found and self._shown not in {rule.id for rule in found}:
            self._shown = found[0].id
        self._list.show_entries(self._entries(found), self._shown)
        if found:
            self._show(self._shown)

    def _entries(self, rules: Sequence[Rule]) -> list[Entry]:
        entries: list[Entry] = []
        for group, title in GROUP_TITLES.items():
            members = [rule for rule in rules if rule.group is group]
            if members:
                entries.append(Entry("", title))
                entries += [Entry(rule.id, rule.title, self._detail(rule)) for rule in members]
        return entries

    def _detail(self, rule: Rule) -> str:
        grade = self._grades.get(rule.id) or self._team.get(rule.id) or rule.severity.value
        return f"{rule.id} · {grade}"

    def _show(self, rule_id: str) -> None:
        rule = self._rules[rule_id]
        self._shown = rule_id
        self._title.setText(rule.title)
        self._why.setText(rule.why)
        for caption, box, example in (
            (self._bad_caption, self._bad, rule.bad),
            (self._good_caption, self._good, rule.good),
        ):
            box.setPlainText(example.shown)
            caption.setVisible(bool(example.shown))
            box.setVisible(bool(example.shown))
        self._grade.setCurrentIndex(self._grade.findData(self._grades.get(rule_id, "")))
        team = self._team.get(rule_id, "")
        self._from_team.setText(f"Your team says: {GRADES[team].lower()}" if team else "")

    def _on_graded(self, index: int) -> None:
        self._grades[self._shown] = self._grade.itemData(index)
        self.graded.emit(self._shown, self._grades[self._shown])
        self._refresh()


def _example_box(name: str) -> QTextBrowser:
    box = QTextBrowser()
    box.setProperty("role", "source")
    box.setAccessibleName(name)
    box.setFixedHeight(110)
    return box


def _words(rule: Rule) -> str:
    return f"{rule.id} {rule.title} {rule.why}".casefold()
