"""How much an answer has of what can be counted."""

from typing import cast

from asyncdraft.core.practice import answer as counting
from asyncdraft.core.practice.criterion import Amount, Criterion, Range
from asyncdraft.core.practice.reading import AnswerReading
from asyncdraft.core.practice.told import Told, met, unmet
from asyncdraft.core.text import say


def at_most(reading: AnswerReading, criterion: Criterion) -> Told:
    amount = cast(Amount, criterion.argument)
    count = counting.counted(reading.answer, amount.unit)
    told = say(
        "It has {number}, at most {number2} are wanted.",
        number=_number(count, amount.unit),
        number2=amount.number,
    )
    return met(told) if count <= amount.number else unmet(told)


def at_least(reading: AnswerReading, criterion: Criterion) -> Told:
    amount = cast(Amount, criterion.argument)
    count = counting.counted(reading.answer, amount.unit)
    told = say(
        "It has {number}, at least {number2} are wanted.",
        number=_number(count, amount.unit),
        number2=amount.number,
    )
    return met(told) if count >= amount.number else unmet(told)


def bullets(reading: AnswerReading, criterion: Criterion) -> Told:
    return _ranged(counting.bullets(reading.answer), cast(Range, criterion.argument), "items in lists")


def links(reading: AnswerReading, criterion: Criterion) -> Told:
    count = counting.links(reading.answer, reading.exercise.links)
    return _ranged(count, cast(Range, criterion.argument), "links")


def _ranged(count: int, wanted: Range, unit: str) -> Told:
    most = say(" to {most}", most=wanted.most) if wanted.most is not None else say(" or more")
    told = say(
        "It has {number}, {least}{most} are wanted.",
        number=_number(count, unit),
        least=wanted.least,
        most=most,
    )
    fits = wanted.least <= count and (wanted.most is None or count <= wanted.most)
    return met(told) if fits else unmet(told)


def _number(count: int, unit: str) -> str:
    none, one, many = NUMBERS[unit]
    return say(many, count=count) if count > 1 else one if count else none


NUMBERS = {
    "words": (say("no words"), say("1 word"), say("{count} words")),
    "lines": (say("no lines"), say("1 line"), say("{count} lines")),
    "sentences": (say("no sentences"), say("1 sentence"), say("{count} sentences")),
    "items in lists": (say("no items in lists"), say("1 item in a list"), say("{count} items in lists")),
    "links": (say("no links"), say("1 link"), say("{count} links")),
}
