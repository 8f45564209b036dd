"""What the view of practice shows, in words."""

from dataclasses import dataclass

from asyncdraft.core.differences import Piece
from asyncdraft.core.text import say

SPOT, REWRITE, COMPARE, JUDGE = "spot", "rewrite", "compare", "judge"


@dataclass(frozen=True)
class FailureText:
    """`spans` count code points of the message; without any something is missing there altogether."""

    number: int
    spans: tuple[tuple[int, int], ...]
    reason: str
    is_found: bool


@dataclass(frozen=True)
class LineText:
    """One line of the checklist or of an exercise's own criteria; `mark` is a key of MARKS at the side.

    `why` stands below it on a ground of its own, empty where there is nothing to say; `tip` where there is
    no room for it. `key` is empty where there is no place in the text to show.
    """

    mark: str
    text: str
    why: str = ""
    tip: str = ""
    key: str = ""


@dataclass(frozen=True)
class PointsText:
    """`checklist` and `own` are the lines of the two sections."""

    points: int
    total: int
    headline: str
    sentence: str
    checklist: tuple[LineText, ...] = ()
    own: tuple[LineText, ...] = ()


@dataclass(frozen=True)
class Underline:
    """What was found in the text of a pane, in code points of it; `key` is that of its line at the side."""

    pane: str
    start: int
    end: int
    severity: str
    key: str


@dataclass(frozen=True)
class PaneText:
    """`key` is that of a pane; `title` is empty for a message that has only one."""

    key: str
    title: str
    question: str
    text: str = ""


@dataclass(frozen=True)
class TierText:
    key: str
    title: str
    text: str


@dataclass(frozen=True)
class ExerciseText:
    """`steps` are their keys and titles; `message` is empty where there is only a situation."""

    id: str
    title: str
    about: str
    situation: str
    message: str
    to: str
    reader: str
    minutes: str
    steps: tuple[tuple[str, str], ...]
    panes: tuple[PaneText, ...]
    tiers: tuple[TierText, ...]


@dataclass(frozen=True)
class ComparisonText:
    """`apart` says where one's own tier and the points are far from each other, else it is empty."""

    pieces: tuple[Piece, ...]
    apart: str = ""


@dataclass(frozen=True)
class DayText:
    """`points` is None on a day without an exercise; `mark` is the letter below the bar."""

    mark: str
    spoken: str
    minutes: float
    points: float | None
    is_today: bool = False


@dataclass(frozen=True)
class WeakText:
    rule: str
    title: str
    held: int
    total: int

    @property
    def share(self) -> float:
        return self.held / self.total if self.total else 0.0

    @property
    def figure(self) -> str:
        return say("{held} of {total}", held=self.held, total=self.total)


@dataclass(frozen=True)
class ProgressText:
    """`five` are the words of the button that leads on, `key` what it opens."""

    count: str
    since: str
    days: tuple[DayText, ...]
    weakest: tuple[WeakText, ...]
    five: str
    key: str


@dataclass(frozen=True)
class ChoiceText:
    text: str
    is_right: bool
    why: str


@dataclass(frozen=True)
class QuestionText:
    """`given` are places of the choices that were taken, empty while it is open; `context` is Markdown."""

    place: str
    about: str
    text: str
    choices: tuple[ChoiceText, ...]
    context: str = ""
    given: tuple[int, ...] = ()

    @property
    def right(self) -> tuple[int, ...]:
        return tuple(place for place, choice in enumerate(self.choices) if choice.is_right)

    @property
    def wants_several(self) -> bool:
        return len(self.right) > 1

    @property
    def is_answered(self) -> bool:
        return bool(self.given)

    @property
    def is_right(self) -> bool:
        return self.is_answered and tuple(sorted(self.given)) == self.right


@dataclass(frozen=True)
class StartText:
    """The card above the list; `key` is what its button opens, empty where there is nothing."""

    title: str
    why: str
    button: str
    key: str


@dataclass(frozen=True)
class DrillText:
    """`facts` are lines; either there are `choices` or a time is typed. `given` is what was answered, `why`
    explains it and is empty while the question is open.
    """

    place: str
    about: str
    facts: tuple[str, ...]
    text: str
    choices: tuple[ChoiceText, ...] = ()
    given: str = ""
    is_right: bool = False
    why: str = ""

    @property
    def is_answered(self) -> bool:
        return bool(self.why)

    @property
    def taken(self) -> tuple[int, ...]:
        """The place of the choice that was taken."""
        return tuple(place for place, choice in enumerate(self.choices) if choice.text == self.given)
