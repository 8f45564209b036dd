"""Beside an exercise: its points, what the checklist and its own criteria say, and how practice goes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from asyncdraft.core.text import say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.exercise_texts import LineText, PointsText
from asyncdraft.gui.practice.progress_chart import ChartKey, ProgressChart
from asyncdraft.gui.practice.progress_page import ProgressText
from asyncdraft.gui.practice.weak_bars import WeakBars
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row
from asyncdraft.gui.widgets.kept_column import Item, KeptColumn
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.ring import Ring
from asyncdraft.gui.widgets.tips import set_tip

MARKS = {
    "met": ("check", "ok"),
    "error": ("cross", "bad"),
    "warning": ("warning", "warn"),
    "hint": ("hint", "accent"),
    "unsure": ("clock", "secondary"),
}
SPOKEN = {
    "met": say("passes"),
    "error": say_of("finding", "error"),
    "warning": say_of("finding", "warning"),
    "hint": say_of("finding", "hint"),
    "unsure": say("still open"),
}
GROUNDS = {"error": "error", "warning": "warning", "hint": "hint", "unsure": "hint"}
WELL, HALF = 0.7, 0.4
MOST_WEAK = 6
WIDE, NARROW = 364, 300
BESIDE_FIVE = 76


class Line(QWidget):
    """`going(key)` to its place in the text."""

    going = Signal(str)

    def __init__(self, text: LineText, theme: Theme) -> None:
        super().__init__()
        icon, tone = MARKS[text.mark]
        mark = QLabel()
        mark.setPixmap(icons.pixmap(icon, theme[tone]))
        head = row(gap=8)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        is_open = text.mark in ("error", "warning", "hint")
        words = label(
            text.text,
            type="strong" if is_open else "",
            tone="secondary" if text.mark == "unsure" else "",
            wrap=True,
        )
        head.addWidget(words, 1)
        body = column(self, gap=4)
        body.addLayout(head)
        if text.why:
            body.addWidget(self._card(text))
        set_tip(self, text.tip)
        self.setAccessibleName(
            shown(
                say("{mark}: {text}. {why}", mark=SPOKEN[text.mark], text=text.text, why=text.why or text.tip)
            ).strip()
        )

    def _card(self, text: LineText) -> QFrame:
        card = frame(GROUNDS.get(text.mark, "hint"))
        inner = column(card, margins=(10, 7, 10, 8), gap=6)
        inner.addWidget(label(text.why, type="small", wrap=True))
        if text.key:
            line = row()
            show = button(tr("Show"), lambda: self.going.emit(text.key), scale="small")
            show.setAccessibleName(tr("Show: {text}", text=text.text))
            line.addWidget(show)
            line.addStretch(1)
            inner.addLayout(line)
        return card


class PracticeSide(QFrame):
    """`going(key)` to what a line is about, `five_wanted(key)` of the button at the foot."""

    going = Signal(str)
    five_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._theme: Theme | None = None
        self._points: PointsText | None = None
        self._five_key = self._five_text = ""
        self._is_narrow = False
        self._ring = Ring()
        self._headline = label(type="heading", wrap=True)
        self._sentence = label(tone="secondary", wrap=True)
        self._lines = KeptColumn(gap=6)
        self._upper = QWidget()
        self._progress = QWidget()
        self._count = label(tone="secondary")
        self._since = label(tone="secondary", type="small")
        self._chart, self._key = ProgressChart(), ChartKey()
        self._weak_title = label(tr("WEAKEST FIRST"), type="caps")
        self._bars = WeakBars()
        self._nothing = label(tr("Each exercise adds a day and a point here."), tone="secondary", wrap=True)
        self._five = button("", lambda: self.five_wanted.emit(self._five_key))
        self._five.hide()
        self._build_upper()
        self._build_progress()
        page = frame("page")
        body = column(page, margins=(16, 14, 16, 8), gap=12)
        body.addWidget(self._upper)
        body.addWidget(self._progress)
        body.addStretch(1)
        outer = column(self, gap=0)
        self._area = PageArea(page)
        outer.addWidget(self._area, 1)
        foot = column(margins=(16, 8, 16, 12))
        foot.addWidget(self._five)
        outer.addLayout(foot)

    def _build_upper(self) -> None:
        words = column(gap=2)
        words.addWidget(self._headline)
        words.addWidget(self._sentence)
        words.addStretch(1)
        head = row(gap=14)
        head.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        body = column(self._upper, gap=10)
        body.addLayout(head)
        body.addWidget(self._lines)
        body.addWidget(frame("rule"))

    def _build_progress(self) -> None:
        head = row(gap=8)
        head.addWidget(label(tr("Your progress"), type="heading"))
        head.addStretch(1)
        head.addWidget(self._count)
        keys = row(gap=8)
        keys.addWidget(self._key)
        keys.addStretch(1)
        keys.addWidget(self._since)
        body = column(self._progress, gap=8)
        body.addLayout(head)
        body.addWidget(self._nothing)
        body.addLayout(keys)
        body.addWidget(self._chart)
        body.addWidget(self._weak_title)
        body.addWidget(self._bars)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        tokens = {role: theme[role] for role in theme.tokens}
        for part in (self._chart, self._key, self._bars):
            part.set_tokens(tokens)
        self._five.setIcon(icons.icon("practice", theme["text"]))
        self._lines.forget()
        if self._points is not None:
            self.show_points(self._points)

    def show_points(self, text: PointsText | None) -> None:
        """None where there is nothing to judge yet."""
        self._points = text
        self._upper.setVisible(text is not None)
        theme = self._theme
        if text is None or theme is None:
            return
        share = text.points / text.total if text.total else 0
        tone = "ok" if share >= WELL else "warn" if share >= HALF else "bad"
        self._ring.set_colors(theme["line"], theme[tone])
        self._ring.show_share(text.points, text.total)
        self._headline.setText(shown(text.headline))
        self._sentence.setText(shown(text.sentence))
        items = [*self._section(say("Checklist"), text.checklist, theme)]
        items += self._section(say("Of this exercise"), text.own, theme)
        self._lines.show_items(items)

    def _section(self, title: str, lines: Sequence[LineText], theme: Theme) -> list[Item]:
        if not lines:
            return []
        return [
            Item(title, partial(_heading, title)),
            *(Item(line, partial(self._line, line, theme)) for line in lines),
        ]

    def _line(self, text: LineText, theme: Theme) -> Line:
        line = Line(text, theme)
        line.going.connect(self.going)
        return line

    def show_progress(self, text: ProgressText) -> None:
        self._count.setText(shown(text.count))
        self._since.setText(shown(text.since))
        self._chart.show_days(text.days)
        has_days = any(day.minutes or day.points is not None for day in text.days)
        for part in (self._chart, self._key):
            part.setVisible(has_days)
        self._since.setVisible(has_days and not self._is_narrow)
        self._nothing.setVisible(not has_days)
        weakest = text.weakest[:MOST_WEAK]
        self._weak_title.setVisible(bool(weakest))
        self._bars.setVisible(bool(weakest))
        self._bars.show_bars(weakest)
        self._five_text, self._five_key = shown(text.five), text.key
        self._five.setVisible(bool(text.five))
        self._five.setAccessibleName(shown(text.five))
        self._fit_five()

    def _fit_five(self) -> None:
        """As much of the words as there is room for; all of them are the tooltip."""
        room = self.width() - BESIDE_FIVE
        cut = self._five.fontMetrics().elidedText(self._five_text, Qt.TextElideMode.ElideRight, room)
        self._five.setText(f" {cut}")
        set_tip(self._five, "" if cut == self._five_text else self._five_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_five()

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._since.setVisible(not narrow and bool(self._since.text()))

    def set_slim(self, slim: bool) -> None:
        self._area.set_whole(slim)


def _heading(title: str) -> QWidget:
    caps = label(shown(title).upper(), type="caps")
    caps.setContentsMargins(0, 2, 0, 0)
    return caps
