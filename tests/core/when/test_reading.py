import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import Reading, TimeReader, value_text

ROOT = Path(__file__).parents[3]
FIXTURES = ROOT / "tests" / "fixtures" / "when"
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
OFFICE = uniform_week((Shift(9 * 60, 12 * 60), Shift(13 * 60, 18 * 60)))
PEOPLE = (
    Person(id="alex", name="Alex Hart", zone="Europe/London"),
    Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo", hours=OFFICE),
    Person(id="priya", name="Priya Nair", zone="Asia/Kolkata"),
)


@cache
def table() -> Cities:
    return Cities.parse((ROOT / "resources" / "cities.tsv.gz").read_bytes())


@pytest.fixture
def reader() -> TimeReader:
    return TimeReader(table, PEOPLE, "alex")


@pytest.fixture
def stranger() -> TimeReader:
    """Without a team."""
    return TimeReader(table)


def only(reader: TimeReader, text: str, now: datetime = NOW) -> Reading:
    (reading,) = reader.scan(text, now)
    return reading


def codes(reading: Reading) -> set[str]:
    return {warning.code for warning in reading.warnings}


def instants(reader: TimeReader, typed: str, now: datetime = NOW) -> list[str]:
    found = (candidate.instant(now) for candidate in reader.read(typed, now).candidates)
    return [f"{at:%Y-%m-%dT%H:%M}" for at in found if at]


def written_times() -> list[tuple[str, str, str]]:
    rows = re.findall(r"^\| (.*\*\*.*) \| (.+) \|$", (FIXTURES / "times.md").read_text("utf-8"), re.MULTILINE)
    return [(text.replace("**", ""), text.split("**")[1], value) for text, value in rows]


def texts_without() -> list[str]:
    return re.findall(r"^- (.+)$", (FIXTURES / "no_times.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("text", "span", "value"), written_times())
def test_a_time_in_running_text_is_found_and_read(
    reader: TimeReader, text: str, span: str, value: str
) -> None:
    reading = only(reader, text)
    given = value_text(reading)
    printed = f"[{', '.join(given)}]" if isinstance(given, list) else given or "null"
    assert text[reading.start : reading.end] == reading.text
    assert reading.text in span
    assert printed == value


@pytest.mark.parametrize("text", texts_without())
def test_what_only_looks_like_a_time_is_left_alone(reader: TimeReader, text: str) -> None:
    assert [reading.text for reading in reader.scan(text, NOW)] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fri 3pm tokyo", ["2026-11-27T06:00"]),
        ("tokyo fri 3pm", ["2026-11-27T06:00"]),
        ("tue 5pm tokyo", ["2026-11-24T08:00"]),
        ("tomorrow noon", ["2026-11-24T12:00"]),
        ("by tomorrow noon, please", ["2026-11-24T12:00"]),
        ("noon EST", ["2026-11-23T17:00"]),
        ("15:00", ["2026-11-24T15:00"]),
        ("in 36 h", ["2026-11-25T03:46"]),
        ("fri 3pm Kenji's time", ["2026-11-27T06:00"]),
        ("kenji friday 3pm", ["2026-11-27T06:00"]),
        ("friday", ["2026-11-27T17:00"]),
        ("end of Kenji's Wednesday", ["2026-11-25T09:00"]),
        ("next week", ["2026-12-04T17:00"]),
        ("next friday", ["2026-12-04T17:00", "2026-11-27T17:00"]),
        ("4/12", ["2026-12-04T17:00", "2027-04-12T16:00"]),
        ("mon 9", ["2026-11-30T09:00"]),
        ("mon 5pm", ["2026-11-23T17:00"]),
        ("mon evening", ["2026-11-23T21:00"]),
        ("mon", ["2026-11-23T17:00", "2026-11-30T17:00"]),
        ("2 business days", ["2026-11-25T17:00"]),
        ("2 business days for Kenji", ["2026-11-25T09:00"]),
        ("fri 3:30", ["2026-11-27T15:30", "2026-11-27T03:30"]),
        ("29 feb", ["2028-02-29T17:00"]),
        ("fri 8.47", ["2026-11-27T08:47"]),
        ("half nine tomorrow", ["2026-11-24T09:30"]),
        ("week 49", ["2026-12-04T17:00"]),
        ("w/c 7 dec", ["2026-12-11T17:00"]),
        ("december", ["2026-12-31T17:00"]),
        ("christmas eve noon", ["2026-12-24T12:00"]),
        ("1:30am 31 oct 2027", ["2027-10-31T00:30", "2027-10-31T01:30"]),
        ("1:30am 28 mar 2027", ["2027-03-28T01:30", "2027-03-28T00:30"]),
    ],
)
def test_what_is_typed_alone_has_candidates(reader: TimeReader, typed: str, expected: list[str]) -> None:
    assert instants(reader, typed) == expected


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", ""),
        ("soonish", "“soonish” was not understood."),
        ("fri 3pm bengalru", "“bengalru” was not understood. Did you mean Bengaluru?"),
        ("fri 3pm or mon 4pm", "“mon 4pm” was not understood."),
        ("31 nov", "There is no November 31."),
        ("32 jan", "There is no January 32."),
        ("2026-00-05", "There is no month 0."),
        ("2026-13-05", "There is no month 13."),
        ("25:00 fri", "No day has 25:00."),
        ("fri 9:75", "No day has 9:75."),
        ("in 2 of Bob's business days", "“in 2 of Bob's business days” was not understood."),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(reader: TimeReader, typed: str, problem: str) -> None:
    answer = reader.read(typed, NOW)
    assert (answer.candidates, answer.problem) == ((), problem)


