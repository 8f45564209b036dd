"""All rules of the checklist: what each is for, an example of both kinds, and how strict it is here."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from asyncdraft.core.checklist.rule import GROUP_TITLES, Rule
from asyncdraft.core.text import joined, say, small
from asyncdraft.gui.language import tr
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.team.rule_facts import GRADES, GradeChoice, RuleFacts, rule_words
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, keep_room, label, row, scrolling
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList


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
        self.setWindowTitle(tr("Rules of the checklist"))
        self.resize(860, 560)
        self._rules = {rule.id: rule for rule in rules}
        self._grades = dict(grades)
        self._team = dict(team)
        self._shown = shown or rules[0].id
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Any word of a rule"))
        self._search.setAccessibleName(tr("Search rules"))
        self._search.textChanged.connect(lambda _text: self._refresh())
        self._list = SectionedList(say("Rules"))
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._list.picked.connect(self._show)
        self._facts = RuleFacts()
        self._grade = GradeChoice(say("For me this rule is"))
        self._grade.graded.connect(self._on_graded)
        self._nothing = label(tr("No rule has these words."), tone="secondary", wrap=True)
        self._right = scrolling(self._facts)
        keep_room(self._right)
        self._build()
        self._refresh()

    def show_grades(self, grades: Mapping[str, str], team: Mapping[str, str]) -> None:
        """As they are now, whoever has changed them."""
        if (grades, team) != ({rule: grade for rule, grade in self._grades.items() if grade}, self._team):
            self._grades, self._team = dict(grades), dict(team)
            self._refresh()

    def _build(self) -> None:
        left = column(gap=8)
        left.addWidget(self._search)
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        sides = row(gap=16)
        sides.addLayout(left, 2)
        sides.addWidget(self._right, 3)
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addLayout(sides, 1)
        body.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=10)
        foot.addWidget(self._grade, 1)
        foot.addStretch()
        foot.addWidget(button(tr("Close"), self.accept, kind="primary"))
        return foot

    def _refresh(self) -> None:
        typed = self._search.text().casefold().split()
        found = [rule for rule in self._rules.values() if all(word in rule_words(rule) for word in typed)]
        if found and self._shown not in {rule.id for rule in found}:
            self._shown = found[0].id
        self._list.show_entries(self._entries(found), self._shown)
        self._nothing.setVisible(not found)
        for part in (self._right, self._grade):
            part.setVisible(bool(found))
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
        return joined((rule.id, small(GRADES[grade])), " · ")

    def _show(self, rule_id: str) -> None:
        rule = self._rules[rule_id]
        self._shown = rule_id
        self._facts.show_rule(rule)
        team = self._team.get(rule_id, "")
        told = say("Your team says: {lower}", lower=small(GRADES[team])) if team else ""
        self._grade.show_grade(self._grades.get(rule_id, ""), told)

    def _on_graded(self, grade: str) -> None:
        self._grades[self._shown] = grade
        self.graded.emit(self._shown, grade)
        self._refresh()
