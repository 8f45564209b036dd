"""Reading a time: every one in a running text, or the one that somebody typed alone."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.when import zones
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.clocks import MIDNIGHT, PART_HOURS, Clock
from asyncdraft.core.when.days import Dates, Warning_, WeekdayForm
from asyncdraft.core.when.phrases import Phrase, PhraseReader
from asyncdraft.core.when.tokens import Tokens
from asyncdraft.core.when.zone_words import Meaning, ZoneReader

Kind = Literal["day", "instant", "time", "range"]
Moment = date | datetime | time
Value = Moment | tuple[Moment, Moment] | None

END_OF_DAY = time(17)
MOST_ALTERNATIVES = 5


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A time found at text[start:end], in code points.

    `value` by kind: a date, an aware datetime (wall clock and zone as written), a time of day, or the two
    ends of a range; None where no such time exists. `zone` is an IANA name or an offset ("UTC+5:30"), None
    for a bare date; `zone_written` says that the text names it. `assumed` are sentences. `precise` is False
    for a time nobody could set a watch by.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Value
    zone: str | None = None
    zone_text: str = ""
    zone_written: bool = False
    precise: bool = True
    assumed: tuple[str, ...] = ()
    alternatives: tuple["Reading", ...] = ()
    warnings: tuple[Warning_, ...] = ()

    def instant(self, now: datetime) -> datetime | None:
        """The instant by which something is due, aware, UTC.

        A day ends at 17:00, a range is due where it ends, a bare time is the next one after `now`.
        """
        value = self.value[1] if isinstance(self.value, tuple) else self.value
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        tz = zones.tz(self.zone) if self.zone else now.tzinfo
        if isinstance(value, date):
            return datetime.combine(value, END_OF_DAY, tz).astimezone(UTC)
        local = now.astimezone(tz)
        today = datetime.combine(local.date(), value.replace(tzinfo=None), tz)
        if today < now:
            today = datetime.combine(local.date() + timedelta(days=1), value.replace(tzinfo=None), tz)
        return today.astimezone(UTC)


class Answer(msgspec.Struct, frozen=True):
    """What was typed may mean: candidates with an instant each, best first; else the problem, a sentence."""

    candidates: tuple[Reading, ...] = ()
    problem: str = ""


class TimeReader:
    """`cities` is called at the first word that may be a place; `me` is the writer's roster id."""

    def __init__(self, cities: Callable[[], Cities], people: tuple[Person, ...] = (), me: str = "") -> None:
        self._cities = cities
        self._zones = ZoneReader(cities, people, me)

    def scan(self, text: str, now: datetime) -> tuple[Reading, ...]:
        """All times in a running text. `now` is aware, in the writer's zone."""
        tokens = Tokens(text)
        return tuple(_resolve(tokens, phrase, now) for phrase in PhraseReader(tokens, self._zones).phrases())

    def read(self, text: str, now: datetime) -> Answer:
        """One time, typed alone."""
        tokens = Tokens(text)
        phrases = list(PhraseReader(tokens, self._zones, eager=True).phrases())
        if not phrases:
            return Answer(problem=f"“{text.strip()}” is no time that can be read." if text.strip() else "")
        reading = _resolve(tokens, phrases[0], now)
        candidates = (reading, *reading.alternatives)
        return Answer(tuple(candidate for candidate in candidates if candidate.instant(now)))


def _resolve(tokens: Tokens, phrase: Phrase, now: datetime) -> Reading:
    start, end = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
    meanings = phrase.zone.meanings if phrase.zone else ()
    base = Reading(
        start=start,
        end=end,
        text=tokens.text[start:end],
        kind="day",
        value=None,
        zone_text=tokens.text[phrase.zone.start : phrase.zone.end] if phrase.zone else "",
        zone_written=bool(meanings),
    )
    home = (Meaning(str(now.tzinfo)),)
    readings = [reading for meaning in meanings or home for reading in _readings(base, phrase, meaning, now)]
    first, *others = dict.fromkeys(readings)
    return msgspec.structs.replace(first, alternatives=tuple(others[:MOST_ALTERNATIVES]))


def _readings(base: Reading, phrase: Phrase, meaning: Meaning, now: datetime) -> Iterable[Reading]:
    if phrase.length is not None:
        at = (now.astimezone(UTC) + phrase.length).astimezone(now.tzinfo)
        return [_replace(base, kind="instant", value=at, zone=str(now.tzinfo), precise=not phrase.vague)]
    if phrase.day is None:
        return _times(base, phrase, meaning, now)
    today = _today(meaning if base.zone_written else None, now)
    dates = phrase.day.on(today)
    base = _replace(base, warnings=dates.warnings, assumed=dates.assumed, precise=not dates.vague)
    if dates.day is None:
        return [base]
    if phrase.clock is None:
        return _days(base, phrase, dates, meaning)
    return _instants(base, phrase, dates, meaning, now)


