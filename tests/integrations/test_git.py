"""What git may be asked, and how what it says is told."""

import os
import stat
from pathlib import Path

import pytest

from asyncdraft.integrations import git
from asyncdraft.integrations.git import (
    Git,
    GitFailed,
    GitMissing,
    GitOffline,
    GitProblem,
    GitStale,
    checked_address,
)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://example.com/team.git",
            "http://127.0.0.1:8080/team.git",
            "ssh://git@example.com:22/team.git",
        ),
        *("git@example.com:group/team.git", "git://example.com/team.git", "file:///srv/team.git"),
        "https://kenji@example.com/team.git",
    ],
)
def test_an_address_goes_to_git_as_it_is(address: str) -> None:
    assert checked_address(f" {address} ") == address


def test_a_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert checked_address("team.git") == str(tmp_path / "team.git")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "no address"),
        ("--upload-pack=touch /tmp/x", "no address"),
        ("-oProxyCommand=x", "no address"),
        ("https://example.com/\nteam", "no address"),
        ("ext::sh -c 'touch /tmp/x'", "run another program"),
        ("ext::ssh://example.com", "run another program"),
        ("fd::17", "run another program"),
        ("ftp://example.com/x", "run another program"),
        ("ssh://-oProxyCommand=x/team", "begins with a dash"),
        ("https://kenji:hunter2@example.com/team.git", "holds a password"),
        ("https://:hunter2@example.com/team.git", "holds a password"),
    ],
)
def test_an_address_that_could_do_something_else_is_refused(address: str, said: str) -> None:
    with pytest.raises(GitProblem, match=said) as refused:
        checked_address(address)
    assert "hunter2" not in str(refused.value)


def test_a_host_that_begins_with_a_dash_is_a_mere_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert checked_address("git@-oProxyCommand=x:team").startswith(str(tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="there it has another name")
def test_a_git_that_lies_where_the_program_was_started_never_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("here", "bin"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "git").write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / place / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("PATH", f".{os.pathsep}{tmp_path / 'bin'}")
    assert git.program() == str(tmp_path / "bin" / "git")
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(GitMissing):
        git.program()


def test_without_git_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitMissing, match="Git is not installed"):
        Git(tmp_path)


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        ("fatal: unable to access 'x': Could not resolve host: example.com", GitOffline, "sync later"),
        ("fatal: unable to connect to 127.0.0.1: errno=Connection refused", GitOffline, "sync later"),
        ("fatal: unable to access 'x': The requested URL returned error: 503", GitOffline, "sync later"),
        (
            "error: RPC failed; HTTP 429 curl 22 The requested URL returned error: 429",
            GitOffline,
            "sync later",
        ),
        ("ssh: connect to host x port 22: Operation timed out", GitOffline, "sync later"),
        ("kex_exchange_identification: Connection closed by remote host", GitOffline, "sync later"),
        ("fatal: unable to access 'x': Empty reply from server", GitOffline, "sync later"),
        ("fatal: unable to access 'x': OpenSSL SSL_connect: SSL_ERROR_SYSCALL", GitOffline, "sync later"),
        ("fatal: unable to access 'x': The requested URL returned error: 403", GitFailed, "sign in once"),
        (
            "remote: error: cannot lock ref 'x': Unable to create '/srv/x.lock': File exists.\n"
            "remote: Another git process seems to be running\n!\tx:x\t[remote rejected] (failed to update)",
            GitStale,
            "sync again",
        ),
        ("!\tx:x\t[rejected] (fetch first)", GitStale, "sync again"),
        ("!\tx:x\t[remote rejected] (cannot lock ref 'x')", GitStale, "sync again"),
        ("git@x: Permission denied (publickey).", GitFailed, "sign in once"),
        (
            "fatal: could not read Username for 'https://x': terminal prompts disabled",
            GitFailed,
            "sign in once",
        ),
        ("fatal: repository 'https://u:secret@x/' not found", GitFailed, "no such repository"),
        ("fatal: repository 'https://:secret@x/' not found", GitFailed, "no such repository"),
        ("!\tx:x\t[remote rejected] (pre-receive hook declined)", GitFailed, "hook declined"),
        ("", GitFailed, "refused"),
    ],
)
def test_what_git_says_becomes_a_sentence(said: str, kind: type[GitProblem], told: str) -> None:
    problem = git.problem(said)
    assert type(problem) is kind
    assert told in str(problem)
    assert "secret" not in str(problem)


def test_variables_that_lead_git_elsewhere_do_not_reach_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i key")
    program = _stand_in(tmp_path, "env")
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    told = Git(tmp_path).text("status").splitlines()
    assert "GIT_SSH_COMMAND=ssh -i key" in told
    assert "GIT_TERMINAL_PROMPT=0" in told
    assert "LC_ALL=C" in told
    assert not any(line.startswith("GIT_DIR=") for line in told)


def test_a_silent_other_side_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = _stand_in(tmp_path, "exec sleep 60")
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    with pytest.raises(GitOffline, match="has not answered"):
        Git(tmp_path, quiet=0.05).talk("fetch")


def test_a_git_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a network disk that hangs: all other work, and the end of the program, would wait for it."""
    program = _stand_in(tmp_path, "exec sleep 15")
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    with pytest.raises(GitProblem, match="came to no end within"):
        Git(tmp_path, longest=0.05).run("status")


def test_a_helper_that_stays_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ssh that keeps its connection for the next time holds on to the streams of the git that began it."""
    waiting = tmp_path / "until closed"
    os.mkfifo(waiting)
    open_end = os.open(waiting, os.O_RDWR)
    program = _stand_in(tmp_path, f"setsid cat '{waiting}' &\necho done")
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    try:
        assert Git(tmp_path, quiet=5).talk("fetch") == b"done\n"
    finally:
        os.close(open_end)


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = _stand_in(tmp_path, r"printf 'Receiving objects:  40%% (4/10)\r' >&2")
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    told: list[tuple[str, int]] = []
    Git(tmp_path, told=lambda what, percent: told.append((what, percent))).talk("fetch")
    assert told == [("Receiving objects", 40)]


def _stand_in(place: Path, script: str) -> Path:
    program = place / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
