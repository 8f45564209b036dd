"""The times that the text names, as chips: one click makes one of them the deadline."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.checklist.time_offers import TakenTime, TimeOffer
from asyncdraft.core.draft import PANE_TITLES, Deadline
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.writing import Style
from asyncdraft.core.when.zones import is_zone, tz
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.widgets.basics import button, clear, label
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.tips import set_tip

MOST_SHOWN = 3
MOST_READINGS = 3


class TimeOffers(QWidget):
    """`taken(time)`: this reading is the deadline; `refused(offer)`: this time is none; `shown()`: others
    than before, or none.
    """

    taken = signal_of(TakenTime)
    refused = signal_of(TimeOffer)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=6)
        self._shown: tuple[TimeOffer, ...] = ()
        self._contradict = False
        self._style = writing.STYLE
        self.hide()

    @property
    def contradict(self) -> bool:
        """Whether they are shown because the deadline is another."""
        return self._contradict

    def show_offers(
        self, offers: Sequence[TimeOffer], deadline: Deadline, now: datetime, style: Style
    ) -> None:
        """With a deadline only what contradicts it, without one whatever may become it."""
        shown = _worth_showing(offers, deadline, now)
        self._contradict = _is_set(deadline)
        if (shown, style) == (self._shown, self._style):
            return
        self._shown, self._style = shown, style
        clear(self._flow)
        self.setVisible(bool(shown))
        if shown:
            self._flow.addWidget(label(tr("In your text"), tone="secondary"))
        for offer in shown:
            self._add(offer, now, style)
        self.updateGeometry()
        self.shown.emit()

    def _add(self, offer: TimeOffer, now: datetime, style: Style) -> None:
        where = PANE_TITLES[offer.pane]
        self._flow.addWidget(label(tr("“{text}”", text=offer.text), tone="secondary", type="small"))
        readings = offer.candidates[:MOST_READINGS]
        texts = writing.apart([moment_of(reading, now) for reading in readings], style)
        for index, (reading, text) in enumerate(zip(readings, texts, strict=True)):
            chip = button(text, kind="outline-chip", scale="small")
            assumed = joined(reading.assumed)
            set_tip(
                chip,
                shown(
                    say(
                        "Make “{words}” in {pane} the deadline. {assumed}",
                        words=offer.text,
                        pane=where,
                        assumed=assumed,
                    )
                ).strip(),
            )
            chip.setAccessibleName(
                tr("{words} in {pane}: {time} as the deadline", words=offer.text, pane=where, time=text)
            )
            chip.setAccessibleDescription(shown(assumed))
            taken = TakenTime(offer, index)
            chip.clicked.connect(lambda _checked=False, taken=taken: self.taken.emit(taken))
            self._flow.addWidget(chip)
        tip = say("“{text}” is not a deadline", text=offer.text)
        refuse = button("×", lambda: self.refused.emit(offer), kind="link", scale="small", tip=tip)
        refuse.setAccessibleName(shown(tip))
        self._flow.addWidget(refuse)
        if len(self._shown) == 1 and offer.candidates[0].assumed:
            self._flow.addWidget(label(joined(offer.candidates[0].assumed), tone="secondary", type="small"))


def _worth_showing(offers: Sequence[TimeOffer], deadline: Deadline, now: datetime) -> tuple[TimeOffer, ...]:
    opened = [offer for offer in offers if not offer.is_set_aside]
    due = [offer for offer in opened if offer.is_due]
    if _is_set(deadline):
        return tuple(offer for offer in due if not _means(offer, deadline, now))[:MOST_SHOWN]
    return tuple(due or opened)[:MOST_SHOWN]


def _is_set(deadline: Deadline) -> bool:
    return bool(deadline.typed.strip() or deadline.at)


def _means(offer: TimeOffer, deadline: Deadline, now: datetime) -> bool:
    """A day without an hour means whatever hour of it the deadline has."""
    return any(
        reading.instant(now) == deadline.at or _is_day_of(reading, deadline) for reading in offer.candidates
    )


def _is_day_of(reading: Reading, deadline: Deadline) -> bool:
    day = reading.value
    if deadline.at is None or not isinstance(day, date) or isinstance(day, datetime):
        return False
    return deadline.at.astimezone(tz(deadline.zone)).date() == day


def moment_of(reading: Reading, now: datetime) -> tuple[datetime, str]:
    at = reading.instant(now) or now
    zone = reading.zone if reading.zone and is_zone(reading.zone) else str(now.tzinfo)
    return at, zone
