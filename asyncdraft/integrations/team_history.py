"""What the commits of a team folder have changed, entry by entry, read in three calls of git."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from asyncdraft.core.sync import folder as files_of
from asyncdraft.core.sync.conflict import Changed, Entry
from asyncdraft.core.sync.names import TEAM_FILE
from asyncdraft.core.sync.plain import plain
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.git import Git

COMMIT = "\x01"
FORMAT = f"--format={COMMIT}%an%x00%aI"
OPTIONS = ("--no-merges", "--raw", "--no-abbrev", "--no-renames", "-z", FORMAT)


class _Step(msgspec.Struct):
    """The ids of files before and after, by their names; a file that was not there has none."""

    author: str
    at: str
    before: dict[str, str] = msgspec.field(default_factory=dict)
    after: dict[str, str] = msgspec.field(default_factory=dict)


def difference(git: Git, old: str, new: str) -> tuple[Entry, ...]:
    """What is otherwise in the newer of two commits."""
    step = _Step("", "")
    _take(step, iter(_pieces(git.run("diff-tree", "-r", "--raw", "--no-renames", "-z", old, new))))
    teams = _teams(git, (step,))
    return tuple(files_of.entries(_contents(step.before, teams), _contents(step.after, teams)))


def history(git: Git, revisions: str, most: int) -> Iterator[Changed]:
    """Newest first, without merges: what they bring was changed by other commits."""
    steps = list(_steps(git, revisions, most))
    teams = _teams(git, steps)
    for step in steps:
        entries = files_of.entries(_contents(step.before, teams), _contents(step.after, teams))
        yield Changed(author=plain(step.author), at=written_at(step.at), entries=tuple(entries))


def written_at(text: str) -> datetime:
    """With the author's own offset; 1970 for a time or an offset that no calendar has."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _teams(git: Git, steps: Iterable[_Step]) -> dict[str, bytes]:
    """The rosters by their ids."""
    sides = (side for step in steps for side in (step.before, step.after))
    return git_tree.read_blobs(git, (side[TEAM_FILE] for side in sides if TEAM_FILE in side), may_lack=True)


def _contents(side: Mapping[str, str], teams: Mapping[str, bytes]) -> dict[str, bytes]:
    """Of other files only whether they are the same counts, which their ids tell."""
    return {name: teams.get(blob, b"") if name == TEAM_FILE else blob.encode() for name, blob in side.items()}


def _steps(git: Git, revisions: str, most: int) -> Iterator[_Step]:
    told = git.run("-c", "log.showRoot=true", "log", f"-{most}", *OPTIONS, revisions, "--")
    pieces = iter(_pieces(told))
    head = next(pieces, "")
    while head:
        step = _Step(head.removeprefix(COMMIT), next(pieces))
        head = _take(step, pieces)
        yield step


def _pieces(told: bytes) -> list[str]:
    return [piece.removeprefix("\n") for piece in told.decode("utf-8", "replace").split("\0")]


def _take(step: _Step, pieces: Iterator[str]) -> str:
    """Notes the files that were changed; the answer is the head of the next commit, if there is one."""
    for piece in pieces:
        if piece.startswith(COMMIT):
            return piece
        if piece.startswith(":"):
            _old_mode, _mode, old, new, _kind = piece.split(" ")
            name = next(pieces)
            for side, blob in ((step.before, old), (step.after, new)):
                if blob.strip("0"):
                    side[name] = blob
    return ""
