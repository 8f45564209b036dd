"""What the checklist finds in an answer, as far as a criterion asks for it."""

from typing import cast

from asyncdraft.core.checklist.asks import AskKind
from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.practice.criterion import Criterion
from asyncdraft.core.practice.reading import AnswerReading
from asyncdraft.core.practice.told import Told, met, sentence, unmet
from asyncdraft.core.text import joined, say

HINDERS = ("hello.only", "ask.explicit", "ask.vague", "context.evidence")
"""Rules without which a question comes back before an answer can."""


def answerable(reading: AnswerReading, _criterion: Criterion) -> Told:
    open_ones = [reading.results[rule] for rule in HINDERS if reading.results[rule].state is State.FINDING]
    if open_ones:
        return unmet(sentence(open_ones[0].text))
    if not reading.asks or not reading.has_need:
        return unmet(say("Nothing is asked."))
    if reading.is_idle or all(ask.is_vague or ask.kind is AskKind.CALL for ask in reading.asks):
        return unmet(say("What is asked leaves open what an answer would be."))
    return met(say("What is asked can be answered with what stands here."))


def holds(reading: AnswerReading, criterion: Criterion) -> Told:
    results = [reading.results[rule] for rule in cast(tuple[str, ...], criterion.argument)]
    broken = next((result for result in results if result.state is State.FINDING), None)
    if broken:
        return unmet(sentence(broken.text))
    absent = next((result for result in results if result.state is State.NOT_APPLICABLE), None)
    if absent:
        return unmet(say("{title}: the answer has nothing of the kind.", title=absent.rule.title))
    return met(joined(sentence(result.text) for result in results))


def without(reading: AnswerReading, criterion: Criterion) -> Told:
    results = [reading.results[rule] for rule in cast(tuple[str, ...], criterion.argument)]
    broken = next((result for result in results if result.state is State.FINDING), None)
    if broken:
        return unmet(sentence(broken.text))
    return met(joined(sentence(each.rule.title) for each in results))
