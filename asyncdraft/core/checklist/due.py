"""Which of a message's times are clocks, still to come, or times by which something is wanted."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from asyncdraft.core.checklist.asks import AskKind
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.forms import expression_of
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.expression import Expression
from asyncdraft.core.when.reading import Reading

REACH = 28
"""Code points before a time in which words tell of it."""

ORIGIN = Expression(
    r"\b(?:since|from|from before|of|after|as of|last|dated|started|until now)\s+(?:the\s+)?\Z", re.IGNORECASE
)
"""Before a time from which something has been so: nothing is due then."""

_CLOCK = Expression(
    r"\d|\b(?:noon|midnight|midday|half past|quarter (?:past|to)|o['’]clock"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|tenn?|eleven|twelve|fiv|nin|twelv)(?:ish)?)\b",
    re.IGNORECASE,
)
_NO_HOUR = Expression(
    r"\b(?:min|mins|minutes?|hours?|hrs?|days?|weeks?|months?)\b|\A(?:19|20)\d\d\Z|\A\d+\s*(?:to|-|–)\s*\d+\Z",
    re.IGNORECASE,
)
"""Durations, years and bare ranges of numbers."""

_HOUR_BESIDE = Expression(r"\d:\d\d(?!\s*(?:h|min))|\d\s?[ap]\.?m\b", re.IGNORECASE)
"""An hour that stands beside a duration: in two days at 15:00."""


def readings(facts: Facts) -> Iterator[tuple[Passage, Reading]]:
    return ((Passage(facts, reading.start, reading.end), reading) for reading in facts.times)


def has_clock(reading: Reading) -> bool:
    if not isinstance(reading.first, datetime | time) or not _CLOCK.search(reading.text):
        return False
    if _PART_OF_DAY.search(reading.text) and not _HOUR.search(reading.text):
        return False
    return not _NO_HOUR.search(reading.text) or _HOUR_BESIDE.search(reading.text) is not None


_PART_OF_DAY = Expression(r"\b(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
_HOUR = Expression(
    r"\d[:.h]\d|\b(?:at|by|before|around|about|from|to|until|till)\s+\d|\d\s?[ap]\.?m\b|\d\s?h\b|o['’]clock"
    r"|\d\s+in\s"
    r"|\b(?:noon|midnight|midday|half|quarter)\b|\A\d{1,2}\s(?:this|tomorrow|in)\b",
    re.IGNORECASE,
)
"""What makes an hour of a time that names a part of the day: 9 in the morning, but not Tue 1 Dec morning."""


def clock_of(reading: Reading) -> time | None:
    """The hour that is written, without a zone; of a range the first."""
    first = reading.first
    if isinstance(first, datetime):
        return first.time()
    return first.replace(tzinfo=None) if isinstance(first, time) else None


@needing("times")
def clocks(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (passage for passage, reading in readings(facts) if has_clock(reading))


@needing("times")
def due_times(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Times by which something is wanted."""
    for passage, reading in readings(facts):
        if is_past(reading, now) or is_origin(passage):
            continue
        decides = reading.precise and passage.within("default")
        if decides or _is_asked_for(passage) or _is_cued(passage):
            yield passage


