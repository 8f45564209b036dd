"""Whether an answer was only taken over from what the exercise shows."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from asyncdraft.core.practice.answer import normal, prose, words
from asyncdraft.core.practice.exercise import Exercise

RUN = 5
"""So many words in a row are seldom alike by chance."""
SAME = 0.98
NEARLY_MESSAGE, MOSTLY_SITUATION = 0.85, 0.6


class Copied(StrEnum):
    NOTHING = "nothing"
    MESSAGE = "message"
    SITUATION = "situation"
    MODEL = "model"


def copied(answer: str, exercise: Exercise) -> Copied:
    typed = _words(answer)
    if not typed:
        return Copied.NOTHING
    if _is_same(typed, _words(exercise.model)):
        return Copied.MODEL
    if exercise.message and _is_near(typed, _words(exercise.message)):
        return Copied.MESSAGE
    return (
        Copied.SITUATION if _share(typed, _words(exercise.situation)) >= MOSTLY_SITUATION else Copied.NOTHING
    )


def _words(text: str) -> list[str]:
    return words(normal(prose(text)))


def _is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    if one == other:
        return True
    shared = min(_share(one, other), _share(other, one))
    return len(one) >= RUN and len(other) >= RUN and shared >= SAME


def _is_near(answer: Sequence[str], message: Sequence[str]) -> bool:
    """Whether hardly a word of the message was changed; what was added may be the better part."""
    if len(answer) > len(message) / NEARLY_MESSAGE:
        return False
    return SequenceMatcher(None, answer, message, autojunk=False).ratio() >= NEARLY_MESSAGE


def _share(answer: Sequence[str], source: Sequence[str]) -> float:
    """The share of the runs of words in `answer` that stand in `source`."""
    runs = _runs(answer)
    known = set(_runs(source))
    return sum(run in known for run in runs) / len(runs) if runs else 0.0


def _runs(sequence: Sequence[str]) -> list[tuple[str, ...]]:
    length = min(RUN, len(sequence))
    return [tuple(sequence[at : at + length]) for at in range(len(sequence) - length + 1)] if length else []
