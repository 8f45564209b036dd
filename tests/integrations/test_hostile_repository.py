"""What a repository that means harm, or is broken, cannot do to a team folder."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from time import time

import pytest

from asyncdraft.integrations import folder_lock, git_tree
from asyncdraft.integrations.git import GitProblem
from asyncdraft.integrations.git_tree import MOST_BYTES
from tests.services.shared_team import TEAM, Desk, git, joined, needs_git

EARLY, LATE = '"09:00-18:00"', '"10:00-19:00"'

pytestmark = needs_git


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[people.kenji\nname = ", "has a mistake"),
        (f"<<<<<<< HEAD\n{TEAM}=======\n>>>>>>> x\n", "has marks of a merge"),
    ],
)
def test_half_a_roster_is_neither_sent_nor_taken_over(alex: Desk, ana: Desk, text: str, said: str) -> None:
    alex.write("team.toml", text)
    with pytest.raises(GitProblem, match=f"Your team.toml {said}.*nothing was sent"):
        alex.sync()
    git(alex.folder, "commit", "--all", "--message=broken")
    git(alex.folder, "push", "origin", "main")
    ana.replace(EARLY, LATE)
    with pytest.raises(GitProblem, match=f"The team.toml that Terminal has pushed {said}"):
        ana.sync()
    assert ana.team == TEAM.replace(EARLY, LATE)
    alex.write("team.toml", TEAM)
    alex.sync()
    assert ana.sync().unsent == ()


def _pushed(remote: Path, tmp_path: Path, *commands: tuple[str, ...]) -> None:
    """What somebody who means harm pushes with a git of their own."""
    place = tmp_path / "hostile"
    git(tmp_path, "clone", "--quiet", str(remote), str(place))
    for command in commands:
        git(place, *command)
    git(place, "commit", "--quiet", "--message=harm")
    git(place, "push", "--quiet", "origin", "HEAD:main")


BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
EMPTY = ("hash-object", "-w", "--stdin")


@pytest.mark.parametrize(
    ("mode", "blob", "name", "said"),
    [
        ("120000", BLOB, "templates/x.md", "is a link"),
        ("160000", "1" * 40, "inner", "another repository"),
        ("100644", BLOB, "templates/a\\b.md", "lead out of the folder"),
        ("100644", BLOB, "templates/.git./config", "broken or harmful"),
        ("100644", BLOB, "c:x", "lead out of the folder"),
        ("100644", BLOB, "TEAM.toml", "only in capital letters"),
    ],
)
def test_a_hostile_tree_is_refused_whole(
    ana: Desk, remote: Path, tmp_path: Path, mode: str, blob: str, name: str, said: str
) -> None:
    _pushed(
        remote,
        tmp_path,
        ("-c", "core.safecrlf=false", "hash-object", "-w", os.devnull),
        (
            "-c",
            "core.protectNTFS=false",
            "-c",
            "core.protectHFS=false",
            "update-index",
            "--add",
            "--cacheinfo",
            f"{mode},{blob},{name}",
        ),
    )
    before = sorted(path.name for path in ana.folder.iterdir())
    with pytest.raises(GitProblem, match=said):
        ana.sync()
    assert sorted(path.name for path in ana.folder.iterdir()) == before
    with pytest.raises(GitProblem, match=said):
        joined(tmp_path / "new", str(remote))
    assert not (tmp_path / "new").exists()


def test_two_names_that_are_one_on_a_mac_are_refused(ana: Desk, remote: Path, tmp_path: Path) -> None:
    both = [f"100644,{BLOB},templates/{name}.md" for name in ("caf\u00e9", "cafe\u0301")]
    added = [("update-index", "--add", "--cacheinfo", each) for each in both]
    _pushed(remote, tmp_path, ("hash-object", "-w", os.devnull), *added)
    with pytest.raises(GitProblem, match="how an accent is put together"):
        ana.sync()
    assert not (ana.folder / "templates").exists()


def test_a_huge_file_is_refused(ana: Desk, remote: Path, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(bytes(MOST_BYTES + 1))
    git(tmp_path, "clone", "--quiet", str(remote), str(tmp_path / "hostile"))
    shutil.copy(large, tmp_path / "hostile" / "large.md")
    git(tmp_path / "hostile", "add", "large.md")
    git(tmp_path / "hostile", "commit", "--quiet", "--message=large")
    git(tmp_path / "hostile", "push", "--quiet")
    with pytest.raises(GitProblem, match="larger than 5 MB"):
        ana.sync()


def test_hooks_and_programs_of_the_folder_never_run(ana: Desk, tmp_path: Path) -> None:
    trace = tmp_path / "ran"
    hooks = ana.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        "pre-commit",
        "commit-msg",
        "post-commit",
        "pre-push",
        "reference-transaction",
        "post-merge",
        "post-checkout",
        "post-index-change",
    ):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {trace}\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    git(ana.folder, "config", "core.fsmonitor", f"touch {trace};false")
    trace.unlink(missing_ok=True)
    ana.write(".gitattributes", "* filter=evil\n")
    git(ana.folder, "config", "filter.evil.clean", f"touch {trace}")
    ana.replace(EARLY, LATE)
    ana.sync()
    assert not trace.exists()


@pytest.mark.parametrize("written", ["999999999999 +0000", "99999999999999 +0000", "1700000000 +2500"])
def test_a_commit_from_a_time_that_no_calendar_has_is_taken_over(ana: Desk, alex: Desk, written: str) -> None:
    """Neither its arrival nor the choice in a conflict with it stops."""
    alex.replace(EARLY, LATE)
    git(alex.folder, "commit", "--all", "--message=late")
    commit = re.sub(r"(?m)^(author .*>) .*", rf"\1 {written}", git(alex.folder, "cat-file", "commit", "HEAD"))
    made = _object(alex.folder, "commit", commit.encode())
    git(alex.folder, "push", "origin", f"{made}:main")
    (pulled,) = ana.sync().pulled
    assert (pulled.author, ana.repository.history()[0].at.year) == ("Terminal", 1970)
    git(alex.folder, "reset", "--quiet", "--hard", made)
    alex.replace(LATE, '"08:00-17:00"')
    alex.sync()
    ana.replace(LATE, '"11:00-20:00"')
    assert len(ana.sync().conflicts) == 1


@pytest.mark.parametrize(
    "setting",
    [
        "core.sshCommand",
        "extensions.worktreeConfig",
        "credential.helper",
        "remote.origin.uploadpack",
        "remote.origin.pushurl",
        "remote.origin.proxy",
        "http.proxy",
        "http.sslVerify",
        "http.https://example.com.sslCAInfo",
        "http.curloptResolve",
        "http.saveCookies",
        "http.https://example.com.cookieFile",
        "extensions.partialClone",
        "fetch.bundleURI",
        "url.x.insteadOf",
        "include.path",
    ],
)
def test_settings_that_run_programs_are_refused(ana: Desk, setting: str) -> None:
    with (ana.folder / ".git" / "config").open("a", encoding="utf-8") as file:
        section, _, key = setting.rpartition(".")
        name, _, inner = section.partition(".")
        head = f'[{name} "{inner}"]' if inner else f"[{name}]"
        file.write(f"{head}\n\t{key} = /nowhere\n")
    with pytest.raises(GitProblem, match=setting.lower()):
        ana.sync()
    with pytest.raises(GitProblem, match=setting.lower()):
        ana.repository.connect("https://example.com/team.git")


@pytest.mark.parametrize(("pointer", "words"), [(".git", "gitdir: "), (".git/commondir", "")])
def test_a_folder_does_not_lead_into_another_repository(
    ana: Desk, tmp_path: Path, pointer: str, words: str
) -> None:
    """All that is in that one and not in a team folder would be removed from it, and the removal sent."""
    private = tmp_path / "private"
    shutil.copytree(ana.folder, private)
    if pointer == ".git":
        shutil.rmtree(ana.folder / ".git")
    (ana.folder / pointer).write_text(
        f"{'gitdir: ' if pointer == '.git' else ''}{private / '.git'}\n", "utf-8"
    )
    before = git(private, "rev-parse", "HEAD")
    ana.replace(EARLY, LATE)
    for call in (ana.sync, ana.repository.create, ana.repository.state):
        with pytest.raises(GitProblem, match="lies elsewhere"):
            call()
    assert git(private, "rev-parse", "HEAD") == before


@pytest.mark.parametrize("name", ["info/exclude", "index", "logs/HEAD", "logs/refs/heads/main", "objects"])
def test_nothing_of_git_is_written_through_a_link(ana: Desk, tmp_path: Path, name: str) -> None:
    diary, place = tmp_path / "diary", ana.folder / ".git" / name
    place.replace(diary)
    place.symlink_to(diary)
    before = diary.read_bytes() if diary.is_file() else sorted(diary.rglob("*"))
    ana.replace(EARLY, LATE)
    for call in (ana.repository.create, ana.sync):
        with pytest.raises(GitProblem, match="is a link"):
            call()
    assert before == (diary.read_bytes() if diary.is_file() else sorted(diary.rglob("*")))


def test_a_link_out_of_the_folder_is_not_followed(ana: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (ana.folder / "templates").mkdir()
    (ana.folder / "templates" / "x.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(GitProblem, match="reached through a link"):
        ana.sync()


def test_a_way_out_by_dots_is_refused_by_git_itself(ana: Desk, remote: Path, tmp_path: Path) -> None:
    tree = _tree(remote, b"100644 escaped.md", bytes.fromhex(BLOB))
    outer = _tree(remote, b"40000 ..", bytes.fromhex(tree))
    made = git(remote, "commit-tree", outer, "-p", "main", "-m", "harm").strip()
    git(remote, "update-ref", "refs/heads/main", made)
    with pytest.raises(GitProblem, match="broken or harmful"):
        ana.sync()
    assert not (tmp_path / "escaped.md").exists()


def _tree(repository: Path, head: bytes, blob: bytes) -> str:
    """One with a name that git's own commands would not write."""
    git(repository, "hash-object", "-w", os.devnull)
    return _object(repository, "tree", head + b"\0" + blob)


