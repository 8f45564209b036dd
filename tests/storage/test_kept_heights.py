"""Heights of the window: read as they were written, and never in the way."""

from pathlib import Path

import pytest

from asyncdraft.storage import kept_heights


def test_heights_come_back(tmp_path: Path) -> None:
    kept_heights.write(tmp_path / "heights.json", {"deadline": 150, "form": 0})
    assert kept_heights.read(tmp_path / "heights.json") == {"deadline": 150, "form": 0}


@pytest.mark.parametrize(
    "text", ["", "[1]", '{"deadline": -1}', '{"deadline": 99999}', '{"deadline": "high"}']
)
def test_what_is_no_height_is_not_taken(tmp_path: Path, text: str) -> None:
    (tmp_path / "heights.json").write_text(text)
    assert kept_heights.read(tmp_path / "heights.json") == {}


def test_no_folder_is_no_harm(tmp_path: Path) -> None:
    kept_heights.write(tmp_path / "none" / "heights.json", {"deadline": 150})
    assert kept_heights.read(tmp_path / "none" / "heights.json") == {}
