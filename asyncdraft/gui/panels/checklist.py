"""The live checklist: what passes in one line, what does not with its reason and its fix."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from asyncdraft.core.checklist.engine import Result, State, Verdict
from asyncdraft.core.checklist.finding import SEVERITY_NAMES, Finding, Fix, Severity
from asyncdraft.core.checklist.rule import GROUP_TITLES, Group
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row, scrolling
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.kept_column import Item, KeptColumn
from asyncdraft.gui.widgets.menus import offer_at
from asyncdraft.gui.widgets.ring import Ring
from asyncdraft.gui.widgets.tips import set_tip

MARKS = {
    Severity.ERROR: ("cross", "bad"),
    Severity.WARNING: ("warning", "warn"),
    Severity.HINT: ("hint", "accent"),
}
FIX_ACTIONS = ("apply_fix", "apply_second_fix", "apply_third_fix")
MOST_FIXES = len(FIX_ACTIONS)
LONG_LABEL = 30
GROUNDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
MENU = (
    ("show", say("Show its place")),
    ("explain", say("Explain the rule")),
    ("practise", say("Practise this")),
    ("ignore", say("Ignore here")),
)
WANTS = (
    ("search", say("No search"), say("links, numbers and names are in the message")),
    ("flag", say("One ask"), say("it names who does what")),
    ("clock", say("One time"), say("with a zone, inside their working hours")),
    ("arrow-right", say("A way on"), say("what happens if nobody answers")),
)


Name = tuple[str, int]
"""A finding's mark and its number among those of the same mark, so that it is found again after an edit."""

NO_NAME: Name = ("", 0)


