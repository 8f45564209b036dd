"""Drafts as files of one folder, whatever is in them."""

from pathlib import Path

import pytest

from asyncdraft.core.draft import Draft
from asyncdraft.storage.draft_file import load
from asyncdraft.storage.draft_folder import export

IDS = ("../../up", "/root", r"..\up", "a/b", "C:up", "..", "nul\n")


@pytest.mark.parametrize("title", ["Blocked: export", "../../up", "..", "/", r"C:\up", ""])
def test_every_draft_is_a_file_of_the_folder_itself(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "out"
    drafts = [Draft(id=each, title=title, what="The export stops.") for each in IDS]
    written = export(drafts, folder)
    assert {path.parent for path in written} == {folder}
    assert sorted(folder.iterdir()) == sorted(set(written))
    assert sorted(tmp_path.iterdir()) == [folder]
    assert [load(path) for path in written] == drafts
