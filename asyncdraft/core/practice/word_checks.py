"""Whether an answer says the words that are asked for, and does without others."""

from functools import reduce
from typing import cast

from asyncdraft.core.practice import answer as counting
from asyncdraft.core.practice.criterion import Choices, Criterion
from asyncdraft.core.practice.reading import AnswerReading
from asyncdraft.core.practice.told import Told, met, unmet
from asyncdraft.core.text import say, say_count
from asyncdraft.core.when.wording import all_of


def names(reading: AnswerReading, criterion: Criterion) -> Told:
    groups = cast(Choices, criterion.argument)
    missing = [group for group in groups if not _said(reading, group)]
    if missing:
        names = all_of([_either(group) for group in missing])
        return unmet(
            say_count("{names} does not appear.", "{names} do not appear.", len(missing), names=names)
        )
    named = [_said(reading, group) for group in groups]
    return met(say_count("{names} appears.", "{names} appear.", len(named), names=all_of(named)))


def says(reading: AnswerReading, criterion: Criterion) -> Told:
    wordings = cast(tuple[str, ...], criterion.argument)
    said = _said(reading, wordings)
    return (
        met(say("It says “{said}”.", said=said))
        if said
        else unmet(say("It says none of {list}.", list=all_of(wordings)))
    )


def avoids(reading: AnswerReading, criterion: Criterion) -> Told:
    wordings = cast(tuple[str, ...], criterion.argument)
    said = _said(reading, wordings)
    return (
        unmet(say("It says “{said}”.", said=said))
        if said
        else met(say("It does without {list}.", list=all_of(wordings)))
    )


def _said(reading: AnswerReading, wordings: tuple[str, ...]) -> str:
    return next((wording for wording in wordings if counting.has_words(reading.normal, wording)), "")


def _either(group: tuple[str, ...]) -> str:
    return reduce(lambda first, last: say("{first} or {last}", first=first, last=last), group)
