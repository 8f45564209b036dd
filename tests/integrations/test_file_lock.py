"""Locks that the system lets go of: taken by one, told to the others, and never taken for taken."""

import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest

from asyncdraft.integrations import file_lock, folder_lock
from asyncdraft.integrations.file_lock import held, held_where_possible
from asyncdraft.integrations.folder_lock import locked
from asyncdraft.integrations.git import GitProblem, GitStopped


def no_locks(_descriptor: int) -> None:
    """As on a network drive without a service for locks."""
    raise OSError(37, "No locks available")


def test_one_holds_it_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held(path) as ours:
        assert ours
        with held(path) as also_ours:
            assert not also_ours
    with held(path) as ours_again:
        assert ours_again


def test_where_no_file_can_be_locked_nobody_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "seize", no_locks)
    with pytest.raises(OSError, match="No locks"), held(tmp_path / "lock"):
        pass


def test_where_no_file_can_be_locked_it_is_ours_if_that_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(tmp_path / "lock"), held_where_possible(tmp_path / "lock") as also_ours:
        assert not also_ours
    monkeypatch.setattr(file_lock, "seize", no_locks)
    with held_where_possible(tmp_path / "lock") as ours:
        assert ours


def test_a_program_that_a_sync_has_started_does_not_hold_the_next_one_up(tmp_path: Path) -> None:
    """Git's own cache of credentials, started by the first fetch, stays for hours."""
    with ExitStack() as stack:
        with locked(tmp_path) as descriptor:
            cat = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=(descriptor,))
            stack.enter_context(cat)
        with locked(tmp_path):
            assert cat.poll() is None


def test_a_sync_waits_for_another_that_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as other:
        other.enter_context(locked(tmp_path))
        monkeypatch.setattr(folder_lock, "sleep", lambda _seconds: other.close())
        with locked(tmp_path):
            assert (tmp_path / folder_lock.NAME).read_text("utf-8") == "busy\n"


def test_a_sync_says_what_is_in_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        locked(tmp_path),
        pytest.raises(GitStopped, match="enough"),
        locked(tmp_path, stopped=lambda: "That is enough."),
    ):
        pass
    monkeypatch.setattr(folder_lock, "PATIENCE", 0)
    with locked(tmp_path), pytest.raises(GitProblem, match="Another sync"), locked(tmp_path):
        pass
    monkeypatch.setattr(folder_lock, "seize", no_locks)
    with pytest.raises(GitProblem, match="No locks available"), locked(tmp_path):
        pass
