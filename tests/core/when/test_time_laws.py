"""Laws of zones, writing and reading, held for every zone and 1970 to 2037 against `whenever`."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Instant

from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.writing import Style

TABLE = Path(__file__).parents[3] / "resources" / "cities.tsv.gz"
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
EPOCH = datetime(1970, 1, 2, tzinfo=UTC)
MINUTES = int((datetime(2037, 12, 30, tzinfo=UTC) - EPOCH).total_seconds()) // 60

minutes = st.integers(0, MINUTES).map(lambda count: EPOCH + timedelta(minutes=count))
zone_names = st.sampled_from(zones.zone_names())
whole_minute_zones = zone_names.filter(lambda name: name != "Africa/Monrovia")
"""Liberia kept half-minutes until 1972, which nobody writes."""


@cache
def reader() -> TimeReader:
    table = Cities.parse(TABLE.read_bytes())
    return TimeReader(lambda: table)


@given(at=minutes, name=zone_names)
@settings(max_examples=100)
def test_a_zone_converts_as_the_oracle_does(at: datetime, name: str) -> None:
    theirs = Instant.from_timestamp(int(at.timestamp())).to_tz(name)
    ours = at.astimezone(zones.zone(name))
    assert ours.replace(tzinfo=None).isoformat() == theirs.to_plain().format_iso()
    assert ours.utcoffset() == theirs.offset.to_stdlib()


@given(at=minutes, name=zone_names, hours=st.integers(-10_000, 10_000))
@settings(max_examples=100)
def test_arithmetic_is_done_on_instants(at: datetime, name: str, hours: int) -> None:
    local = at.astimezone(zones.zone(name))
    later = (local.astimezone(UTC) + timedelta(hours=hours)).astimezone(local.tzinfo)
    oracle = Instant.from_timestamp(int(at.timestamp())).to_tz(name).add(hours=hours)
    assert int(later.timestamp()) == oracle.timestamp()


@given(at=minutes, name=whole_minute_zones, hours24=st.booleans())
@settings(max_examples=150)
def test_what_is_written_is_read_back(at: datetime, name: str, hours24: bool) -> None:
    text = writing.full(at, (name,), Style(hours24))
    answer = reader().read(text, NOW)
    assert answer.problem == ""
    assert answer.candidates[0].instant(NOW) == at


@given(at=minutes, names=st.lists(whole_minute_zones, min_size=2, max_size=4, unique=True))
@settings(max_examples=100)
def test_what_is_written_for_several_is_one_time(at: datetime, names: list[str]) -> None:
    text = f"Please answer by {writing.full(at, names)}, thanks."
    (reading,) = reader().scan(text, NOW)
    assert reading.instant(NOW) == at
    assert "disagreement" not in {warning.code for warning in reading.warnings}


@given(text=st.text(alphabet="0123456789:/.-+ apmthnextfridayincET(),\n'", max_size=60))
@settings(max_examples=80)
def test_any_text_can_be_scanned(text: str) -> None:
    end = 0
    for reading in reader().scan(text, NOW):
        assert text[reading.start : reading.end] == reading.text
        assert end <= reading.start < reading.end
        end = reading.end
    reader().read(text, NOW)
