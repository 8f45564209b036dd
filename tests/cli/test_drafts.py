"""`asyncdraft drafts` and `asyncdraft backup`: the store without a window."""

import json
from pathlib import Path

import pytest

from asyncdraft.integrations.file_lock import held
from asyncdraft.storage import paths
from tests.cli.command_line import Run

DRAFT = "---\nid: {id}\nto: [{to}]\n---\n## What\n{what}\n"


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> Run:
    """Two drafts: one to Kenji, one to Priya."""
    for number, (to, what) in enumerate((("kenji", "Rates are stale."), ("priya", "Queue is full.")), 1):
        put(run, tmp_path, f"draft{number}", to, what)
    return run


def put(run: Run, folder: Path, draft_id: str, to: str, what: str) -> None:
    path = folder / "one.md"
    path.write_text(DRAFT.format(id=draft_id, to=to, what=what), "utf-8")
    assert run("drafts", "import", str(path)).status == 0


def found(run: Run, *words: str) -> list[str]:
    return [line["id"] for line in json.loads(run("drafts", "search", *words, "--json").out)]


def test_drafts_are_found_by_filters(stored: Run) -> None:
    assert found(stored, "to:kenji") == ["draft1"]
    assert found(stored, "to:priya", "queue") == ["draft2"]
    assert found(stored, "is:draft") == ["draft2", "draft1"]
    wrong = stored("drafts", "search", "before:soon")
    assert (wrong.status, "before:2026-11-23" in wrong.err) == (2, True)


def test_what_has_become_of_a_draft(stored: Run) -> None:
    assert stored("drafts", "mark", "draft1", "sent").out == "draft1  Rates are stale.: sent\n"
    assert found(stored, "is:sent") == ["draft1"]
    stored("drafts", "mark", "draft1", "archived")
    assert "draft1" not in stored("drafts", "list").out
    stored("drafts", "mark", "draft1", "unarchived")
    assert "sent" in stored("drafts", "list").out


def test_a_deleted_draft_comes_back(stored: Run) -> None:
    stored("drafts", "delete", "draft2")
    assert "draft2" not in stored("drafts", "list").out
    assert "draft2" in stored("drafts", "list", "--trash").out
    stored("drafts", "restore", "draft2")
    assert "draft2" in stored("drafts", "list").out


def test_states_are_compared_and_restored(stored: Run, tmp_path: Path) -> None:
    assert "no earlier state" in stored("drafts", "compare", "draft1").err
    put(stored, tmp_path, "draft1", "kenji", "Rates are fresh.")
    assert stored("drafts", "compare", "draft1").out == "What\nRates are [-stale-]{+fresh+}.\n"
    oldest = stored("drafts", "history", "draft1").out.splitlines()[-1].split()[0]
    stored("drafts", "restore", "draft1", "--version", oldest)
    assert "Rates are stale." in stored("drafts", "show", "draft1").out
    assert "restored" in stored("drafts", "history", "draft1").out


def test_everything_goes_into_a_backup_and_comes_back(stored: Run, tmp_path: Path, home: Path) -> None:
    pack = str(tmp_path / "all.zip")
    assert stored("backup", "save", pack).out == f"{pack}  2 drafts\n"
    stored("drafts", "delete", "draft1")
    assert stored("backup", "restore", pack).out.startswith("Restored 2 drafts of 2026-11-23T15:46.")
    assert "draft1" in stored("drafts", "list").out
    listed = stored("backup", "list").out
    assert str(home / "backups" / "before-restore-2026-11-23-154600.zip") in listed
    assert stored("backup", "save").out.startswith(str(home / "backups" / "asyncdraft-2026-11-23-1546.zip"))


def test_no_backup_is_restored_while_a_message_goes_out(stored: Run, tmp_path: Path) -> None:
    pack = str(tmp_path / "all.zip")
    stored("backup", "save", pack)
    stored("drafts", "delete", "draft1")
    with held(paths.outbox_lock()):
        result = stored("backup", "restore", pack)
    assert (result.status, result.out) == (2, "")
    assert "A message is on its way out. Restore the backup once it is sent." in result.err
    assert "draft1" not in stored("drafts", "list").out


@pytest.mark.parametrize("name", ["missing.zip", "text.zip"])
def test_what_is_no_backup_is_said(stored: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    result = stored("backup", "restore", str(tmp_path / name))
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert len(json.loads(stored("drafts", "list", "--json").out)) == 2


def test_as_many_as_there_are_can_be_asked_for(run: Run) -> None:
    assert run("drafts", "list", "--limit", "99999999999999999999").status == 0


def test_drafts_go_in_and_out(run: Run, draft: str, tmp_path: Path) -> None:
    draft_id = run("drafts", "import", draft).out.split()[0]
    assert "Blocked: nightly export" in run("drafts", "list").out
    (line,) = json.loads(run("drafts", "list", "--json").out)
    assert (line["id"], line["to"], line["template"]) == (draft_id, ["kenji", "priya"], "handoff")
    assert draft_id in run("drafts", "search", "encod", "BLOCKED").out
    assert run("drafts", "search", "zebra").out == ""
    (exported,) = run("drafts", "export", "--into", str(tmp_path / "out")).out.splitlines()
    assert Path(exported).read_text() == run("drafts", "show", draft_id[:6]).out
    assert run("drafts", "import", exported).out.split()[0] == draft_id
    assert len(json.loads(run("drafts", "list", "--json").out)) == 1


def test_an_earlier_state(run: Run, draft: str, tmp_path: Path) -> None:
    draft_id = run("drafts", "import", draft).out.split()[0]
    (exported,) = run("drafts", "export", draft_id, "--into", str(tmp_path)).out.splitlines()
    Path(exported).write_text(Path(exported).read_text().split("## Why")[0])
    run("drafts", "import", exported)
    assert "Billing" not in run("drafts", "show", draft_id).out
    oldest = run("drafts", "history", draft_id).out.splitlines()[-1].split()[0]
    assert "Billing" in run("drafts", "show", draft_id, "--version", oldest).out
    assert run("drafts", "show", draft_id, "--version", "4711").status == 2


def test_a_draft_that_is_not_there(run: Run) -> None:
    result = run("drafts", "show", "abc")
    assert (result.status, result.out) == (2, "")
    assert 'begins with "abc"' in result.err
