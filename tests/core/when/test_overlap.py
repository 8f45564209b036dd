from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.when.horizon import ahead
from asyncdraft.core.when.overlap import Stretch, as_text, clock_changes, midnights, strip
from asyncdraft.core.when.overlap_rows import groups, hours_label, spoken
from asyncdraft.core.when.working import Calendar
from tests.core.when.when_people import KENJI, NOW, PRIYA, TEAM, YOU, calendar, nobody_asked, utc

DAY = timedelta(days=1)
LETTER = {"work": "W", "edge": "e", "night": ".", "weekend": "-", "holiday": "h", "off": "o", "unknown": "?"}


def row(person: Calendar, first: int, hours: int, minutes_per_cell: int = 60) -> str:
    cells = strip(person, utc(11, first), hours * 60 // minutes_per_cell, minutes_per_cell)
    return "".join(LETTER[cell.kind] for cell in cells)


def test_a_row_shows_work_and_the_hours_around_it() -> None:
    assert row(YOU, 23, 24) == ".......eeWWWWWWWWee....."
    assert row(KENJI, 24, 24) == "WWWeWWWWWee...........ee"


def test_a_holiday_fills_the_local_date_and_has_its_name() -> None:
    assert row(PRIYA, 24, 48, 30)[:40] == "h" * 37 + "..."
    assert strip(PRIYA, utc(11, 24), 1)[0].name == "Guru Nanak's Birthday"


def test_a_weekend_starts_at_local_midnight() -> None:
    assert row(KENJI, 27, 24) == "WWWeWWWWWee....---------"


def test_quarter_hour_zones_keep_the_length_of_a_shift() -> None:
    person = calendar("Asha", "Asia/Kathmandu")
    assert row(person, 24, 24, 30).count("W") == 16


def test_a_row_without_hours_is_unknown() -> None:
    assert row(nobody_asked(), 24, 3) == "???"


def test_a_day_of_23_hours_has_one_row_cell_less_of_night() -> None:
    person = calendar("Maya", "America/New_York", days=frozenset(range(7)))
    start = midnights("America/New_York", utc(3, 8), utc(3, 9))[0][0]
    cells = strip(person, start, 23, 60)
    assert "".join(LETTER[cell.kind] for cell in cells) == "......eeWWWWWWWWee....."


def test_midnights_follow_the_local_clock() -> None:
    assert midnights("America/New_York", utc(3, 8), utc(3, 10)) == (
        (utc(3, 8, 5), date(2026, 3, 8)),
        (utc(3, 9, 4), date(2026, 3, 9)),
    )


def test_a_date_begins_when_its_midnight_is_skipped() -> None:
    assert midnights("Africa/Cairo", utc(4, 23, 12), utc(4, 24, 12)) == ((utc(4, 23, 22), date(2026, 4, 24)),)


def test_a_stretch_shows_where_each_date_begins() -> None:
    two_days = Stretch(utc(3, 7, 12), 96)
    assert two_days.days("America/New_York") == (utc(3, 7, 12), utc(3, 8, 5), utc(3, 9, 4))
    assert two_days.days("UTC") == (utc(3, 7, 12), utc(3, 8), utc(3, 9))
    assert Stretch(utc(3, 7), 48).days("UTC") == (utc(3, 7),)


def test_a_stretch_tells_what_somebody_does_in_each_cell_and_when_clocks_move() -> None:
    two_days = Stretch(utc(3, 7, 12), 96)
    assert len(two_days.kinds(YOU)) == 96
    assert two_days.kinds(YOU)[0] == strip(YOU, two_days.start, 1)[0].kind
    assert [two_days.cell(change.at) for change in two_days.clock_changes("America/New_York")] == [38]


@given(st.integers(1, 500), st.floats(0, 1))
def test_a_cell_and_its_moment_belong_together(cells: int, share: float) -> None:
    stretch = Stretch(utc(3, 7, 12), cells)
    moment = stretch.at(share * cells)
    assert moment in stretch
    assert stretch.cell(moment) == pytest.approx(share * cells, abs=1e-6)


def test_clock_changes() -> None:
    [change] = clock_changes("Australia/Lord_Howe", utc(9, 1), utc(11, 1))
    assert (change.at, change.minutes) == (utc(10, 3, 15, 30), 30)
    assert change.text == "clocks go forward 30 min"
    assert clock_changes("Asia/Tokyo", utc(1, 1), utc(12, 31)) == ()


def test_people_are_grouped_by_clock_with_the_writer_first() -> None:
    found = groups((YOU, *TEAM), "Europe/London", utc(11, 23), utc(11, 28))
    assert [(group.cities, group.clock) for group in found] == [
        ("London, Lisbon", "GMT, UTC · your time"),
        ("New York", "EST, UTC-5 · 5 h behind you"),
        ("Bengaluru", "IST, UTC+5:30 · 5 h 30 ahead of you"),
        ("Tokyo", "JST, UTC+9 · 9 h ahead of you"),
        ("Sydney", "AEDT, UTC+11 · 11 h ahead of you"),
    ]
    assert [person.person.id for person in found[1].calendars] == ["maya", "daniel"]


def test_zones_that_part_within_the_days_shown_are_apart() -> None:
    rows = (calendar("A", "America/Denver"), calendar("B", "America/Phoenix"))
    assert len(groups(rows, "America/Denver", utc(1, 1), utc(1, 8))) == 1
    assert len(groups(rows, "America/Denver", utc(3, 5), utc(3, 12))) == 2


def test_what_lies_ahead() -> None:
    marks = ahead((YOU, *TEAM), NOW, 125)
    texts = [mark.text for mark in marks]
    assert texts[:2] == ["Guru Nanak's Birthday: Priya and Arjun", "Thanksgiving Day: Maya and Daniel"]
    assert "Boxing Day: You" not in texts
    assert [(mark.at, mark.text) for mark in marks if mark.kind == "clock"] == [
        (utc(3, 14, 7, year=2027), "New York: clocks go forward 1 h"),
        (utc(3, 28, 1, year=2027), "London: clocks go forward 1 h"),
        (utc(3, 28, 1, year=2027), "Lisbon: clocks go forward 1 h"),
    ]


def test_a_row_can_be_heard() -> None:
    assert spoken(KENJI, utc(11, 22, 15), utc(11, 24, 15)) == (
        "Kenji Mori, Tokyo. Mon 23 Nov: holiday, Labor Thanksgiving Day. "
        "Tue 24 Nov: works 09:00 to 12:00, 13:00 to 18:00."
    )
    assert spoken(nobody_asked(), NOW, NOW + DAY) == "Noor Ali, Dubai: hours not known."
    assert spoken(YOU, utc(11, 28), utc(11, 29)) == "You, London. Sat 28 Nov: weekend."


def test_hours_in_brief() -> None:
    assert hours_label(KENJI.person) == "9–18"
    assert hours_label(calendar("Arjun", "Asia/Kolkata", ((9.5, 17.5),)).person) == "9:30–17:30"
    assert hours_label(calendar("Iris", "UTC", ((22, 30),)).person) == "22–6"
    assert hours_label(calendar("Bot", "UTC", ((0, 24),)).person) == "0–24"
    assert hours_label(nobody_asked().person) == ""


def test_the_viewer_as_text() -> None:
    text = as_text((YOU, KENJI), utc(11, 23), 30, marks={"now": NOW, "deadline": utc(11, 24, 5)})
    assert text.splitlines() == [
        "                   Mon 23 Nov              Tue 24 Nov",
        "You, London        ·······▒▒████████▒▒···········",
        "Kenji Mori, Tokyo  ///////////////·······▒▒███▒██",
        "                                  ^ now",
        "                                                ^ deadline",
        "",
        "█ work  ▒ 2 h before and after  · night  - weekend  / holiday or day off",
    ]
    assert as_text((), utc(11, 23), 24) == ""
