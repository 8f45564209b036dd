import subprocess
import sys
import zoneinfo
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tzdata

from asyncdraft.core.when import zones

WINTER = datetime(2026, 11, 24, 8, tzinfo=UTC)
SUMMER = datetime(2026, 7, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "name", "letters", "offset"),
    [
        (WINTER, "Asia/Tokyo", "JST", "UTC+9"),
        (WINTER, "Europe/London", "GMT", "UTC"),
        (SUMMER, "Europe/London", "BST", "UTC+1"),
        (WINTER, "Asia/Kathmandu", "UTC+5:45", "UTC+5:45"),
        (WINTER, "America/Sao_Paulo", "UTC-3", "UTC-3"),
        (WINTER, "UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_says_its_letters_and_its_offset(at: datetime, name: str, letters: str, offset: str) -> None:
    assert (zones.abbreviation(at, name), zones.offset_text(at, name)) == (letters, offset)


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Asia/Tokyo", "Tokyo"),
        ("Asia/Kolkata", "Bengaluru"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("America/Sao_Paulo", "São Paulo"),
        ("Etc/UTC", "UTC"),
    ],
)
def test_a_zone_is_known_by_a_city(name: str, city: str) -> None:
    assert zones.city_of(name) == city


@pytest.mark.parametrize("name", ["Atlantis/Center", "", "../etc/passwd", "a" * 300, "Europe", "x\0y"])
def test_a_name_that_is_no_zone_is_refused(name: str) -> None:
    assert not zones.is_zone(name)
    with pytest.raises(zones.UnknownZoneError):
        zones.zone(name)


def test_every_listed_zone_exists() -> None:
    assert all(map(zones.is_zone, zones.zone_names()))


def test_zones_come_from_the_folder_of_the_package_alone() -> None:
    assert [Path(folder) for folder in zoneinfo.TZPATH] == [Path(tzdata.__path__[0], "zoneinfo")]


def test_a_zone_loads_nothing_that_reads_packages() -> None:
    """Python reads a zone of a package without a folder by modules that take longer than the zone."""
    code = "import sys; from asyncdraft.core.when.zones import zone; zone('Asia/Tokyo'); "
    code += "print('importlib.resources' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_each_zone_is_read_once() -> None:
    names = zones.zone_names()[:20]
    assert [*map(id, map(zones.zone, names))] == [*map(id, map(zones.zone, names))]


@pytest.mark.parametrize(
    ("name", "zone"), [("Asia/Tokyo", "Asia/Tokyo"), ("", "UTC"), ("Mars/Olympus", "UTC")]
)
def test_what_is_no_zone_is_taken_for_utc(name: str, zone: str) -> None:
    assert zones.or_utc(name) == zone
