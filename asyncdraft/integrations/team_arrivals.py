"""What others' syncs have brought into a team folder of late."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import time

from asyncdraft.core.sync.conflict import Pulled
from asyncdraft.core.sync.plain import plain
from asyncdraft.integrations.team_commits import TeamCommits

SECONDS_A_DAY = 86_400


def arrivals(commits: TeamCommits) -> Iterator[Pulled]:
    """Of the last day by the notes that git keeps of fetches, newest first."""
    notes = commits.git_folder / "logs" / "refs" / "remotes" / "origin" / commits.branch
    if not (commits.remote and notes.exists()):
        return
    for line in reversed(notes.read_text(encoding="utf-8", errors="replace").splitlines()):
        about, _, what = line.partition("\t")
        old, new, *_who, seconds, _offset = about.split()
        if time() - int(seconds) > SECONDS_A_DAY:
            return
        if what.startswith("fetch") and old.strip("0"):
            yield from _brought(commits, old, new, datetime.fromtimestamp(int(seconds), UTC))


def _brought(commits: TeamCommits, old: str, new: str, at: datetime) -> Iterator[Pulled]:
    found = commits.git.text("log", "--no-merges", "-50", "--format=%H%x00%P%x00%an", f"{old}..{new}")
    for line in found.split("\n") if found else ():
        commit, parents, author = line.split("\0")
        before = commits.tree(parents.split()[0]) if parents else {}
        yield Pulled(author=plain(author), at=at, entries=commits.entries(before, commits.tree(commit)))
