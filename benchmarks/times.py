"""Reading times: whole messages, one block after a key, and hostile text."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.team import Team
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.storage.library import Library
from benchmarks.harness import Goal, Race, doubling, repeated, runner
from benchmarks.texts import message

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=LONDON)
MESSAGES = 60
BLOCK_WORDS = 50
WORDS = re.compile(r"\w+|[^\w\s]")


class Message(msgspec.Struct, frozen=True):
    """`ref` is the writer's wall time in London."""

    text: str
    ref: str


def races(messages: Path | None = None) -> Iterator[Race]:
    reader = Library(Team()).times
    yield _scan(reader, [(message(200, seed), NOW) for seed in range(MESSAGES)], "a message of 200 words")
    if messages is not None:
        yield _scan(reader, _read(messages), messages.name)
    yield _block(reader)
    for name, make, size in HOSTILE:
        yield doubling(name, partial(reader.scan, now=NOW), make, size)


def _scan(reader: TimeReader, messages: list[tuple[str, datetime]], title: str) -> Race:
    """Both take the messages in turn, so that the p95 is that of messages."""
    ours, theirs = cycle(messages), cycle(messages)
    return Race(
        title=title,
        reference=runner("splitting it into words", lambda: WORDS.findall(next(theirs)[0])),
        runners=(
            runner("finding its times", lambda: reader.scan(*next(ours)), Goal("mean", 2), Goal("p95", 4)),
        ),
        seconds=2,
        least=len(messages),
    )


def _read(path: Path) -> list[tuple[str, datetime]]:
    decoder = msgspec.json.Decoder(Message)
    rows = [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    return [(row.text, datetime.fromisoformat(row.ref).replace(tzinfo=LONDON)) for row in rows]


def _block(reader: TimeReader) -> Race:
    """After a key the block that holds it is read again, and no other."""
    blocks = [message(BLOCK_WORDS, seed) for seed in range(MESSAGES)]
    ours, theirs = cycle(blocks), cycle(blocks)
    return Race(
        title=f"a block of {BLOCK_WORDS} words after a key",
        reference=runner("splitting it into words", lambda: WORDS.findall(next(theirs))),
        runners=(runner("finding its times", lambda: reader.scan(next(ours), NOW), Goal("p95", 1)),),
        least=2 * MESSAGES,
    )


HOSTILE: tuple[tuple[str, Callable[[int], str], int], ...] = (
    ("10,000 numbers", lambda size: " ".join(map(str, range(size))), 10_000),
    ("2,000 clock times", lambda size: " ".join(f"{n % 24}:{n % 60:02}" for n in range(size)), 2_000),
    ("1 MB of letters without a space", repeated("x"), 1_000_000),
    ("1 MB of digits without a space", repeated("7"), 1_000_000),
    ("1 MB of names and dots without a space", repeated("fri.at.3pm."), 1_000_000),
)
