import os
import sys
from datetime import datetime
from pathlib import Path

import pytest

from asyncdraft.storage.files import line_end, set_aside, whole_or_not, write_atomically
from asyncdraft.storage.problem import StoreProblem


def test_writing_replaces_whole_files(tmp_path: Path) -> None:
    path = tmp_path / "new/file.txt"
    write_atomically(path, "one\r\n")
    write_atomically(path, "two\n")
    assert path.read_bytes() == b"two\n"
    assert [file.name for file in path.parent.iterdir()] == ["file.txt"]


def test_a_failed_write_leaves_the_old_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    write_atomically(path, "old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreProblem, match="No space left"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreProblem, match="cannot be written"):
        write_atomically(tmp_path / "file/below.txt", "text")


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are a matter of POSIX")
def test_a_link_and_a_mode_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_file_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreProblem, match="cannot be written"), whole_or_not(tmp_path / "file/below.zip"):
        pass


@pytest.mark.parametrize("text", ["", "one", "one\n", "one\r\ntwo\n"])
def test_line_ends_are_those_of_windows_where_all_are(text: str) -> None:
    assert line_end(text) == "\n"
    assert line_end(f"{text}\r\n".replace("\r\n", "\n").replace("\n", "\r\n")) == "\r\n"


def test_what_a_killed_program_left_is_cleared_away_by_a_later_one(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f".file.txt.{number}").write_text("half")
    os.utime(tmp_path / ".file.txt.0", (0, 0))
    write_atomically(tmp_path / "file.txt", "whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".file.txt.1", "file.txt"]
    os.utime(tmp_path / ".file.txt.1", (0, 0))
    for _again in range(2):
        (tmp_path / ".file.txt.0").write_text("of another program, now")
        write_atomically(tmp_path / "file.txt", "whole again")
    assert (tmp_path / "file.txt").read_text() == "whole again"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".file.txt.0", "file.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_is_as_private_as_its_user_wants(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "settings.json", "{}")
    finally:
        os.umask(before)
    assert (tmp_path / "settings.json").stat().st_mode & 0o777 == mode


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
def test_what_is_private_is_so_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, modes = tmp_path / "diary.md", list[int]()
    path.write_text("old")
    path.chmod(0o600)
    monkeypatch.setattr(os, "fsync", lambda handle: modes.append(os.fstat(handle).st_mode & 0o777))
    write_atomically(path, "new")
    assert modes[0] == 0o600


def test_a_link_that_leads_to_itself_becomes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "team.toml"
    path.symlink_to(path)
    write_atomically(path, "new")
    assert (path.is_symlink(), path.read_text()) == (False, "new")


def test_what_is_set_aside_is_never_overwritten(tmp_path: Path) -> None:
    path, now = tmp_path / "store", datetime(2026, 11, 22, 8, 30)
    for content in ("first", "second"):
        path.write_text(content)
        (tmp_path / "store-wal").write_text(content)
        set_aside(path, now, ("-wal",))
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "store.damaged-20261122-083000",
        "store.damaged-20261122-083000-2",
        "store.damaged-20261122-083000-2-wal",
        "store.damaged-20261122-083000-wal",
    ]
