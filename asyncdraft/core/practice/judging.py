"""Judging an answer: the checklist for what every message needs, the criteria for what this one does."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.finding import Edit, Finding, Fix, Severity
from asyncdraft.core.checklist.message import Message, ReaderTime, recipients_of
from asyncdraft.core.checklist.verdict import Result, State, Verdict
from asyncdraft.core.draft import PANES, Pane
from asyncdraft.core.practice.answer import Part, called, is_list_of_words, parts, prose, words
from asyncdraft.core.practice.asked_time import due_instant
from asyncdraft.core.practice.checks import judged
from asyncdraft.core.practice.copies import Copied, copied
from asyncdraft.core.practice.criterion import Demand
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.judgement import MOST_POINTS, Judged, Judgement, Outcome
from asyncdraft.core.practice.reading import AnswerReading, Calendars
from asyncdraft.core.practice.stricter import stricter
from asyncdraft.core.text import say
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.roundtrip import lands

LONGEST = 20_000
"""Code points beyond which nothing is a message any more."""
LEAST_WORDS = 3
TOO_LONG, TOO_LONG_WORDS = 4, 300
"""So many times the model answer, and at least so many words, are more than anybody reads at once."""

CRITERIA_SHARE = 0.6
LEAST_COST = 0.2
"""Of the criteria's share: one that is not met costs a reader as much among eight as among four."""
LEAD = 0.25
"""How far the checklist may be ahead of the criteria: that nothing is wrong makes no good answer alone."""
COSTS = {Severity.ERROR: 0.4, Severity.WARNING: 0.25, Severity.HINT: 0.1}
WORTH = {Outcome.MET: 1.0, Outcome.UNSURE: 0.5, Outcome.UNMET: 0.0}
MOST_FOR_COPY = {Copied.MESSAGE: 1, Copied.SITUATION: 3}
MOST_FOR_MISSHAPE = 4
OF_THE_DEADLINE = ("deadline.past", "deadline.short")
"""Rules that look at the readers' hours."""


class Judge:
    """`checklist` and `times` know the people of the exercise; `calendars` makes anybody's working time."""

    def __init__(
        self, exercise: Exercise, checklist: Checklist, times: TimeReader, calendars: Calendars
    ) -> None:
        self._exercise = exercise
        self._checklist = checklist
        self._times = times
        self._calendars = calendars

    def judge(self, answer: str) -> Judgement:
        typed = len(words(answer[:LONGEST]))
        refusal = self._refusal(answer, typed)
        if refusal:
            return self._refused(refusal, typed if typed >= LEAST_WORDS else 0)
        pieces = parts(answer)
        message = self._message(pieces)
        survey = self._checklist.survey(message)
        due = due_instant(survey, self._times, self._exercise.now)
        verdict = stricter(self._verdict(message, due), message, self._exercise, self._checklist.judge)
        reading = AnswerReading(answer, self._exercise, survey, verdict, self._times, self._calendars)
        criteria = tuple(judged(reading, criterion) for criterion in self._exercise.criteria)
        copy = copied(answer, self._exercise)
        shape = self._misshape(answer, typed)
        return Judgement(
            verdict=_in_answer(verdict, pieces),
            criteria=criteria,
            objections=tuple(self._objections(copy, shape)),
            copied=copy,
            points=min(_points(criteria, verdict), _most(copy, bool(shape))),
            words=typed,
            deadline=due,
        )

    def _refusal(self, answer: str, typed: int) -> str:
        """Why there is nothing to judge, if so."""
        if not answer.strip():
            return say("Nothing is written yet.")
        if len(answer) > LONGEST:
            return say(
                "{count:,} characters are no message: nobody reads this between two tasks.", count=len(answer)
            )
        return (
            ""
            if typed >= LEAST_WORDS
            else say("{readers} cannot act on this: it has no sentence.", readers=self._readers)
        )

    @property
    def _readers(self) -> str:
        return called(self._exercise.readers)

    def _refused(self, why: str, typed: int) -> Judgement:
        missing = tuple(Judged(criterion, Outcome.UNMET, why) for criterion in self._exercise.criteria)
        verdict = self._checklist.judge(Message(texts={}))
        return Judgement(verdict=verdict, criteria=missing, objections=(why,), points=0, words=typed)

    def _misshape(self, answer: str, typed: int) -> str:
        """What makes the answer as a whole no message to read, if anything does."""
        model = len(words(prose(self._exercise.model)))
        if typed > max(TOO_LONG * model, TOO_LONG_WORDS):
            return say(
                "{typed:,} words are more than {readers} can read at once.",
                typed=typed,
                readers=self._readers,
            )
        return say("These are catchwords, no sentences.") if is_list_of_words(answer) else ""

    def _objections(self, copy: Copied, shape: str) -> Iterable[str]:
        if copy is Copied.MODEL:
            yield say(
                "This is the model answer, nearly word for word. In your own words it will stay with you."
            )
        elif copy is Copied.MESSAGE:
            yield say("This is the given message, nearly unchanged.")
        elif copy is Copied.SITUATION:
            yield say(
                "This is the situation word for word: what you know, not what {readers} can do.",
                readers=self._readers,
            )
        if shape:
            yield shape

    # --- the message ------------------------------------------------------------------------------------

    def _message(self, pieces: tuple[Part, ...]) -> Message:
        exercise = self._exercise
        texts = {piece.pane: piece.text for piece in pieces}
        wanted = (
            str(rule)
            for criterion in exercise.criteria
            if criterion.demand is Demand.HOLDS and isinstance(criterion.argument, tuple)
            for rule in criterion.argument
        )
        return Message(
            texts=texts,
            panes=(Pane.TEXT,) if Pane.TEXT in texts else tuple(pane for pane in PANES if pane in texts),
            channel=exercise.channel.value,
            kind=exercise.template,
            sent_at=exercise.now,
            sender_zone=exercise.writer.zone,
            recipients=recipients_of(exercise.readers),
            links=exercise.links,
            regrade={**exercise.checks, **{rule: _grade(rule) for rule in wanted}},
        )

    def _verdict(self, message: Message, due: datetime | None) -> Verdict:
        """The checklist's, and what the deadline means to the readers, as the window knows it.

        The deadline stands in the text alone: that it is not what the text says cannot be.
        """
        verdict = self._checklist.judge(message)
        if due is None:
            return verdict
        timed = {
            result.rule.id: result for result in self._checklist.judge(self._timed(message, due)).results
        }
        return Verdict(
            tuple(
                timed[each.rule.id] if each.rule.id in OF_THE_DEADLINE else each for each in verdict.results
            )
        )

    def _timed(self, message: Message, due: datetime) -> Message:
        now = self._exercise.now
        calendars = [self._calendars(reader, now) for reader in self._exercise.readers]
        readers = tuple(
            ReaderTime(calendar.person.name, calendar.minutes(now, due), lands(calendar, due))
            for calendar in calendars
            if calendar.is_known
        )
        return msgspec.structs.replace(message, deadline=due, readers=readers)


