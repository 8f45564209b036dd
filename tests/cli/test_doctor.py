"""What the doctor sees and advises; and that it leaves everything as it was."""

import gc
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from asyncdraft.integrations import health as outside
from asyncdraft.storage import health as inside
from asyncdraft.storage import paths
from tests.cli.command_line import Result, Run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def store(run: Run, home: Path, tmp_path: Path) -> Path:
    """With a draft, and held by nobody."""
    note = tmp_path / "note.md"
    note.write_text("---\ntemplate: handoff\n---\n## What\nThe dry run stops.\n")
    assert run("drafts", "import", str(note)).status == 0
    gc.collect()
    return paths.database_file()


def facts(result: Result) -> Mapping[str, Mapping[str, Any]]:
    return {f"{fact['group']}/{fact['name']}": fact for fact in json.loads(result.out)}


def state(folder: Path) -> Mapping[str, tuple[int, bytes]]:
    """All files but SQLite's shared memory, in which whoever reads says so."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm")]
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_a_sound_place_needs_nobody(run: Run, store: Path) -> None:
    found = run("doctor", "--json")
    assert (found.status, found.err) == (0, "")
    told = facts(found)
    assert told["Store/Integrity"]["value"] == "sound"
    assert told["Store/Drafts"]["value"] == "1"
    assert run("doctor").out.endswith("Everything that AsyncDraft needs is there.\n")


def test_it_makes_and_changes_nothing(run: Run, home: Path, store: Path) -> None:
    before = state(home)
    run("doctor")
    assert state(home) == before


def test_it_makes_no_folder_where_nothing_is_yet(run: Run, home: Path) -> None:
    assert run("doctor").status == 0
    assert not home.exists()


def test_it_reads_a_store_that_the_window_has_open(run: Run, store: Path) -> None:
    with sqlite3.connect(store) as window:
        window.execute("UPDATE drafts SET title = 'another'")
        window.commit()
        assert facts(run("doctor", "--json"))["Store/Integrity"]["value"] == "sound"
    window.close()


def damaged(store: Path) -> None:
    store.write_bytes(b"no database at all" * 100)


def newer(store: Path) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def unreadable_settings(_store: Path) -> None:
    paths.settings_file().write_text("{")


def mistaken_team(_store: Path) -> None:
    paths.team_dir().mkdir(exist_ok=True)
    (paths.team_dir() / "team.toml").write_text('[people.kenji]\nname = "Kenji"\nzone = "Mars/Olympus"\n')


@pytest.mark.parametrize(
    ("harm", "place", "advice"),
    [
        (damaged, "Store/Drafts", "Start the window"),
        (newer, "Store/Form", "Install the newest version"),
        (unreadable_settings, "Places/Settings", "settings.json"),
        (mistaken_team, "Team/Files", "asyncdraft team show"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(
    run: Run, store: Path, harm: Any, place: str, advice: str
) -> None:
    harm(store)
    before = state(paths.home())
    found = run("doctor", "--json")
    assert found.status == 1
    told = facts(found)[place]
    assert told["wrong"]
    assert advice in told["advice"]
    assert state(paths.home()) == before
    assert "need" in run("doctor").out.splitlines()[-1]


def test_a_folder_that_cannot_be_made_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path / "not" / "there"))
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    found = run("doctor", "--json")
    assert found.status == 1
    assert facts(found)["Places/Data"]["value"].endswith("cannot be made")
    assert "ASYNCDRAFT_HOME" in facts(found)["Places/Data"]["advice"]


def test_a_full_disk_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "LEAST_FREE", 1 << 60)
    assert "Free some space" in facts(run("doctor", "--json"))["Places/Free space"]["advice"]


def test_a_library_that_is_missing_comes_with_its_package(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "missing_library", lambda _platform: "libxcb-cursor.so.0")
    found = run("doctor", "--json")
    assert found.status == 1
    assert facts(found)["Window/Screen"]["advice"].endswith("sudo apt install libxcb-cursor0")


@pytest.mark.parametrize("package", sorted({*outside.PACKAGES.values(), "libxcb-cursor0", "libdbus-1-3"}))
def test_the_packages_are_those_that_the_program_asks_for(package: str) -> None:
    listed = (ROOT / "packaging" / "debian-libraries.txt").read_text().split()
    assert package in listed


def test_optional_parts_are_no_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name, **_where: None)
    monkeypatch.setattr("asyncdraft.integrations.harper.is_installed", lambda: False)
    found = run("doctor", "--json")
    assert found.status == 0
    assert "apt install git" in facts(found)["Optional/Git"]["advice"]
    assert "asyncdraft[spell]" in facts(found)["Optional/Spelling"]["advice"]


def test_accounts_are_told_without_names_and_secrets(run: Run, home: Path) -> None:
    server = ("--kind", "smtp", "--host", "mail.example.com", "--user", "kenji@example.com")
    added = run("accounts", "add", "Kenji's", *server, stdin="s3cret-word\n")
    assert added.status == 0
    out = run("doctor").out
    assert "smtp" in out
    for word in ("Kenji", "kenji", "example.com", "s3cret"):
        assert word not in out


def test_the_users_own_folder_is_not_named(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    out = run("doctor").out
    assert str(tmp_path) not in out
    assert "~/home" in out


def test_a_git_that_hangs_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: list[str], **_options: Any) -> None:
        raise subprocess.TimeoutExpired(command, 10)

    monkeypatch.setattr(subprocess, "run", hang)
    monkeypatch.setattr(shutil, "which", lambda name, **_where: f"/usr/bin/{name}")
    assert "does not answer" in run("doctor").out


def test_a_log_that_cannot_be_read_is_told(run: Run, home: Path) -> None:
    (home / "log" / "asyncdraft.log").mkdir(parents=True)
    assert "Is a directory" in run("doctor").out
