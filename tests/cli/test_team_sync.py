"""The shared team folder on the command line."""

import json
from pathlib import Path

import pytest

from asyncdraft.storage import team_folder
from tests.cli.command_line import Run
from tests.services.shared_team import bare, git, joined, needs_git, only_own_git_settings

pytestmark = needs_git


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """The sample team is the user's."""
    team_folder.create_sample(home / "team")
    only_own_git_settings(monkeypatch)


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "remote.git")


def test_a_folder_is_shared_and_a_conflict_solved(run: Run, home: Path, remote: Path, tmp_path: Path) -> None:
    made = run("team", "init", "--git", "--remote", str(remote))
    assert (made.status, "all of yours is pushed" in made.out) == (0, True)
    ana = joined(tmp_path / "ana", str(remote))
    ana.replace("PagerDuty", "the phone")
    ana.sync()
    path = home / "team" / "team.toml"
    path.write_text(path.read_text("utf-8").replace("PagerDuty", "a pager"), encoding="utf-8")
    met = run("team", "sync")
    assert met.status == 1
    assert "Emergency path: changed by you and by Ana" in met.out
    assert "team solve 'sla.emergency' --mine" in met.out
    shown = run("team", "show")
    assert "1 to solve before anything is pushed" in shown.out
    solved = run("team", "solve", "sla.emergency", "--theirs")
    assert (solved.status, "the phone" in path.read_text("utf-8")) == (0, True)
    after = json.loads(run("team", "sync", "--json").out)
    assert (after["conflicts"], after["unsent"]) == ([], [])
    assert "Emergency path: a pager (was PagerDuty)" in run("team", "log").out
    assert (
        json.loads(run("team", "log", "--json").out)[0]["entries"][0]["detail"] == "the phone (was a pager)"
    )


def test_who_clones_is_the_one_with_their_address(
    run: Run, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("team", "init", "--git", "--remote", str(remote))
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\temail = Kenji@example.com\n\tname = Kenji\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path / "other"))
    cloned = run("team", "clone", str(remote))
    assert "with 5 people" in cloned.out
    assert "You are Kenji Mori." in cloned.out
    assert "Kenji Mori (you)" in run("team", "show").out
    assert run("team", "sync").status == 0
    assert git(remote, "ls-tree", "--name-only", "main") == "team.toml\n"


def test_a_new_team_is_shared_at_once(run: Run, remote: Path, tmp_path: Path) -> None:
    made = run("team", "init", str(tmp_path / "new"), "--you", "Zoe Walsh", "--remote", str(remote))
    assert made.status == 0
    assert "Zoe Walsh" in joined(tmp_path / "ana", str(remote)).team


def test_a_plain_folder_is_told_how_it_is_shared(run: Run) -> None:
    for command in ("sync", "log"):
        assert "team init --git --remote URL" in run("team", command).err


def test_an_address_that_runs_a_program_is_refused(run: Run, home: Path) -> None:
    refused = run("team", "clone", "ext::sh -c x")
    assert (refused.status, "would run another program" in refused.err) == (2, True)
    assert not (home / "teams").exists()


def test_an_entry_that_is_not_open_is_no_question(run: Run) -> None:
    run("team", "init", "--git")
    assert "not among the entries to solve" in run("team", "solve", "people.kenji", "--mine").err


def test_without_git_everything_else_works(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Git is not installed" in run("team", "init", "--git").err
    assert run("team", "show").status == 0


def test_a_shared_folder_without_git_still_shows_its_people(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("team", "init", "--git")
    monkeypatch.setenv("PATH", str(tmp_path))
    shown = run("team", "show")
    assert (shown.status, "Kenji Mori" in shown.out, "Git is not installed" in shown.out) == (0, True, True)


@pytest.mark.parametrize("action", [("sync",), ("log",), ("solve", "sla.chat", "--mine")])
def test_a_folder_that_is_not_shared_is_told(run: Run, tmp_path: Path, action: tuple[str, ...]) -> None:
    for folder in (tmp_path / "none", tmp_path):
        told = run("--team", str(folder), "team", *action)
        assert (told.status, f"{folder} is not in git" in told.err) == (2, True)


def test_a_place_that_is_a_file_is_told(run: Run, remote: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in ("file", "file/below"):
        told = run("team", "clone", str(remote), str(tmp_path / place))
        assert told.status == 2
        assert told.err.startswith(f"asyncdraft: {tmp_path / place} ")
    assert (tmp_path / "file").read_text() == "mine"