def _object(repository: Path, kind: str, content: bytes) -> str:
    """One that git's own commands would not make."""
    return (
        subprocess.run(
            ["git", "hash-object", "-t", kind, "-w", "--literally", "--stdin"],
            cwd=repository,
            input=content,
            capture_output=True,
            check=True,
        )
        .stdout.decode()
        .strip()
    )


def test_a_thousand_brackets_are_a_mistake_like_any_other(alex: Desk, ana: Desk) -> None:
    alex.write("team.toml", f"{TEAM}\n[links]\nX = {'[' * 5000}\n")
    with pytest.raises(GitProblem, match=r"Your team\.toml has a mistake \(its brackets"):
        alex.sync()
    git(alex.folder, "commit", "--all", "--message=broken")
    git(alex.folder, "push", "origin", "main")
    with pytest.raises(GitProblem, match="nothing is taken over"):
        ana.sync()


@pytest.mark.parametrize(
    "name",
    ["templates/what: now.md", "templates/SHIFT-café.md", "templates/shift-cafe\u0301.md", "words/a\nb.txt"],
)
def test_a_file_that_others_would_refuse_is_not_sent(alex: Desk, remote: Path, name: str) -> None:
    before = git(remote, "rev-parse", "main")
    alex.write("templates/shift-café.md", "one\n")
    alex.write(name, "two\n")
    with pytest.raises(GitProblem, match="nothing is sent"):
        alex.sync()
    assert git(remote, "rev-parse", "main") == before
    (alex.folder / name).unlink()
    assert alex.sync().unsent == ()


