"""Dictionaries of user and team: plain files that a person may edit."""

from pathlib import Path

import pytest

from asyncdraft.storage import dictionary
from asyncdraft.storage.problem import StoreProblem


def test_one_word_a_line_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.txt"
    path.write_text("# ours\nflobber\n\n  Zapwerk  \n", encoding="utf-8")
    assert dictionary.load(path) == ("flobber", "Zapwerk")


def test_no_file_has_no_words(tmp_path: Path) -> None:
    assert dictionary.load(tmp_path / "dictionary.txt") == ()


def test_what_is_added_can_be_removed_and_remarks_stay(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.txt"
    path.write_text("# ours\nflobber", encoding="utf-8")
    dictionary.add(path, "zapwerk")
    dictionary.add(path, "Flobber")
    assert dictionary.load(path) == ("flobber", "zapwerk")
    dictionary.remove(path, "flobber")
    dictionary.remove(path, "nowhere")
    assert path.read_text(encoding="utf-8") == "# ours\nzapwerk\n"


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.txt"
    path.write_bytes(b"fine\n\xff\xfe")
    with pytest.raises(StoreProblem, match="line 2"):
        dictionary.load(path)
    with pytest.raises(StoreProblem):
        dictionary.add(path, "more")
    assert path.read_bytes() == b"fine\n\xff\xfe"


def test_words_of_work_are_words() -> None:
    words = dictionary.of_work()
    assert "runbook" in words
    assert len(set(words)) == len(words)


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.txt"
    path.write_bytes(b"# ours\r\nflobber\r\n")
    dictionary.add(path, "zapwerk")
    dictionary.remove(path, "flobber")
    assert path.read_bytes() == b"# ours\r\nzapwerk\r\n"
