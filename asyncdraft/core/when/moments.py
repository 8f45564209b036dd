"""What a phrase means: a day, an instant, a time of day or a range, and what was assumed."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import msgspec

from asyncdraft.core.when import zones
from asyncdraft.core.when.days import Warning_

Kind = Literal["day", "instant", "time", "range"]
Moment = date | datetime | time
Value = Moment | tuple[Moment, Moment] | None

END_OF_DAY = time(17)
"""Where a working day ends for somebody whose hours are not known."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A time found at text[start:end], in code points.

    `value` by kind: a date, an aware datetime (wall clock and zone as written), a time of day, or the two
    ends of a range; None where no such time exists. `zone` is an IANA name or an offset ("UTC+5:30"), None
    for a bare date; `zone_written` says that the text names it. `assumed` are sentences. `precise` is False
    for a time nobody could set a watch by. `due` is the end of that working day, where hours are known.
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
    due: datetime | None = None
    assumed: tuple[str, ...] = ()
    alternatives: tuple["Reading", ...] = ()
    warnings: tuple[Warning_, ...] = ()

    @property
    def first(self) -> Moment | None:
        """The value, or the start of a range."""
        return self.value[0] if isinstance(self.value, tuple) else self.value

    @property
    def last(self) -> Moment | None:
        """The value, or the end of a range."""
        return self.value[1] if isinstance(self.value, tuple) else self.value

    def instant(self, now: datetime) -> datetime | None:
        """The instant by which something is due, aware, UTC.

        A day ends at `due` or 17:00, a range is due where it ends, a bare time is the next one after `now`.
        """
        value = self.last
        if self.due or isinstance(value, datetime):
            at = self.due or value
            return at.astimezone(UTC) if isinstance(at, datetime) else None
        tz = zones.tz(self.zone) if self.zone else now.tzinfo
        if isinstance(value, date):
            return datetime.combine(value, END_OF_DAY, tz).astimezone(UTC)
        return next_at(value, now.astimezone(tz)).astimezone(UTC) if value else None


def next_at(clock: time, now: datetime) -> datetime:
    """The next time that clocks in `now`'s zone show this."""
    today = datetime.combine(now.date(), clock.replace(tzinfo=None), now.tzinfo)
    return (
        today if today >= now else datetime.combine(now.date() + timedelta(days=1), today.time(), now.tzinfo)
    )


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
