"""The checklist: a whole check, one key in texts of any length, write-good beside it, and hostile text."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.message import Message, Recipient
from asyncdraft.core.draft import Pane
from asyncdraft.core.team import Team
from asyncdraft.storage.library import Library
from benchmarks.harness import Goal, Race, Runner, Skipped, doubling, repeated, runner
from benchmarks.texts import message
from benchmarks.write_good import WriteGood, missing

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
SIZES = (200, 2_000, 20_000)
TYPED = message(200, 0).partition("\n\n")[0]
WORDS = re.compile(r"\w+|[^\w\s]")
FLAT = Goal("ratio", 1.5)
AS_FAST = Goal("ratio", 1.0)


def races() -> Iterator[Race | Skipped]:
    checklist = Library(Team()).checklist
    seeds = count()
    for words, seconds in zip(SIZES, (0.5, 1, 3), strict=True):
        yield _whole(checklist, Fresh(words, seeds), seconds)
    first, *longer = (_key(words, seeds) for words in SIZES)
    yield Race(title="one key", reference=first, runners=tuple(longer), seconds=3, least=40)
    yield from _beside_write_good(checklist, seeds)
    marks = count()  # the checklist remembers what it has checked
    for name, make, size in HOSTILE:
        yield doubling(name, lambda text: checklist.judge(draft_of(f"{next(marks)}{text}")), make, size)


def draft_of(text: str) -> Message:
    return Message(
        texts={Pane.WHAT: text, Pane.NEED: "Kenji, please answer by Tuesday."},
        panes=(Pane.WHAT, Pane.NEED),
        sent_at=NOW,
        sender_zone="Europe/London",
        recipients=(Recipient("Kenji Ito", "Asia/Tokyo", "kenji"),),
    )


class Fresh:
    """A text that nobody has seen: the checklist remembers what it has checked."""

    def __init__(self, words: int, seeds: Iterator[int]) -> None:
        self.words, self._seeds = words, seeds
        self.renew()

    def renew(self) -> None:
        self.text = message(self.words, next(self._seeds))
        self.message = draft_of(self.text)


def _whole(checklist: Checklist, fresh: Fresh, seconds: float) -> Race:
    return Race(
        title=f"the whole check of {fresh.words:,} words",
        reference=runner("splitting it into words", lambda: WORDS.findall(fresh.text)),
        runners=(_check(checklist, fresh),),
        seconds=seconds,
    )


def _check(checklist: Checklist, fresh: Fresh, *goals: Goal) -> Runner:
    return runner("checking it", lambda: checklist.judge(fresh.message), *goals, before=fresh.renew)


class Typing:
    """A letter more each time, at the end of a paragraph in the middle, the same in every text."""

    def __init__(self, text: str) -> None:
        middle = text.find("\n\n", len(text) // 2)
        self._before, self._after = f"{text[:middle]}\n\n{TYPED}", text[middle:]
        self.press()

    def press(self) -> None:
        self._before += "e" if len(self._before) % 6 else " "
        self.message = draft_of(self._before + self._after)


def _key(words: int, seeds: Iterator[int]) -> Runner:
    """Each text in a window of its own: a key follows a key in the same text."""
    checklist = Library(Team()).checklist
    typing = Typing(message(words, next(seeds)))
    goals = (FLAT,) if words == SIZES[-1] else ()
    return runner(f"in {words:,} words", lambda: checklist.judge(typing.message), *goals, before=typing.press)


def _beside_write_good(checklist: Checklist, seeds: Iterator[int]) -> Iterator[Race | Skipped]:
    reason = missing()
    if reason:
        yield Skipped("beside write-good", reason)
        return
    with WriteGood() as write_good:
        for words in SIZES:
            yield _against(write_good, checklist, Fresh(words, seeds))


def _against(write_good: WriteGood, checklist: Checklist, fresh: Fresh) -> Race:
    return Race(
        title=f"{fresh.words:,} words, beside write-good",
        reference=Runner("write-good", lambda: write_good.check(fresh.text)),
        runners=(_check(checklist, fresh, AS_FAST),),
        seconds=2,
    )


HOSTILE: tuple[tuple[str, Callable[[int], str], int], ...] = (
    ("200 KB of letters without a space", repeated("x"), 200_000),
    ("200 KB of one sentence without an end", repeated("please could you "), 200_000),
    ("200 KB of brackets", repeated("[("), 200_000),
    ("200 KB of fences", repeated("```\n"), 200_000),
    ("200 KB of lines with a mention", repeated("@kenji\n\n"), 200_000),
)