def _grade(rule: str) -> str:
    from asyncdraft.core.checklist.catalogue import BY_ID

    return BY_ID[rule].severity.value


# --- points -----------------------------------------------------------------------------------------------


def _points(criteria: tuple[Judged, ...], verdict: Verdict) -> int:
    """Six of ten for the criteria, four for the checklist; ten only where nothing is open."""
    open_ones = sum(1 - WORTH[judged.outcome] for judged in criteria)
    plain = 1 - open_ones / len(criteria) if criteria else 1.0
    share = min(plain, max(1 - LEAST_COST * open_ones, plain / 2))
    cost = sum(COSTS[result.findings[0].severity] for result in verdict.results if result.findings)
    clean = min(max(0.0, 1 - cost), share + LEAD)
    total = CRITERIA_SHARE * share + (1 - CRITERIA_SHARE) * clean
    return int(MOST_POINTS * total + 1e-9)


def _most(copy: Copied, is_misshapen: bool) -> int:
    return min(MOST_FOR_COPY.get(copy, MOST_POINTS), MOST_FOR_MISSHAPE if is_misshapen else MOST_POINTS)


# --- spans -----------------------------------------------------------------------------------------------


def _in_answer(verdict: Verdict, pieces: tuple[Part, ...]) -> Verdict:
    """With every place counted from the start of the answer."""
    starts = {piece.pane: piece.start for piece in pieces}
    return Verdict(tuple(_moved(result, starts) for result in verdict.results))


def _moved(result: Result, starts: dict[Pane, int]) -> Result:
    if result.state is not State.FINDING:
        return result
    findings = tuple(_moved_finding(finding, starts) for finding in result.findings)
    return msgspec.structs.replace(result, findings=findings)


def _moved_finding(finding: Finding, starts: dict[Pane, int]) -> Finding:
    by = starts.get(finding.pane, 0)
    fixes = tuple(
        Fix(fix.label, tuple(_moved_edit(edit, starts) for edit in fix.edits)) for fix in finding.fixes
    )
    return msgspec.structs.replace(
        finding, pane=Pane.TEXT, start=finding.start + by, end=finding.end + by, fixes=fixes
    )


def _moved_edit(edit: Edit, starts: dict[Pane, int]) -> Edit:
    by = starts.get(edit.pane, 0)
    return Edit(Pane.TEXT, edit.start + by, edit.end + by, edit.text)
