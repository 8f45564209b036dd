"""What a user did: attempts at exercises, answers to questions of the quiz and of the drill."""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from asyncdraft.core.practice.judgement import Judgement


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """`exercise` is an id; instants are aware, UTC. `marks` are spans of the given message, in code points.

    `step` is where the user is, `hints` how many were shown, `seconds` the time spent, `tier` which tier they
    gave themselves (0 is the worst). `held` and `missed` are ids of rules. `id` is empty until it is kept.
    """

    id: str = ""
    exercise: str
    started_at: datetime
    updated_at: datetime
    finished_at: datetime | None = None
    answer: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    step: int = 0
    hints: int = 0
    seconds: int = 0
    points: int | None = None
    tier: int | None = None
    held: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.answer.strip() and not self.marks

    def with_judgement(self, judgement: "Judgement") -> "Attempt":
        return msgspec.structs.replace(
            self, points=judgement.points, held=judgement.held, missed=judgement.missed
        )


class QuizAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`chosen` are places of choices, from 0; `trains` the ids of the rules that the question is about."""

    question: str
    chosen: tuple[int, ...]
    is_right: bool
    at: datetime
    seconds: int = 0
    trains: tuple[str, ...] = ()


class DrillAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`seed` makes the same task again; `form` is the name of its kind."""

    seed: int
    form: str
    typed: str
    is_right: bool
    at: datetime
    seconds: int = 0
