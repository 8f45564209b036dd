"""Two people share a folder through git; their syncs are killed at random moments, again and again.

Each writes entries that only they change, and one that both change. After every kill both sync to the end:
each must then hold every entry as its writer last wrote it, nothing lost and nothing brought back.
"""

import os
import signal
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep

from asyncdraft.core.sync.conflict import State
from asyncdraft.integrations.git import GitProblem
from tests.faults.outcome import Outcome
from tests.services.shared_team import Desk, bare, begun, joined

LONGEST = 1.2
"""Seconds after the start of a sync within which the moment lies."""

WAYS = ("in turns", "at once", "with its git")
BOTH = "emergency"
PATIENCE = 200


class Table:
    """Two desks on one remote, and what each has written last."""

    def __init__(self, place: Path, seed: int) -> None:
        remote = str(bare(place / "remote.git"))
        self.desks = (begun(place / "alex", remote, "Alex"), joined(place / "ana", remote))
        self.wanted: dict[str, str] = {}
        self.shared: set[str] = set()
        self.solved = 0
        self._chance = Random(seed)
        self._count = 0

    def edit(self, desk: Desk) -> None:
        """A link of one's own, a file of one's own, and now and then the entry that both change."""
        self._count += 1
        who, value = desk.name.lower(), str(self._count)
        key = f"{who.upper()}{self._chance.randrange(6)}"
        data = tomllib.loads(desk.team)
        head, _, links = desk.team.partition("\n[links]\n")
        lines = [line for line in links.splitlines() if line and not line.startswith(f"{key} =")]
        lines.append(f'{key} = "https://example.com/{value}/{{id}}"')
        if self._chance.random() < 0.3:
            old = data.get("sla", {}).get(BOTH)
            line = f'{BOTH} = "{who} {value}"'
            sla = f"[sla]\n{line}"
            head = head.replace(f'{BOTH} = "{old}"', line) if old else head.replace("[sla]", sla)
            self.shared = {each for each in self.shared if not each.startswith(who)} | {f"{who} {value}"}
        desk.write("team.toml", "\n".join((head.rstrip("\n"), "\n[links]", *lines, "")))
        self.wanted[key] = f"https://example.com/{value}/{{id}}"
        name = f"templates/{who}-{self._chance.randrange(4)}.md"
        desk.write(name, f"{value}\n")
        self.wanted[name] = f"{value}\n"

    def settle(self) -> list[str]:
        """Both sync until nothing is left to exchange; a sentence for everything that is not as written."""
        for desk in (*self.desks, *self.desks, self.desks[0]):
            state = _patiently(desk.sync)
            for conflict in state.conflicts:
                self.solved += 1
                desk.repository.solve(conflict.key, self._chance.choice(("mine", "theirs")))
                _patiently(desk.sync)
        return [problem for desk in self.desks for problem in self._missing(desk)]

    def _missing(self, desk: Desk) -> list[str]:
        links = tomllib.loads(desk.team).get("links", {})
        files = {
            name: desk.read(name) for name in self.wanted if "/" in name and (desk.folder / name).exists()
        }
        found = {**links, **files}
        problems = [
            f"{desk.name} has {key} = {found.get(key)!r}, written was {value!r}"
            for key, value in self.wanted.items()
            if found.get(key) != value
        ]
        both = tomllib.loads(desk.team).get("sla", {}).get(BOTH)
        if both is not None and both not in self.shared:
            problems.append(f"{desk.name} has {BOTH} = {both!r}, written was {sorted(self.shared)}")
        self.shared = {both} if both else set()
        return problems


def _patiently(work: Callable[[], State]) -> State:
    """A git of a killed sync may still run and hold the lock."""
    for _attempt in range(PATIENCE):
        with suppress(GitProblem):
            return work()
        sleep(0.05)
    return work()


def _sync_killed(desk: Desk, delay: float, *, with_git: bool) -> Callable[[], None]:
    """Starts a sync in a process of its own; calling the answer kills it when its time has come."""
    process = os.fork()
    if not process:
        with suppress(BaseException):
            desk.sync()
        os._exit(0)

    def end() -> None:
        sleep(delay)
        inner = _below(process) if with_git else []
        for each in (process, *inner):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        os.waitpid(process, 0)

    return end


def _below(process: int) -> list[int]:
    """The processes that it has started, and theirs."""
    found: list[int] = []
    with suppress(OSError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
        for child in map(int, children):
            found += [child, *_below(child)]
    return found


def moments(count: int, place: Path, seed: int) -> list[Outcome]:
    chance = Random(seed)
    tables = {way: Table(place / way.replace(" ", "-"), seed) for way in WAYS}
    lost: dict[str, list[str]] = {way: [] for way in WAYS}
    for number in range(count):
        way = WAYS[number % len(WAYS)]
        table = tables[way]
        desks = list(table.desks) if way == "at once" else [chance.choice(table.desks)]
        for desk in desks:
            table.edit(desk)
        delay = chance.uniform(0, LONGEST)
        ends = [_sync_killed(desk, delay / len(desks), with_git=way == "with its git") for desk in desks]
        if chance.random() < 0.5:
            table.edit(table.desks[1] if desks[0] is table.desks[0] else table.desks[0])
        for end in ends:
            end()
        lost[way] += [f"moment {number}, after {delay:.3f} s: {problem}" for problem in table.settle()]
    return [
        Outcome(
            f"team, {way}",
            len(range(start, count, len(WAYS))),
            "kills",
            tuple(lost[way]),
            f"{tables[way].solved} conflicts solved",
        )
        for start, way in enumerate(WAYS)
    ]


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 150
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    with TemporaryDirectory() as place:
        outcomes = moments(count, Path(place), seed=count)
    for outcome in outcomes:
        print(outcome, flush=True)  # noqa: T201
    return any(outcome.lost for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
