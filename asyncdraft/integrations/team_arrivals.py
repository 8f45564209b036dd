"""What others' syncs have brought into a team folder of late."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import time

from msgspec.structs import replace

from asyncdraft.core.sync.conflict import Changed
from asyncdraft.integrations.team_commits import TeamCommits
from asyncdraft.integrations.team_history import difference, history

SECONDS_A_DAY = 86_400
NOTE = re.compile(
    r"(?P<old>[0-9a-f]{40,64}) (?P<new>[0-9a-f]{40,64}) .* (?P<seconds>\d{1,11}) [+-]\d{4}\t(?P<what>.*)"
)
"""What is otherwise was cut off, or is not git's: it could be an option where a revision is meant."""

MOST = 50


def arrivals(commits: TeamCommits) -> Iterator[Changed]:
    """Of the last day by the notes that git keeps of fetches, newest first.

    Of several changes of one entry in a fetch only the last counts, and none that others have taken back.
    """
    notes = commits.git_folder / "logs" / "refs" / "remotes" / "origin" / commits.branch
    if not (commits.remote and notes.exists()):
        return
    for note in filter(None, map(NOTE.fullmatch, reversed(_lines(notes)))):
        old, new, seconds = note["old"], note["new"], int(note["seconds"])
        if time() - seconds > SECONDS_A_DAY:
            return
        if note["what"].startswith("fetch") and old.strip("0"):
            at = datetime.fromtimestamp(seconds, UTC)
            standing = {entry.title for entry in difference(commits.git, old, new)}
            for change in history(commits.git, f"{old}..{new}", MOST):
                entries = tuple(entry for entry in change.entries if entry.title in standing)
                standing -= {entry.title for entry in entries}
                if entries:
                    yield replace(change, at=at, entries=entries)


def _lines(notes: Path) -> list[str]:
    return notes.read_text(encoding="utf-8", errors="replace").splitlines()
