"""The cards below the hours: better deadlines to take, or slots for a call to copy."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.core.text import capital, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.calls import Call
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.overlap.scene import Scene
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, row
from asyncdraft.gui.widgets.stacked import turn

FIGURE = re.compile(r"(\d) (h|min|\d\d)\b")
"""A number and its unit, which stay on one line."""
KIND_TAGS = {"best": say("Best"), "earliest": say("Earliest"), "more": say("More time")}


class ChoiceCards(QWidget):
    """`suggested(suggestion)`, `call_chosen(call)`."""

    suggested = signal_of(Suggestion)
    call_chosen = signal_of(Call)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._takes: list[Callable[[], None]] = []
        self._title = label(type="heading")
        self._reason = label(tone="secondary")
        self._cards = row(gap=10)
        self._titles = titles = row(gap=10)
        titles.addWidget(self._title)
        titles.addWidget(self._reason)
        titles.addStretch(1)
        body = column(self, gap=6)
        body.addLayout(titles)
        body.addLayout(self._cards)

    def set_slim(self, slim: bool) -> None:
        for line in (self._titles, self._cards):
            turn(line, downwards=slim)
        self._reason.setWordWrap(slim)

    def take(self, index: int) -> bool:
        """What the button of a card does; False where there is no such card."""
        if index < len(self._takes):
            self._takes[index]()
            return True
        return False

    def show_suggestions(self, scene: Scene) -> None:
        wanted = writing.duration(scene.outlook.wanted)
        self._title.setText(tr("Better deadlines"))
        self._reason.setText(
            tr("at least {wanted} of working time for each reader, as the team promises", wanted=wanted)
        )
        suggestions = scene.outlook.suggestions
        chosen = [suggestion.at == scene.deadline.at for suggestion in suggestions]
        if not self._are_others("deadline", suggestions, chosen, scene.zones, scene.style):
            return
        for suggestion, is_chosen in zip(suggestions, chosen, strict=True):
            card = self._add(
                writing.short(suggestion.at, suggestion.zone, scene.style),
                scene.elsewhere(suggestion.at, suggestion.zone),
                suggestion.detail,
                KIND_TAGS[suggestion.kind],
                (say("Take"), partial(self.suggested.emit, suggestion)),
            )
            card.setProperty("checked", "true" if is_chosen else "false")
        if not suggestions:
            self._cards.addWidget(
                label(tr("Add readers with known hours to see suggestions."), tone="secondary")
            )

    def show_calls(self, scene: Scene, calls: Sequence[Call], minutes: int) -> None:
        self._title.setText(tr("Best slots for a live call"))
        self._reason.setText(tr("most people at work first, then the fairest spread"))
        if not self._are_others("call", calls, scene.zones, scene.axis, scene.style):
            return
        for call in calls:
            self._add(
                writing.short(call.at, scene.axis, scene.style),
                scene.elsewhere(call.at, scene.axis),
                say("{reason}.", reason=capital(call.reason)),
                say("{minutes} min", minutes=minutes),
                (say("Copy"), partial(self.call_chosen.emit, call)),
            )
        if not calls:
            self._cards.addWidget(label(tr("Say somebody’s hours in Team to see slots."), tone="secondary"))

    def _are_others(self, *shown: object) -> bool:
        """Whether other cards are to be shown than there are; if so those are gone."""
        if self._shown == shown:
            return False
        self._shown = shown
        self._takes = []
        clear(self._cards)
        return True

    def _add(
        self, title: str, elsewhere: str, detail: str, tag: str, go: tuple[str, Callable[[], None]]
    ) -> QFrame:
        """`go` is the word on the button and what it does; the first card's button is the primary one."""
        verb, take = go
        is_first = not self._takes
        self._takes.append(take)
        card = frame("choice")
        card.setProperty("best", "true" if is_first else "false")
        body = column(card, margins=(12, 10, 12, 10), gap=4)
        head = row(gap=8)
        head.addWidget(label(title, type="strong"))
        head.addStretch(1)
        head.addWidget(label(tr("Alt+{count}", count=len(self._takes)), tone="secondary", type="small"))
        body.addLayout(head)
        body.addWidget(label(elsewhere, tone="secondary", type="small", wrap=True))
        body.addWidget(label(FIGURE.sub("\\1\u00a0\\2", shown(detail)), type="small", wrap=True))
        body.addStretch(1)
        foot = row(gap=8)
        foot.addWidget(label(tag, pill="ok" if is_first else "plain"))
        foot.addStretch(1)
        taken = button(verb, take, scale="small", kind="primary" if is_first else "")
        taken.setAccessibleName(tr("{verb} {title}", verb=verb, title=title))
        foot.addWidget(taken)
        body.addLayout(foot)
        self._cards.addWidget(card, 1)
        return card
