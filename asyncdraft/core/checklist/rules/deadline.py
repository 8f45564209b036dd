"""Rules about times: are they readable in every zone, possible, and fair."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import NamedTuple

from asyncdraft.core.checklist import abbreviations
from asyncdraft.core.checklist.asks import AskKind
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import SUBJECT, Facts, Passage, Sign
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.message import ReaderTime
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import listed, quoted
from asyncdraft.core.checklist.survey import Hit, Placed, Spot, Survey
from asyncdraft.core.checklist.times import ORIGIN, REACH, is_set_aside
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.writing import clock, day, short
from asyncdraft.core.when.zones import abbreviation, is_zone


def _replace(spot: Spot, label: str, text: str) -> Fix:
    offset = spot.placed.start
    return Fix(label, (Edit(spot.placed.pane, offset + spot.start, offset + spot.end, text),))


def _picker_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    text = survey.message.deadline_text
    return (_replace(spot, f"Write {text}", text),) if text else ()


def _readings(facts: Facts) -> Iterator[tuple[Passage, Reading]]:
    return ((Passage(facts, reading.start, reading.end), reading) for reading in facts.times)


def _has_clock(reading: Reading) -> bool:
    value = reading.value[0] if isinstance(reading.value, tuple) and reading.value else reading.value
    has_hour = abbreviations.CLOCK.search(reading.text) and not abbreviations.NO_HOUR.search(reading.text)
    return isinstance(value, datetime | time) and bool(has_hour)


def _clock(reading: Reading) -> time | None:
    value = reading.value[0] if isinstance(reading.value, tuple) and reading.value else reading.value
    if isinstance(value, datetime):
        return value.time()
    return value.replace(tzinfo=None) if isinstance(value, time) else None


def _letters(passage: Passage, reading: Reading) -> str:
    """The zone as written with the time, or right after it."""
    following = abbreviations.FOLLOWING.match(passage.facts.masked, passage.end)
    return reading.zone_text or (following[1] if following else "")


def _clocks(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (passage for passage, reading in _readings(facts) if _has_clock(reading))


def _lettered(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (passage for passage, reading in _readings(facts) if _letters(passage, reading))


def _risky(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Times with an abbreviation that has a season or several meanings."""
    return (
        passage for passage, reading in _readings(facts) if _letters(passage, reading) in abbreviations.RISKY
    )


