"""From a phrase and a now to its readings: every combination of day, clock and zone, the likeliest first."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import chain
from typing import Any

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.clocks import MIDNIGHT, PART_HOURS, Clock
from asyncdraft.core.when.days import CalendarDay, DayForm, RelativeDay, Warning_, WeekdayForm
from asyncdraft.core.when.moments import END_OF_DAY, Reading, next_at
from asyncdraft.core.when.periods import Period, Shifted
from asyncdraft.core.when.phrases import Phrase, is_business
from asyncdraft.core.when.tokens import Tokens
from asyncdraft.core.when.wall_clocks import out_of_season, shown_at
from asyncdraft.core.when.working_days import FRIDAY, Calendars, WorkingDays, working_days
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.core.when.zone_names import Meaning
from asyncdraft.core.when.zone_words import ZoneWord

MOST_ALTERNATIVES = 5
ONE_DAY = timedelta(days=1)
UNCLEAR_ZONE = "unclear-zone"
"""The code of a warning: "your time" names a zone only where it is clear who reads it."""

MONTH_FIRST = frozenset(
    {
        "America/Anchorage", "America/Boise", "America/Chicago", "America/Denver", "America/Detroit",
        "America/Los_Angeles", "America/New_York", "America/Phoenix", "Asia/Manila", "Pacific/Honolulu",
        "UTC",
    }
)  # fmt: skip
MONTH_FIRST_AREAS = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
"""Where 10/11 is the 11th of October; with UTC, of which nobody knows where it is."""


class Resolver:
    """`now` is aware, in the writer's zone; `me` is the writer, if known; `style` is that of what is said."""

    def __init__(
        self, tokens: Tokens, now: datetime, me: Person | None, calendars: Calendars, style: Style = STYLE
    ) -> None:
        self._tokens = tokens
        self._now = now
        self._home = str(now.tzinfo)
        self._me = me
        self._calendars = calendars
        self._style = style

    def reading(self, phrase: Phrase) -> Reading:
        """The likeliest reading, with the others as its alternatives."""
        base = self._base(phrase)
        by_meaning = [list(self._readings(phrase, meaning, base)) for meaning in self._meanings(phrase)]
        in_season = [readings for readings in by_meaning if not _is_out_of_season(readings[0])]
        found = [reading for readings in in_season or by_meaning[:1] for reading in readings]
        first, *others = _distinct(found)
        return _with(
            first,
            alternatives=tuple(others[:MOST_ALTERNATIVES]),
            warnings=(*first.warnings, *self._past(first)),
        )

    def _base(self, phrase: Phrase) -> Reading:
        start, end = self._tokens.starts[phrase.start], self._tokens.starts[phrase.end]
        zone = phrase.zone
        return Reading(
            start=start,
            end=end,
            text=self._tokens.text[start:end],
            kind="day",
            value=None,
            zone_text=self._tokens.text[zone.start : zone.end] if zone else "",
            zone_written=bool((zone and zone.meanings) or phrase.owner),
            precise=not phrase.vague,
            warnings=tuple(_zone_warnings(zone)) if zone else (),
            assumed=_zone_choice(zone) if zone else (),
        )

    def _meanings(self, phrase: Phrase) -> tuple[Meaning, ...]:
        zone = phrase.zone
        if zone and zone.meanings:
            return zone.meanings
        return (Meaning(phrase.owner.zone if phrase.owner else self._home),)

    def _readings(self, phrase: Phrase, meaning: Meaning, base: Reading) -> Iterator[Reading]:
        if phrase.length is not None:
            at = (self._now.astimezone(UTC) + phrase.length).astimezone(self._now.tzinfo)
            yield _with(base, kind="instant", value=at, zone=self._home)
        elif phrase.day is None and phrase.clock:
            yield from self._of_the_clock(phrase, phrase.clock, meaning, base)
        else:
            yield from self._of_the_day(phrase, meaning, base)

    # --- a clock without a day ----------------------------------------------------------------

    def _of_the_clock(
        self, phrase: Phrase, clock: Clock, meaning: Meaning, base: Reading
    ) -> Iterator[Reading]:
        there = self._there(meaning, base)
        for first, last in clock_pairs(clock, phrase.last, phrase.part):
            start = meaning.at(next_at(first, there).replace(tzinfo=None))
            said = _with(
                base, zone=meaning.name(start), warnings=(*base.warnings, *out_of_season(meaning, start))
            )
            if last is not None:
                yield _with(said, kind="range", value=(start, _end_of_range(start, last, meaning)))
            else:
                offset = timezone(start.utcoffset() or timedelta()) if base.zone_written else None
                yield _with(said, kind="time", value=first.replace(tzinfo=offset))
            if out_of_season(meaning, start):
                yield from self._of_the_clock(phrase, clock, Meaning(meaning.zone), base)

    # --- a day, with a clock or a part of the day or nothing ----------------------------------

    def _of_the_day(self, phrase: Phrase, meaning: Meaning, base: Reading) -> Iterator[Reading]:
        form = self._localised(phrase.day or RelativeDay(0), phrase.owner)
        dates = form.on(self._today(phrase, meaning, base))
        base = _with(
            base,
            warnings=(*base.warnings, *dates.warnings),
            assumed=(*base.assumed, *dates.assumed),
            precise=base.precise and not dates.vague,
        )
        if dates.day is None:
            yield base
        days = [day for day in (dates.day, *dates.others) if day]
        if phrase.clock or phrase.part is not None:
            by_day = [list(self._within(phrase, day, meaning, base)) for day in days]
            yield from self._coming(by_day) if _rolls(form) else chain.from_iterable(by_day)
        elif dates.last and days:
            due = self._whole(_last_working_day(days[0], dates.last), phrase, meaning, base)
            yield _with(due, kind="range", value=(days[0], dates.last), due=due.instant(self._now))
        else:
            yield from (self._whole(day, phrase, meaning, base) for day in days)

    def _within(self, phrase: Phrase, day: date, meaning: Meaning, base: Reading) -> Iterator[Reading]:
        if phrase.clock:
            yield from self._instants(phrase, phrase.clock, day, meaning, base)
        elif phrase.part is not None:
            yield self._part_of(day, phrase.part, meaning, base)

    def _instants(
        self, phrase: Phrase, clock: Clock, day: date, meaning: Meaning, base: Reading
    ) -> Iterator[Reading]:
        for first, last in clock_pairs(clock, phrase.last, phrase.part):
            local = datetime.combine(day, time(23, 59) if clock.hour == MIDNIGHT else first)
            for shown in shown_at(local, meaning, self._style):
                said = _with(base, zone=meaning.name(shown.at), warnings=(*base.warnings, *shown.warnings))
                if last is None:
                    yield _with(said, kind="instant", value=shown.at)
                else:
                    end = _end_of_range(shown.at, last, meaning)
                    yield _with(said, kind="range", value=(shown.at, end))

    def _part_of(self, day: date, part: int, meaning: Meaning, base: Reading) -> Reading:
        first, last = (meaning.at(datetime.combine(day, time(hour))) for hour in PART_HOURS[part])
        return _with(base, kind="range", value=(first, last), zone=meaning.name(first), precise=False)

    def _whole(self, day: date, phrase: Phrase, meaning: Meaning, base: Reading) -> Reading:
        person = phrase.owner or (phrase.zone.person if phrase.zone else None)
        if person is None and not base.zone_written:
            person = self._me
        due = self._end_of(day, person)
        assumed = (_end_of_day_note(due, meaning, person, self._style),) if phrase.closing else ()
        return _with(
            base,
            kind="day",
            value=day,
            zone=_zone(meaning, base),
            due=due,
            assumed=(*base.assumed, *assumed),
            precise=base.precise,
        )

    def _end_of(self, day: date, person: Person | None) -> datetime | None:
        """The writer may have said where their days end; None where nobody knows."""
        if person is None:
            return None
        usual = end_of_work(person, day)
        if person != self._me or self._style.day_ends is None:
            return usual
        return datetime.combine(day, self._style.day_ends, zones.zone(person.zone))

    def _today(self, phrase: Phrase, meaning: Meaning, base: Reading) -> date:
        """The writer's date, but for the end of somebody's day: that is where they are.

        Somebody's working days are counted from the earlier of the two: one that is still to begin counts.
        """
        theirs = self._there(meaning, base).date()
        if is_business(phrase.day):
            return min(self._now.date(), theirs)
        return theirs if phrase.closing or phrase.owner else self._now.date()

    def _there(self, meaning: Meaning, base: Reading) -> datetime:
        """Now, by the clocks of the written zone."""
        if not base.zone_written:
            return self._now
        return self._now.astimezone(meaning.at(self._now.replace(tzinfo=None)).tzinfo)

    def _localised(self, form: DayForm, owner: Person | None) -> DayForm:
        """10/11 in the order of the writer's place, working days by the calendar they belong to."""
        if isinstance(form, Shifted):
            base = self._localised(form.base, owner)
            working = self._working_days(owner) if form.business else form.working
            return msgspec.structs.replace(form, base=base, working=working)
        if isinstance(form, Period):
            return msgspec.structs.replace(form, base=self._localised(form.base, owner))
        if not isinstance(form, CalendarDay) or not form.swapped or form.day_first:
            return form
        if self._is_month_first():
            return form
        return msgspec.structs.replace(form, month=form.day, day=form.month)

    def _is_month_first(self) -> bool:
        if self._style.month_first is not None:
            return self._style.month_first
        return self._home in MONTH_FIRST or self._home.startswith(MONTH_FIRST_AREAS)

    def _working_days(self, owner: Person | None) -> WorkingDays:
        return working_days(owner, self._me, self._calendars, self._now)

    def _coming(self, by_day: list[list[Reading]]) -> list[Reading]:
        """A weekday is today while its hour is ahead; where it is over, the one a week on comes first."""
        is_ahead = any(not self._is_over(reading) for reading in by_day[0])
        readings = by_day[0] if is_ahead else chain.from_iterable(by_day)
        return sorted(readings, key=self._is_over)

    def _is_over(self, reading: Reading) -> bool:
        return (reading.instant(self._now) or self._now) < self._now

    def _past(self, reading: Reading) -> tuple[Warning_, ...]:
        at = reading.instant(self._now)
        if at is None or at >= self._now or self._is_today(reading):
            return ()
        return (
            Warning_(
                "past",
                say(
                    "“{text}” is over: it was {ago}.", text=reading.text, ago=writing.relative(at, self._now)
                ),
            ),
        )

    def _is_today(self, reading: Reading) -> bool:
        return reading.kind == "day" and reading.value == self._there(Meaning(self._home), reading).date()