@needing("times", "asks")
def missed_times(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Times by which a request wants something, and that have been."""
    for passage, reading in readings(facts):
        if reading.precise and passage.is_asking and is_past(reading, now) and _is_limit(passage):
            yield passage


def _is_limit(passage: Passage) -> bool:
    before = passage.before(_BEFORE_ASK)
    return _LIMIT.search(before) is not None and _TOLD.search(before) is None


_LIMIT = Expression(
    r"\b(?:by|before|until|till|later than|deadline(?:\s+is)?:?)\s+(?:the\s+)?\Z", re.IGNORECASE
)


def is_origin(passage: Passage) -> bool:
    """Whether something has been so since then; a day named as one to come is no such time."""
    if _TO_COME.match(passage.text) or _ONWARD.match(passage.after(12)):
        return False
    return ORIGIN.search(passage.before(REACH)) is not None


def _is_cued(passage: Passage) -> bool:
    """Whether words before, in or after it say that something is due."""
    before, after = passage.before(REACH), passage.after(30)
    return bool(
        _CUE.search(before) or CUE_WITHIN.search(passage.text) or _CUE_AFTER.match(after) or _is_use(passage)
    )


def _is_use(passage: Passage) -> bool:
    """Whether what is asked for is used then, or there is no hurry until then."""
    if passage.facts.words.isdisjoint(_USED) or passage.is_asking:
        return False
    return passage.facts.lexicon.recall(_use).search(passage.before(60)) is not None


@needing("times")
def planned_times(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Times at which the writer goes on with what is asked for."""
    if not facts.words.isdisjoint(_SELF):
        for passage, reading in readings(facts):
            if not (is_past(reading, now) or passage.is_asking) and _is_planned(passage):
                yield passage


def _is_planned(passage: Passage) -> bool:
    """What already happened is told with other verbs."""
    plan = _PLAN.search(passage.before(60))
    if plan is None or plan["verb"] is None:
        return plan is not None
    return plan["verb"].lower() in passage.facts.lexicon.words("verbs") - _PAST_TOO


_PAST_TOO = frozenset({"bid", "cut", "hit", "let", "put", "quit", "read", "set", "shut", "split", "spread"})
_SELF = frozenset({"i", "we", "i'm", "we're", "i'd", "we'd", "i'll", "we'll"})
_USED = frozenset({"it", "them", "these", "those", "both", "hurry", "rush", "time"})
_PLAN = Expression(
    r"(?:\A|[.!?;:,–—\n]\s*|\b(?:and|because|since|as|then|so)\s)\W*(?:I|we)(?:"
    r"(?:['’](?:ll|d like to)|\s+(?:will|have to|must|need to|want to|would like to|(?:am|are) going to))"
    r"\s(?!be\b|have\b)\w+|(?:['’]m|['’]re|\s+am|\s+are)\s+\w+ing|\s+(?P<verb>[a-z]+))"
    r"(?:\s[^,.;:!?\n]{0,40}?)?\s+(?:on|at|this|next)?\s*\Z",
    re.IGNORECASE,
)
"""I fill the form in on Thursday; we have to tell the shops today: what is asked for is used then."""


def _use(lexicon: Lexicon) -> Expression:
    """The printer takes it on Friday; it goes to print on Friday; no hurry, we leave on Friday."""
    return expression_of(lexicon, "use")


@needing("time.pointer")
def pointers_back(facts: Facts, _: datetime) -> Iterator[Passage]:
    """By then, before that: words that point at a time named elsewhere."""
    return facts.passages("time.pointer")


@needing("times")
def precise_times(facts: Facts, now: datetime) -> Iterator[Passage]:
    return (passage for passage, reading in readings(facts) if reading.precise and not is_past(reading, now))


@needing("times")
def moments(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Hours of a day, or with a zone, that are still to come: what is asked for is wanted before them."""
    for passage, reading in readings(facts):
        is_to_come = reading.precise and has_clock(reading) and not is_past(reading, now)
        is_of_day = isinstance(reading.last, datetime) and not is_origin(passage)
        if not is_to_come or _has_just_been(passage, reading, now):
            continue
        if reading.zone_written or is_of_day or _is_day_beside(passage, reading, now):
            yield passage


def _has_just_been(passage: Passage, reading: Reading, now: datetime) -> bool:
    """Whether an hour without a day is told as that of what happened shortly before: alarm at 03:11 JST.

    Of `now` only the hour is known: what may be minutes ahead has been where the words say so.
    """
    last = reading.last
    if not isinstance(last, time) or passage.is_asking or _CUE.search(passage.before(REACH)):
        return False
    here = now.astimezone(last.tzinfo) if last.tzinfo else now
    minutes = (here.hour - last.hour) * 60 + here.minute - last.minute
    is_of_alarm = _ALARM.search(passage.before(REACH)) is not None
    return (minutes + is_of_alarm * 60) % (24 * 60) <= _SHORTLY


_ALARM = Expression(
    r"\b(?:alarm|alert|trip|stop|crash|fall|failure|fault|leak|breakdown|accident|incident|outage|power cut)"
    r"\s+(?:at|from|since)\s+\Z",
    re.IGNORECASE,
)
_SHORTLY = 3 * 60
"""Minutes."""


def _is_day_beside(passage: Passage, clock: Reading, now: datetime) -> bool:
    """Whether the day of a bare hour stands apart in its sentence: at 6:40 at Haneda on Friday."""
    bounds = passage.bounds
    return any(
        day is not clock
        and day.precise
        and bounds.start <= day.start < bounds.end
        and not is_past(day, now)
        and not isinstance(day.value, time)
        for day in passage.facts.times
    )


@needing("times")
def demanded_times(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Times by which a request of the same sentence wants an answer."""
    for passage in facts.passages("time.due"):
        if passage.is_asking and _CUE.search(passage.before(28)):
            yield passage


def _is_asked_for(passage: Passage) -> bool:
    if passage.facts.kind is BlockKind.SUBJECT:
        return False
    number = passage.sentence
    near = any(
        ask.kind not in (AskKind.CALL, AskKind.INSTRUCTION) and ask.start - passage.end < _BEFORE_ASK
        for ask in passage.facts.asks
        if ask.sentence == number
    )
    return near and _TOLD.search(passage.before(_BEFORE_ASK)) is None


_BEFORE_ASK = 60
_ONWARD = Expression(r"\s*(?:on\b(?!\s+\w)|onwards?\b)", re.IGNORECASE)
_TO_COME = Expression(r"tomorrow\b|next\s", re.IGNORECASE)
_TOLD = Expression(
    r"\b(?:that|which|who|it|they|we|I|he|she|(?:why|how|whether|what)\s+(?:\w+\s+){1,3}?)\s*(?:\w+(?<!e)ed"
    r"|agreed"
    r"|broke|came|went|was|were|had|did|sent|left|got|said|saw|wrote|met|lost|made|took|gave|told|found"
    r"|fell|began)\b[^,;:!?]*\Z"
)
"""Before a time of what has happened: the lamp that broke on Monday."""

CUE_WITHIN = Expression(r"\s(?:by|before|until)\s", re.IGNORECASE)
_CUE = Expression(
    r"\b(?:by|before|until|till|til|due|deadline|latest|later than|within|ahead of|prior to|respond|reply"
    r"|answer|needed|required|closes|cut-?off|last day|last date)\b[^.!?\n]{0,14}\Z",
    re.IGNORECASE,
)
_CUE_AFTER = Expression(
    r"\s*(?:at the latest|latest\b|sharp\b|the latest\b|(?:would|will|should) (?:do\b|suit|suffice|help"
    r"|be (?:lovely|great|perfect|ideal|fine|good|nice|best|enough|early)))",
    re.IGNORECASE,
)


def is_past(reading: Reading, now: datetime) -> bool:
    """Whether the time lies before `now`; a range by its end."""
    last = reading.last
    if isinstance(last, datetime):
        return last.tzinfo is not None and (last < now or _is_of_last_year(reading, last.date(), now))
    return isinstance(last, date) and (last < now.date() or _is_of_last_year(reading, last, now))


def _is_of_last_year(reading: Reading, last: date, now: datetime) -> bool:
    """Whether a day without a year, read as one to come, has just been: on 27 July, the 20th of July."""
    return (last - now.date()).days > _NEARLY_A_YEAR and _YEAR.search(reading.text) is None


_NEARLY_A_YEAR = 305
_YEAR = Expression(r"\d{4}|\byears?\b|\bmonths\b|['’]\d\d\b", re.IGNORECASE)
