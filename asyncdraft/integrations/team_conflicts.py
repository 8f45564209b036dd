"""The entries of a team folder that both sides have changed, as the commits tell of them.

A merge keeps mine there and says `Open: KEY`, until another commit says `Settled: KEY`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from asyncdraft.core.sync import folder as files_of
from asyncdraft.core.sync.conflict import Conflict, Version
from asyncdraft.core.sync.entries import NOTHING, shown
from asyncdraft.core.sync.names import TEAM_FILE
from asyncdraft.integrations.git import GitFailed
from asyncdraft.integrations.git_tree import Blob
from asyncdraft.integrations.team_commits import TeamCommits

_OPEN, _SETTLED = "Open: ", "Settled: "


def opened(keys: Iterable[str]) -> str:
    """The lines that a merge says them by."""
    return "".join(f"{_OPEN}{key}\n" for key in keys)


def settled(key: str) -> str:
    return f"{_SETTLED}{key}\n"


def open_keys(commits: TeamCommits) -> list[str]:
    """In the order in which they came, of commits that are not sent yet."""
    head, remote = commits.head, commits.remote
    if not (head and remote):
        return []
    keys: dict[str, None] = {}
    for line in commits.git.text("log", "--reverse", "--format=%B", f"{remote}..{head}").splitlines():
        if line.startswith(_OPEN):
            keys[line.removeprefix(_OPEN)] = None
        elif line.startswith(_SETTLED):
            keys.pop(line.removeprefix(_SETTLED), None)
    return list(keys)


def conflicts(commits: TeamCommits, local: Mapping[str, Blob | bytes]) -> Iterator[Conflict]:
    """Those that are open, between what the folder holds and the remote."""
    keys = open_keys(commits)
    if not keys:
        return
    remote = commits.remote
    own, other = commits.contents(local, commits.tree(remote))
    for key in keys:
        mine, theirs = files_of.value(own, key), files_of.value(other, key)
        if mine != theirs:
            yield Conflict(
                key=key,
                title=files_of.title_of(key, own, other),
                mine=_version(commits, key, mine, f"{remote}..HEAD"),
                theirs=_version(commits, key, theirs, remote),
            )


def _version(commits: TeamCommits, key: str, value: object, revisions: str) -> Version:
    """With the newest commit that has made the entry what it is."""
    found = commits.git.text(
        *("log", "--no-merges", "-30", "--format=%H%x00%an%x00%aI%x00%s", revisions, "--", _file_of(key))
    )
    for line in found.splitlines():
        commit, author, at, subject = line.split("\0")
        if _value_in(commits, commit, key) == value and _value_in(commits, f"{commit}^", key) != value:
            return Version(text=shown(value), author=author, at=datetime.fromisoformat(at), subject=subject)
    return Version(text=shown(value))


def _value_in(commits: TeamCommits, revision: str, key: str) -> object:
    name = _file_of(key)
    try:
        content = commits.git.run("cat-file", "blob", f"{revision}:{name}")
    except GitFailed:
        return NOTHING
    return files_of.value({name: content}, key)


def _file_of(key: str) -> str:
    return key if files_of.is_file(key) else TEAM_FILE
