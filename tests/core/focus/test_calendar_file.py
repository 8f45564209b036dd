"""The calendar file of focus blocks, read back by a library of its own."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar
from msgspec.structs import replace

from asyncdraft.core.focus.blocks import focus_of_days
from asyncdraft.core.focus.calendar_file import calendar_file
from tests.core.focus.focus_people import REVIEW, SPEC, at, calendar

HOLIDAY = date(2026, 12, 2)


def test_it_repeats_as_the_blocks_do_without_the_days_off() -> None:
    mine = calendar(focus=(SPEC, REVIEW), holidays=(HOLIDAY,))
    file = Calendar.from_ical(calendar_file(mine, at(23, 15)))
    first = date(2026, 11, 23)
    last = at(23, 15) + timedelta(weeks=30)
    starts = sorted(start for event in file.walk("VEVENT") for start in _starts(event) if start < last)
    assert starts == sorted(focus.starts for focus in focus_of_days(mine, first, 30 * 7))
    assert datetime(2026, 12, 2, 9, tzinfo=ZoneInfo("Europe/London")) not in starts
    assert {str(event["TRANSP"]) for event in file.walk("VEVENT")} == {"OPAQUE"}


def test_the_same_block_keeps_its_mark() -> None:
    def marks(day: int) -> list[str]:
        file = Calendar.from_ical(calendar_file(calendar(focus=(SPEC,)), at(day, 15)))
        return [str(event["UID"]) for event in file.walk("VEVENT")]

    assert marks(23) == marks(26)


def test_a_block_that_is_written_twice_is_in_it_once() -> None:
    file = Calendar.from_ical(calendar_file(calendar(focus=(SPEC, SPEC)), at(23, 15)))
    assert len(file.walk("VEVENT")) == 1


@pytest.mark.parametrize("now", [at(28, 9), at(27, 16)])
def test_a_block_that_is_past_is_left_out(now: datetime) -> None:
    with pytest.raises(ValueError, match="no focus block to come"):
        calendar_file(calendar(focus=(REVIEW,)), now)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_no_purpose_of_a_block_adds_a_line(end: str) -> None:
    hostile = replace(SPEC, work=f"spec{end}ATTENDEE:mailto:evil@example.com")
    written = calendar_file(calendar(focus=(hostile,)), at(23, 15))
    assert not {"\n", "\r"} & set("".join(written.decode().split("\r\n")))
    events = Calendar.from_ical(written).walk("VEVENT")
    assert events
    assert not [event for event in events if "ATTENDEE" in event]


def test_a_block_that_lasts_until_later_is_in() -> None:
    assert b"20261127T130000" in calendar_file(calendar(focus=(REVIEW,)), at(27, 15, 59))


def _starts(event: Any) -> list[datetime]:
    """As dateutil reads the rule and its exceptions."""
    first = event["DTSTART"].dt
    if "RRULE" not in event:
        return [first]
    times = rruleset()
    times.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=first))
    for out in event["EXDATE"].dts if "EXDATE" in event else ():
        times.exdate(out.dt)
    return list(times)
