"""Laws of working time, with `whenever` as an independent clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from whenever import Instant, ZonedDateTime, reset_tzpath

from asyncdraft.core.people import DayOff, Person, Shift
from asyncdraft.core.when.calls import best_calls
from asyncdraft.core.when.minutes import EPOCH_DAY, day_start, wall_minute
from asyncdraft.core.when.overlap import clock_changes, strip
from asyncdraft.core.when.roundtrip import round_trip
from asyncdraft.core.when.suggestions import suggest
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import zone, zone_names

reset_tzpath(())  # both libraries on the zone data of the tzdata package

LAWS = settings(derandomize=True, suppress_health_check=[HealthCheck.too_slow])
MINUTE = timedelta(minutes=1)

ZONES = st.sampled_from(zone_names())
LIVELY_ZONES = st.sampled_from(
    (
        "Africa/Cairo",
        "Africa/Casablanca",
        "America/Havana",
        "America/New_York",
        "America/Santiago",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Asia/Tokyo",
        "Australia/Lord_Howe",
        "Europe/London",
        "Pacific/Apia",
        "UTC",
    )
)
INSTANTS = st.datetimes(
    datetime(2010, 1, 1), datetime(2037, 12, 1), timezones=st.just(UTC), allow_imaginary=False
).map(lambda at: at.replace(second=0, microsecond=0))
SHIFTS = st.builds(
    lambda start, length: Shift(start * 15, (start + length) * 15), st.integers(0, 95), st.integers(1, 48)
)
DAYS = st.lists(SHIFTS, max_size=2).map(lambda shifts: tuple(sorted(shifts)))
SOME_DAYS = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def calendars(draw: st.DrawFn, zones: st.SearchStrategy[str] = LIVELY_ZONES) -> Calendar:
    shifts, others, days = draw(DAYS), draw(DAYS), draw(SOME_DAYS)
    assume(shifts)
    mon, tue, wed, thu, fri, sat, sun = (shifts if day in days else others for day in range(7))
    first = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    off = DayOff(first, first + timedelta(days=draw(st.integers(0, 20))))
    holidays = draw(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5))
    person = Person(
        id="p", name="Pat", zone=draw(zones), hours=(mon, tue, wed, thu, fri, sat, sun), days_off=(off,)
    )
    return Calendar(person, dict.fromkeys(holidays, "Holiday"))


IN_2026 = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
)
A_WHILE = st.integers(0, 15 * 24 * 60).map(lambda minutes: minutes * MINUTE)


@given(calendars(), IN_2026, A_WHILE, A_WHILE)
@settings(LAWS, max_examples=60)
def test_minutes_are_additive_and_never_negative(
    calendar: Calendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    middle, end = start + first, start + first + second
    parts = calendar.minutes(start, middle), calendar.minutes(middle, end)
    assert min(parts) >= 0
    assert sum(parts) == calendar.minutes(start, end) <= (first + second) / MINUTE


@given(calendars(), IN_2026)
@settings(LAWS, max_examples=60)
def test_the_next_minute_is_worked_and_none_before_it_is(calendar: Calendar, at: datetime) -> None:
    coming = calendar.next_minute(at)
    if coming is None:
        return
    assert calendar.state(coming).kind == "work"
    assert calendar.minutes(at, coming) == 0
    assert calendar.minutes(coming, coming + MINUTE) == 1


@given(calendars(), IN_2026, st.integers(1, 3000))
@settings(LAWS, max_examples=60)
def test_after_minutes_is_the_earliest_such_instant(calendar: Calendar, at: datetime, wanted: int) -> None:
    enough = calendar.after_minutes(at, wanted)
    if enough is None:
        return
    assert calendar.minutes(at, enough) == wanted
    assert calendar.minutes(at, enough - MINUTE) == wanted - 1


@given(calendars(), IN_2026, st.integers(1, 3000))
@settings(LAWS, max_examples=20)
def test_before_minutes_is_the_latest_such_instant(calendar: Calendar, at: datetime, wanted: int) -> None:
    send = calendar.before_minutes(at, wanted)
    assert send is not None
    assert calendar.minutes(send, at) == wanted
    assert calendar.minutes(send + MINUTE, at) == wanted - 1


@given(calendars(), IN_2026)
@settings(LAWS, max_examples=30)
def test_states_and_strips_agree_with_minutes(calendar: Calendar, start: datetime) -> None:
    cells = strip(calendar, start, 96, 15)
    for index, cell in enumerate(cells):
        at = start + (index * 15 + 7) * MINUTE
        state = calendar.state(at)
        assert (cell.kind, cell.name) == (state.kind, state.name)
        assert (cell.kind == "work") == (calendar.minutes(at, at + MINUTE) == 1)


@given(ZONES, INSTANTS, st.integers(0, 24 * 60 - 1))
@settings(LAWS, max_examples=100)
def test_wall_times_agree_with_another_library(zone_name: str, at: datetime, minute: int) -> None:
    """Where the wall time exists; in a gap ours is the moment of the change, theirs lies after it."""
    day = at.date()
    theirs = ZonedDateTime(
        day.year, day.month, day.day, minute // 60, minute % 60, tz=zone_name, disambiguation="compatible"
    )
    ours = wall_minute(zone(zone_name), day.toordinal(), minute)
    exists = (theirs.hour, theirs.minute) == divmod(minute, 60)
    if exists:
        assert ours * 60 == theirs.timestamp()
    else:
        assert ours * 60 < theirs.timestamp() < ours * 60 + 86400


@given(ZONES, INSTANTS)
@settings(LAWS, max_examples=60)
def test_days_begin_when_another_library_says(zone_name: str, at: datetime) -> None:
    theirs = Instant.from_timestamp(int(at.timestamp())).to_tz(zone_name)
    day = theirs.date().to_stdlib().toordinal()
    assert day_start(zone(zone_name), day) * 60 == theirs.start_of("day").timestamp()


@given(ZONES, INSTANTS)
@settings(LAWS, max_examples=30)
def test_clock_changes_are_those_of_another_library(zone_name: str, start: datetime) -> None:
    end = start + timedelta(days=200)
    ours = [(change.at.timestamp(), change.minutes * 60) for change in clock_changes(zone_name, start, end)]
    assert ours == list(_transitions(zone_name, start, end))


def _transitions(zone_name: str, start: datetime, end: datetime) -> Iterator[tuple[float, float]]:
    before = Instant.from_timestamp(int(start.timestamp())).to_tz(zone_name)
    while (after := before.next_transition()) and after.timestamp() < end.timestamp():
        moved = after.offset.total("seconds") - before.offset.total("seconds")
        if moved:
            yield after.timestamp(), moved
        before = after


@given(calendars(), st.lists(calendars(), min_size=1, max_size=4), IN_2026, st.integers(1, 900))
@settings(LAWS, max_examples=150)
def test_suggestions_keep_what_they_promise(
    writer: Calendar, readers: list[Calendar], now: datetime, wanted: int
) -> None:
    found = suggest(writer, readers, now, wanted)
    assert len(found) <= 3
    assert len({one.at for one in found}) == len(found)
    for one in found:
        least = min(reader.minutes(now, one.at) for reader in readers)
        assert least == one.least >= wanted
    for best in (one for one in found if one.kind == "best"):
        start = writer.next_minute(best.at)
        assert start is not None
        assert writer.minutes(best.at, start) == 0
        assert all(one.at >= best.at for one in found if one.kind == "more")


@given(calendars(), st.lists(calendars(), min_size=2, max_size=3), IN_2026, st.integers(1, 900))
@settings(LAWS, max_examples=20)
def test_what_the_owner_is_promised_holds_for_the_owner(
    writer: Calendar, readers: list[Calendar], now: datetime, wanted: int
) -> None:
    owner = readers[0]
    found = suggest(writer, readers, now, wanted, owner)
    for one in found:
        promised = [owner] if one.kind == "owner" else readers
        assert min(reader.minutes(now, one.at) for reader in promised) == one.least >= wanted
    assert "owner" not in {one.kind for one in found[1:]}


@given(st.lists(calendars(), min_size=1, max_size=3), IN_2026, st.integers(1, 240))
@settings(LAWS, max_examples=25)
def test_a_call_costs_each_as_far_as_it_reaches_from_their_work(
    people: list[Calendar], now: datetime, length: int
) -> None:
    """In the middle of a gap a minute more or less is the same."""
    for call in best_calls(people, now, 4, length):
        for calendar, cost in zip(people, call.inconvenience, strict=True):
            reached = max(
                _from_work(calendar, call.at + minute * MINUTE) for minute in (0, length // 2, length - 1)
            )
            assert reached - 1 <= cost <= 720
            assert (cost == 0) == (calendar.minutes(call.at, call.at + length * MINUTE) == length)


def _from_work(calendar: Calendar, at: datetime) -> int:
    """Minutes from the minute at `at` to the nearest working minute, at most 720."""
    coming = calendar.next_minute(at)
    past = calendar.before_minutes(at + MINUTE, 1)
    away = [abs(other - at) // MINUTE for other in (coming, past) if other]
    return min(*away, 720, 720)


@given(calendars(), calendars(), IN_2026)
@settings(LAWS, max_examples=30)
def test_a_round_trip_runs_forward(writer: Calendar, reader: Calendar, sent_at: datetime) -> None:
    trip = round_trip(writer, reader, sent_at)
    stops = (sent_at, trip.first_look, trip.earliest_answer, trip.with_one_question)
    reached = [stop for stop in stops if stop is not None]
    assert reached == sorted(reached)
    if trip.first_look and trip.send_by:
        assert trip.first_look < trip.send_by


def test_ordinals_count_from_the_epoch() -> None:
    assert date.fromordinal(EPOCH_DAY) == date(1970, 1, 1)