def clock_pairs(first: Clock, last: Clock | None, part: int | None) -> list[tuple[time, time | None]]:
    """The times a clock may show; of a range the two that stand closest, one after the other."""
    if last is None:
        return [(at, None) for at in first.times(part)]
    last_part = part if first.half is None else None
    pairs = [(a, b) for a in first.times(part, every=True) for b in last.times(last_part, every=True)]
    return [min(pairs, key=lambda pair: (_minutes(pair[1]) - _minutes(pair[0]) - 1) % (24 * 60))]


def end_of_work(person: Person, day: date) -> datetime | None:
    """When a person stops working on that day, aware; None if hours are not known or it is a day off."""
    shifts = person.hours[day.weekday()] if person.hours else ()
    if not shifts:
        return None
    local = datetime.combine(day, time()) + timedelta(minutes=shifts[-1].end)
    return local.replace(tzinfo=zones.zone(person.zone))


def _distinct(readings: list[Reading]) -> list[Reading]:
    if len(readings) == 1:
        return readings
    found: dict[tuple[str, str | None, str], Reading] = {}
    for reading in readings:
        found.setdefault(_key(reading), reading)
    return list(found.values())


def _key(reading: Reading) -> tuple[str, str | None, str]:
    """Two readings of one wall clock differ where clocks go back, which comparing them would not show."""
    return reading.kind, reading.zone, str(reading.value)


