"""The series of `./dev faults` that need no window, a few rounds of each."""

from pathlib import Path

from tests.faults import edits, fuzz


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    assert edits.interleaved(200, tmp_path).lost == ()


def test_broken_bytes_never_stop_the_start(tmp_path: Path) -> None:
    assert fuzz.stores(40, tmp_path, seed=11).lost == ()
