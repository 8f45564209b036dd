"""Writes texts that a regular expression matches, with as few of some words as it allows."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from asyncdraft.core.checklist.words import Words, plain, present

KEPT = 5
"""Texts that are kept of each part; the more of the words one has, the earlier it is dropped."""

CHARACTERS = " z,1-.'’:;!?\n\"(Zé_"
IS_IN: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    codes.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    codes.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


@cache
def alternatives(expression: str) -> Sequence[Any]:
    nodes = list(parser.parse(expression, re.IGNORECASE))
    is_choice = len(nodes) == 1 and nodes[0][0] is codes.BRANCH
    return list(nodes[0][1][1]) if is_choice else [nodes]


@cache
def words_of(text: str) -> frozenset[str]:
    return present(Words(plain(text)).words)


Written = dict[str, int]
"""Texts, each with how many of the words it has."""


class Writer:
    """Writes texts without the words to be avoided where that can be done."""

    def __init__(self, avoided: frozenset[str]) -> None:
        self._avoided = avoided
        self._by_code: dict[Any, Callable[[Any], Written]] = {
            codes.LITERAL: lambda value: {chr(value): 0},
            codes.IN: lambda value: dict.fromkeys(_characters(value), 0),
            codes.BRANCH: self._branch,
            codes.SUBPATTERN: lambda value: self._sequence(value[3]),
            codes.MAX_REPEAT: lambda value: self._repeated(*value),
            codes.MIN_REPEAT: lambda value: self._repeated(*value),
            codes.ASSERT: lambda value: self._sequence(value[1]) if value[0] > 0 else {"": 0},
        }

    def texts(self, expression: str) -> Iterator[str]:
        """For each of its alternatives, so that none is crowded out by another."""
        for alternative in alternatives(expression):
            yield from self._sequence(alternative)

    def lacks(self, text: str) -> bool:
        return self._avoided.isdisjoint(words_of(text))

    def _counted(self, texts: Iterable[str]) -> Written:
        return {text: len(words_of(text) & self._avoided) for text in texts}

    def _sequence(self, nodes: Iterable[Any]) -> Written:
        written = {"": 0}
        for node in nodes:
            written = _joined(written, self._node(*node))
        return self._counted(written)

    def _node(self, code: Any, value: Any) -> Written:
        write = self._by_code.get(code)
        return write(value) if write else {"": 0}

    def _branch(self, value: Any) -> Written:
        parts = [self._sequence(part) for part in value[1]]
        return _best({text: count for part in parts for text, count in part.items()})

    def _repeated(self, least: int, most: int, part: Any) -> Written:
        """A gap is all blank: a word begins behind it, or ends before it."""
        once = self._sequence(part)
        if " " in once:
            return {" " * max(1, least): 0}
        written = {"": 0}
        for _ in range(least):
            written = _joined(written, once)
        return _best({**written, **_joined(written, once)}) if least < min(2, most) else written


def _joined(texts: Written, following: Written) -> Written:
    both = {text + more: count + also for text, count in texts.items() for more, also in following.items()}
    return _best(both) if len(following) > 1 else both


def _best(texts: Written) -> Written:
    return dict(sorted(texts.items(), key=lambda item: (item[1], len(item[0])))[:KEPT])


def _characters(items: Sequence[Any]) -> list[str]:
    if items[0][0] is codes.NEGATE:
        return [char for char in CHARACTERS if not any(_holds(item, char) for item in items[1:])][:2]
    spelt = [chr(value) for code, value in items if code is codes.LITERAL]
    return spelt + [char for char in CHARACTERS if any(_holds(item, char) for item in items)][:2]


def _holds(item: Any, char: str) -> bool:
    code, value = item
    if code is codes.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return IS_IN[value](char) if code is codes.CATEGORY else ord(char) == value
