"""A store whose bytes were changed at random: the program starts, says so, and goes on."""

import shutil
import sys
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from asyncdraft.core.draft import Draft
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreProblem
from tests.faults.outcome import Outcome
from tests.storage.searching import words

DRAFTS = 40
PAGE = 4096


def stores(count: int, folder: Path, seed: int) -> Outcome:
    chance = Random(seed)
    original = _filled(folder)
    lost: list[str] = []
    came_back = 0
    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        path = place / "drafts.sqlite3"
        path.write_bytes(_damaged(original, chance))
        try:
            came_back += _use(path)
        except Exception as error:  # noqa: BLE001 - whatever it is, it would have stopped the start
            lost.append(f"store {number}: {type(error).__name__}: {error}")
        shutil.rmtree(place)
    share = came_back / (count * DRAFTS)
    return Outcome("broken bytes", count, "stores", tuple(lost), f"{share:.0%} of the drafts came back")


def _filled(folder: Path) -> bytes:
    path = folder / "whole.sqlite3"
    database = open_database(path)
    drafts = Drafts(database)
    for number in range(DRAFTS):
        drafts.create(Draft(title=f"Draft {number}", what="The export job stalls at step three. " * 12))
    database.close()
    return path.read_bytes()


def _damaged(data: bytes, chance: Random) -> bytes:
    raw = bytearray(data)
    kind = chance.choice(("bytes", "page", "cut", "swap", "head", "zeros"))
    start = chance.randrange(len(raw))
    if kind == "bytes":
        for _byte in range(chance.randrange(1, 200)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    elif kind == "page":
        raw[start : start + PAGE] = chance.randbytes(min(PAGE, len(raw) - start))
    elif kind == "cut":
        del raw[start:]
    elif kind == "swap":
        one, other = (chance.randrange(len(raw) // PAGE) * PAGE for _page in range(2))
        raw[one : one + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[one : one + PAGE]
    elif kind == "head":
        for _byte in range(chance.randrange(1, 20)):
            raw[chance.randrange(100)] = chance.randrange(256)
    else:
        raw[start : start + 3 * PAGE] = bytes(min(3 * PAGE, len(raw) - start))
    return bytes(raw)


def _use(path: Path) -> int:
    """As the start does it; returns how many drafts are there."""
    database = open_database(path)
    try:
        drafts = Drafts(database)
        found = drafts.list()
        for line in found:
            drafts.get(line.id)
            for version in drafts.history(line.id):
                with suppress(StoreProblem):
                    drafts.version(version.number)
        drafts.find(words("export stalls"))
        drafts.last_open()
        drafts.empty_trash()
        drafts.set_last_open(drafts.create(Draft(what="goes on")).id)
        return len(found)
    finally:
        database.close()


def main(arguments: list[str]) -> int:
    with TemporaryDirectory() as folder:
        outcome = stores(int(arguments[0]) if arguments else 1000, Path(folder), seed=7)
    print(outcome, flush=True)  # noqa: T201
    return bool(outcome.lost)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
