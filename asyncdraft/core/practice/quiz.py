"""The quiz: questions with choices, each of which explains itself."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Literal

import msgspec

from asyncdraft.core.practice.attempt import QuizAnswer
from asyncdraft.core.text import say

Source = Literal["built-in", "team"]


class QuestionGroup(StrEnum):
    VOCABULARY = "vocabulary"
    SCENARIO = "scenario"
    ERROR = "error"
    JUDGEMENT = "judgement"


GROUP_TITLES = {
    QuestionGroup.VOCABULARY: say("Vocabulary"),
    QuestionGroup.SCENARIO: say("Scenario"),
    QuestionGroup.ERROR: say("Spot the error"),
    QuestionGroup.JUDGEMENT: say("Judgement"),
}


class Choice(msgspec.Struct, frozen=True):
    text: str
    is_right: bool
    why: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is unique in the whole quiz; `context` is Markdown and may be empty; `trains` are ids of rules."""

    id: str
    group: QuestionGroup
    text: str
    context: str = ""
    choices: tuple[Choice, ...]
    trains: tuple[str, ...] = ()
    source: Source = "built-in"
    path: str = ""
    line: int = 1

    @property
    def right(self) -> frozenset[int]:
        return frozenset(number for number, choice in enumerate(self.choices) if choice.is_right)

    @property
    def wants_several(self) -> bool:
        return len(self.right) > 1

    def is_answered_by(self, chosen: Collection[int]) -> bool:
        """`chosen` holds the places of choices, from 0: all that are right and no other."""
        return frozenset(chosen) == self.right


def next_question(questions: Sequence[Question], answers: Sequence[QuizAnswer]) -> Question | None:
    """One that never came, else one that went wrong last time, else the one that came longest ago."""
    latest = {answer.question: (place, answer.is_right) for place, answer in enumerate(answers)}

    def rank(question: Question) -> tuple[int, int]:
        place, is_right = latest.get(question.id, (-1, False))
        return (0 if place < 0 else 2 if is_right else 1), place

    return min(questions, key=rank, default=None)
