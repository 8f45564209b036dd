"""What an import would do: nobody twice, nothing lost that the file does not say."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from asyncdraft.core.hours import spoken_week
from asyncdraft.core.people import DayOff, Person
from asyncdraft.core.roster.entry import Entry
from asyncdraft.core.roster.handles import shared_handles
from asyncdraft.core.roster.proposal import Proposal, propose
from asyncdraft.core.roster.summary import summary
from asyncdraft.core.team import Team
from asyncdraft.core.when.cities import Cities
from asyncdraft.storage.library import Library

KENJI = Person(
    id="kenji",
    name="Kenji Mori",
    zone="Asia/Tokyo",
    hours=spoken_week("09:00-18:00"),
    holidays="JP",
    email="kenji@example.com",
    slack="U02KENJI1",
)
ANA = Person(id="ana", name="Ana Sousa", zone="Europe/Lisbon", email="ana@example.com")
PEOPLE = (KENJI, ANA)


@pytest.fixture(scope="module")
def cities() -> Cities:
    return Library(Team()).cities


def only(cities: Cities, **said: str) -> Proposal:
    (proposal,) = propose((Entry(line=2, **said),), PEOPLE, cities)
    return proposal


def test_somebody_new_gets_zone_and_holidays_of_the_city(cities: Cities) -> None:
    new = only(cities, name="Priya Rao", place="Bengaluru, India", email="priya@example.com")
    assert new.kind == "added"
    assert new.person == Person(
        id="priya", name="Priya Rao", zone="Asia/Kolkata", holidays="IN", email="priya@example.com"
    )


def test_a_name_over_two_lines_becomes_one(cities: Cities) -> None:
    new = only(cities, name="Priya\n Rao", zone="Asia/Kolkata")
    assert new.person is not None
    assert new.person.name == "Priya Rao"


@pytest.mark.parametrize(
    "said", [{"github": "@octo-cat"}, {"slack": "@octo.cat"}, {"email": "octo_cat@example.com"}]
)
def test_who_has_no_name_is_called_by_their_handle(cities: Cities, said: dict[str, str]) -> None:
    new = only(cities, zone="Asia/Kolkata", **said)
    assert new.person is not None
    assert (new.person.name, new.person.id) == ("Octo Cat", "octo")


def test_a_new_kenji_does_not_take_the_id_of_the_other(cities: Cities) -> None:
    new = only(cities, name="Kenji Ito", zone="Asia/Tokyo", email="ito@example.com")
    assert new.person is not None
    assert (new.kind, new.person.id) == ("added", "kenji2")


def test_who_is_there_with_all_that_the_file_says_stays_the_same(cities: Cities) -> None:
    same = only(cities, name="Kenji Mori", email="KENJI@example.com".lower(), place="Tokyo")
    assert (same.kind, same.person, same.changes) == ("same", KENJI, ())


def test_what_the_file_says_changes_and_the_rest_stays(cities: Cities) -> None:
    changed = only(cities, email="kenji@example.com", place="Paris", github="@kmori")
    assert changed.kind == "changed"
    assert changed.changes == ("zone Europe/Paris, was Asia/Tokyo", "GitHub name kmori")
    assert changed.person is not None
    assert (changed.person.hours, changed.person.holidays) == (KENJI.hours, "JP")


def test_a_name_with_another_address_is_another_person(cities: Cities) -> None:
    assert only(cities, name="Ana Sousa", email="other@example.com", place="Porto").kind == "added"


def test_a_name_alone_means_the_one_who_has_it(cities: Cities) -> None:
    changed = only(cities, name="ana sousa", hours="mon-thu 10:00-16:00")
    assert changed.changes == ("name ana sousa, was Ana Sousa", "hours mon-thu 10:00-16:00")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"place": "Tokyo"}, "neither a name nor an address"),
        ({"name": "Bo"}, "It names no city and no zone; Bo needs one of them."),
        (
            {"name": "Bo", "place": "Lisbn"},
            "“Lisbn” is neither a city nor a zone that we know; perhaps Lisbon",
        ),
        (
            {"name": "Bo", "email": "ana@example.com", "slack": "u02kenji1"},
            "It belongs to two people: the address is Ana Sousa’s and the Slack id is Kenji Mori’s.",
        ),
    ],
)
def test_an_entry_of_no_use_says_why(cities: Cities, said: dict[str, str], sentence: str) -> None:
    useless = only(cities, **said)
    assert (useless.kind, useless.person) == ("unusable", None)
    assert sentence in useless.reason


def test_hours_and_holidays_that_cannot_be_read_do_not_cost_the_person(cities: Cities) -> None:
    new = only(cities, name="Bo", place="Oslo", hours="full time", holidays="XX")
    assert new.kind == "added"
    assert "The hours “full time” are left out" in new.reason
    assert "“XX” is no country code" in new.reason


@pytest.mark.parametrize("zone", ["W. Europe Standard Time", "Europe/Berlin"])
def test_a_zone_may_have_its_name_of_windows(cities: Cities, zone: str) -> None:
    new = only(cities, name="Bo", zone=zone)
    assert new.person is not None
    assert new.person.zone == "Europe/Berlin"


def test_one_person_in_several_lines_is_proposed_once(cities: Cities) -> None:
    lines = (
        Entry(line=2, name="Bo Berg", place="Oslo"),
        Entry(line=3, name="Bo Berg", email="bo@example.com"),
        Entry(line=4, email="bo@example.com", slack="U0BO12345"),
    )
    (bo,) = propose(lines, PEOPLE, cities)
    assert (bo.kind, bo.line) == ("added", 2)
    assert bo.person is not None
    assert (bo.person.email, bo.person.slack) == ("bo@example.com", "U0BO12345")
    assert summary((bo,)) == "1 to add."


words = st.sampled_from(["", "Ana Sousa", "Bo", "Kenji Mori"])
lines = st.builds(
    lambda name, email, slack, place: Entry(line=1, name=name, email=email, slack=slack, place=place),
    words,
    st.sampled_from(["", "ana@example.com", "bo@example.com"]),
    st.sampled_from(["", "U02KENJI1", "U0BO12345"]),
    st.sampled_from(["", "Oslo", "Tokyo"]),
)


@given(found=st.lists(lines, max_size=6))
@settings(max_examples=60)
def test_no_import_gives_one_handle_to_two_people(cities: Cities, found: list[Entry]) -> None:
    proposed = {each.person.id: each.person for each in propose(found, PEOPLE, cities) if each.person}
    after = {**{person.id: person for person in PEOPLE}, **proposed}
    assert shared_handles(after.values()) == ()
    assert {"kenji", "ana"} <= after.keys()


def test_days_off_survive_an_import(cities: Cities) -> None:
    off = (DayOff(date(2026, 12, 24), date(2026, 12, 31), "leave"),)
    kenji = replace(KENJI, days_off=off)
    (changed,) = propose((Entry(line=2, email=KENJI.email, place="Oslo"),), (kenji,), cities)
    assert changed.person is not None
    assert changed.person.days_off == off


@pytest.mark.parametrize(
    ("written", "name", "id_"),
    [
        ("Rao, Priya", "Priya Rao", "priya"),
        ("de la Cruz, Lucía", "Lucía de la Cruz", "lucia"),
        ("Priya Rao, PhD", "Priya Rao, PhD", "priya"),
        ("Rao, PhD", "Rao, PhD", "rao"),
        ("Dr. Priya Rao", "Dr. Priya Rao", "priya"),
        ("Rao,", "Rao,", "rao"),
    ],
)
def test_a_name_as_directories_write_it(cities: Cities, written: str, name: str, id_: str) -> None:
    new = only(cities, name=written, zone="Asia/Kolkata")
    assert new.person is not None
    assert (new.person.name, new.person.id) == (name, id_)


def test_a_name_the_other_way_round_is_nobody_new(cities: Cities) -> None:
    assert only(cities, name="Mori, Kenji", zone="Asia/Tokyo").before == KENJI
