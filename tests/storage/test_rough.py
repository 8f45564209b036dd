"""The rough text that waits for somebody to come back to it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from asyncdraft.storage import paths, rough
from asyncdraft.storage.problem import StoreProblem

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("text", ["Half a thou", "שלום 🙂\n\n```\nx\n```\n"])
def test_it_is_there_again(text: str) -> None:
    assert rough.load(NOW) == ""
    rough.save(text)
    assert rough.load(NOW) == text


def test_nothing_is_left_of_an_empty_one() -> None:
    rough.save("words")
    rough.save(" \n")
    assert rough.load(NOW) == ""
    assert not paths.rough_text_file().exists()
    rough.save("")


def test_what_cannot_be_read_is_set_aside_and_said(home: Path) -> None:
    paths.rough_text_file().write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreProblem, match="is now kept as rough-text"):
        rough.load(NOW)
    assert (home / "rough-text.md.damaged-20261123-154600").read_bytes() == b"\xff\xfe\x00"
    assert rough.load(NOW) == ""


def test_a_folder_that_takes_nothing_is_said(home: Path) -> None:
    paths.rough_text_file().mkdir()
    with pytest.raises(StoreProblem, match="rough-text"):
        rough.save("words")
