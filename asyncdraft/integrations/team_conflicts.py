"""The entries of a team folder that both sides have changed, as the commits tell of them.

A merge keeps mine there and says `Open: KEY`, until another commit says `Settled: KEY`.
"""

from collections.abc import Iterable, Iterator, Mapping

from asyncdraft.core.sync import folder as files_of
from asyncdraft.core.sync.conflict import Conflict, Version
from asyncdraft.core.sync.entries import NOTHING, shown
from asyncdraft.core.sync.plain import plain
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.git_tree import Blob
from asyncdraft.integrations.team_commits import TeamCommits
from asyncdraft.integrations.team_history import written_at

_OPEN, _SETTLED = "Open: ", "Settled: "


def opened(keys: Iterable[str]) -> str:
    """The lines that a merge says them by."""
    return "".join(f"{_OPEN}{key}\n" for key in keys)


def settled(key: str) -> str:
    return f"{_SETTLED}{key}\n"


def open_keys(commits: TeamCommits) -> list[str]:
    """In the order in which they came, of commits that are not sent yet."""
    head, remote = commits.head, commits.remote
    if not (head and remote) or head == remote:
        return []
    keys: dict[str, None] = {}
    for line in commits.git.text("log", "--reverse", "--format=%B", f"{remote}..{head}").split("\n"):
        if line.startswith(_OPEN):
            keys[line.removeprefix(_OPEN)] = None
        elif line.startswith(_SETTLED):
            keys.pop(line.removeprefix(_SETTLED), None)
    return list(keys)


def conflicts(commits: TeamCommits, local: Mapping[str, Blob | bytes]) -> Iterator[Conflict]:
    """Those that are open, between what the folder holds and the remote."""
    remote = commits.remote
    for key, own, other in _differing(commits, local):
        yield Conflict(
            key=key,
            title=files_of.title_of(key, own, other),
            mine=_version(commits, key, files_of.value(own, key), f"{remote}..HEAD"),
            theirs=_version(commits, key, files_of.value(other, key), remote),
        )


def are_open(commits: TeamCommits) -> bool:
    """Whether the head has entries to solve; one that was made the same by hand is none any more."""
    return any(True for _each in _differing(commits, commits.tree(commits.head)))


def _differing(
    commits: TeamCommits, local: Mapping[str, Blob | bytes]
) -> Iterator[tuple[str, files_of.Files, files_of.Files]]:
    keys = open_keys(commits)
    if not keys:
        return
    own, other = commits.contents(local, commits.tree(commits.remote))
    for key in keys:
        if files_of.value(own, key) != files_of.value(other, key):
            yield key, own, other


def _version(commits: TeamCommits, key: str, value: object, revisions: str) -> Version:
    """With the newest commit that has made the entry what it is."""
    name = files_of.file_of(key)
    found = commits.git.text(
        *("log", "--no-merges", "-30", "--format=%H%x00%an%x00%aI%x00%s", revisions, "--", name)
    )
    told = [line.split("\0") for line in found.split("\n") if line]
    wanted = [f"{commit}{before}:{name}" for commit, *_rest in told for before in ("", "^")]
    contents = git_tree.read_blobs(commits.git, wanted, may_lack=True)

    def value_in(revision: str) -> object:
        content = contents.get(f"{revision}:{name}")
        return NOTHING if content is None else files_of.value({name: content}, key)

    for commit, author, at, subject in told:
        if value_in(commit) == value and value_in(f"{commit}^") != value:
            when = written_at(at)
            return Version(text=shown(value), author=plain(author), at=when, subject=plain(subject))
    return Version(text=shown(value))
