"""What a wall clock shows in a zone: one instant, two where clocks go back, none where they go forward."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.days import Warning_
from asyncdraft.core.when.writing import Style
from asyncdraft.core.when.zone_names import Meaning


class Shown(NamedTuple):
    """A wall clock made aware, and what is to be said about it."""

    at: datetime
    warnings: tuple[Warning_, ...] = ()


def shown_at(local: datetime, meaning: Meaning, style: Style) -> Iterator[Shown]:
    """What a wall clock may be; letters of the other half of the year may also mean the zone itself."""
    at = meaning.at(local)
    season = out_of_season(meaning, at)
    is_said = meaning.minutes is not None or bool(meaning.letters)
    if season:
        yield Shown(at, season)
        yield Shown(Meaning(meaning.zone).at(local))
    elif is_said or at.utcoffset() == at.replace(fold=1).utcoffset():
        yield Shown(at)
    else:
        yield from _shown_at_change(local, at, meaning.zone, style)


def _shown_at_change(local: datetime, at: datetime, zone: str, style: Style) -> Iterator[Shown]:
    """Both times where the clock shows `local` twice; where it never does, what may be meant by it."""
    city = zones.city_of(zone)
    later = at.replace(fold=1)
    real, early = (each.astimezone(UTC).astimezone(at.tzinfo) for each in (at, later))
    written = writing.of_day(local, style)
    if real.replace(tzinfo=None, fold=0) == local:
        note = say("{clock} comes twice that day in {city}: clocks go back.", clock=written, city=city)
        yield from (Shown(each, (Warning_("fold", note),)) for each in (at, later))
        return
    note = say(
        "{skipped} does not exist that day in {city}: clocks go forward to {shown}.",
        skipped=written,
        city=city,
        shown=writing.of_day(real, style),
    )
    yield from (Shown(each, (Warning_("gap", note),)) for each in (at, real, early))


def out_of_season(meaning: Meaning, at: datetime) -> tuple[Warning_, ...]:
    """Letters of the other half of the year, as EST in July."""
    if not meaning.zone or meaning.minutes is None or isinstance(at.tzinfo, ZoneInfo):
        return ()
    theirs = zones.abbreviation(at, meaning.zone)
    written = f"UTC{zones.signed(at.utcoffset() or timedelta())}"
    city = zones.city_of(meaning.zone)
    return (
        Warning_(
            "wrong-season",
            say(
                "{city} keeps {theirs} on that day; as written it is {written}.",
                city=city,
                theirs=theirs,
                written=written,
            ),
        ),
    )
