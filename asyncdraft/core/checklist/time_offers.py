"""The times that a message names, offered as its deadline."""

from collections.abc import Callable, Iterator

import msgspec

from asyncdraft.core.checklist.due import is_origin
from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.checklist.finding import mark_of
from asyncdraft.core.checklist.survey import Placed, Spot, Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import Reading

MOST = 12
NAME = "time"


class TimeOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A time at [start, end) of a pane, in code points, with what it may mean, the likeliest first.

    `is_due`: the words around it ask for something by then. `is_set_aside`: the writer has said that this
    is no deadline; `mark` is the name of that place among the draft's ignored ones.
    """

    pane: Pane
    start: int
    end: int
    text: str
    mark: str
    is_due: bool
    is_set_aside: bool
    candidates: tuple[Reading, ...]


class TakenTime(msgspec.Struct, frozen=True):
    """One reading of an offer, by its index."""

    offer: TimeOffer
    index: int

    @property
    def reading(self) -> Reading:
        return self.offer.candidates[self.index]


def time_offers(survey: Survey, read: Callable[[str], tuple[Reading, ...]]) -> tuple[TimeOffer, ...]:
    """What is due first, then in text order; nothing that is over.

    `read` tells what words typed alone mean.
    """
    return tuple(filter(None, offered(survey, read)))


def offered(survey: Survey, read: Callable[[str], tuple[Reading, ...]]) -> Iterator[TimeOffer | None]:
    """As `time_offers`, a reading a step: None where it makes no offer."""
    made = 0
    for placed, reading in sorted(_placed(survey), key=lambda pair: not _is_due(*pair)):
        candidates = read(reading.text)
        at = candidates[0].instant(survey.now) if candidates else None
        offer = _offer(survey, placed, reading, candidates) if at and at > survey.now else None
        yield offer
        made += offer is not None
        if made == MOST:
            return


def is_set_aside(survey: Survey, spot: Spot) -> bool:
    """Whether the writer has said that this time is no deadline."""
    ignored = survey.message.ignored
    return bool(ignored) and _mark(survey, spot.placed, spot.start, spot.end) in ignored


def _placed(survey: Survey) -> Iterator[tuple[Placed, Reading]]:
    for placed in survey.holding("times"):
        for reading in placed.facts.times:
            is_likely = reading.precise or _is_due(placed, reading)
            if is_likely and not is_origin(Passage(placed.facts, reading.start, reading.end)):
                yield placed, reading


def _is_due(placed: Placed, reading: Reading) -> bool:
    return any(mark.start == reading.start for mark in placed.facts.marked("time.due"))


def _offer(survey: Survey, placed: Placed, reading: Reading, candidates: tuple[Reading, ...]) -> TimeOffer:
    mark = _mark(survey, placed, reading.start, reading.end)
    return TimeOffer(
        pane=placed.pane,
        start=placed.start + reading.start,
        end=placed.start + reading.end,
        text=reading.text,
        mark=mark,
        is_due=_is_due(placed, reading),
        is_set_aside=mark in survey.message.ignored,
        candidates=candidates,
    )


def _mark(survey: Survey, placed: Placed, start: int, end: int) -> str:
    return mark_of(NAME, survey.message.text(placed.pane), placed.start + start, placed.start + end)
