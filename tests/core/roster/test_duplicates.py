"""Two entries of one person: found by handle and name, made one without a word lost."""

from datetime import date

from msgspec.structs import replace

from asyncdraft.core.hours import spoken_week
from asyncdraft.core.people import DayOff, Person
from asyncdraft.core.roster.duplicates import duplicates, merged
from asyncdraft.core.roster.handles import shared_handles

KENJI = Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo", email="kenji@example.com")
AGAIN = Person(id="mori", name="Mori Kenji", zone="Asia/Tokyo", email="Kenji@Example.com", slack="U02KENJI1")
NAMESAKE = Person(id="kenji2", name="kenji  mori", zone="Asia/Tokyo")


def test_one_handle_of_two_people_is_told_with_both_names() -> None:
    (shared,) = shared_handles((KENJI, AGAIN, NAMESAKE))
    assert shared.sentence == (
        "Kenji Mori and Mori Kenji have the same address kenji@example.com. "
        "Correct one of them, or merge them if they are one person."
    )


def test_who_may_be_there_twice() -> None:
    found = [(pair.first.id, pair.second.id, pair.reason) for pair in duplicates((KENJI, AGAIN, NAMESAKE))]
    assert found == [("kenji", "mori", "same address"), ("kenji", "kenji2", "same name")]


def test_namesakes_with_different_handles_are_two_people() -> None:
    assert duplicates((KENJI, replace(NAMESAKE, email="other@example.com"))) == ()


def test_the_other_fills_the_gaps_and_days_off_are_those_of_both() -> None:
    first, second = (DayOff(date(2026, 12, day), date(2026, 12, day)) for day in (24, 28))
    kept = replace(KENJI, days_off=(second,))
    other = replace(AGAIN, hours=spoken_week("09:00-17:00"), days_off=(first, second))

    whole = merged(kept, other)

    assert (whole.id, whole.name, whole.email) == ("kenji", "Kenji Mori", "kenji@example.com")
    assert (whole.slack, whole.hours, whole.days_off) == ("U02KENJI1", other.hours, (first, second))