def test_letters_of_several_zones_are_candidates_and_the_team_decides_which_is_first(
    reader: TimeReader, stranger: TimeReader
) -> None:
    zones_of_strangers = [found.zone for found in stranger.read("noon IST", NOW).candidates]
    assert zones_of_strangers == ["Asia/Kolkata", "Asia/Jerusalem"]
    assert "ambiguous-zone" in codes(only(stranger, "Call at noon IST."))
    assert "ambiguous-zone" not in codes(only(reader, "Call at noon IST."))


def test_letters_of_the_other_season_are_taken_at_their_word_and_named(reader: TimeReader) -> None:
    july = NOW.replace(month=7)
    reading = only(reader, "Due Friday 9am EST.", july)
    assert value_text(reading) == "2026-07-24T09:00-05:00"
    assert "wrong-season" in codes(reading)
    assert [other.zone for other in reading.alternatives] == ["America/New_York"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Due on Thursday, 27 November.", "weekday-mismatch"),
        ("Due on 31 November.", "impossible"),
        ("Due 2027-03-28 01:30.", "gap"),
        ("Due 2027-10-31 01:30.", "fold"),
        ("Due on 4/12.", "numeric"),
        ("It was due 2 November 2026.", "past"),
        ("Due Friday 5pm your time.", "unclear-zone"),
        ("Due Tue 24 Nov 2026, 17:00 JST = 09:00 GMT.", "disagreement"),
    ],
)
def test_what_is_wrong_with_a_time_is_said(reader: TimeReader, text: str, code: str) -> None:
    reading = only(reader, text)
    assert code in codes(reading)
    assert all(warning.message.endswith(".") for warning in reading.warnings)


def test_the_day_wins_over_a_weekday_that_disagrees_which_stays_a_choice(reader: TimeReader) -> None:
    reading = only(reader, "Due on Thursday, 27 November.")
    assert reading.value == date(2026, 11, 27)
    assert date(2026, 11, 26) in [other.value for other in reading.alternatives]


def test_day_and_month_stand_in_the_order_of_the_writers_place(reader: TimeReader) -> None:
    in_boston = NOW.astimezone(ZoneInfo("America/New_York"))
    assert only(reader, "Due on 4/12.").value == date(2026, 12, 4)
    assert only(reader, "Due on 4/12.", in_boston).value == date(2027, 4, 12)


@pytest.mark.parametrize("written", ["4/12", "4.12", "4-12"])
def test_a_date_of_two_readings_is_quoted_as_it_is_written(reader: TimeReader, written: str) -> None:
    (warning,) = only(reader, f"Due on {written} at 3 pm.").warnings
    assert warning.message == f"{written} is read as 4 December 2026."


def test_the_end_of_somebodys_day_is_where_their_hours_end(reader: TimeReader) -> None:
    reading = only(reader, "I need it by end of Kenji's Tuesday.")
    assert reading.value == date(2026, 11, 24)
    assert reading.instant(NOW) == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert reading.assumed == ("The end of Kenji’s day is taken as 18:00 in Tokyo.",)


def test_a_weekday_whose_hour_is_over_is_next_weeks(reader: TimeReader) -> None:
    assert value_text(only(reader, "Due Monday 9am.")) == "2026-11-30T09:00"
    assert value_text(only(reader, "Due Monday 5pm.")) == "2026-11-23T17:00"


def test_a_vague_time_is_not_precise(reader: TimeReader) -> None:
    assert not only(reader, "Sometime next week is fine.").precise
    assert not only(reader, "Give me a few days; I answer in a few days.").precise
    assert only(reader, "Friday 3pm is fine.").precise


def test_spans_count_code_points_and_do_not_overlap(reader: TimeReader) -> None:
    text = "𝔘 Fri 3pm London, or Mon 10:00 UTC 🎉, else tomorrow."
    found = reader.scan(text, NOW)
    assert [text[each.start : each.end] for each in found] == ["Fri 3pm London", "Mon 10:00 UTC", "tomorrow"]


def test_no_city_table_is_loaded_for_a_text_without_a_place() -> None:
    def fail() -> Cities:
        raise AssertionError("the table was loaded")

    reader = TimeReader(fail)
    assert len(reader.scan("Due Friday 3pm, at 16:00 UTC or tomorrow noon.", NOW)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "7 " * 10_000,
        "1:" * 20_000,
        "a" * 1_000_000,
        "1" * 1_000_000,
        "3pm (" * 1_000,
        "in 1d " * 1_000,
        "half past " * 2_000,
    ],
)
def test_hostile_texts_end(reader: TimeReader, text: str) -> None:
    reader.scan(text, NOW)


@pytest.mark.parametrize("typed", ["0/5/2026", "5/0/2026", "00.05.2026", "13/0/2026"])
def test_a_day_or_month_of_nought_is_no_date_in_either_order(reader: TimeReader, typed: str) -> None:
    found = only(reader, f"Please vote by {typed}.")
    assert (found.value, codes(found)) == (None, {"impossible"})