class FindingRow(QWidget):
    """One open point with its reason and its buttons. A click goes to its place.

    While the text around it changes, `finding` follows; what it looks like does not.
    """

    def __init__(self, finding: Finding, panel: "ChecklistPanel", theme: Theme, *, current: bool) -> None:
        super().__init__()
        self.finding = finding
        self._panel = panel
        icon_name, tone = MARKS[finding.severity]
        body = column(self, gap=4)
        head = row(gap=8)
        mark = QLabel()
        mark.setPixmap(icons.pixmap(icon_name, theme[tone]))
        mark.setAccessibleName(shown(SEVERITY_NAMES[finding.severity]))
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(finding.title, type="strong", wrap=True), 1)
        body.addLayout(head)
        self.setAccessibleName(
            tr(
                "{severity}: {title}. {message}",
                severity=SEVERITY_NAMES[finding.severity],
                title=finding.title,
                message=finding.message,
            )
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        body.addWidget(self._card(current))

    def _card(self, current: bool) -> QWidget:
        fixes = self.finding.fixes[:MOST_FIXES]
        card = frame(GROUNDS[self.finding.severity])
        inner = column(card, margins=(10, 8, 10, 8), gap=6)
        inner.addWidget(label(self.finding.message, type="small", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        for index, fix in enumerate(fixes):
            flow.addWidget(self._fix_button(fix, index, first=current and not index))
        if not fixes:
            flow.addWidget(self._named_button(tr("Show"), self._go))
        flow.addWidget(self._named_button(tr("Ignore here"), lambda: self._panel.ignored.emit(self.finding)))
        inner.addWidget(buttons)
        for fix in fixes:
            if _is_long(fix) and fix.label not in self.finding.message:
                inner.addWidget(label(fix.label, tone="secondary", type="small", wrap=True))
        return card

    def _named_button(self, text: str, clicked: Callable[[], object]) -> QWidget:
        """Spoken with the finding it is for: there are as many of them as findings."""
        result = button(text, clicked, scale="small")
        result.setAccessibleName(tr("{text}: {title}", text=text, title=self.finding.title))
        return result

    def _fix_button(self, fix: Fix, index: int, *, first: bool) -> QWidget:
        """`first` is the one that the shortcut applies."""
        text = say("Replace") if _is_long(fix) else fix.label
        keys = keys_of(FIX_ACTIONS[index])
        words = f"{shown(text)}  {keys if first else ''}".rstrip()
        kind = "primary" if first else ""
        result = button(words, lambda: self._fix(index), scale="small", kind=kind)
        result.setAccessibleName(shown(fix.label))
        set_tip(result, tr("{label}  {key}", label=fix.label, key=keys).rstrip())
        return result

    def _fix(self, index: int) -> None:
        self._panel.fix_chosen.emit(self.finding.fixes[index])

    def _go(self) -> None:
        self._panel.go_to.emit(self.finding)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with the point, also by the menu key on one of its buttons."""
        panel = self._panel
        told = {"show": panel.go_to, "explain": panel.explained, "practise": panel.practised}
        told["ignore"] = panel.ignored
        offer_at(event.globalPos(), self, MENU, lambda key: told[key].emit(self.finding))


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
        self._names = _named(_in_order(verdict))
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
            return _want_items(theme)
        items: list[Item] = []
        for title, results in _sections(verdict).items():
            items.append(_heading(title))
            for result in results:
                items += self._result_items(result, theme)
        items += self._polish_items(verdict, theme)
        return items + self._ignored_items(verdict.ignored)

    def _ignored_items(self, ignored: Sequence[Finding]) -> list[Item]:
        items = [_heading(tr("Ignored here"))] if ignored else []
        items += (
            Item(("ignored", finding.mark, finding.title), partial(self._ignored_line, finding))
            for finding in ignored
        )
        if len(ignored) > 1:
            items.append(Item("all ignored", self._all_ignored_line))
        return items

    def _polish_items(self, verdict: Verdict, theme: Theme) -> list[Item]:
        """Wording: folded while more is missing than words; what is fine in one line."""
        polish = [result for result in _applying(verdict) if result.rule.is_polish]
        fine = [result.text for result in polish if result.state is State.PASS]
        opened = [result for result in polish if result.findings]
        items = [_heading(tr_of("findings", "Polish"))] if polish else []
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
            items.append(_pass_item(told, theme, joined(fine, "\n")))
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
            return [_pass_item(result.text, theme)]
        return [self._finding_item(finding, theme) for finding in result.findings]

    def _finding_item(self, finding: Finding, theme: Theme) -> Item:
        current = self._names[finding] == self._current
        return Item(self._key(finding), lambda: FindingRow(finding, self, theme, current=current))

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


def _named(findings: Sequence[Finding]) -> dict[Finding, Name]:
    seen: Counter[str] = Counter()
    names: dict[Finding, Name] = {}
    for finding in findings:
        mark = finding.mark
        names[finding] = (mark, seen[mark])
        seen[mark] += 1
    return names


def _is_long(fix: Fix) -> bool:
    """Such a label stands below its button, where it can wrap."""
    return len(fix.label) > LONG_LABEL


def _applying(verdict: Verdict) -> list[Result]:
    return [result for result in verdict.results if result.state is not State.NOT_APPLICABLE]


def _sections(verdict: Verdict) -> dict[str, list[Result]]:
    """Groups other than wording; what is missing leads, then what is open."""
    groups: dict[Group, list[Result]] = {}
    for result in _applying(verdict):
        if not result.rule.is_polish:
            groups.setdefault(result.rule.group, []).append(result)
    ordered = sorted(groups.items(), key=lambda group: min(map(_urgency, group[1])))
    return {GROUP_TITLES[group]: sorted(results, key=_urgency) for group, results in ordered}


def _urgency(result: Result) -> tuple[int, int]:
    """What is missing, then what is said badly, then what is well; the gravest of each first."""
    if not result.findings:
        return 2, 0
    return min((1 - each.is_absence, _GRAVITY[each.severity]) for each in result.findings)


_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def _in_order(verdict: Verdict) -> tuple[Finding, ...]:
    """As listed: what is missing, what is open, and wording last."""
    polish = [result for result in verdict.results if result.rule.is_polish]
    results = [result for group in _sections(verdict).values() for result in group] + polish
    return tuple(finding for result in results for finding in result.findings)


def _heading(title: str) -> Item:
    def make() -> QWidget:
        caps = label(shown(title).upper(), type="caps")
        caps.setContentsMargins(0, 6, 0, 0)
        return caps

    return Item(("heading", title), make)


def _pass_item(text: str, theme: Theme, tip: str = "") -> Item:
    def make() -> QWidget:
        line = QWidget()
        layout = row(line, gap=8)
        tick = QLabel()
        tick.setPixmap(icons.pixmap("check", theme["ok"]))
        layout.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(text, wrap=True), 1)
        line.setAccessibleName(tr("passes: {text}", text=text))
        set_tip(line, tip)
        return line

    return Item(("passes", text, tip), make)


def _want_items(theme: Theme) -> list[Item]:
    """What a good message has, while there is none to judge."""
    wants = [
        Item(("want", title), partial(_want, icon, title, detail, theme)) for icon, title, detail in WANTS
    ]
    return [_heading(tr("What a sleeping reader needs")), *wants]


def _want(icon_name: str, title: str, detail: str, theme: Theme) -> QWidget:
    line = QWidget()
    layout = row(line, margins=(0, 4, 0, 4), gap=10)
    mark = QLabel()
    mark.setPixmap(icons.pixmap(icon_name, theme["text"]))
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=1)
    words.addWidget(label(title, type="strong"))
    words.addWidget(label(detail, tone="secondary", wrap=True))
    layout.addLayout(words, 1)
    return line
