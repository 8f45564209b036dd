from datetime import timedelta

import pytest

from asyncdraft.core.when.suggestions import suggest
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import short
from tests.core.when.when_people import ANA, KENJI, MAYA, NOW, PRIYA, TEAM, YOU, calendar, nobody_asked, utc


def lines(readers: tuple[Calendar, ...], wanted: int) -> list[tuple[str, str, str]]:
    found = suggest(YOU, readers, NOW, wanted)
    return [(short(one.at, one.zone), one.kind, one.reason) for one in found]


def test_one_reader_abroad() -> None:
    assert lines((KENJI,), 240) == [
        ("Tue 24 Nov, 18:00 JST", "best", "there when you start"),
        ("Tue 24 Nov, 14:00 JST", "earliest", "4 h for Kenji"),
        ("Wed 25 Nov, 18:00 JST", "more", "16 h for Kenji"),
    ]


def test_more_is_counted_from_the_best() -> None:
    assert [one.detail for one in suggest(YOU, (KENJI,), NOW, 480)] == [
        "Kenji has 8 h, and the answer waits for you when you start.",
        "One day more: Kenji has 16 h.",
        "2 days more: Kenji has 24 h.",
    ]


def test_two_readers_of_whom_one_has_a_holiday() -> None:
    assert lines((KENJI, PRIYA), 240) == [
        ("Wed 25 Nov, 14:30 IST", "best", "there when you start"),
        ("Wed 25 Nov, 14:00 IST", "earliest", "4 h for Priya too"),
        ("Thu 26 Nov, 14:30 IST", "more", "12 h 30 for everyone"),
    ]


def test_the_one_who_is_asked_may_be_done_sooner_than_all() -> None:
    first, *others = suggest(YOU, (KENJI, PRIYA), NOW, 240, owner=KENJI)
    assert (short(first.at, first.zone), first.kind) == ("Tue 24 Nov, 18:00 JST", "owner")
    assert first.detail == (
        "Kenji has 8 h, and the answer waits for you when you start. Too short for Priya."
    )
    assert others == list(suggest(YOU, (KENJI, PRIYA), NOW, 240))[:2]
    assert suggest(YOU, (KENJI, PRIYA), NOW, 240, owner=PRIYA) == suggest(YOU, (KENJI, PRIYA), NOW, 240)


def test_a_team_around_the_world() -> None:
    found = suggest(YOU, TEAM, NOW, 480)
    assert [(one.at, one.kind) for one in found] == [
        (utc(11, 26, 9), "best"),
        (utc(11, 25, 12, 30), "earliest"),
        (utc(11, 27, 9), "more"),
    ]
    assert [one.detail for one in found] == [
        "Everyone has 12 h 30 or more, and all answers wait for you when you start.",
        "The earliest time at which everyone has 8 h. No slack: it uses Priya’s Wednesday to the end.",
        "One day more: everyone has 20 h 30 or more. "
        "Maya and Daniel gain nothing: Thursday is Thanksgiving Day.",
    ]


def test_a_reader_to_the_west_has_until_the_end_of_their_day() -> None:
    assert lines((MAYA,), 240)[0] == ("Mon 23 Nov, 17:00 EST", "best", "there when you start")


def test_a_reader_next_door_is_not_given_the_minute_they_start() -> None:
    assert lines((ANA,), 240)[0] == ("Tue 24 Nov, 18:00 WET", "best", "there when you start")


def test_over_a_weekend() -> None:
    friday = utc(11, 27, 16)
    [best, *_] = suggest(YOU, (KENJI,), friday, 240)
    assert short(best.at, best.zone) == "Mon 30 Nov, 18:00 JST"


def test_a_zone_of_quarter_hours_gets_times_round_on_its_own_clock() -> None:
    asha = calendar("Asha", "Asia/Kathmandu")
    earliest = next(one for one in suggest(YOU, (asha,), NOW, 200) if one.kind == "earliest")
    assert short(earliest.at, "Asia/Kathmandu") == "Tue 24 Nov, 12:30 UTC+5:45"


def test_a_writer_without_hours_still_gets_the_earliest() -> None:
    found = suggest(nobody_asked(), (KENJI,), NOW, 240)
    assert [(one.kind, one.at) for one in found] == [("earliest", utc(11, 24, 5))]


@pytest.mark.parametrize("readers", [(), (nobody_asked(),), (calendar("Max", "UTC", days=frozenset()),)])
def test_nothing_to_suggest(readers: tuple[Calendar, ...]) -> None:
    assert suggest(YOU, readers, NOW, 240) == ()


def test_readers_without_hours_are_left_out() -> None:
    assert suggest(YOU, (KENJI, nobody_asked()), NOW, 240) == suggest(YOU, (KENJI,), NOW, 240)


def test_no_time_wanted_is_any_time() -> None:
    assert min(one.at for one in suggest(YOU, (KENJI, MAYA), NOW, 0)) >= NOW


def test_a_reader_who_is_away_for_long() -> None:
    [best, *_] = suggest(YOU, (KENJI,), utc(12, 31, 20), 240)
    assert best.at > utc(12, 31) + timedelta(days=3)
    assert best.least >= 240
