"""Nothing that is typed into a template is lost."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.template_edits import Edit, Edits, bring_back, built_in_text, free_path, throw_away

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


def test_an_unsaved_text_is_there_after_a_crash(tmp_path: Path) -> None:
    edit = Edit(path="/t/own.md", text="typed “so” 🙂", base="before")
    Edits(tmp_path / "unsaved").keep(edit)
    again = Edits(tmp_path / "unsaved")
    assert again.get("/t/own.md") == edit
    assert again.all() == [edit]
    again.drop("/t/own.md")
    again.drop("/t/own.md")
    assert again.all() == []


def test_a_damaged_one_hides_no_other(tmp_path: Path) -> None:
    edits = Edits(tmp_path)
    edits.keep(Edit(path="/t/a.md", text="a", base=""))
    (tmp_path / "x.json").write_text("{")
    assert [edit.path for edit in edits.all()] == ["/t/a.md"]


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "unsaved").write_text("in the way")
    with pytest.raises(StoreProblem, match="cannot be written"):
        Edits(tmp_path / "unsaved").keep(Edit(path="/t/a.md", text="a", base=""))


def test_a_deleted_template_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "own.md"
    path.write_text("text")
    thrown = throw_away(path, tmp_path / "trash", NOW)
    assert not path.exists()
    bring_back(thrown, path)
    assert path.read_text() == "text"
    with pytest.raises(StoreProblem, match="cannot be written"):
        throw_away(tmp_path / "none.md", tmp_path / "trash", NOW)


def test_bringing_back_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "own.md"
    path.write_text("old")
    thrown = throw_away(path, tmp_path / "trash", NOW)
    path.write_text("new")
    with pytest.raises(StoreProblem, match="is there again"):
        bring_back(thrown, path)
    assert (path.read_text(), thrown.read_text()) == ("new", "old")


def test_a_free_path_is_found(tmp_path: Path) -> None:
    assert free_path(tmp_path, "own").name == "own.md"
    (tmp_path / "own.md").touch()
    assert free_path(tmp_path, "own").name == "own-2.md"


def test_built_in_texts_are_found_by_name_alone() -> None:
    assert (built_in_text("handoff") or "").startswith("---\n")
    assert built_in_text("none") is None
    assert built_in_text("../README") is None


def test_a_template_of_another_disk_can_be_deleted_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The team's folder may be a network drive."""

    def other_disk(*_paths: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    for name in ("rename", "replace"):
        monkeypatch.setattr(os, name, other_disk)
    path = tmp_path / "own.md"
    path.write_text("text")
    thrown = throw_away(path, tmp_path / "trash", NOW)
    assert (path.exists(), thrown.read_text()) == (False, "text")
    bring_back(thrown, path)
    assert (path.read_text(), thrown.exists()) == ("text", False)
