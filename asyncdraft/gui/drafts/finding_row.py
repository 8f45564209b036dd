"""An open point of the checklist: its reason, its fixes, and what else can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from asyncdraft.core.checklist.finding import SEVERITY_NAMES, Finding, Fix, Severity
from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.menus import offer_at
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


class FindingRow(QWidget):
    """An open point with its reason and its buttons. A click goes to its place.

    While the text around it changes, `finding` follows; what it looks like does not.
    """

    go_to = signal_of(Finding)
    fix_chosen = signal_of(Fix)
    ignored = signal_of(Finding)
    explained = signal_of(Finding)
    practised = signal_of(Finding)

    def __init__(self, finding: Finding, theme: Theme, *, current: bool) -> None:
        super().__init__()
        self.finding = finding
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
        flow.addWidget(self._named_button(tr("Ignore here"), lambda: self.ignored.emit(self.finding)))
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
        self.fix_chosen.emit(self.finding.fixes[index])

    def _go(self) -> None:
        self.go_to.emit(self.finding)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with the point, also by the menu key on one of its buttons."""
        told = {"show": self.go_to, "explain": self.explained, "practise": self.practised}
        told["ignore"] = self.ignored
        offer_at(event.globalPos(), self, MENU, lambda key: told[key].emit(self.finding))


def _is_long(fix: Fix) -> bool:
    """Such a label stands below its button, where it can wrap."""
    return len(fix.label) > LONG_LABEL
