"""The live checklist: what passes in one line, what does not with its reason and its fix."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.checklist.finding import Finding, Fix
from asyncdraft.core.checklist.listing import NO_NAME, Name, applying, listed, sections
from asyncdraft.core.checklist.verdict import Result, State, Verdict
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.gui.drafts.checklist_lines import heading, pass_item, want_items
from asyncdraft.gui.drafts.finding_row import FindingRow
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row, scrolling
from asyncdraft.gui.widgets.kept_column import Item, KeptColumn
from asyncdraft.gui.widgets.ring import Ring


class ChecklistPanel(QWidget):
    go_to = signal_of(Finding)
    fix_chosen = signal_of(Fix)
    ignored = signal_of(Finding)
    unignored = signal_of(Finding)
    explained = signal_of(Finding)
    practised = signal_of(Finding)
    all_unignored = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._verdict: Verdict | None = None
        self._names: dict[Finding, Name] = {}
        self._unfolded = False
        self._current = NO_NAME
        self._is_visited = False
        self._sentence = ""
        self._shown: object = None
        self._revealed = NO_NAME
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._show_current)
        self._ring = Ring()
        self._headline = label(type="heading", wrap=True)
        self._price = label(tone="secondary", type="small", wrap=True)
        head = row(gap=14)
        head.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        words.addWidget(self._headline)
        words.addWidget(self._price)
        words.addStretch(1)
        head.addLayout(words, 1)
        self._column = KeptColumn(gap=6)
        self._area = scrolling(self._column)
        body = column(self, margins=(16, 12, 8, 6), gap=8)
        body.addLayout(head)
        body.addWidget(self._area, 1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._ring.set_colors(theme["line"], theme["ok"])
        self._draw_anew()

    def show_keys(self) -> None:
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._shown = None
        self._column.forget()
        if self._verdict is not None:
            self.show_verdict(self._verdict)

    def show_price(self, sentence: str) -> None:
        self._sentence = sentence
        self._show_head()

    def show_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._names = listed(verdict)
        names = self._names.values()
        if self._current not in names:
            self._current, self._is_visited = next(iter(names), NO_NAME), False
        self._show_head()
        keys = {finding: self._key(finding) for finding in self._names}
        look = (
            tuple((result.rule.id, result.state, result.text) for result in verdict.results),
            tuple(keys.values()),
            tuple(finding.mark for finding in verdict.ignored),
            self._unfolded,
        )
        if look != self._shown and self._theme is not None:
            self._shown = look
            self._column.show_items(self._items(verdict, self._theme))
            self._reveal_if_new()
        self._follow(keys)

    def _key(self, finding: Finding) -> Hashable:
        """What its row looks like."""
        name = self._names[finding]
        labels = tuple(fix.label for fix in finding.fixes)
        looks = (finding.title, finding.message, labels, finding.severity)
        return ("finding", name[0], *looks, name == self._current)

    def _reveal_if_new(self) -> None:
        if self._current != self._revealed:
            self._revealed = self._current
            self._reveal.start()

    @property
    def findings(self) -> Sequence[Finding]:
        """What is open, in the order in which it is listed."""
        return tuple(self._names)

    @property
    def current(self) -> Finding | None:
        return next((found for found, name in self._names.items() if name == self._current), None)

    def set_current(self, finding: Finding) -> None:
        self._current, self._is_visited = self._names.get(finding, (finding.mark, 0)), True
        if self._verdict is not None:
            self.show_verdict(self._verdict)

    def step(self, by: int) -> Finding | None:
        """The next or the previous finding, round and round; the one that is shown first is gone to first."""
        findings = self.findings
        if not findings:
            return None
        names = list(self._names.values())
        here = names.index(self._current) if self._current in names else -1
        finding = findings[(here + (by if self._is_visited else min(by, 0))) % len(findings)]
        self.set_current(finding)
        return finding

    def _show_head(self) -> None:
        verdict = self._verdict
        if verdict is None:
            return
        self._ring.show_share(verdict.passed, verdict.total)
        self._headline.setText(shown(verdict.headline))
        self._headline.setAccessibleName(shown(verdict.headline))
        self._price.setText(
            tr("Each point appears as you write.") if not verdict.total else shown(self._sentence)
        )

    def _items(self, verdict: Verdict, theme: Theme) -> list[Item]:
        if not verdict.total:
            return want_items(theme)
        items: list[Item] = []
        for title, results in sections(verdict).items():
            items.append(heading(title))
            for result in results:
                items += self._result_items(result, theme)
        items += self._polish_items(verdict, theme)
        return items + self._ignored_items(verdict.ignored)

    def _ignored_items(self, ignored: Sequence[Finding]) -> list[Item]:
        items = [heading(tr("Ignored here"))] if ignored else []
        items += (
            Item(("ignored", finding.mark, finding.title), partial(self._ignored_line, finding))
            for finding in ignored
        )
        if len(ignored) > 1:
            items.append(Item("all ignored", self._all_ignored_line))
        return items

    def _polish_items(self, verdict: Verdict, theme: Theme) -> list[Item]:
        """Wording: folded while more is missing than words; what is fine in one line."""
        polish = [result for result in applying(verdict) if result.rule.is_polish]
        fine = [result.text for result in polish if result.state is State.PASS]
        opened = [result for result in polish if result.findings]
        items = [heading(tr_of("findings", "Polish"))] if polish else []
        if self._is_folded(opened):
            count = sum(len(result.findings) for result in opened)
            items.append(Item(("folded", count), lambda: self._folded_line(count)))
            opened = []
        for result in opened:
            items += self._result_items(result, theme)
        if fine:
            told = (
                say("Tone and shape are fine")
                if len(fine) == len(polish)
                else say_count(
                    "{count} more point of tone and shape is fine",
                    "{count} more points of tone and shape are fine",
                    len(fine),
                )
            )
            items.append(pass_item(told, theme, joined(fine, "\n")))
        return items

    def _is_folded(self, opened: list[Result]) -> bool:
        names = [self._names[finding] for result in opened for finding in result.findings]
        return bool(names) and not self._unfolded and self._current not in names

    def _folded_line(self, count: int) -> QWidget:
        line = QWidget()
        layout = row(line, gap=4)
        text = say_count("{count} point of wording, for later", "{count} points of wording, for later", count)
        layout.addWidget(label(text, tone="secondary", wrap=True), 1)
        layout.addWidget(button(tr("Show"), self._unfold, kind="link", scale="small"))
        return line

    def _unfold(self) -> None:
        self._unfolded = True
        if self._verdict is not None:
            self.show_verdict(self._verdict)

    def fold(self) -> None:
        """Another draft is shown."""
        self._unfolded = False

    def _result_items(self, result: Result, theme: Theme) -> list[Item]:
        if result.state is State.PASS:
            return [pass_item(result.text, theme)]
        return [self._finding_item(finding, theme) for finding in result.findings]

    def _finding_item(self, finding: Finding, theme: Theme) -> Item:
        current = self._names[finding] == self._current
        return Item(self._key(finding), lambda: self._finding_row(finding, theme, current=current))

    def _finding_row(self, finding: Finding, theme: Theme, *, current: bool) -> FindingRow:
        made = FindingRow(finding, theme, current=current)
        made.go_to.connect(self.go_to.emit)
        made.fix_chosen.connect(self.fix_chosen.emit)
        made.ignored.connect(self.ignored.emit)
        made.explained.connect(self.explained.emit)
        made.practised.connect(self.practised.emit)
        return made

    def _ignored_line(self, finding: Finding) -> QWidget:
        line = QWidget()
        layout = row(line, gap=4)
        layout.addWidget(label(finding.title, tone="secondary", type="small", wrap=True), 1)
        again = button(tr("Show again"), lambda: self.unignored.emit(finding), kind="link", scale="small")
        again.setAccessibleName(tr("Show again: {title}", title=finding.title))
        layout.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _all_ignored_line(self) -> QWidget:
        line = QWidget()
        layout = row(line, gap=0)
        layout.addStretch(1)
        layout.addWidget(button(tr("Show all again"), self.all_unignored.emit, kind="link", scale="small"))
        return line

    def _follow(self, keys: Mapping[Finding, Hashable]) -> None:
        """Rows that stayed get their finding's new place in the text."""
        seen: Counter[Hashable] = Counter()
        for finding, key in keys.items():
            line = self._column.widget_of(key, seen[key])
            seen[key] += 1
            if isinstance(line, FindingRow):
                line.finding = finding

    def _show_current(self) -> None:
        finding = self.current
        line = self._column.widget_of(self._key(finding)) if finding else None
        if line is not None:
            self._area.ensureWidgetVisible(line, 0, 8)
