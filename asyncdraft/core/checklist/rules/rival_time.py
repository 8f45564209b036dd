"""The rule about two deadlines for one answer."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.due import has_clock
from asyncdraft.core.checklist.facts import SUBJECT
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.fixes import picker_fixes
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.checklist.time_offers import is_set_aside
from asyncdraft.core.draft import Pane
from asyncdraft.core.expression import Expression
from asyncdraft.core.people import given_name
from asyncdraft.core.text import as_written, say
from asyncdraft.core.when import zones
from asyncdraft.core.when.reading import Reading, is_unclear
from asyncdraft.core.when.wording import weekday_clock


def _conflict(survey: Survey) -> Outcome:
    """One time in the request that is not the field's; of several, each may have its own person."""
    deadline = survey.message.deadline
    demanded = [
        (spot, reading)
        for spot, reading in survey.times("time.demanded", _ASKING_PANES)
        if not _is_subject(spot) and not is_set_aside(survey, spot)
    ]
    rivals = _rivals(survey, demanded)
    if rivals or deadline is None:
        return rivals
    if len(demanded) != 1 or not _disagrees(demanded[0][1], deadline, survey.now):
        return ()
    if _is_on_their_clock(survey, demanded[0][1], deadline):
        return ()
    return (_conflict_hit(survey, *demanded[0]),)


def _rivals(survey: Survey, demanded: Sequence[tuple[Spot, Reading]]) -> tuple[Hit, ...] | None:
    """The day for the answer, told twice: in the subject and below, or in two requests; None without any."""
    answers = [pair for pair in demanded if _ANSWER.search(_sentence(pair[0]))]
    subject = [
        (Spot(placed, reading.start, reading.end), reading)
        for placed in survey.holding(SUBJECT)
        for reading in placed.facts.times_with("time.due")
    ]
    told = [*subject[:1], *(demanded if subject and len(demanded) == 1 else answers)]
    days = [(spot, reading, at) for spot, reading in told if (at := _day(reading))]
    if len(days) < 2:
        return None
    first, *others = days
    return tuple(
        spot.hit(
            say("{quote} is not {other}", quote=quoted(reading.text), other=quoted(first[1].text)),
            say("Two deadlines for one answer."),
        )
        for spot, reading, at in others
        if at != first[2] and _owner(spot) == _owner(first[0]) and not _are_together(spot, first[0])
    )


def _is_subject(spot: Spot) -> bool:
    return spot.placed.facts.kind is BlockKind.SUBJECT


def _are_together(spot: Spot, other: Spot) -> bool:
    """Whether one sentence names both: it tells them apart."""
    return spot.placed is other.placed and spot.sentence == other.sentence


def _owner(spot: Spot) -> str:
    """Who is called on in its sentence; nobody in a subject."""
    asks = (ask.owner for ask in spot.placed.facts.asks if ask.sentence == spot.sentence)
    return "" if _is_subject(spot) else next(asks, "")


def _sentence(spot: Spot) -> str:
    bounds = spot.passage.bounds
    return spot.placed.facts.masked[bounds.start : bounds.end]


def _day(reading: Reading) -> date | None:
    """The day that it names, where it names one exactly."""
    value = reading.value
    if not reading.precise or isinstance(value, tuple):
        return None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


_ANSWER = Expression(
    r"\b(?:answer|reply|respond|response|confirm|confirmation|decide|decision|approve|approval|feedback"
    r"|let me know|tell me|say)\b",
    re.IGNORECASE,
)


def _conflict_hit(survey: Survey, spot: Spot, reading: Reading) -> Hit:
    text = survey.message.deadline_text
    message = (
        say("It disagrees with the deadline field. Write {text} instead.", text=as_written(text))
        if text
        else say("It disagrees with the deadline field.")
    )
    at = reading.instant(survey.now)
    reader = survey.message.recipients[0] if len(survey.message.recipients) == 1 else None
    if at is None or reader is None or reader.zone is None or not has_clock(reading):
        title = say("{quote} is not the deadline", quote=quoted(reading.text))
    else:
        title = say(
            "{quote} is {local} for {name}",
            quote=quoted(reading.text),
            local=weekday_clock(at, reader.zone),
            name=given_name(reader.name),
        )
    return spot.hit(title, message, picker_fixes(survey, spot))


def _is_on_their_clock(survey: Survey, reading: Reading, deadline: datetime) -> bool:
    """Whether “17:00 your time” is what the one reader's clock shows then, today or tomorrow there."""
    theirs = survey.message.recipients[0].zone if survey.one_reader else None
    written = reading.value
    if not theirs or not is_unclear(reading) or not isinstance(written, datetime | time):
        return False
    there = deadline.astimezone(zones.zone(theirs))
    clock = written if isinstance(written, time) else written.time()
    day = there.date() if isinstance(written, time) else written.date()
    return there.time() == clock and abs(there.date() - day) <= timedelta(days=1)


def _disagrees(reading: Reading, deadline: datetime, now: datetime) -> bool:
    if isinstance(reading.value, date) and not isinstance(reading.value, datetime):
        return abs((reading.value - deadline.astimezone(now.tzinfo).date()).days) > 1
    instant = reading.instant(now) if has_clock(reading) else None
    return instant is not None and instant != deadline


_ASKING_PANES = (Pane.NEED, Pane.TEXT)

_NOON = datetime(2026, 10, 9, 3, 0, tzinfo=UTC)
_YESTERDAY = datetime(2026, 10, 6, 3, 0, tzinfo=UTC)


RULE = Rule(
    id="deadline.conflict",
    group=Group.DEADLINE,
    title=say("Text and deadline field agree"),
    passed=say("Text and deadline field agree"),
    severity=Severity.ERROR,
    why=say("Two different deadlines in one message: the reader will keep the later one."),
    good=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_NOON),
    bad=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_YESTERDAY),
    detect=_conflict,
)
