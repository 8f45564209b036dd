"""The rules of a zone around an instant, as a calendar file carries them (VTIMEZONE of RFC 5545)."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from asyncdraft.core.when import zones
from asyncdraft.core.when.overlap import clock_changes

if TYPE_CHECKING:
    from icalendar import Timezone

YEARS_AROUND = 1


def zone_rules(zone: str, at: datetime) -> "Timezone":
    """One observance for each clock change from the year before `at` to the year after.

    Written here because a change starts at the wall clock that it ends (RFC 5545, 3.6.5), which generators
    that take the new clock miss by the hour it moves. Raises UnknownZoneError.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vUTCOffset

    first = datetime(at.year - YEARS_AROUND, 1, 1, tzinfo=UTC)
    last = datetime(at.year + YEARS_AROUND + 1, 1, 1, tzinfo=UTC)
    rules = Timezone()
    rules.add("tzid", zone)
    starts = [first, *(change.at for change in clock_changes(zone, first, last))]
    for start in starts:
        before, after = _local(start - timedelta(minutes=1), zone), _local(start, zone)
        observance = TimezoneDaylight() if after.dst() else TimezoneStandard()
        offset = before.utcoffset() or timedelta()
        observance.add("dtstart", (start + offset).replace(tzinfo=None))
        observance.add("tzoffsetfrom", vUTCOffset(offset))
        observance.add("tzoffsetto", vUTCOffset(after.utcoffset() or timedelta()))
        observance.add("tzname", zones.abbreviation(start, zone))
        rules.add_component(observance)
    return rules


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(zones.zone(zone))
