"""Whoever follows CONTRIBUTING through the house finds every door."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WAYS = re.findall(r"^\*\*(A \w+)\.\*\*\n\n((?:.+\n)+)", TEXT, re.MULTILINE)
FILE = re.compile(r"`([\w/]+\.py)`")


def known(way: str) -> list[str]:
    """What a way names, with the folder that a bare name of a file was led by."""
    folder, found = "", []
    for name in FILE.findall(way):
        folder = name.rpartition("/")[0] or folder
        found.append(f"{folder}/{name.rpartition('/')[2]}")
    return found


@pytest.mark.parametrize(("name", "way"), WAYS, ids=[name for name, _way in WAYS])
def test_a_way_through_the_house_leads_from_file_to_file(name: str, way: str) -> None:
    assert len(re.findall(r"^\d+\.", way, re.MULTILINE)) == 10, name
    missing = [path for path in known(way) if not (ROOT / "asyncdraft" / path).is_file()]
    assert not missing


def test_four_ways_are_told() -> None:
    assert [name for name, _way in WAYS] == ["A key", "A copy", "A send", "A sync"]
