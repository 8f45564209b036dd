"""The rough text that waits for somebody to come back to it."""

from pathlib import Path

import pytest

from asyncdraft.storage import paths, rough
from asyncdraft.storage.problem import StoreProblem


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("text", ["Half a thou", "שלום 🙂\n\n```\nx\n```\n"])
def test_it_is_there_again(text: str) -> None:
    assert rough.load() == ""
    rough.save(text)
    assert rough.load() == text


def test_nothing_is_left_of_an_empty_one() -> None:
    rough.save("words")
    rough.save(" \n")
    assert rough.load() == ""
    assert not paths.rough_text_file().exists()
    rough.save("")


def test_what_cannot_be_read_is_said_and_stays() -> None:
    paths.rough_text_file().write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreProblem, match="cannot be read"):
        rough.load()
    assert paths.rough_text_file().read_bytes() == b"\xff\xfe\x00"


def test_a_folder_that_takes_nothing_is_said(home: Path) -> None:
    paths.rough_text_file().mkdir()
    with pytest.raises(StoreProblem, match="rough-text"):
        rough.save("words")
