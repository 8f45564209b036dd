"""Holidays are looked up once: a start reads again what was looked up, and takes nothing else."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asyncdraft.core.text import Text
from asyncdraft.core.when import holidays as looked_up
from asyncdraft.storage import paths
from asyncdraft.storage.holidays import Holidays
from asyncdraft.storage.log import NAME

CODES = ("JP", "GB-ENG", "US", "us-ca", "IN", "DE-BY")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "holidays.json"


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise AssertionError("The library was asked.")

    monkeypatch.setattr(looked_up, "public_holidays", fail)


def _keep(file: Path) -> None:
    found = Holidays(file)
    for code in CODES:
        found.of(code, 2026)


def test_the_next_start_asks_no_library(file: Path, request: pytest.FixtureRequest) -> None:
    _keep(file)
    without = Holidays()
    before = {code: without.of(code, 2026) for code in CODES}
    request.getfixturevalue("no_library")
    after = Holidays(file)
    assert {code: after.of(code, 2026) for code in CODES} == before


def test_names_read_again_are_said_in_every_language(file: Path) -> None:
    """As texts with the same pattern and values: by these they are translated."""

    def told(text: object) -> object:
        if not isinstance(text, Text):
            return text
        return text.pattern, {name: told(value) for name, value in text.values.items()}

    _keep(file)
    fresh, again = Holidays(), Holidays(file)
    for code in CODES:
        one, other = fresh.of(code, 2026), again.of(code, 2026)
        assert told(one.name) == told(other.name)
        assert [*map(told, one.days.values())] == [*map(told, other.days.values())]


def test_what_was_looked_up_is_at_hand(file: Path) -> None:
    _keep(file)
    again = Holidays(file)
    assert [again.are_at_hand(code, 2026) for code in ("", "JP", "FR")] == [True, True, False]
    assert not again.are_at_hand("JP", 2027)
    fresh = Holidays()
    assert not fresh.are_at_hand("JP", 2026)
    fresh.of("JP", 2026)
    assert fresh.are_at_hand("JP", 2026)


def test_a_write_that_breaks_off_leaves_what_was_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(file.parent))
    _keep(file)
    before = file.read_bytes()

    def breaks_off(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", breaks_off)
        full.setattr(Path, "write_bytes", lambda path, content: path.write_text(str(content[:9])))
        assert Holidays(file).of("FR", 2026).days
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.glob("*holidays*")] == [file.name]


def test_what_could_not_be_kept_is_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    (tmp_path / "holidays.json").mkdir()
    assert Holidays(tmp_path / "holidays.json").of("JP", 2026).name == "Japan"
    assert "Not kept: holidays.json, IsADirectoryError" in (paths.log_dir() / NAME).read_text()


def test_an_unknown_code_is_asked_for_once(file: Path, request: pytest.FixtureRequest) -> None:
    assert Holidays(file).of("XX", 2026).days == {}
    request.getfixturevalue("no_library")
    assert Holidays(file).of("XX", 2026).days == {}


@pytest.mark.parametrize(
    "change",
    [
        ('"year":2026', '"year":2025'),
        ("asyncdraft-", "asyncdraft-0."),
        ("holidays-", "holidays-0."),
        ('"2026-01', '"2026-99'),
        ("{", ""),
    ],
)
def test_what_is_of_another_year_or_library_is_not_taken(file: Path, change: tuple[str, str]) -> None:
    """What is kept is made untrue, so that whoever takes it tells it."""
    _keep(file)
    untrue = file.read_text(encoding="utf-8").replace("Japan", "Nowhere")
    file.write_text(untrue, encoding="utf-8")
    assert Holidays(file).of("JP", 2026).name == "Nowhere"
    assert change[0] in untrue
    file.write_text(untrue.replace(*change), encoding="utf-8")
    assert Holidays(file).of("JP", 2026) == Holidays().of("JP", 2026)


def test_another_year_is_looked_up(file: Path) -> None:
    _keep(file)
    assert {day.year for day in Holidays(file).of("JP", 2036).days} == set(range(2035, 2040))


def test_no_folder_is_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "none" / "holidays.json"
    assert Holidays(file).of("JP", 2026).name == "Japan"
    assert not file.parent.exists()


def test_what_is_kept_is_read_without_loading_the_library(file: Path) -> None:
    _keep(file)
    code = "import sys; from pathlib import Path; from asyncdraft.storage.holidays import Holidays; "
    code += "print(Holidays(Path(sys.argv[1])).of('JP', 2026).name, 'holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Japan False"
