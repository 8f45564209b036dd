"""The live checklist: what passes in one line, what does not with its reason and its fix."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from asyncdraft.core.checklist.engine import Result, State, Verdict
from asyncdraft.core.checklist.finding import Finding, Fix, Severity
from asyncdraft.core.checklist.rule import GROUP_TITLES, Group
from asyncdraft.gui import icons
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.ring import Ring

MARKS = {
    Severity.ERROR: ("cross", "bad"),
    Severity.WARNING: ("warning", "warn"),
    Severity.HINT: ("hint", "accent"),
}
MOST_FIXES = 3
LONG_LABEL = 30
GROUNDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
WANTS = (
    ("search", "No search", "links, numbers and names are in the message"),
    ("flag", "One ask", "it names who does what"),
    ("clock", "One time", "with a zone, inside their working hours"),
    ("arrow-right", "A way on", "what happens if nobody answers"),
)


class FindingRow(QWidget):
    """One open point. A click goes to its place; `current` shows its reason and its buttons."""

    def __init__(self, finding: Finding, panel: "ChecklistPanel", theme: Theme, *, current: bool) -> None:
        super().__init__()
        self._finding = finding
        self._panel = panel
        icon_name, tone = MARKS[finding.severity]
        body = column(self, gap=4)
        head = row(gap=8)
        mark = QLabel()
        mark.setPixmap(icons.pixmap(icon_name, theme[tone]))
        mark.setAccessibleName(finding.severity.value)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(finding.title, type="strong", wrap=True), 1)
        body.addLayout(head)
        self.setAccessibleName(f"{finding.severity.value}: {finding.title}. {finding.message}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        card = frame(GROUNDS[finding.severity])
        inner = column(card, margins=(10, 8, 10, 8), gap=6)
        inner.addWidget(label(finding.message, type="small", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        for widget in self._buttons(current):
            flow.addWidget(widget)
        inner.addWidget(buttons)
        for fix in finding.fixes[:MOST_FIXES]:
            if _is_long(fix):
                inner.addWidget(label(fix.label, tone="secondary", type="small", wrap=True))
        body.addWidget(card)

    def _buttons(self, current: bool) -> list[QWidget]:
        finding, panel = self._finding, self._panel
        fixes = [
            self._fix_button(fix, first=current and not index)
            for index, fix in enumerate(finding.fixes[:MOST_FIXES])
        ]
        show = [] if fixes else [button("Show", lambda: panel.go_to.emit(finding), scale="small")]
        ignore = button("Ignore here", lambda: panel.ignored.emit(finding), scale="small")
        return [*fixes, *show, ignore]

    def _fix_button(self, fix: Fix, *, first: bool) -> QWidget:
        """`first` is the one that the shortcut applies."""
        text = "Replace" if _is_long(fix) else fix.label
        keys = "  Alt+↵" if first else ""
        kind = "primary" if first else ""
        result = button(text + keys, lambda: self._panel.fix_chosen.emit(fix), scale="small", kind=kind)
        result.setAccessibleName(fix.label)
        return result

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._panel.go_to.emit(self._finding)


class ChecklistPanel(QWidget):
    go_to = signal_of(Finding)
    fix_chosen = signal_of(Fix)
    ignored = signal_of(Finding)
    unignore = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._verdict: Verdict | None = None
        self._current = ""
        self._sentence = ""
        self._shown: object = None
        self._current_row: FindingRow | None = None
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
        self._list = QWidget()
        self._list.setProperty("role", "page")
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._rows = column(self._list, gap=6)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._list)
        self._area = area
        body = column(self, margins=(16, 12, 8, 6), gap=8)
        body.addLayout(head)
        body.addWidget(area, 1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._ring.set_colors(theme["line"], theme["ok"])
        self._shown = None
        if self._verdict is not None:
            self.show_verdict(self._verdict)

    def show_price(self, sentence: str) -> None:
        self._sentence = sentence
        self._show_head()

    def show_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        marks = {found.mark for found in verdict.findings}
        if self._current not in marks:
            self._current = verdict.findings[0].mark if verdict.findings else ""
        self._show_head()
        state = (
            tuple((result.rule.id, result.state, result.findings) for result in verdict.results),
            self._current,
        )
        if state != self._shown and self._theme is not None:
            self._shown = state
            self._rebuild(verdict, self._theme)

    @property
    def findings(self) -> Sequence[Finding]:
        return self._verdict.findings if self._verdict else ()

    @property
    def current(self) -> Finding | None:
        return next((found for found in self.findings if found.mark == self._current), None)

    def set_current(self, finding: Finding) -> None:
        self._current = finding.mark
        if self._verdict is not None:
            self.show_verdict(self._verdict)

    def step(self, by: int) -> Finding | None:
        """The next or the previous finding, round and round."""
        findings = self.findings
        if not findings:
            return None
        marks = [found.mark for found in findings]
        here = marks.index(self._current) if self._current in marks else -1
        finding = findings[(here + by) % len(findings)]
        self.set_current(finding)
        return finding

    def _show_head(self) -> None:
        verdict = self._verdict
        if verdict is None:
            return
        self._ring.show_share(verdict.passed, verdict.total)
        self._headline.setText(verdict.headline)
        self._headline.setAccessibleName(verdict.headline)
        self._price.setText("Each point appears as you write." if not verdict.total else self._sentence)

    def _rebuild(self, verdict: Verdict, theme: Theme) -> None:
        self._current_row = None
        clear(self._rows)
        if not verdict.total:
            self._show_wants(theme)
            return
        for title, results in _sections(verdict).items():
            self._rows.addSpacing(4)
            self._rows.addWidget(label(title.upper(), type="caps"))
            for result in results:
                self._add_result(result, theme)
        self._add_polish(verdict, theme)
        if verdict.ignored:
            count = len(verdict.ignored)
            text = "1 point ignored here" if count == 1 else f"{count} points ignored here"
            line = row(gap=4)
            line.addWidget(label(text, tone="secondary", type="small"))
            line.addWidget(button("Show again", self.unignore.emit, kind="link", scale="small"))
            line.addStretch(1)
            self._rows.addLayout(line)
        self._rows.addStretch(1)

    def _add_polish(self, verdict: Verdict, theme: Theme) -> None:
        """Wording: what is open in full, what is fine in one line."""
        polish = [result for result in _applying(verdict) if result.rule.is_polish]
        if not polish:
            return
        self._rows.addSpacing(4)
        self._rows.addWidget(label("POLISH", type="caps"))
        fine = [result for result in polish if result.state is State.PASS]
        for result in polish:
            if result.state is State.FINDING:
                self._add_result(result, theme)
        if fine:
            named = (
                "Tone and shape" if len(fine) == len(polish) else f"{len(fine)} more points of tone and shape"
            )
            line = _pass_line(f"{named} are fine", theme)
            line.setToolTip("\n".join(result.text for result in fine))
            self._rows.addWidget(line)

    def _add_result(self, result: Result, theme: Theme) -> None:
        if result.state is State.PASS:
            self._rows.addWidget(_pass_line(result.text, theme))
            return
        for finding in result.findings:
            current = finding.mark == self._current
            line = FindingRow(finding, self, theme, current=current)
            self._rows.addWidget(line)
            if current:
                self._current_row = line
                self._reveal.start()

    def _show_current(self) -> None:
        if self._current_row is not None:
            self._area.ensureWidgetVisible(self._current_row, 0, 8)

    def _show_wants(self, theme: Theme) -> None:
        self._rows.addWidget(label("WHAT A SLEEPING READER NEEDS", type="caps"))
        for icon_name, title, detail in WANTS:
            self._rows.addWidget(_want(icon_name, title, detail, theme))
        self._rows.addStretch(1)


def _is_long(fix: Fix) -> bool:
    """Such a label stands below its button, where it can wrap."""
    return len(fix.label) > LONG_LABEL


def _applying(verdict: Verdict) -> list[Result]:
    return [result for result in verdict.results if result.state is not State.NOT_APPLICABLE]


def _sections(verdict: Verdict) -> dict[str, list[Result]]:
    """Groups other than wording; those with something open lead."""
    groups: dict[Group, list[Result]] = {}
    for result in _applying(verdict):
        if not result.rule.is_polish:
            groups.setdefault(result.rule.group, []).append(result)
    ordered = sorted(groups.items(), key=lambda group: not any(result.findings for result in group[1]))
    return {
        GROUP_TITLES[group]: sorted(results, key=lambda result: not result.findings)
        for group, results in ordered
    }


def _pass_line(text: str, theme: Theme) -> QWidget:
    line = QWidget()
    layout = row(line, gap=8)
    tick = QLabel()
    tick.setPixmap(icons.pixmap("check", theme["ok"]))
    layout.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(text, wrap=True), 1)
    line.setAccessibleName(f"passes: {text}")
    return line


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
