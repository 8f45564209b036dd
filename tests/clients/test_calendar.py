"""The invitation to a call, opened by a reader of calendars that shares nothing with its writer."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from asyncdraft.core.threads.invitation import calendar_file
from tests.clients.programs import needs_calendar, run_node
from tests.core.threads.test_call import READY
from tests.core.threads.thread_people import ALEX, MAYA, TEAM

pytestmark = needs_calendar

HOMES = ("Europe/London", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "America/Sao_Paulo")
DAYS = (
    *(date(2026, 3, 7) + timedelta(days=step) for step in (0, 1, 2, 21, 22, 23)),
    *(date(2026, 10, 24) + timedelta(days=step) for step in (0, 1, 2, 7, 8, 9)),
    date(2026, 7, 15),
    date(2027, 1, 15),
)
"""Around the days on which clocks change in Europe and America, and far from them."""


def opened(home: str, starts: list[datetime]) -> list[dict[str, Any]]:
    """How the reader takes the invitations of somebody who lives in `home`."""
    people = (replace(ALEX, zone=home), *TEAM.people[1:])
    team = replace(TEAM, people=people)
    files = [
        calendar_file(replace(READY, call=replace(READY.call, at=at)), team, starts[0]).decode()
        for at in starts
    ]
    return run_node("calendar.mjs", [json.dumps(file) for file in files])


@pytest.mark.parametrize("home", HOMES)
def test_every_calendar_reads_the_instant_that_was_meant(home: str) -> None:
    starts = [datetime(day.year, day.month, day.day, 15, 30, tzinfo=UTC) for day in DAYS]
    found = opened(home, starts)
    assert [event["starts"] for event in found] == [f"{at:%Y-%m-%dT%H:%M:%S}.000Z" for at in starts]
    assert {event["minutes"] for event in found} == {15}
    assert {tuple(event["zones"]) for event in found} == {(home,)}
    clocks = [f"{at.astimezone(ZoneInfo(home)):%Y-%m-%dT%H:%M:%S}" for at in starts]
    assert [event["local"] for event in found] == clocks


def test_two_people_in_two_zones_are_invited_to_the_same_minute() -> None:
    """Between both changes of clocks London and New York are four hours apart."""
    starts = [datetime(2026, 10, 28, 14, tzinfo=UTC)]
    (london,), (york,) = opened("Europe/London", starts), opened("America/New_York", starts)
    assert london["starts"] == york["starts"]
    assert (london["local"], york["local"]) == ("2026-10-28T14:00:00", "2026-10-28T10:00:00")


def test_the_reader_finds_who_where_and_what_for() -> None:
    (event,) = opened("Europe/London", [datetime(2026, 11, 24, 15, tzinfo=UTC)])
    assert event["method"] == "REQUEST"
    assert event["summary"] == "15 minutes: API response shape"
    assert event["location"] == "https://meet.example.com/4"
    assert event["attendees"] == [f"mailto:{MAYA.email}"]
    assert "Does the order endpoint join items and prices?" in event["description"]
    assert event["uid"] == f"{READY.id}@asyncdraft.local"
