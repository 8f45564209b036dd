"""A story: its steps, and the page of the documentation that tells it."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from asyncdraft.gui.screenshot import picture
from tests.gui.stories.effort import HOMING, KEY, POINT, THOUGHT, Effort
from tests.gui.stories.hand import Hand

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "stories"
COST = "What it took"
"""The heading of the part that nobody writes by hand."""
BLOCK = re.compile(r"^```text\n.*?^```$", re.MULTILINE | re.DOTALL)
MODEL = (
    f"The seconds are estimated by the keystroke-level model (K {KEY} s a key, P {POINT} s to point, "
    f"H {HOMING} s for a hand\nto change between keyboard and mouse, M {THOUGHT} s a decision); "
    "writing the words of the message itself is told apart."
)


@dataclass(frozen=True)
class Step:
    """`title` is its heading in the page; not every step has a picture."""

    title: str
    do: Callable[[Hand], None]
    pictured: bool = True


@dataclass(frozen=True)
class Doubt:
    """A moment in which a stranger did not know on, and what was done about it in the program."""

    moment: str
    done: str


@dataclass(frozen=True)
class Story:
    """`page` is the name of its page and of the folder of its pictures; `prepare` fills the store."""

    page: str
    name: str
    zone: str
    begins: datetime
    steps: Sequence[Step]
    doubts: Sequence[Doubt] = ()
    prepare: Callable[[Path], None] = field(default=lambda _home: None)

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.page}.md"

    @property
    def pictures(self) -> Path:
        return FOLDER / self.page

    @property
    def drawn(self) -> list[str]:
        return [_file(number) for number, step in enumerate(self.steps, 1) if step.pictured]


def play(story: Story, home: Path, pictures: Path | None = None) -> Hand:
    """From its first to its last step. The pictures are drawn into their folder, where one is given."""
    story.prepare(home)
    hand = Hand(story.name, story.zone, story.begins, home)
    with _at_the_window(hand):
        for number, step in enumerate(story.steps, 1):
            step.do(hand)
            hand.driver.settle()
            if pictures is not None and step.pictured:
                _draw(hand, pictures / _file(number))
    return hand


@contextmanager
def _at_the_window(hand: Hand) -> Iterator[None]:
    try:
        yield
    finally:
        hand.stop()


def _file(number: int) -> str:
    return f"{number:02}.png"


def _draw(hand: Hand, path: Path) -> None:
    if not picture(hand.driver.application).save(str(path)):
        raise OSError(f"{path} could not be written.")


def renewed(page: str, story: Story, hand: Hand) -> str:
    """The page with what came about in this play: its blocks of plain text, and what it took."""
    shown = iter(hand.shown)
    told = page.partition(f"\n## {COST}\n")[0].rstrip("\n")
    told = BLOCK.sub(lambda found: f"```text\n{next(shown, found[0])}\n```", told)
    return f"{told}\n\n## {COST}\n\n{_table(story, hand.effort)}\n\n{MODEL}\n{_doubts(story.doubts)}"


def _table(story: Story, effort: Effort) -> str:
    rows = (
        ("steps", len(story.steps)),
        ("keys beside the message's own words", effort.keys),
        ("shortcuts", effort.shortcuts),
        ("clicks", effort.clicks),
        ("turns of the wheel", effort.turns),
        ("seconds", round(effort.seconds)),
        ("keys of the message's own words", effort.words),
        ("seconds to type those", round(effort.seconds_of_words)),
    )
    return "\n".join(("| | |", "|---|--:|", *(f"| {name} | {count:,} |" for name, count in rows if count)))


def _doubts(doubts: Sequence[Doubt]) -> str:
    if not doubts:
        return ""
    rows = (f"| {each.moment} | {each.done} |" for each in doubts)
    return "\n".join(("", "| moment of doubt, when first played | now |", "|---|---|", *rows, ""))
