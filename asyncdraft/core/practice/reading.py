"""An answer as the criteria see it: its words, its times, its deadline, and what the checklist found."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property

from asyncdraft.core.checklist.asks import Ask
from asyncdraft.core.checklist.engine import Result, Verdict
from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.times import TimeOffer, time_offers
from asyncdraft.core.draft import Pane
from asyncdraft.core.people import Person
from asyncdraft.core.practice.answer import normal
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.when.moments import Reading
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.working import Calendar

Calendars = Callable[[Person, datetime], Calendar]


class AnswerReading:
    """`survey` and `verdict` are the checklist's for the message that the answer makes."""

    def __init__(
        self,
        answer: str,
        exercise: Exercise,
        survey: Survey,
        verdict: Verdict,
        times: TimeReader,
        calendars: Calendars,
    ) -> None:
        self.answer = answer
        self.exercise = exercise
        self.now = exercise.now
        self._survey = survey
        self._times = times
        self._calendars = calendars
        self.results: Mapping[str, Result] = {result.rule.id: result for result in verdict.results}

    @cached_property
    def normal(self) -> str:
        return normal(self.answer)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        return tuple(ask for _placed, ask in self._survey.asks)

    @cached_property
    def times(self) -> tuple[Reading, ...]:
        return self._times.scan(self.answer, self.now)

    @cached_property
    def deadline(self) -> TimeOffer | None:
        """The time by which something is asked for; not one at which the writer goes on alone."""
        return deadline_of(self._survey, self._times, self.now)

    @property
    def due(self) -> Reading | None:
        return self.deadline.candidates[0] if self.deadline else None

    @property
    def due_at(self) -> datetime | None:
        return self.due.instant(self.now) if self.due else None

    def calendar(self, person_id: str) -> Calendar | None:
        person = self.exercise.person(person_id)
        return self._calendars(person, self.now) if person else None


def deadline_of(survey: Survey, times: TimeReader, now: datetime) -> TimeOffer | None:
    offers = time_offers(survey, lambda text: times.read(text, now).candidates)
    asked, alone = _places(survey, "time.demanded"), _places(survey, "time.due", within="default")
    return min(
        (offer for offer in offers if offer.is_due),
        key=lambda offer: (
            offer.pane is Pane.FALLBACK or (offer.pane, offer.start) in alone,
            offer.pane is not Pane.NEED,
            (offer.pane, offer.start) not in asked,
        ),
        default=None,
    )


def _places(survey: Survey, sign: str, within: str = "") -> set[tuple[Pane, int]]:
    """Where times with this sign stand; `within`: only where their sentence has such a phrase."""
    return {
        (placed.pane, placed.start + mark.start)
        for placed in survey.holding(sign)
        for mark in placed.facts.marked(sign)
        if not within or Passage(placed.facts, mark.start, mark.end).within(within)
    }
