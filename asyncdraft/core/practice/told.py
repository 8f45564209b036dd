"""What a check finds: whether a criterion is met, and the sentence that says why."""

from typing import NamedTuple

from asyncdraft.core.practice.judgement import Outcome
from asyncdraft.core.text import say


class Told(NamedTuple):
    outcome: Outcome
    text: str


def met(text: str) -> Told:
    return Told(Outcome.MET, text)


def unmet(text: str) -> Told:
    return Told(Outcome.UNMET, text)


def sentence(text: str) -> str:
    return say("{text}.", text=text)
