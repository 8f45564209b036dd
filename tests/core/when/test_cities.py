from pathlib import Path

import pytest

from asyncdraft.core.when import zones
from asyncdraft.core.when.cities import Cities

TABLE = Path(__file__).parents[3] / "resources" / "cities.tsv.gz"


@pytest.fixture(scope="module")
def cities() -> Cities:
    return Cities.parse(TABLE.read_bytes())


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Tokyo", "Asia/Tokyo"),
        ("bangalore", "Asia/Kolkata"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("NYC", "America/New_York"),
        ("Kyiv", "Europe/Kyiv"),
        ("Zürich", "Europe/Zurich"),
        ("St. John's", "America/St_Johns"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("Japan", "Asia/Tokyo"),
        ("UK", "Europe/London"),
        ("California", "America/Los_Angeles"),
        ("Troll", "Antarctica/Troll"),
        ("London", "Europe/London"),
        ("London, CA", "America/Toronto"),
        ("Springfield, Massachusetts", "America/New_York"),
        ("Portland, OR", "America/Los_Angeles"),
    ],
)
def test_a_place_has_a_zone(cities: Cities, text: str, zone: str) -> None:
    assert cities.find(text)[0].zone == zone


@pytest.mark.parametrize("text", ["", "  ", "Atlantis", "|", "\t", "Lond", "Russia", "London, Japan"])
def test_what_is_no_place_or_has_many_times_is_not_found(cities: Cities, text: str) -> None:
    assert cities.find(text) == ()


def test_search_goes_by_the_beginning_and_names_a_place_once(cities: Cities) -> None:
    found = cities.search("lon", 5)
    assert found[0].name == "London"
    assert len(found) == len(set(found)) == 5
    assert [len(cities.search(prefix, 3)) for prefix in ("l", " ", "")] == [3, 0, 0]


def test_the_nearest_names_of_a_typing_error(cities: Cities) -> None:
    assert "Bengaluru" in cities.nearest("bengalru")
    assert "Tokyo" in cities.nearest("tokyoo")


def test_every_zone_in_the_table_exists_and_every_city_zone_can_be_typed(cities: Cities) -> None:
    import gzip

    rows = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    assert {zone for row in rows if not zones.is_zone(zone := row.split("\t")[1])} == set()
    assert cities.find(zones.city_of("America/Argentina/Ushuaia"))[0].zone == "America/Argentina/Ushuaia"
