"""The rule about clock times without a zone."""

import re
from collections.abc import Iterator
from datetime import datetime, time
from itertools import chain

from asyncdraft.core.checklist.due import (
    clock_of,
    clocks,
    demanded_times,
    due_times,
    has_clock,
    is_past,
    moments,
    pointers_back,
    precise_times,
    readings,
)
from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.forms import expression_of
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.time_fixes import replacement
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.rules.zone_letters import lettered
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.zones import abbreviation


@needing("times")
def _bare_clocks(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Clock times without a zone in their sentence; a bare “noon” counts where something is asked.

    Opening hours and the like are those of a place, and nobody reads them in another zone.
    """
    zoned = {passage.sentence for passage in lettered(facts, _)}
    zoned |= {passage.sentence for passage, _reading in readings(facts) if _NOTED.match(passage.after(_NOTE))}
    first = min(zoned, default=len(facts.sentences))
    for passage, reading in readings(facts):
        number = passage.sentence
        if number > first or number in zoned or not has_clock(reading):
            continue
        is_plain = any(map(str.isdigit, reading.text)) or " " in reading.text or passage.is_asking
        if is_plain and not (_is_custom(passage) or _is_no_hour(passage) or _is_history(passage, reading, _)):
            yield passage


_NOTE = 100
_NOTED = Expression(
    r"[^.!?\n]{0,60}?\((?:[^()\n]{1,40}[\s,])?(?:time|UTC|GMT|[A-Z]{2,4}T)\)"
    r"|\s*,?\s*(?:\(|(?:in|on)\s+)?(?:[^\W\d_a-zß-ÿ][\w.'’-]*\s+){1,3}(?:local\s+)?time\b"
)
"""19:30 in the hall (Vienna time); 17:00 Chile time: any name before the word time is that of a clock."""


def _is_history(passage: Passage, reading: Reading, now: datetime) -> bool:
    """Whether it is the hour of what has happened: nobody has to be there then."""
    if _is_wanted(passage.facts, reading):
        return False
    if is_past(reading, now):
        return True
    return (
        not _is_to_come(reading)
        and passage.facts.lexicon.recall(_happened).search(passage.before(_STORY)) is not None
    )


def _is_to_come(reading: Reading) -> bool:
    """Whether it names its day: hours of the past mostly come without."""
    return isinstance(reading.last, datetime)


_STORY = 120


def _happened(lexicon: Lexicon) -> Expression:
    """A verb of the past, and nothing behind it that looks ahead: pressure fell at ..., fluids given ..."""
    return expression_of(lexicon, "happened")


def _is_custom(passage: Passage) -> bool:
    """Whether it is the hour of a place that opens and closes, or one told for each side: 9:00 for you."""
    if passage.within("hours.custom") or _FOR_WHOM.match(passage.after(_BESIDE)):
        return True
    if _YOURS.search(passage.before(12)) or _is_timetabled(passage):
        return True
    if _THE.search(passage.before(8)) and _LINE.match(passage.after(16)):
        return True
    bounds = passage.bounds
    sentence = passage.facts.masked[bounds.start : bounds.end]
    is_place = _OPENS.search(sentence) is not None and _DAILY.search(sentence) is not None
    return is_place or _SERVICE.search(passage.before(12)) is not None


def _is_timetabled(passage: Passage) -> bool:
    """Whether it is the hour at which a plane or train is somewhere: lands at 6:40 at Haneda."""
    return (
        _SOMEWHERE.match(passage.after(24)) is not None
        and passage.facts.lexicon.recall(_timetabled).search(passage.before(_STORY)) is not None
    )


_SOMEWHERE = Expression(r"\s+(?:at|in|on|from)\s+[A-Z]")

_OPENS = Expression(r"\bopen(?:s|ed)?\b", re.IGNORECASE)
_DAILY = Expression(r"\bclos(?:e|es|ed)\b|\bdaily\b|\b(?:every|each) day\b|\bweekdays\b", re.IGNORECASE)
_SERVICE = Expression(r"\b(?:train|bus|tram|ferry|flight)\s+\Z", re.IGNORECASE)


def _timetabled(lexicon: Lexicon) -> Expression:
    """The flight lands at 23:40: timetables are in the time of the place."""
    return expression_of(lexicon, "timetabled")


_THE = Expression(r"\bthe\s+\Z", re.IGNORECASE)
_LINE = Expression(r"\s+(?:to\s[A-Z]|from\s[A-Z]|train|bus|boat|ferry|flight|service|departure)")
"""The 07:12 to Fishguard: the name of a train."""

_YOURS = Expression(r"\byour\s+\Z", re.IGNORECASE)
"""Before a time of the reader's own day: your Wednesday 10:00."""

_BESIDE = 60
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SIDE = (
    r"(?:for|with)\s+(?:you|me|us|them|both)\b|(?:over\s+)?(?:here|there)\b|where (?:you|I|we) (?:are|am"
    r"|sit|live)\b"
    r"|(?:(?:at|on|in) )?(?:your|my|our) (?:end|side|zone|clock|place)\b|(?:your|my|our) (?:noon|time|clock"
    r"|zone"
    r"|morning|evening)\b"
)
_FOR_WHOM = Expression(
    rf"(?:\s+(?:{_DAYS}))?\s*[,(]?\s*(?:(?:{_SIDE})"
    rf"|(?:that['’]?s|that is|which is|=|i\.e\.,?)\s+[^().;!?]{{0,20}}(?:{_SIDE})"
    r"|(?:local|hrs|hours|h)?\s*[,(]?\s*(?:on the )?[A-Z][a-z]+ clock\b|as seen from [A-Z]|\([a-z]+ (?:with"
    r"|for) (?:you|me)\b"
    r"|o['’]clock,? [A-Z][a-z]+\b|local\s*\([A-Z]"
    r"|(?:/\s*[\d:.h]+\s*)?\(\s*[A-Z][a-z]+\s*/\s*[A-Z][a-z]+\s*\))",
)
"""On whose side, or by whose clock: 9:00 for you, noon where you are, 12:00 / 5:00 (Lima / Lyon)."""


def _is_no_hour(passage: Passage) -> bool:
    """Whether it is a place in a recording, a mere number, or a length: about 1 in 5; in 6 h."""
    is_number = passage.text.isdigit() and not _AT.search(passage.before(12))
    is_count = _LISTED.search(passage.text) and _COUNTED.match(passage.after(12))
    is_measure = ":" not in passage.text and passage.text[-1].isdigit() and _UNIT.match(passage.after(8))
    is_length = _LENGTH.fullmatch(passage.text)
    is_place = _TIMECODE.match(passage.text) or _is_played(passage)
    return is_number or bool(is_measure or is_count or is_length or is_place)


def _is_played(passage: Passage) -> bool:
    """Whether it is a place in a recording: please listen to 18:00-22:00; the film stops at 14:20."""
    if ":" not in passage.text:
        return False
    if _PLAYED.search(passage.before(16)):
        return True
    is_cut = _STOPS.search(passage.before(24)) is not None
    played = passage.facts.lexicon.words("played")
    return is_cut and not passage.facts.sentence_words[passage.sentence].isdisjoint(played)


_STOPS = Expression(
    r"\b(?:stops?|ends?|starts?|begins?|cuts (?:off|out)|breaks off|freezes|jumps)\s+(?:at|from)\s+\Z",
    re.IGNORECASE,
)
_PLAYED = Expression(
    r"\b(?:listen to|hear|watch|see|skip to|jump to|minute|timecode|play)\s+\Z", re.IGNORECASE
)


_LENGTH = Expression(r"(?:with)?in\s+[\d.,]+\s*\w+", re.IGNORECASE)
_LISTED = Expression(r",\s*\d{1,2}\Z")
_COUNTED = Expression(r"\s+(?!(?:to|or|and|at|sharp|please|your|my|our|local|am|pm|o)\b)[a-z]")
_UNIT = Expression(
    r"(?:\.\d+)?\s*(?:[°%€$£]|(?:kg|g|mg|t|km|m|mm|cm|bar|euros?|percent|degrees|l|ml|kW|V|A)\b)"
)
_AT = Expression(r"\b(?:at|by|until|till|before|from|after|around|to|and|or)\s+\Z", re.IGNORECASE)
_TIMECODE = Expression(r"\d\d:\d\d:\d\d\b")


def _zone(survey: Survey) -> Outcome:
    if not survey.has("time.clock"):
        return None
    if not survey.has("time.bare") or survey.has("allzones") or survey.share_offset:
        return ()
    zoned = frozenset().union(*[p.facts.recall(_zoned_clocks) for p in survey.holding("time.lettered")])
    names = _zone_names(survey)
    clocks = _wanted_with_clock if zoned else _bare_with_clock
    at_home = not any(recipient.zone for recipient in survey.message.recipients)
    if at_home and _is_of_one_place(survey):
        return ()
    return (
        _zone_hit(Spot(placed, reading.start, reading.end), reading, names)
        for placed in survey.holding("time.bare")
        for reading, clock in placed.facts.recall(clocks)
        if clock not in zoned and not (at_home and _is_of_a_place(placed.facts, reading))
    )


def _is_of_one_place(survey: Survey) -> bool:
    """Whether it is written to those of one place, or about coming to one: parents, tenants; at the gate."""
    audience = survey.lexicon.words("audience")
    called = chain.from_iterable(
        WORD.findall(plain(recipient.name))
        for recipient in survey.message.recipients
        if not recipient.is_channel
    )
    if not audience.isdisjoint(called):
        return True
    return any(placed.facts.recall(_tells_place) for placed in survey.blocks)


def _tells_place(facts: Facts) -> bool:
    """Whether it greets those of one place, or says that somebody comes, or is, where there are doors."""
    greeting = facts.greeting
    greeted = WORD.findall(plain(facts.text[greeting.start : greeting.end])) if greeting else ()
    if not facts.lexicon.words("audience").isdisjoint(greeted):
        return True
    return facts.lexicon.recall(_presence).search(facts.masked) is not None


def _presence(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "presence")


def _is_of_a_place(facts: Facts, reading: Reading) -> bool:
    """Whether a place opens or closes then, or a train leaves one: nobody far away goes there."""
    passage = Passage(facts, reading.start, reading.end)
    bounds = passage.bounds
    if facts.lexicon.recall(_timetabled).search(passage.before(_STORY)):
        return True
    words = facts.sentence_words[passage.sentence]
    if words.isdisjoint(facts.lexicon.words("place")):
        return False
    return facts.lexicon.recall(_shut).search(facts.masked, bounds.start, bounds.end) is not None


def _shut(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "shut")


def _wanted_with_clock(facts: Facts) -> list[tuple[Reading, time | None]]:
    return [pair for pair in facts.recall(_bare_with_clock) if _is_wanted(facts, pair[0])]


def _is_wanted(facts: Facts, reading: Reading) -> bool:
    """Whether something is due by then; other clocks go by the zone that the message has named."""
    return any(mark.start == reading.start for mark in facts.marked("time.due"))


def _zone_hit(spot: Spot, reading: Reading, names: tuple[str, ...]) -> Hit:
    fixes = tuple(replacement(spot, say("Add {zone}", zone=name), f"{spot.quote} {name}") for name in names)
    return spot.hit(
        say("{quote} is a different hour for each reader", quote=quoted(reading.text)), fixes=fixes
    )


def _zoned_clocks(facts: Facts) -> frozenset[time | None]:
    """The clocks that stand with a zone."""
    return frozenset(map(clock_of, facts.times_with("time.lettered")))


def _bare_with_clock(facts: Facts) -> list[tuple[Reading, time | None]]:
    return [(reading, clock_of(reading)) for reading in facts.times_with("time.bare")]


def _zone_names(survey: Survey) -> tuple[str, ...]:
    zones = dict.fromkeys(
        (survey.message.sender_zone, *(r.zone for r in survey.message.recipients if r.zone))
    )
    return tuple(abbreviation(survey.now, zone) for zone in list(zones)[:3])


RULE = Rule(
    id="deadline.zone",
    group=Group.DEADLINE,
    title=say("Every clock time has a zone"),
    passed=say("Every clock time has a zone"),
    severity=Severity.ERROR,
    why=say("The reader takes it for their own hour, or for yours, and is wrong half of the time."),
    good=Example(
        text="Kenji, please send the tax form by Thu 8 Oct, 15:00 Tokyo time, the bank closes then."
    ),
    bad=Example(text="Kenji, please send the tax form by Thu 8 Oct, 15:00, the bank closes then."),
    detect=_zone,
    signs={
        "time.clock": clocks,
        "time.bare": _bare_clocks,
        "time.due": due_times,
        "time.demanded": demanded_times,
        "time.moment": moments,
        "time.back": pointers_back,
        "time.precise": precise_times,
    },
)
