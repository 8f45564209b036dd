"""An answer as the criteria see it: its words, its times, its deadline, and what the checklist found."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property

from asyncdraft.core.checklist.asks import Ask
from asyncdraft.core.checklist.survey import Placed, Survey
from asyncdraft.core.checklist.time_offers import TimeOffer
from asyncdraft.core.checklist.verdict import Result, Verdict
from asyncdraft.core.draft import Pane
from asyncdraft.core.people import Person
from asyncdraft.core.practice.answer import has_words, normal
from asyncdraft.core.practice.asked_time import due_times
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.when.moments import Reading
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.working import Calendar

Calendars = Callable[[Person, datetime], Calendar]

LOOK = re.compile(
    r"\b(?:(?:check|review|see|fix)\s+(?:it|this|these|them)|(?:have|take)\s+a\s+(?:quick\s+)?look|look\s+(?:at|into)"
    r"|answer|reply|respond|get\s+back|(?:call|phone|ring|ping)\s+(?:me|us))\b",
    re.IGNORECASE,
)
CONTENT = re.compile(
    r"\b(?:whether|which|what|who|where|how|why|or|yes|no|if\s+(?!(?:you|we|I)\b))\b|:(?=\s|\Z)",
    re.IGNORECASE,
)


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
    def is_idle(self) -> bool:
        """Whether all that is asked for is a look, or an answer to no question."""
        return all(_is_idle(placed, ask) for placed, ask in self._survey.asks)

    @cached_property
    def times(self) -> tuple[Reading, ...]:
        return self._times.scan(self.answer, self.now)

    @property
    def has_need(self) -> bool:
        """False for an answer in panes that leaves out the one that asks."""
        texts = self._survey.message.texts
        return Pane.TEXT in texts or bool(texts.get(Pane.NEED, "").strip())

    @cached_property
    def _due_times(self) -> tuple[TimeOffer, ...]:
        return due_times(self._survey, self._times, self.now)

    @property
    def due(self) -> Reading | None:
        """The time by which something is asked for; not one at which the writer goes on alone."""
        return next((offer.candidates[0] for offer in self._due_times), None)

    def due_for(self, person: Person) -> Reading | None:
        """Of several readers each may have a line with a deadline of their own; else that of all."""
        if len(self.exercise.readers) < 2:
            return self.due
        own = (offer.candidates[0] for offer in self._due_times if self._names(offer, person))
        return next(own, self.due)

    def _names(self, offer: TimeOffer, person: Person) -> bool:
        text = self._survey.message.text(offer.pane)
        line = text[text.rfind("\n", 0, offer.start) + 1 : offer.start]
        return has_words(normal(line), person.first_name)

    @property
    def due_at(self) -> datetime | None:
        return self.due.instant(self.now) if self.due else None

    def calendar(self, person_id: str) -> Calendar | None:
        person = self.exercise.person(person_id)
        return self._calendars(person, self.now) if person else None


def _is_idle(placed: Placed, ask: Ask) -> bool:
    facts = placed.facts
    sentence = facts.sentences[ask.sentence] if facts.sentences else None
    text = facts.text[sentence.start : sentence.end] if sentence else facts.text
    return LOOK.search(text) is not None and not CONTENT.search(text)
