"""How practice goes over time: the whole picture, every rule weakest first, and what was done last."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.progress_chart import ChartKey, DayText, ProgressChart
from asyncdraft.gui.practice.weak_bars import WeakBars, WeakText
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row
from asyncdraft.gui.widgets.kept_column import Item, KeptColumn
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.row_list import ROW_ROLE
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.stacked import Stacked

CHART_HEIGHT, NAME_WIDTH = 150, 250
NOTHING = say(
    "Nothing practised yet. The first exercise takes five minutes; its points and minutes appear here."
)


@dataclass(frozen=True)
class ProgressText:
    """`five` are the words of the button that leads on, `key` what it opens."""

    count: str
    since: str
    days: tuple[DayText, ...]
    weakest: tuple[WeakText, ...]
    five: str
    key: str


class RuleRow(QWidget):
    """`practised(rule)`."""

    practised = Signal(str)

    def __init__(self, rule: WeakText, theme: Theme) -> None:
        super().__init__()
        bar = WeakBars(NAME_WIDTH)
        bar.set_tokens({role: theme[role] for role in theme.tokens})
        bar.show_bars((rule,))
        go = button(tr("Practise"), lambda: self.practised.emit(rule.rule), kind="link", scale="small")
        go.setAccessibleName(tr("Practise: {title}", title=rule.title))
        line = row(self, gap=12)
        line.addWidget(bar, 1)
        line.addWidget(go)


class ProgressPage(QWidget):
    """`practised(rule)`, `opened(id)` of an exercise that was done."""

    practised = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._weakest: Sequence[WeakText] = ()
        self._count = label(type="subject", wrap=True)
        self._since = label(tone="secondary", wrap=True)
        self._nothing = label(NOTHING, tone="secondary", wrap=True)
        self._key, self._chart = ChartKey(), ProgressChart(CHART_HEIGHT)
        self._rules = KeptColumn(gap=4)
        self.done = SectionedList(say_of("exercises", "Done"))
        self.done.clicked.connect(self._on_chosen)
        self.done.activated.connect(self._on_chosen)
        self._chart_card, self._rules_card, self._done_card = (frame("card") for _place in range(3))
        self._build()

    def _build(self) -> None:
        chart = column(self._chart_card, margins=(16, 12, 16, 12), gap=8)
        line = row()
        line.addWidget(self._key)
        line.addStretch(1)
        chart.addLayout(line)
        chart.addWidget(self._chart)
        rules = column(self._rules_card, margins=(16, 12, 12, 12), gap=8)
        rules.addWidget(label(tr("WEAKEST FIRST"), type="caps"))
        self._rules_area = PageArea(self._rules)
        rules.addWidget(self._rules_area, 1)
        done = column(self._done_card, margins=(10, 12, 10, 8), gap=4)
        done.addWidget(self.done, 1)
        lower = row(gap=12)
        lower.addWidget(self._rules_card, 3)
        lower.addWidget(self._done_card, 2)
        self._lower = Stacked(lower, {self._rules_card: 0, self._done_card: 260})
        body = column(self, margins=(18, 14, 18, 12), gap=10)
        body.addWidget(self._count)
        body.addWidget(self._since)
        body.addWidget(self._nothing)
        body.addWidget(self._chart_card)
        body.addLayout(lower, 1)
        body.addStretch(0)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        tokens = {role: theme[role] for role in theme.tokens}
        for part in (self._key, self._chart, self.done):
            part.set_tokens(tokens)
        self._rules.forget()
        self._show_rules()

    def set_slim(self, slim: bool) -> None:
        self._lower.set_slim(slim)
        self._rules_area.set_whole(slim)

    def show_progress(self, text: ProgressText, done: Sequence[Entry], summary: str) -> None:
        """`summary` tells of days in a row, the quiz and the drill, as far as there is something to tell."""
        has_any = bool(done)
        self._count.setText(tr("{count} done", count=text.count) if has_any else shown(text.count))
        told = joined(filter(None, (text.since, summary)), " · ")
        self._since.setText(shown(told))
        self._since.setVisible(bool(told))
        self._nothing.setVisible(not has_any)
        self._chart.show_days(text.days)
        for part, is_there in (
            (self._chart_card, has_any),
            (self._done_card, has_any),
            (self._rules_card, bool(text.weakest)),
        ):
            part.setVisible(is_there)
        self.done.show_entries(done, "")
        self._weakest = text.weakest
        self._show_rules()

    def _on_chosen(self, index: QModelIndex) -> None:
        """By a click or Enter: the arrow keys only go through the list."""
        entry = index.data(ROW_ROLE)
        if isinstance(entry, Entry) and entry.key:
            self.opened.emit(entry.key)

    def _show_rules(self) -> None:
        if self._theme is not None:
            self._rules.show_items(
                [Item(rule, partial(self._row, rule, self._theme)) for rule in self._weakest]
            )

    def _row(self, rule: WeakText, theme: Theme) -> RuleRow:
        made = RuleRow(rule, theme)
        made.practised.connect(self.practised)
        return made
