"""What a question says, of the quiz or of the drill, and what became of its answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from asyncdraft.core.practice.quiz import GROUP_TITLES, Question
from asyncdraft.core.text import joined, say
from asyncdraft.gui.practice.wordings import flowing


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


def question_text(question: Question, place: int, count: int, given: Sequence[int]) -> QuestionText:
    return QuestionText(
        place=say("Question {place} of {count}", place=place, count=count),
        about=joined(
            (GROUP_TITLES[question.group], say(" · your team’s") if question.source == "team" else ""), ""
        ),
        text=question.text,
        choices=tuple(ChoiceText(choice.text, choice.is_right, choice.why) for choice in question.choices),
        context=flowing(question.context),
        given=tuple(given),
    )
