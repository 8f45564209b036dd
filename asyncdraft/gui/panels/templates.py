"""The templates view: find one by what it is for, see it with its sample, use it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from asyncdraft.core.templates.template import GROUPS, Template
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList


class TemplatesPanel(QWidget):
    """`shown(name)` when a preview is wanted; `used_here(name)`, `used_anew(name)`."""

    shown = Signal(str)
    used_here = Signal(str)
    used_anew = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._templates: Mapping[str, Template] = {}
        self._current = ""
        self._search = QLineEdit()
        self._search.setPlaceholderText("Title, purpose or any word")
        self._search.setAccessibleName("Search templates")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._refresh())
        self._search.returnPressed.connect(lambda: self.used_here.emit(self._current))
        self._list = SectionedList("Templates")
        self._list.picked.connect(self.show_template)
        self._nothing = label("No template contains these words.", tone="secondary", wrap=True)
        self._problems = label(pill="bad", wrap=True)
        self._title = label(type="figure", wrap=True)
        self._purpose = label(tone="secondary", wrap=True)
        self._when = label(wrap=True)
        self._when_not = label(tone="secondary", wrap=True)
        self._page = QTextBrowser()
        self._page.setOpenLinks(False)
        self._page.setAccessibleName("Preview with sample values")
        self._here = button("Use for this draft", lambda: self.used_here.emit(self._current), kind="primary")
        self._anew = button("Use for a new draft", lambda: self.used_anew.emit(self._current))
        self._build()

    def _build(self) -> None:
        left = column(gap=8)
        left.addWidget(self._search)
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        card = frame("card")
        body = column(card, margins=(18, 14, 18, 14), gap=8)
        body.addWidget(self._title)
        body.addWidget(self._purpose)
        advice = frame("ground")
        lines = column(advice, margins=(12, 8, 12, 8), gap=4)
        lines.addWidget(self._when)
        lines.addWidget(self._when_not)
        body.addWidget(self._page, 1)
        body.addWidget(advice)
        buttons = row(gap=8)
        buttons.addWidget(self._here)
        buttons.addWidget(self._anew)
        buttons.addStretch(1)
        body.addLayout(buttons)
        main = column(self, margins=(18, 12, 18, 12), gap=10)
        main.addWidget(self._problems)
        sides = row(gap=14)
        sides.addLayout(left, 2)
        sides.addWidget(card, 4)
        main.addLayout(sides, 1)

    def set_theme(self, theme: Theme) -> None:
        self._list.set_tokens({role: theme[role] for role in theme.tokens})

    def show_templates(
        self, templates: Mapping[str, Template], problems: Sequence[str], current: str
    ) -> None:
        self._templates = templates
        self._problems.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))
        self._current = current if current in templates else next(iter(templates), "")
        self._refresh()

    def show_template(self, name: str) -> None:
        template = self._templates[name]
        self._current = name
        self._title.setText(template.title)
        self._purpose.setText(template.purpose)
        self._when.setText(f"When to use: {template.when}")
        self._when_not.setText(f"Not for: {template.when_not}")
        self.shown.emit(name)

    def show_preview(self, html: str) -> None:
        self._page.document().setIndentWidth(24)
        self._page.setHtml(html)

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        found = [template for template in self._templates.values() if _matches(template, self._search.text())]
        names = [template.name for template in found]
        if names and self._current not in names:
            self._current = names[0]
        self._list.show_entries(_entries(found), self._current)
        self._nothing.setVisible(not found)
        self._list.setVisible(bool(found))
        if names and self.isVisible():
            self.show_template(self._current)


def _matches(template: Template, typed: str) -> bool:
    text = f"{template.title} {template.purpose} {template.when} {template.group} {template.body}".casefold()
    return all(word in text for word in typed.casefold().split())


def _entries(templates: Sequence[Template]) -> list[Entry]:
    groups = dict.fromkeys([*GROUPS, *(template.group for template in templates)])
    entries: list[Entry] = []
    for group in groups:
        members = [template for template in templates if template.group == group]
        if members:
            entries.append(Entry("", group))
            entries += [Entry(template.name, template.title, template.purpose) for template in members]
    return entries
