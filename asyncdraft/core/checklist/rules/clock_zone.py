"""The rule about clock times without a zone."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import islice

from asyncdraft.core.checklist import abbreviations
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
from asyncdraft.core.checklist.rules.fixes import replacement
from asyncdraft.core.checklist.rules.no_hours import is_no_hour
from asyncdraft.core.checklist.rules.place_hours import is_custom, is_of_a_place, is_of_one_place
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.rules.zone_letters import lettered
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.zones import abbreviation, city_of


@needing("times")
def _bare_clocks(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Clock times without a zone in their sentence; a bare “noon” counts where something is asked.

    Opening hours and the like are those of a place, and nobody reads them in another zone.
    """
    zoned = {passage.sentence for passage in lettered(facts, now)}
    zoned |= {passage.sentence for passage, _ in readings(facts) if _NOTED.match(passage.after(_NOTE))}
    first = min(zoned, default=len(facts.sentences))
    for passage, reading in readings(facts):
        number = passage.sentence
        if number > first or number in zoned or not has_clock(reading):
            continue
        is_plain = any(map(str.isdigit, reading.text)) or " " in reading.text or passage.is_asking
        if is_plain and not (is_custom(passage) or is_no_hour(passage) or _is_history(passage, reading, now)):
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


_STORY = 120
MOST_ZONES = 3


def _is_to_come(reading: Reading) -> bool:
    """Whether it names its day: hours of the past mostly come without."""
    return isinstance(reading.last, datetime)


def _happened(lexicon: Lexicon) -> Expression:
    """A verb of the past, and nothing behind it that looks ahead: pressure fell at ..., fluids given ..."""
    return expression_of(lexicon, "happened")


def _zone(survey: Survey) -> Outcome:
    if not survey.has("time.clock"):
        return None
    if not survey.has("time.bare") or survey.has("allzones") or survey.share_offset:
        return ()
    zoned = frozenset().union(*[p.facts.recall(_zoned_clocks) for p in survey.holding("time.lettered")])
    clocks = _wanted_with_clock if zoned else _bare_with_clock
    at_home = not any(recipient.zone for recipient in survey.message.recipients)
    if at_home and is_of_one_place(survey):
        return ()
    return (
        _zone_hit(survey, Spot(placed, reading.start, reading.end), reading)
        for placed in survey.holding("time.bare")
        for reading, clock in placed.facts.recall(clocks)
        if clock not in zoned and not (at_home and is_of_a_place(placed.facts, reading))
    )


def _wanted_with_clock(facts: Facts) -> list[tuple[Reading, time | None]]:
    return [pair for pair in facts.recall(_bare_with_clock) if _is_wanted(facts, pair[0])]


def _is_wanted(facts: Facts, reading: Reading) -> bool:
    """Whether something is due by then; other clocks go by the zone that the message has named."""
    return any(mark.start == reading.start for mark in facts.marked("time.due"))


def _zone_hit(survey: Survey, spot: Spot, reading: Reading) -> Hit:
    names = _zone_names(survey, abbreviations.moment(reading, survey.now))
    fixes = tuple(replacement(spot, say("Add {zone}", zone=name), f"{spot.quote} {name}") for name in names)
    return spot.hit(
        say("{quote} is a different hour for each reader", quote=quoted(reading.text)), fixes=fixes
    )


def _zone_names(survey: Survey, at: datetime) -> list[str]:
    """The writer's and the readers' zones as they are called then; by the city where letters may mislead."""
    theirs = [recipient.zone for recipient in survey.message.recipients if recipient.zone]
    home = survey.message.sender_zone
    zones = islice(dict.fromkeys((home, *theirs)), MOST_ZONES)
    return list(dict.fromkeys(_zone_name(zone, at, home, theirs) for zone in zones))


def _zone_name(zone: str, at: datetime, home: str, theirs: Sequence[str]) -> str:
    letters = abbreviation(at, zone)
    return f"{city_of(zone)} time" if abbreviations.judge(letters, at, home, theirs, False) else letters


def _zoned_clocks(facts: Facts) -> frozenset[time | None]:
    """The clocks that stand with a zone."""
    return frozenset(map(clock_of, facts.times_with("time.lettered")))


def _bare_with_clock(facts: Facts) -> list[tuple[Reading, time | None]]:
    return [(reading, clock_of(reading)) for reading in facts.times_with("time.bare")]


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
