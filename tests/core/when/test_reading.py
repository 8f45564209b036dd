from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from asyncdraft.core.people import Person
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import Reading, TimeReader, value_text

TABLE = Path(__file__).parents[3] / "resources" / "cities.tsv.gz"
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
PEOPLE = (
    Person(id="me", name="Alex Hart", zone="Europe/London"),
    Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo"),
    Person(id="priya", name="Priya Nair", zone="Asia/Kolkata"),
)


@cache
def table() -> Cities:
    return Cities.parse(TABLE.read_bytes())


@pytest.fixture
def reader() -> TimeReader:
    return TimeReader(table, PEOPLE, "me")


def only(reader: TimeReader, text: str) -> Reading:
    (reading,) = reader.scan(text, NOW)
    return reading


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("fri 3pm tokyo", "2026-11-27T06:00"),
        ("tue 5pm tokyo", "2026-11-24T08:00"),
        ("tomorrow noon", "2026-11-24T12:00"),
        ("noon EST", "2026-11-23T17:00"),
        ("2026-11-27T15:00+09:00", "2026-11-27T06:00"),
        ("2026-11-24T17:00+09:00[Asia/Tokyo]", "2026-11-24T08:00"),
        ("27 Nov 15:00 CET", "2026-11-27T14:00"),
        ("in 36 h", "2026-11-25T03:46"),
        ("EOD", "2026-11-23T17:00"),
        ("in 2 business days", "2026-11-25T17:00"),
        ("fri 3pm Kenji's time", "2026-11-27T06:00"),
    ],
)
def test_a_time_typed_alone_is_an_instant(reader: TimeReader, typed: str, instant: str) -> None:
    answer = reader.read(typed, NOW)
    assert answer.candidates[0].instant(NOW) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


def test_a_running_text_gives_spans_and_values(reader: TimeReader) -> None:
    text = "Please review PR 4/5 by Friday, 3pm London; the sun was out on version 3.10."
    reading = only(reader, text)
    assert text[reading.start : reading.end] == reading.text == "Friday, 3pm London"
    assert value_text(reading) == "2026-11-27T15:00+00:00"
    assert reading.zone == "Europe/London"


def test_a_day_stays_a_day(reader: TimeReader) -> None:
    assert only(reader, "Please answer by Friday.").value == date(2026, 11, 27)
