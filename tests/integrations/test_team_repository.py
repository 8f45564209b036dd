"""A team folder in a real repository: what arrives, what is kept, what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from asyncdraft.core.sync.entries import Change, Side
from asyncdraft.integrations import folder_lock, team_clone
from asyncdraft.integrations import team_repository as repositories
from asyncdraft.integrations.git import GitOffline, GitProblem, GitStale
from asyncdraft.storage.files import write_atomically
from tests.services import git_servers
from tests.services.shared_team import TEAM, Desk, bare, begun, git, joined, needs_git

EARLY, LATE, LATER = '"09:00-18:00"', '"10:00-19:00"', '"11:00-20:00"'


pytestmark = needs_git


@pytest.fixture(params=["daemon", "http", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    bare(tmp_path / "served" / "team.git")
    if request.param == "file":
        yield (tmp_path / "served" / "team.git").as_uri()
        return
    with getattr(git_servers, request.param)(tmp_path / "served") as root:
        git(tmp_path / "served" / "team.git", "config", "http.receivepack", "true")
        yield f"{root}/team.git"


def test_a_folder_travels_through_a_real_server(address: str, tmp_path: Path) -> None:
    alex = begun(tmp_path / "alex", address)
    ana = joined(tmp_path / "ana", address)
    alex.replace("4 working hours", "2 working hours")
    ana.write("templates/shift.md", "---\ntitle: Shift\n---\n")
    alex.sync()
    assert "2 working hours" in (ana.sync(), ana.team)[1]
    assert alex.sync().unsent == ()
    assert alex.read("templates/shift.md") == ana.read("templates/shift.md")


def test_two_who_change_different_entries_both_get_everything(alex: Desk, ana: Desk) -> None:
    alex.replace(EARLY, LATE)
    ana.replace('zone = "Europe/Lisbon"', 'zone = "Atlantic/Azores"\ngithub = "ana"')
    alex.sync()
    ana.sync()
    alex.sync()
    assert (
        alex.team
        == ana.team
        == TEAM.replace(EARLY, LATE).replace(
            'zone = "Europe/Lisbon"', 'zone = "Atlantic/Azores"\ngithub = "ana"'
        )
    )


def test_a_commit_says_which_entries_changed(alex: Desk) -> None:
    alex.replace(EARLY, LATE)
    alex.sync()
    alex.replace("1 working day", "2 working days")
    alex.write("templates/shift.md", "new")
    alex.sync()
    subjects = git(alex.folder, "log", "--format=%an: %s").splitlines()
    assert subjects == [
        "Alex: Promise for email; Template shift added",
        "Alex: Kenji Mori, working hours",
        "Alex: Begin the team folder",
    ]


def test_an_entry_that_both_changed_is_the_only_thing_to_solve(alex: Desk, ana: Desk) -> None:
    alex.replace(EARLY, LATE)
    alex.replace("1 working day", "2 working days")
    alex.sync()
    ana.replace(EARLY, LATER)
    state = ana.sync()
    assert [conflict.key for conflict in state.conflicts] == ["people.kenji.hours"]
    conflict = state.conflicts[0]
    assert conflict.title == "Kenji Mori, working hours"
    assert (conflict.mine.text, conflict.mine.author) == ("mon-fri 11:00-20:00", "Ana")
    assert (conflict.theirs.text, conflict.theirs.author) == ("mon-fri 10:00-19:00", "Alex")
    assert conflict.theirs.at is not None
    assert "2 working days" in ana.team
    assert LATER in ana.team


@pytest.mark.parametrize(("side", "stands"), [("mine", LATER), ("theirs", LATE)])
def test_solving_an_entry_lets_everything_go_on(alex: Desk, ana: Desk, side: Side, stands: str) -> None:
    alex.replace(EARLY, LATE)
    alex.sync()
    ana.replace(EARLY, LATER)
    ana.sync()
    assert ana.repository.solve("people.kenji.hours", side).conflicts == ()
    assert ana.sync().unsent == ()
    alex.sync()
    assert stands in alex.team
    assert alex.team == ana.team
    assert "# his own words" in alex.team


def test_nothing_is_pushed_while_an_entry_is_open(alex: Desk, ana: Desk, remote: Path) -> None:
    alex.replace(EARLY, LATE)
    alex.sync()
    sent = git(remote, "rev-parse", "main")
    ana.replace(EARLY, LATER)
    ana.sync()
    assert ana.sync().conflicts
    assert git(remote, "rev-parse", "main") == sent


def test_an_entry_made_the_same_by_hand_is_solved(alex: Desk, ana: Desk, remote: Path) -> None:
    alex.replace(EARLY, LATE)
    alex.sync()
    ana.replace(EARLY, LATER)
    ana.write("templates/shift.md", "one\n")
    ana.sync()
    ana.replace(LATER, LATE)
    state = ana.sync()
    assert (state.conflicts, state.unsent) == ((), ())
    assert "templates/shift.md" in git(remote, "ls-tree", "-r", "--name-only", "main")


def test_an_entry_edited_by_hand_stays_to_be_solved(alex: Desk, ana: Desk) -> None:
    alex.replace(EARLY, LATE)
    alex.sync()
    ana.replace(EARLY, LATER)
    ana.sync()
    ana.replace(LATER, '"10:30-19:30"')
    (conflict,) = ana.sync().conflicts
    assert conflict.mine.text == "mon-fri 10:30-19:30"
    assert ana.repository.solve(conflict.key, "mine").conflicts == ()
    ana.sync()
    alex.sync()
    assert '"10:30-19:30"' in alex.team


def test_both_versions_stay_in_the_history(alex: Desk, ana: Desk) -> None:
    alex.replace(EARLY, LATE)
    alex.sync()
    ana.replace(EARLY, LATER)
    ana.sync()
    ana.repository.solve("people.kenji.hours", "theirs")
    ana.sync()
    told = git(alex.folder, "log", "-p", "--all", "--", "team.toml") + git(ana.folder, "log", "-p")
    assert LATER in told
    assert LATE in told


def test_a_template_that_both_changed_is_one_conflict(alex: Desk, ana: Desk) -> None:
    alex.write("templates/shift.md", "one\n")
    alex.sync()
    ana.sync()
    alex.write("templates/shift.md", "two\n")
    ana.write("templates/shift.md", "three\n")
    alex.sync()
    state = ana.sync()
    assert [(each.key, each.title) for each in state.conflicts] == [("templates/shift.md", "Template shift")]
    ana.repository.solve("templates/shift.md", "theirs")
    assert ana.read("templates/shift.md") == "two\n"


def test_words_of_both_stand_in_the_list(alex: Desk, ana: Desk) -> None:
    alex.write("dictionary.txt", "webhook\nnonce\n")
    alex.sync()
    ana.sync()
    alex.write("dictionary.txt", "webhook\nnonce\nkubectl\n")
    ana.write("dictionary.txt", "webhook\nidempotency\n")
    alex.sync()
    assert ana.sync().conflicts == ()
    assert sorted(ana.read("dictionary.txt").split()) == ["idempotency", "kubectl", "webhook"]


def test_who_pulls_sees_what_came_from_whom(alex: Desk, ana: Desk) -> None:
    alex.replace("1 working day", "2 working days")
    alex.sync()
    (pulled,) = ana.sync().pulled
    assert pulled.author == "Alex"
    assert [(entry.title, entry.detail) for entry in pulled.entries] == [
        ("Promise for email", "2 working days (was 1 working day)")
    ]


def test_the_history_tells_every_entry_newest_first(alex: Desk, ana: Desk) -> None:
    alex.replace("1 working day", "2 working days")
    alex.write("templates/shift.md", "one\n")
    alex.sync()
    ana.sync()
    ana.replace('name = "Kenji Mori"', 'name = "Kenji Mori-san"')
    (ana.folder / "templates" / "shift.md").unlink()
    ana.sync()
    alex.sync()
    told = [(each.author, {str(entry) for entry in each.entries}) for each in alex.repository.history()]
    promises = {"Promise for chat added", "Promise for email added"}
    assert told == [
        ("Ana", {"Template shift removed", "Kenji Mori-san, name"}),
        ("Alex", {"Promise for email", "Template shift added"}),
        ("Alex", {"Name of the team added", "Kenji Mori added", "Ana Sousa added", *promises}),
    ]


def test_without_a_connection_edits_wait(alex: Desk, remote: Path) -> None:
    remote.rename(remote.with_name("away.git"))
    git(alex.folder, "remote", "set-url", "origin", "http://127.0.0.1:9/team.git")
    alex.replace(EARLY, LATE)
    with pytest.raises(GitOffline, match="kept; sync later"):
        alex.sync()
    git(alex.folder, "remote", "set-url", "origin", str(remote))
    assert [entry.title for entry in alex.repository.state().unsent] == ["Kenji Mori, working hours"]
    remote.with_name("away.git").rename(remote)
    assert alex.sync().unsent == ()


def test_a_push_in_between_is_merged_and_sent_again(
    alex: Desk, ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged = repositories.TeamRepository._merge
    pushed: list[bool] = []

    def slow(repository: repositories.TeamRepository) -> None:
        merged(repository)
        if not pushed:
            pushed.append(True)
            alex.sync()

    alex.replace(EARLY, LATE)
    ana.replace("1 working day", "2 working days")
    monkeypatch.setattr(
        ana.repository.__class__,
        "_merge",
        lambda self: slow(self) if self.folder == ana.folder else merged(self),
    )
    assert ana.sync().unsent == ()
    assert LATE in ana.team


def test_pushes_without_end_are_given_up_with_a_sentence(alex: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def always(_self: object) -> None:
        raise GitStale("again")

    monkeypatch.setattr(repositories.TeamRepository, "_exchange", always)
    with pytest.raises(GitStale, match="sync again in a moment"):
        alex.sync()


def test_an_edit_while_changes_arrive_is_kept(alex: Desk, ana: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alex.replace("1 working day", "2 working days")
    alex.sync()
    bring = repositories.TeamRepository._bring
    edits = iter([True])

    def late(repository: repositories.TeamRepository, head: str, made: str) -> None:
        if next(edits, False):
            ana.replace(EARLY, LATER)
        bring(repository, head, made)

    monkeypatch.setattr(repositories.TeamRepository, "_bring", late)
    state = ana.sync()
    assert LATER in ana.team
    assert "2 working days" in ana.team
    assert state.unsent == ()


def test_a_sync_that_was_killed_between_two_files_goes_on(alex: Desk, ana: Desk) -> None:
    alex.replace("1 working day", "2 working days")
    alex.write("templates/shift.md", "one\n")
    alex.sync()

    class Killed(BaseException):
        pass

    def write(path: Path, content: bytes) -> None:
        if path.name == "team.toml":
            raise Killed
        write_atomically(path, content)

    with pytest.raises(Killed):
        repositories.TeamRepository(ana.folder, write).sync()
    state = ana.sync()
    assert ana.team == alex.team
    assert ana.read("templates/shift.md") == "one\n"
    assert git(ana.folder, "log", "--format=%an %s").startswith("Alex ")
    assert state.unsent == ()


def test_locks_that_a_killed_git_left_are_cleared(alex: Desk) -> None:
    (alex.folder / ".git" / folder_lock.NAME).write_text("busy\n", encoding="utf-8")
    (alex.folder / ".git" / "index.lock").touch()
    (alex.folder / ".git" / "refs" / "heads" / "main.lock").touch()
    (alex.folder / ".git" / "asyncdraft-index-1").touch()
    alex.replace(EARLY, LATE)
    assert alex.sync().unsent == ()
    assert not list((alex.folder / ".git").glob("asyncdraft-index-*"))


def test_a_lock_that_another_git_left_is_named(alex: Desk) -> None:
    """It may still be at work, so that nobody but the user can say that it is not."""
    lock = alex.folder / ".git" / "refs" / "heads" / "main.lock"
    lock.touch()
    alex.replace(EARLY, LATE)
    with pytest.raises(GitProblem, match=r"Another git.*main\.lock"):
        alex.sync()
    lock.unlink()
    assert alex.sync().unsent == ()


def test_a_repository_with_the_newer_digests_is_shared_as_well(tmp_path: Path) -> None:
    for name in ("remote.git", "alex"):
        (tmp_path / name).mkdir()
        kind = ("--bare",) if name == "remote.git" else ()
        git(tmp_path / name, "init", "--quiet", *kind, "--initial-branch=main", "--object-format=sha256", ".")
    alex = Desk(tmp_path / "alex", "Alex")
    alex.write("team.toml", TEAM)
    alex.write("templates/shift.md", "one\n")
    alex.repository.share(str(tmp_path / "remote.git"))
    ana = joined(tmp_path / "ana", str(tmp_path / "remote.git"))
    (alex.folder / "templates" / "shift.md").unlink()
    alex.sync()
    assert ana.sync().unsent == ()
    assert not (ana.folder / "templates").exists()


def test_two_syncs_of_one_folder_do_not_meet(alex: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "PATIENCE", 0)
    with folder_lock.locked(alex.folder / ".git"), pytest.raises(GitProblem, match="under way"):
        alex.sync()


@pytest.mark.parametrize("listed", ["templates/cafe\u0301.md", "templates/Café.md"])
def test_a_file_that_this_computer_lists_by_another_name_is_not_sent_again(alex: Desk, listed: str) -> None:
    """As a Mac does with accents, and others with capital letters; a second link stands for it here."""
    alex.write("templates/café.md", "one\n")
    alex.sync()
    (alex.folder / listed).hardlink_to(alex.folder / "templates/café.md")
    assert alex.sync().unsent == ()
    assert "café.md" in git(alex.folder, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "HEAD")
    assert git(alex.folder, "ls-tree", "-r", "--name-only", "HEAD").count("templates/") == 1
    alex.write("templates/café.md", "two\n")
    assert len(alex.repository.state().unsent) == 1


def test_a_roster_that_vanished_comes_back(alex: Desk, ana: Desk) -> None:
    (ana.folder / "team.toml").unlink()
    ana.sync()
    assert ana.team == TEAM


def test_who_signs_in_wrongly_is_told(tmp_path: Path) -> None:
    bare(tmp_path / "served" / "team.git")
    with git_servers.http(tmp_path / "served", "secret") as root, pytest.raises(GitProblem, match="sign in"):
        joined(tmp_path / "ana", f"{root}/team.git")


def test_what_is_no_team_folder_is_not_cloned(tmp_path: Path) -> None:
    remote = bare(tmp_path / "code.git")
    code = tmp_path / "code"
    git(tmp_path, "clone", "--quiet", str(remote), str(code))
    (code / "main.py").touch()
    git(code, "add", "main.py")
    git(code, "commit", "--quiet", "--message=code")
    git(code, "push", "--quiet", "origin", "HEAD:main")
    with pytest.raises(GitProblem, match="no team folder"):
        joined(tmp_path / "ana", str(remote))


def test_a_folder_with_something_in_it_is_not_cloned_into(alex: Desk, remote: Path) -> None:
    with pytest.raises(GitProblem, match="not empty"):
        joined(alex.folder, str(remote))


def test_a_folder_inside_a_repository_is_not_made_another(alex: Desk) -> None:
    inner = Desk(alex.folder / "templates", "Alex")
    inner.folder.mkdir()
    with pytest.raises(GitProblem, match="inside the repository"):
        inner.repository.create()


def test_a_clone_can_be_stopped(remote: Path, alex: Desk, tmp_path: Path) -> None:
    with pytest.raises(GitProblem, match="enough"):
        team_clone.clone(
            str(remote),
            tmp_path / "new",
            write_atomically,
            told=lambda _w, _p: None,
            stopped=lambda: "enough",
        )
    assert not list(tmp_path.glob("*new*"))


def test_an_old_change_counts_where_the_file_was_added_on_both_sides(alex: Desk, ana: Desk) -> None:
    alex.write("templates/shift.md", "one\n")
    ana.write("templates/shift.md", "one\n")
    alex.sync()
    state = ana.sync()
    assert state.conflicts == ()
    assert [entry.change for pulled in state.pulled for entry in pulled.entries] == [Change.ADDED]
