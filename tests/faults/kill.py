"""A real process types into the window and is killed at a random moment, again and again, on one store.

A process that has all imports forks the typists: starting Python for each would take most of the time.
"""

import os
import signal
import sys
from pathlib import Path
from random import Random
from time import sleep, time
from typing import NoReturn

from asyncdraft.core.draft import Pane
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from tests.faults.outcome import Outcome

AT_STAKE = 1.0
"""Seconds of typing that may be lost."""

LONGEST = 1.6
"""Seconds after the first key within which the moment lies."""

WAIT = 60.0


def moments(count: int, home: Path, seed: int) -> Outcome:
    """Kills `count` typists; after each, the store must have what was typed but for the last second."""
    chance = Random(seed)
    lost: list[str] = []
    saved = 0
    for number in range(count):
        typed = _killed(home, chance.uniform(0, LONGEST))
        kept = _kept(home / "drafts.sqlite3", number)
        saved += len(kept)
        if problem := _lost(typed, kept):
            lost.append(f"moment {number}: {problem}")
    return Outcome("kill -9", count, "moments", tuple(lost), f"{saved:,} characters came back")


class Typed:
    """How many characters stood when, and when the process was killed."""

    def __init__(self, lines: list[str], killed: float) -> None:
        self.killed = killed
        self.steps = [(int(size), float(at)) for size, at in (line.split() for line in lines)]

    def by(self, at: float) -> int:
        return max((size for size, typed_at in self.steps if typed_at <= at), default=0)

    @property
    def text(self) -> str:
        """More than was typed: the numbers go on."""
        return "".join(f"{number} " for number in range(len(self.steps) + 50))


def _killed(home: Path, delay: float) -> Typed:
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        os.close(reader)
        _type_on(home, writer)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as lines:
        first = lines.readline()
        sleep(delay)
        killed = time()
        os.kill(process, signal.SIGKILL)
        _process, status = os.waitpid(process, 0)
        if not first or os.WTERMSIG(status) != signal.SIGKILL:
            raise RuntimeError("the typist ended before it was killed")
        rest = lines.read().split("\n")
    return Typed([line for line in (first.strip(), *rest[:-1]) if line], killed)


def _type_on(home: Path, writer: int) -> NoReturn:
    """Never returns: it is killed."""
    os.dup2(writer, 1)
    os.environ["ASYNCDRAFT_HOME"] = str(home)
    try:
        from asyncdraft.gui.app import prepare_qt
        from tests.gui import typist

        prepare_qt([])
        driver = typist.opened()
        driver.press("Ctrl+N")
        typist.write_on(driver)
    finally:
        os._exit(1)


def _kept(path: Path, number: int) -> str:
    """The text of the draft that the last typist wrote; none if not a word of it was saved."""
    database = open_database(path)
    try:
        if database.notice:
            return f"the store was damaged: {database.notice}"
        drafts = Drafts(database)
        newest = drafts.list(limit=1)
        text = drafts.get(newest[0].id).text(Pane.WHAT) if newest else ""
        if newest:
            drafts.archive(newest[0].id)
        return text
    finally:
        database.close()


def _lost(typed: Typed, kept: str) -> str:
    if not typed.text.startswith(kept):
        return f"what came back was never typed: {kept[-60:]!r}"
    wanted = typed.by(typed.killed - AT_STAKE)
    if len(kept) < wanted:
        return f"{len(kept)} characters came back of {wanted} that were older than {AT_STAKE:g} s"
    return ""


def main(arguments: list[str]) -> int:
    from tempfile import TemporaryDirectory

    import tests.gui.typist  # noqa: F401 - loaded once, for all who are forked

    count = int(arguments[0]) if arguments else 500
    with TemporaryDirectory() as home:
        outcome = moments(count, Path(home), seed=count)
    print(outcome, flush=True)  # noqa: T201
    return bool(outcome.lost)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