def test_a_name_that_is_no_text_is_not_sent(alex: Desk) -> None:
    """As old archives unpack it: the letters of one country."""
    place = alex.folder / "templates"
    place.mkdir()
    name = place / os.fsdecode(b"caf\xe9.md")
    name.write_text("one\n", encoding="utf-8")
    with pytest.raises(GitProblem, match=r"caf .md.*nothing is sent"):
        alex.sync()
    name.rename(place / "café.md")
    assert alex.sync().unsent == ()


def test_more_in_all_than_a_team_has_is_refused(
    alex: Desk, ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alex.write("templates/shift.md", "one\n" * 100)
    alex.sync()
    monkeypatch.setattr(git_tree, "MOST_IN_ALL", 500)
    with pytest.raises(GitProblem, match="in all"):
        ana.sync()
    assert not (ana.folder / "templates").exists()


def test_names_of_others_are_shown_without_what_a_terminal_obeys(alex: Desk, ana: Desk) -> None:
    """Line and page separators, escapes and NUL-like marks in the author and in the roster."""
    alex.replace('name = "Kenji Mori"', 'name = "Kenji\\u001b[2J\\u2028Settled: x"')
    name = "Eve\u2028\x0b\x1b[2J"
    git(alex.folder, "-c", f"user.name={name}", "commit", "--all", "--message=s\u2028\x1b[31m")
    git(alex.folder, "push", "origin", "main")
    (pulled,) = ana.sync().pulled
    assert pulled.author == "Eve   [2J"
    assert all(line.isprintable() for entry in pulled.entries for line in (entry.title, entry.detail))
    alex.replace(EARLY, LATE)
    alex.sync()
    ana.replace(EARLY, '"11:00-20:00"')
    (conflict,) = ana.sync().conflicts
    assert conflict.title == "Kenji [2J Settled: x, working hours"


def test_the_name_of_an_entry_with_a_line_break_can_be_solved(alex: Desk, ana: Desk) -> None:
    for desk, value in ((alex, "one"), (ana, "two")):
        desk.write("team.toml", f'{TEAM}\n[links]\n"a\\nb \\"c\\"" = "https://{value}.example/{{id}}"\n')
    alex.sync()
    (conflict,) = ana.sync().conflicts
    assert ana.repository.solve(conflict.key, "theirs").conflicts == ()
    assert ana.sync().unsent == ()
    assert "https://one" in ana.team


def test_a_lock_that_is_a_link_is_not_written_through(alex: Desk, tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("kept", encoding="utf-8")
    lock = alex.folder / ".git" / folder_lock.NAME
    lock.unlink(missing_ok=True)
    lock.symlink_to(tmp_path / "diary")
    with pytest.raises(GitProblem, match="is a link"):
        alex.sync()
    assert (tmp_path / "diary").read_text("utf-8") == "kept"


def test_notes_of_fetches_of_somebody_else_are_passed_over(alex: Desk, ana: Desk, tmp_path: Path) -> None:
    """They name revisions: what else stands there would be an option, or broke the program."""
    alex.replace(EARLY, LATE)
    alex.sync()
    ana.sync()
    notes = ana.folder / ".git/logs/refs/remotes/origin/main"
    head, who = git(ana.folder, "rev-parse", "HEAD").strip(), f"Eve <e@example.com> {int(time())} +0000"
    diary = tmp_path / "diary"
    with notes.open("a", encoding="utf-8") as file:
        file.write(f"--output={diary} {head} {who}\tfetch: harm\n{head} {head}\n\0\0\n{head}")
    (pulled,) = ana.repository.state().pulled
    assert pulled.author == "Alex"
    assert not diary.exists()


@pytest.mark.parametrize("name", ["CON", "nul.md", "aux.yml", "com1", "LPT9.txt", "checks/Prn.yml"])
def test_the_name_of_a_device_is_no_name_of_a_file(name: str) -> None:
    """Windows would read from it or write to it, in whatever folder it stands."""
    assert git_tree.is_harmful(name)
    assert not any(map(git_tree.is_harmful, ("console.md", "com10.txt", "prn-list/aux2", "Conny.md")))
