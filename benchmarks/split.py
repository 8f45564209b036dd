"""Rough text into panes: how many sentences find theirs, and the speed on texts that nobody has seen."""

from collections.abc import Iterator
from itertools import count

from asyncdraft.core.split.splitter import Splitter
from asyncdraft.core.team import Team
from asyncdraft.storage.library import Library
from benchmarks.checklist import WORDS, Fresh
from benchmarks.harness import Goal, Race, runner
from benchmarks.report import say
from benchmarks.split_right import NOW, ZONE, tables

SIZES = (200, 5_000)
QUICK = Goal("median", 100)


def races() -> Iterator[Race]:
    for line in tables():
        say(line)
    library = Library(Team())
    seeds = count()
    for words in SIZES:
        yield _race(library.splitter, Fresh(words, seeds), library.team)


def _race(splitter: Splitter, fresh: Fresh, team: Team) -> Race:
    return Race(
        title=f"splitting {fresh.words:,} words",
        reference=runner("splitting it into words", lambda: WORDS.findall(fresh.text)),
        runners=(
            runner(
                "into panes", lambda: splitter.propose(fresh.text, team, NOW, ZONE), QUICK, before=fresh.renew
            ),
        ),
    )