def _is_out_of_season(reading: Reading) -> bool:
    return any(warning.code == "wrong-season" for warning in reading.warnings)


def _with(reading: Reading, **changes: Any) -> Reading:
    return msgspec.structs.replace(reading, **changes)


def _rolls(form: DayForm) -> bool:
    return isinstance(form, WeekdayForm) and form.which is None and form.weeks is None


def _last_working_day(first: date, last: date) -> date:
    friday = last - timedelta(days=max(0, last.weekday() - FRIDAY))
    return friday if friday >= first else last


def _zone(meaning: Meaning, base: Reading) -> str | None:
    if not base.zone_written:
        return None
    return meaning.zone or f"UTC{zones.signed(timedelta(minutes=meaning.minutes or 0))}"


def _end_of_range(start: datetime, last: time, meaning: Meaning) -> datetime:
    local = datetime.combine(start.date(), last)
    return meaning.at(local if local > start.replace(tzinfo=None) else local + ONE_DAY)


def _zone_warnings(zone: ZoneWord) -> Iterator[Warning_]:
    if zone.unclear:
        yield Warning_(UNCLEAR_ZONE, say("“{zone} time” does not say which zone that is.", zone=zone.unclear))
    if len(zone.meanings) > 1 and not zone.settled:
        cities = ", ".join(zones.city_of(meaning.zone) for meaning in zone.meanings)
        yield Warning_(
            "ambiguous-zone",
            say("“{letters}” may be {cities}.", letters=zone.letters or zone.name, cities=cities),
        )


def _zone_choice(zone: ZoneWord) -> tuple[str, ...]:
    if len(zone.meanings) < 2 or not zone.settled:
        return ()
    city = zones.city_of(zone.meanings[0].zone)
    return (
        say("“{letters}” is taken as that of {city}, as your team has it.", letters=zone.letters, city=city),
    )


def _end_of_day_note(due: datetime | None, meaning: Meaning, person: Person | None, style: Style) -> str:
    city = zones.city_of(person.zone if person and due else meaning.zone)
    clock = writing.of_day(due or END_OF_DAY, style)
    if person is None:
        return say("The end of the day is taken as {clock} in {city}.", clock=clock, city=city)
    return say(
        "The end of {name}’s day is taken as {clock} in {city}.",
        name=person.first_name,
        clock=clock,
        city=city,
    )


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