def _bare_clocks(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Clock times without a zone in their sentence; a bare “noon” counts where something is asked.

    Opening hours and the like are those of a place, and nobody reads them in another zone.
    """
    zoned = {passage.sentence for passage in _lettered(facts, _)}
    first = min(zoned, default=len(facts.sentences))
    for passage, reading in _readings(facts):
        is_plain = any(map(str.isdigit, reading.text)) or " " in reading.text or passage.is_asking
        if not (_has_clock(reading) and passage.sentence not in zoned and is_plain):
            continue
        if not (_is_custom(passage) or _is_no_hour(passage) or passage.sentence > first):
            yield passage


def _is_custom(passage: Passage) -> bool:
    """Whether it is the hour of a place that opens and closes, or one told for each side: 9:00 for you."""
    if passage.within("hours.custom") or _FOR_WHOM.match(passage.after(24)):
        return True
    bounds = passage.bounds
    sentence = passage.facts.masked[bounds.start : bounds.end]
    is_place = _OPENS.search(sentence) is not None and _DAILY.search(sentence) is not None
    return is_place or _SERVICE.search(passage.before(12)) is not None


_OPENS = re.compile(r"\bopen(?:s|ed)?\b", re.IGNORECASE)
_DAILY = re.compile(r"\bclos(?:e|es|ed)\b|\bdaily\b|\b(?:every|each) day\b|\bweekdays\b", re.IGNORECASE)
_SERVICE = re.compile(r"\b(?:train|bus|tram|ferry|flight)\s+\Z", re.IGNORECASE)
_FOR_WHOM = re.compile(r"\s*(?:for|with)\s+(?:you|me|us|them|both)\b|\s*(?:here|there)\b", re.IGNORECASE)


def _is_no_hour(passage: Passage) -> bool:
    """Whether it is a place in a recording, or a mere number: about 1 in 5."""
    is_number = passage.text.isdigit() and not _AT.search(passage.before(12))
    is_count = _LISTED.search(passage.text) and _COUNTED.match(passage.after(12))
    is_measure = passage.text.isdigit() and _UNIT.match(passage.after(8))
    return is_number or bool(is_measure or is_count) or _TIMECODE.match(passage.text) is not None


_LISTED = re.compile(r",\s*\d{1,2}\Z")
_COUNTED = re.compile(r"\s+(?!(?:to|or|and|at|sharp|please|your|my|our|local|am|pm|o)\b)[a-z]")
_UNIT = re.compile(
    r"(?:\.\d+)?\s*(?:[°%€$£]|(?:kg|g|mg|t|km|m|mm|cm|bar|euros?|percent|degrees|l|ml|kW|V|A)\b)"
)


def _due(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Times by which something is wanted."""
    for passage, reading in _readings(facts):
        if _is_origin(passage) or is_past(reading, now):
            continue
        decides = reading.precise and passage.within("default")
        if decides or _is_cued(passage) or _is_asked_for(passage):
            yield passage


def _is_origin(passage: Passage) -> bool:
    """Whether something has been so since then; a day named as one to come is no such time."""
    if _TO_COME.match(passage.text) or _ONWARD.match(passage.after(12)):
        return False
    return ORIGIN.search(passage.before(REACH)) is not None


def _is_cued(passage: Passage) -> bool:
    """Whether words before, in or after it say that something is due."""
    before, after = passage.before(REACH), passage.after(30)
    return bool(_CUE.search(before) or _CUE_WITHIN.search(passage.text) or _CUE_AFTER.match(after))


def _back_to_time(facts: Facts, _: datetime) -> Iterator[Passage]:
    """By then, before that: words that point at a time named elsewhere."""
    return facts.passages("time.pointer")


def _precise(facts: Facts, now: datetime) -> Iterator[Passage]:
    return (passage for passage, reading in _readings(facts) if reading.precise and not is_past(reading, now))


def _moments(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Clock times with a zone that are still to come: what is asked for is wanted before them."""
    for passage, reading in _readings(facts):
        if _has_clock(reading) and reading.zone_written and not is_past(reading, now) and reading.precise:
            yield passage


def _demanded(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Times by which a request of the same sentence wants an answer."""
    for passage in facts.passages("time.due"):
        if passage.is_asking and _CUE.search(passage.before(28)):
            yield passage


def _is_asked_for(passage: Passage) -> bool:
    number = passage.sentence
    near = (
        ask.kind not in (AskKind.CALL, AskKind.INSTRUCTION) and ask.start - passage.end < _BEFORE_ASK
        for ask in passage.facts.asks
        if ask.sentence == number
    )
    is_told = _TOLD.search(passage.before(_BEFORE_ASK)) is not None
    return passage.facts.kind is not BlockKind.SUBJECT and not is_told and any(near)


_AT = re.compile(r"\b(?:at|by|until|till|before|from|after|around|to|and|or)\s+\Z", re.IGNORECASE)
_TIMECODE = re.compile(r"\d\d:\d\d:\d\d\b")
_BEFORE_ASK = 60
_ONWARD = re.compile(r"\s*(?:on\b(?!\s+\w)|onwards?\b)", re.IGNORECASE)
_TO_COME = re.compile(r"tomorrow\b|next\s", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:that|which|who|it|they|we|I|he|she|(?:why|how|whether|what)\s+(?:\w+\s+){1,3}?)\s*(?:\w+(?<!e)ed|agreed"
    r"|broke|came|went|was|were|had|did|sent|left|got|said|saw|wrote|met|lost|made|took|gave|told|found|fell|began)\b[^,;:!?]*\Z"
)
"""Before a time of what has happened: the lamp that broke on Monday."""

_CUE_WITHIN = re.compile(r"\s(?:by|before|until)\s", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:by|before|until|till|til|due|deadline|latest|later than|within|ahead of|prior to|respond|reply"
    r"|answer|needed|required|closes|cut-?off|last day|last date)\b[^.!?\n]{0,14}\Z",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"\s*(?:at the latest|latest\b|sharp\b|the latest\b|(?:would|will|should) (?:do\b|suit|suffice|help"
    r"|be (?:lovely|great|perfect|ideal|fine|good|nice|best|enough|early)))",
    re.IGNORECASE,
)


def _zone(survey: Survey) -> Outcome:
    if not survey.has("time.clock"):
        return None
    if not survey.has("time.bare") or survey.has("allzones") or survey.share_offset:
        return ()
    zoned = frozenset().union(*[p.facts.recall(_zoned_clocks) for p in survey.holding("time.lettered")])
    names = _zone_names(survey)
    return (
        _zone_hit(Spot(placed, reading.start, reading.end), reading, names)
        for placed in survey.holding("time.bare")
        for reading, clock in placed.facts.recall(_bare_with_clock)
        if clock not in zoned and (not zoned or _is_wanted(placed.facts, reading))
    )


def _is_wanted(facts: Facts, reading: Reading) -> bool:
    """Whether something is due by then; other clocks go by the zone that the message has named."""
    return any(mark.start == reading.start for mark in facts.marked("time.due"))


def _zone_hit(spot: Spot, reading: Reading, names: tuple[str, ...]) -> Hit:
    fixes = tuple(_replace(spot, f"Add {name}", f"{spot.quote} {name}") for name in names)
    return spot.hit(f"{quoted(reading.text)} is a different hour for each reader", fixes=fixes)


def _zoned_clocks(facts: Facts) -> frozenset[time | None]:
    """The clocks that stand with a zone."""
    return frozenset(map(_clock, facts.times_with("time.lettered")))


def _bare_with_clock(facts: Facts) -> list[tuple[Reading, time | None]]:
    return [(reading, _clock(reading)) for reading in facts.times_with("time.bare")]


def _zone_names(survey: Survey) -> tuple[str, ...]:
    zones = dict.fromkeys(
        (survey.message.sender_zone, *(r.zone for r in survey.message.recipients if r.zone))
    )
    return tuple(abbreviation(survey.now, zone) for zone in list(zones)[:3])


def _warned(code: str) -> Sign:
    """Times about which the reader of times warns."""

    def find(facts: Facts, _: datetime) -> Iterator[Passage]:
        return (
            passage
            for passage, reading in _readings(facts)
            if any(warning.code == code for warning in reading.warnings)
            and not _CUE_WITHIN.search(reading.text)
        )

    return find


def _warning(reading: Reading, code: str) -> str:
    return next(warning.message for warning in reading.warnings if warning.code == code)


def _reading_fixes(survey: Survey, spot: Spot, reading: Reading) -> tuple[Fix, ...]:
    """Each of the two likeliest readings, written so that nobody can misread it."""
    meant = dict.fromkeys(_written(survey, one) for one in (reading, *reading.alternatives))
    return tuple(_replace(spot, f"Write {text}", text) for text in islice(filter(None, meant), 2))


def _written(survey: Survey, reading: Reading) -> str:
    """ "Thu 3 Dec", with the clock and zone where a time of day is written; empty for a range."""
    at = reading.instant(survey.now)
    zone = reading.zone if reading.zone and is_zone(reading.zone) else survey.message.sender_zone
    if at is None or isinstance(reading.value, tuple):
        return ""
    return short(at, zone) if isinstance(reading.value, datetime) else day(at, zone)


def _weekday(survey: Survey) -> Outcome:
    if not survey.has("times"):
        return None
    return (
        spot.hit(
            f"{quoted(reading.text)} is not that weekday",
            _warning(reading, "weekday-mismatch"),
            _reading_fixes(survey, spot, reading),
        )
        for spot, reading in survey.times("time.weekday")
    )


def _numeric(survey: Survey) -> Outcome:
    if not survey.has("times"):
        return None
    return (
        spot.hit(
            f"{quoted(reading.text)} may be two dates",
            _warning(reading, "numeric"),
            _reading_fixes(survey, spot, reading),
        )
        for spot, reading in survey.times("time.numeric")
    )


def _abbreviation(survey: Survey) -> Outcome:
    if not survey.has("time.lettered"):
        return None
    zones = tuple(recipient.zone for recipient in survey.message.recipients if recipient.zone)
    risks = ((place, risk) for place in survey.holding("time.risky") for risk in place.facts.recall(_risks))
    return (hit for placed, risk in risks if (hit := _abbreviation_hit(survey, placed, risk, zones)))


class _Risk(NamedTuple):
    """A time with letters; `is_explained` where another zone or a city beside them says what they mean."""

    reading: Reading
    letters: str
    is_explained: bool


def _risks(facts: Facts) -> list[_Risk]:
    found = [
        (Passage(facts, reading.start, reading.end), reading) for reading in facts.times_with("time.risky")
    ]
    return [_Risk(reading, _letters(spot, reading), _is_explained(spot, reading)) for spot, reading in found]


def _abbreviation_hit(survey: Survey, placed: Placed, risk: _Risk, zones: tuple[str, ...]) -> Hit | None:
    at = abbreviations.moment(risk.reading, survey.now)
    sender = survey.message.sender_zone
    problem = abbreviations.judge(risk.letters, at, sender, zones, risk.is_explained)
    if problem is None:
        return None
    spot = Spot(placed, risk.reading.start, risk.reading.end)
    start = placed.facts.text.index(risk.letters, spot.start)
    place = Spot(placed, start, start + len(risk.letters))
    fixes = tuple(_replace(place, f"Write {name}", name) for name in problem.names)
    return place.hit(problem.title, problem.message, (*_picker_fixes(survey, spot), *fixes)[:3])


def _is_explained(passage: Passage, reading: Reading) -> bool:
    """Whether another zone or a city beside the abbreviation says which one is meant."""
    return any(
        other.zone_written
        and other.zone_text != reading.zone_text
        and abs(other.start - reading.end) < 40
        and around.sentence == passage.sentence
        for around, other in _readings(passage.facts)
    )


def _vague_times(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Soon, when you can, end of day: where something is asked or promised and no time stands beside it."""
    for passage in facts.passages("vague", "vague.ask", "vague.day"):
        wished = _is_of_ask(passage) or _BY.search(passage.before(12)) or _is_wished(passage)
        wanted = passage.overlaps("vague") or (wished and not ORIGIN.search(passage.before(REACH)))
        if wanted and not _is_excepted(passage) and not _is_definite(passage):
            yield passage


def _is_of_ask(passage: Passage) -> bool:
    """Whether its sentence asks, and has not told something else up to here."""
    masked, number = passage.facts.masked, passage.sentence
    return passage.is_asking and any(
        ask.sentence == number and not _CLAUSE_END.search(masked, passage.end, max(passage.end, ask.start))
        for ask in passage.facts.asks
    )


def _is_excepted(passage: Passage) -> bool:
    """Whether words that begin before it, or with it, give it another meaning."""
    return any(mark.start <= passage.start < mark.end for mark in passage.facts.marks.get("vague.not", ()))


def _is_wished(passage: Passage) -> bool:
    """Whether somebody wants it; that nobody needs to is no wish."""
    before = passage.before(60)
    return _WISH.search(before) is not None and _UNWISHED.search(before) is None


_UNWISHED = re.compile(r"\b(?:nobody|no one|none|not|no)\b[^.;:!?]*\Z|n['’]t\b[^.;:!?]*\Z", re.IGNORECASE)
_WISH = re.compile(r"\b(?:wants?|needs?|expects?|hop(?:e|es|ing)|asks?)\b[^.,;:!?]*\Z", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|until|till)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_definite(passage: Passage) -> bool:
    """Whether a time in the sentence says when; a day that is the vague words themselves does not."""
    return any(
        reading.value is not None
        and (reading.zone_written or (reading.precise and not _cover(reading, passage)))
        and around.sentence == passage.sentence
        and not _CLAUSE_END.search(_between(reading, passage))
        for around, reading in _readings(passage.facts)
    )


_CLAUSE_END = re.compile(r"[:;]\s|[–—]")


def _between(reading: Reading, passage: Passage) -> str:
    start, end = min(reading.end, passage.end), max(reading.start, passage.start)
    return passage.facts.masked[start:end]


def _cover(reading: Reading, passage: Passage) -> bool:
    return reading.start < passage.end and passage.start < reading.end


def _vague(survey: Survey) -> Outcome:
    if not survey.asks and not survey.has("vague", "vague.day"):
        return None
    return (
        spot.hit(f"{quoted(spot.quote)} is no time", fixes=_picker_fixes(survey, spot))
        for spot in survey.marks("time.vague")
    )


def _past(survey: Survey) -> Outcome:
    deadline = survey.message.deadline
    if deadline is None:
        return None
    if deadline > survey.now:
        return ()
    return (survey.absent(Pane.NEED, "The deadline has passed"),)


def _short(survey: Survey) -> Outcome:
    readers = survey.message.readers
    if survey.message.deadline is None or not readers:
        return None
    wanted = survey.message.sla_minutes or _LEAST_MINUTES
    hurried = tuple(reader.name for reader in readers if reader.minutes < wanted)
    if hurried:
        return (survey.absent(Pane.NEED, f"Too little working time for {listed(hurried)}"),)
    away = {reader.lands for reader in readers}
    if away <= _AWAY:
        lands = " or ".join(sorted(away))
        names = listed(tuple(reader.name for reader in readers))
        return (survey.absent(Pane.NEED, f"The deadline falls into the {lands} of {names}"),)
    return ()


def _time_left(survey: Survey) -> str:
    if all(reader.lands == "work" for reader in survey.message.readers):
        return f"Inside the working hours of {listed(tuple(r.name for r in survey.message.readers))}"
    return "Everybody has working time before it"


_LEAST_MINUTES = 60
_AWAY = frozenset({"night", "weekend", "holiday", "off"})


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
        spot.hit(f"{quoted(reading.text)} is not {quoted(first[1].text)}", "Two deadlines for one answer.")
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


_ANSWER = re.compile(
    r"\b(?:answer|reply|respond|response|confirm|confirmation|decide|decision|approve|approval|feedback"
    r"|let me know|tell me|say)\b",
    re.IGNORECASE,
)


def _conflict_hit(survey: Survey, spot: Spot, reading: Reading) -> Hit:
    text = survey.message.deadline_text
    message = "It disagrees with the deadline field." + (f" Write {text} instead." if text else "")
    at = reading.instant(survey.now)
    reader = survey.message.recipients[0] if len(survey.message.recipients) == 1 else None
    if at is None or reader is None or reader.zone is None or not _has_clock(reading):
        title = f"{quoted(reading.text)} is not the deadline"
    else:
        local = f"{day(at, reader.zone)[:3]} {clock(at, reader.zone)}"
        title = f"{quoted(reading.text)} is {local} for {reader.name.split()[0]}"
    return spot.hit(title, message, _picker_fixes(survey, spot))


def is_past(reading: Reading, now: datetime) -> bool:
    """Whether the time lies before `now`; a range by its end."""
    value = reading.value[-1] if isinstance(reading.value, tuple) and reading.value else reading.value
    if isinstance(value, datetime):
        return value.tzinfo is not None and value < now
    return isinstance(value, date) and value < now.date()


def _disagrees(reading: Reading, deadline: datetime, now: datetime) -> bool:
    if isinstance(reading.value, date) and not isinstance(reading.value, datetime):
        return abs((reading.value - deadline.astimezone(now.tzinfo).date()).days) > 1
    instant = reading.instant(now) if _has_clock(reading) else None
    return instant is not None and instant != deadline


_ASKING_PANES = (Pane.NEED, Pane.TEXT)
_NOON = datetime(2026, 10, 9, 3, 0, tzinfo=UTC)
_YESTERDAY = datetime(2026, 10, 6, 3, 0, tzinfo=UTC)

RULES = (
    Rule(
        id="deadline.zone",
        group=Group.DEADLINE,
        title="Every clock time has a zone",
        passed="Every clock time has a zone",
        severity=Severity.ERROR,
        why="The reader takes it for their own hour, or for yours, and is wrong half of the time.",
        good=Example(
            text="Kenji, please send the tax form by Thu 8 Oct, 15:00 Tokyo time, the bank closes then."
        ),
        bad=Example(text="Kenji, please send the tax form by Thu 8 Oct, 15:00, the bank closes then."),
        detect=_zone,
        signs={
            "time.clock": _clocks,
            "time.bare": _bare_clocks,
            "time.due": _due,
            "time.demanded": _demanded,
            "time.moment": _moments,
            "time.back": _back_to_time,
            "time.precise": _precise,
        },
    ),
    Rule(
        id="deadline.weekday",
        group=Group.DEADLINE,
        title="Weekday and date agree",
        passed="Weekday and date agree",
        severity=Severity.ERROR,
        why="The reader has to guess which of the two is right, and cannot ask you.",
        good=Example(text="Kenji, please book the hall by Friday 9 October 2026, 12:00 JST."),
        bad=Example(text="Kenji, please book the hall by Thursday 9 October 2026, 12:00 JST."),
        detect=_weekday,
        signs={"time.weekday": _warned("weekday-mismatch")},
    ),
    Rule(
        id="deadline.abbreviation",
        group=Group.DEADLINE,
        title="Zone abbreviations are right for the date",
        passed="Zone abbreviations are right for the date",
        severity=Severity.WARNING,
        why=(
            "An abbreviation of the wrong season, or of several zones, moves the time by an "
            "hour or by half a day."
        ),
        good=Example(
            text="Kenji, please approve the float plan by Thu 8 Oct, 12:00 EDT, the pilots file it that day.",
            sender_zone="America/New_York",
        ),
        bad=Example(
            text="Kenji, please approve the float plan by Thu 8 Oct, 12:00 EST, the pilots file it that day.",
            sender_zone="America/New_York",
        ),
        detect=_abbreviation,
        signs={"time.lettered": _lettered, "time.risky": _risky},
    ),
    Rule(
        id="deadline.numeric",
        group=Group.DEADLINE,
        title="Dates can be read in one way only",
        passed="Dates can be read in one way only",
        severity=Severity.WARNING,
        why="10/11 is in October for one reader and in November for the next: write the month as a word.",
        good=Example(text="Kenji, please return the signed lease by 10 Nov 2026, 12:00 JST."),
        bad=Example(text="Kenji, please return the signed lease by 10/11/2026, 12:00 JST."),
        detect=_numeric,
        signs={"time.numeric": _warned("numeric")},
    ),
    Rule(
        id="deadline.vague",
        group=Group.DEADLINE,
        title="No “soon”",
        passed="No “soon”, no “when you can”",
        severity=Severity.WARNING,
        why="In another zone “soon” and “end of day” have no meaning: write day, time and zone.",
        good=Example(text="Kenji, please send the seating plan by Fri 9 Oct, 12:00 JST."),
        bad=Example(text="Kenji, please send the seating plan when you get a chance."),
        detect=_vague,
        signs={"time.vague": _vague_times},
    ),
    Rule(
        id="deadline.past",
        group=Group.DEADLINE,
        title="The deadline lies ahead",
        passed="The deadline lies ahead",
        severity=Severity.ERROR,
        why="A deadline that has passed tells the reader that it is too late anyway.",
        good=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_NOON),
        bad=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_YESTERDAY),
        detect=_past,
    ),
    Rule(
        id="deadline.short",
        group=Group.DEADLINE,
        title="Every reader has working time before the deadline",
        passed=_time_left,
        severity=Severity.WARNING,
        why=(
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
    ),
    Rule(
        id="deadline.conflict",
        group=Group.DEADLINE,
        title="Text and deadline field agree",
        passed="Text and deadline field agree",
        severity=Severity.ERROR,
        why="Two different deadlines in one message: the reader will keep the later one.",
        good=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_NOON),
        bad=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_YESTERDAY),
        detect=_conflict,
    ),
)
