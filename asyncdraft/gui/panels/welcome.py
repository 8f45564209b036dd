"""The empty state: when the writer works, and three ways to start."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.core.hours import week_table
from asyncdraft.core.people import Person
from asyncdraft.core.when import zones
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row

WIDE = 700
GREETINGS = ((5, "Good night"), (12, "Good morning"), (18, "Good afternoon"), (24, "Good evening"))


class WelcomePanel(QWidget):
    """`confirmed()`: zone and hours are right; `changing()`: they are not."""

    confirmed = Signal()
    changing = Signal()
    template_wanted = Signal()
    sample_wanted = Signal()
    rough_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question = frame("card")
        self._greeting = label(type="figure")
        self._facts = label(wrap=True)
        self._build_question(self._question)
        self._template = button("", self.template_wanted.emit)
        self._template.setAccessibleName("A template")
        self._sample = button("", self.sample_wanted.emit)
        self._sample.setAccessibleName("The sample")
        self._below = label("a few words below, or", tone="secondary")
        self._rough = button("", self.rough_wanted.emit)
        self._rough.setAccessibleName("Rough text")
        self._rough.setToolTip(
            "Start from rough text: paste a message, and its sentences fall into the panes"
        )
        start = row(gap=10)
        start.addWidget(label("Start with", type="heading"))
        start.addWidget(self._below)
        start.addWidget(self._rough)
        start.addWidget(self._template)
        start.addWidget(self._sample)
        start.addStretch(1)
        body = column(self, gap=10)
        body.addWidget(self._question)
        body.addLayout(start)
        self.show_keys()

    def _build_question(self, card: QFrame) -> None:
        body = column(card, margins=(18, 14, 18, 14), gap=8)
        body.addWidget(self._greeting)
        why = "They tell when an answer can reach you at work."
        body.addWidget(label(why, tone="secondary", wrap=True))
        body.addWidget(self._facts)
        line = row(gap=8)
        self._right = button("This is right", self.confirmed.emit, kind="primary")
        line.addWidget(self._right)
        line.addWidget(button("Change", self.changing.emit, kind="link"))
        line.addStretch(1)
        line.addWidget(label("Change it at any time in Team", tone="secondary", type="small"))
        body.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_keys()

    def show_keys(self) -> None:
        """On the buttons, where there is room for them."""
        is_wide = self.width() >= WIDE
        self._below.setVisible(is_wide)
        for start, text, keys in (
            (self._rough, "Rough text", keys_of("start_rough")),
            (self._template, "A template", keys_of("choose_template")),
            (self._sample, "The sample", keys_of("open_sample")),
        ):
            start.setText(f" {text}  {keys}" if is_wide else f" {text}")

    def set_theme(self, theme: Theme) -> None:
        self._template.setIcon(icons.icon("templates", theme["text"]))
        self._rough.setIcon(icons.icon("paste", theme["text"]))
        self._sample.setIcon(icons.icon("eye", theme["text"]))

    def show_writer(self, writer: Person | None, now: datetime, *, asked: bool) -> None:
        """`asked` is whether the question has been answered before."""
        self._question.setVisible(not asked)
        greeting = next(words for hour, words in GREETINGS if now.hour < hour)
        self._greeting.setText(f"{greeting}. Do you work at these hours?")
        self._facts.setText(_facts(writer, now) if writer else "Your zone is not known yet.")
        self._right.setEnabled(writer is not None)


def _facts(writer: Person, now: datetime) -> str:
    hours = week_table(writer.hours) if writer.hours else {}
    days = "; ".join(f"{name} {', '.join(spans)}" for name, spans in hours.items()) or "hours not known"
    return (
        f"{zones.city_of(writer.zone)} ({writer.zone}), now {now:%a} {now.day} {now:%b}, {now:%H:%M} · {days}"
    )