def _today(meaning: Meaning | None, now: datetime) -> date:
    if meaning is None:
        return now.date()
    there = meaning.at(datetime(2000, 1, 1)).tzinfo
    return now.astimezone(there).date()


def _times(base: Reading, phrase: Phrase, meaning: Meaning, now: datetime) -> list[Reading]:
    if phrase.clock is None:
        return [base]
    found = []
    for first, last in _clock_pairs(phrase.clock, phrase.last, phrase.part):
        local = meaning.at(datetime.combine(_today(meaning if base.zone_written else None, now), first))
        zone = meaning.name(local)
        tz = local.tzinfo
        value: Value = first.replace(tzinfo=tz) if base.zone_written else first
        if last is not None:
            end = last.replace(tzinfo=tz) if base.zone_written else last
            found.append(_replace(base, kind="range", value=(value, end), zone=zone))
        else:
            found.append(_replace(base, kind="time", value=value, zone=zone))
    return found


def _days(base: Reading, phrase: Phrase, dates: Dates, meaning: Meaning) -> list[Reading]:
    days = [day for day in (dates.day, *dates.others) if day]
    zone = meaning.zone if base.zone_written else None
    if phrase.part is not None:
        first, last = (time(hour) for hour in PART_HOURS[phrase.part])
        return [
            _replace(
                base,
                kind="range",
                value=(meaning.at(datetime.combine(day, first)), meaning.at(datetime.combine(day, last))),
                zone=meaning.zone,
                precise=False,
            )
            for day in days
        ]
    if dates.last:
        return [_replace(base, kind="range", value=(days[0], dates.last), zone=zone)]
    return [_replace(base, kind="day", value=day, zone=zone) for day in days]


def _instants(base: Reading, phrase: Phrase, dates: Dates, meaning: Meaning, now: datetime) -> list[Reading]:
    assert phrase.clock is not None
    days = [day for day in (dates.day, *dates.others) if day]
    pairs = _clock_pairs(phrase.clock, phrase.last, phrase.part)
    found = []
    for day in days:
        for first, last in pairs:
            local = meaning.at(_on(day, first, phrase.clock))
            reading = _replace(base, kind="instant", value=local, zone=meaning.name(local))
            if last is not None:
                end = meaning.at(datetime.combine(day, last))
                reading = _replace(reading, kind="range", value=(local, end))
            found.append(reading)
    if isinstance(phrase.day, WeekdayForm) and len(days) > 1 and phrase.day.which is None:
        found.sort(key=lambda reading: (reading.instant(now) or now) < now)
    return found


def _on(day: date, first: time, clock: Clock) -> datetime:
    """Midnight of a named day is where that day ends."""
    return datetime.combine(day, time(23, 59) if clock.hour == MIDNIGHT else first)


def _clock_pairs(first: Clock, last: Clock | None, part: int | None) -> list[tuple[time, time | None]]:
    """The times of a clock; of a range the two that stand closest, the first before the last."""
    if last is None:
        return [(at, None) for at in first.times(part)]
    pairs = [(a, b) for a in first.times(part) for b in last.times(None if first.half is not None else part)]
    return [min(pairs, key=lambda pair: (_minutes(pair[1]) - _minutes(pair[0])) % (24 * 60) or 24 * 60)]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _replace(reading: Reading, **changes: object) -> Reading:
    return msgspec.structs.replace(reading, **changes)


def value_text(reading: Reading) -> str | list[str] | None:
    """The value as `asyncdraft when --json` gives it: the written zone's offset where one was written."""
    value = reading.value
    if value is None:
        return None
    if isinstance(value, tuple):
        return [_moment_text(part, reading.zone_written) for part in value]
    return _moment_text(value, reading.zone_written)


def _moment_text(moment: Moment, with_offset: bool) -> str:
    if isinstance(moment, datetime):
        seconds = "seconds" if moment.second else "minutes"
        return (moment if with_offset else moment.replace(tzinfo=None)).isoformat(timespec=seconds)
    if isinstance(moment, time):
        return f"T{moment.isoformat(timespec='seconds' if moment.second else 'minutes')}"
    return moment.isoformat()
