"""Rules about a deadline that has passed, or that leaves a reader no working time."""

from datetime import UTC, datetime

from asyncdraft.core.checklist.due import missed_times
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.message import ReaderTime
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import listed, quoted
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.text import say
from asyncdraft.core.when.wording import any_of


def _past(survey: Survey) -> Outcome:
    deadline = survey.message.deadline
    if deadline is None:
        return _past_in_text(survey)
    if deadline > survey.now:
        return ()
    return (survey.absent(Pane.NEED, say("The deadline has passed")),)


def _past_in_text(survey: Survey) -> Outcome:
    """Of a text that names no time to come."""
    missed = tuple(survey.marks("time.missed"))
    if not missed or survey.has("time.due"):
        return None
    return tuple(spot.hit(say("{quote} has passed", quote=quoted(spot.quote))) for spot in missed)


def _short(survey: Survey) -> Outcome:
    readers = survey.message.readers
    if survey.message.deadline is None or not readers:
        return None
    wanted = survey.message.sla_minutes or _LEAST_MINUTES
    hurried = tuple(reader.name for reader in readers if reader.minutes < wanted)
    if hurried:
        return (survey.absent(Pane.NEED, say("Too little working time for {names}", names=listed(hurried))),)
    away = {reader.lands for reader in readers}
    if away <= _AWAY.keys():
        names = listed(tuple(reader.name for reader in readers))
        return (
            survey.absent(
                Pane.NEED,
                say(
                    "The deadline falls into {times} of {names}",
                    times=any_of(tuple(_AWAY[each] for each in sorted(away))),
                    names=names,
                ),
            ),
        )
    return ()


def _time_left(survey: Survey) -> str:
    """By name where the hours of some are not known: those are not among the readers."""
    message = survey.message
    names = listed(tuple(reader.name for reader in message.readers))
    if all(reader.lands == "work" for reader in message.readers):
        return say("Inside the working hours of {names}", names=names)
    if len(message.readers) == len(message.recipients):
        return say("Everybody has working time before it")
    return say("Working time before it for {names}", names=names)


_LEAST_MINUTES = 60
_AWAY = {
    "holiday": say("the holiday"),
    "night": say("the night"),
    "off": say("the day off"),
    "weekend": say("the weekend"),
}

_NOON = datetime(2026, 10, 9, 3, 0, tzinfo=UTC)
_YESTERDAY = datetime(2026, 10, 6, 3, 0, tzinfo=UTC)


PAST = Rule(
    id="deadline.past",
    group=Group.DEADLINE,
    title=say("The deadline lies ahead"),
    passed=say("The deadline lies ahead"),
    severity=Severity.ERROR,
    why=say("A deadline that has passed tells the reader that it is too late anyway."),
    good=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_NOON),
    bad=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_YESTERDAY),
    detect=_past,
    signs={"time.missed": missed_times},
)

SHORT = Rule(
    id="deadline.short",
    group=Group.DEADLINE,
    title=say("Every reader has working time before the deadline"),
    passed=_time_left,
    severity=Severity.WARNING,
    why=say(
        "A deadline in the reader’s night, or with no working hour before it, will be "
        "missed through no fault of theirs."
    ),
    good=Example(
        text="Kenji, please sign by Fri 9 Oct, 12:00 JST.",
        deadline=_NOON,
        readers=(ReaderTime("Kenji", 420, "work"),),
    ),
    bad=Example(
        text="Kenji, please sign by Fri 9 Oct, 12:00 JST.",
        deadline=_NOON,
        readers=(ReaderTime("Kenji", 0, "night"),),
    ),
    detect=_short,
)
