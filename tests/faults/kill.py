"""A real process types into the window and is killed at a random moment, again and again, on one store.

Every so many moments a window is opened on the store as the killed have left it; it forks the typists, each
of which opens the store anew: a start of the whole program for each would take most of the time.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep, time
from typing import NoReturn

import msgspec

from asyncdraft.core.draft import Pane
from asyncdraft.gui.start import prepare_qt
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from tests.faults.outcome import Outcome
from tests.gui import typist
from tests.gui.driver import Driver

AT_STAKE = 1.0
"""Seconds of typing that may be lost."""

LONGEST = 2.5
"""Seconds after the first key within which the moment lies."""

LANES = 2
"""Stores on which it goes on at once."""

TYPISTS = 25
"""How many a window forks before another is opened."""


class Told(msgspec.Struct, frozen=True):
    """What some moments have shown: a sentence for each loss, the characters that came back, the windows."""

    lost: tuple[str, ...] = ()
    saved: int = 0
    windows: int = 0

    def __add__(self, other: "Told") -> "Told":
        return Told(self.lost + other.lost, self.saved + other.saved, self.windows + other.windows)


class Fork:
    """A process of its own that does `work` and tells what came of it."""

    def __init__(self, work: Callable[[], Told]) -> None:
        reader, writer = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(reader)
            _tell(work, writer)
        os.close(writer)
        self._answer = os.fdopen(reader, "rb")

    def told(self) -> Told:
        with self._answer:
            answer = self._answer.read()
        os.waitpid(self._process, 0)
        return msgspec.json.decode(answer, type=Told) if answer else Told(("a window did not open",))


def _tell(work: Callable[[], Told], writer: int) -> NoReturn:
    try:
        os.write(writer, msgspec.json.encode(work()))
    finally:
        os._exit(0)


def moments(count: int, home: Path, seed: int) -> Outcome:
    """Kills `count` typists; after each, the store must have what was typed but for the last second."""
    shares = [count // LANES + (number < count % LANES) for number in range(LANES)]
    lanes = [Fork(lane(share, home / str(number), seed + number)) for number, share in enumerate(shares)]
    told = sum((each.told() for each in lanes), Told())
    about = f"{told.windows} windows on what was left, {told.saved:,} characters came back"
    return Outcome("kill -9", count, "moments", told.lost, about)


def lane(count: int, home: Path, seed: int) -> Callable[[], Told]:
    chance = Random(seed)

    def work() -> Told:
        delays = [chance.uniform(0, LONGEST) for _moment in range(count)]
        batches = [delays[start : start + TYPISTS] for start in range(0, count, TYPISTS)]
        return sum((Fork(window(home, batch)).told() for batch in batches), Told())

    return work


def window(home: Path, delays: list[float]) -> Callable[[], Told]:
    def work() -> Told:
        driver = _opened(home)
        return sum((_moment(driver, home, delay) for delay in delays), Told(windows=1))

    return work


def _opened(home: Path) -> Driver:
    """A window that nothing connects to the store any more, and that has no thread: ready to be forked."""
    os.environ["ASYNCDRAFT_HOME"] = str(home)
    KEPT.append(prepare_qt([]))
    driver = typist.opened()
    driver.application.workspace.tasks.finish()
    driver.application.database.close()
    return driver


KEPT: list[object] = []
"""An application without a name would be collected."""


def _moment(driver: Driver, home: Path, delay: float) -> Told:
    typed = _killed(driver, delay)
    kept = _kept(home / "drafts.sqlite3")
    problem = _lost(typed, kept)
    return Told((f"after {delay:.3f} s: {problem}",) if problem else (), len(kept))


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


def _killed(driver: Driver, delay: float) -> Typed:
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        os.close(reader)
        _type_on(driver, writer)
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


def _type_on(driver: Driver, writer: int) -> NoReturn:
    """Never returns: it is killed."""
    os.dup2(writer, 1)
    try:
        driver.application.database.reopen()
        driver.press("Ctrl+N")
        typist.write_on(driver)
    finally:
        os._exit(1)


def _kept(path: Path) -> str:
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
    count = int(arguments[0]) if arguments else 500
    with TemporaryDirectory() as home:
        outcome = moments(count, Path(home), seed=count)
    print(outcome, flush=True)  # noqa: T201
    return bool(outcome.lost)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
