"""How much work an expression can make at most: what comes from a team folder must not hang the window.

Python's engine tries one way after the other. The work of an expression is bounded by counting the ways in
which each of its parts can match the same text; two parts in a row multiply unless the text itself says
where the first one ends (`\\w+\\s`: no character belongs to both).
"""

import re
import string
from functools import cache

import msgspec

from asyncdraft.core.checklist.phrase_syntax import Branch, Char, Choice, Edge, Node, Repeat, Tag

STRETCH = 600
"""Code points that an expression sees at once."""

PASSES = 8
"""Over what a repetition with one way has read it goes at most so often."""

ENDLESS = float("inf")

_PROBES = string.printable + "äÄßéİıſ日٣½°–—‘’“”…\xa0\u200b\x00"


class Shape(msgspec.Struct, frozen=True):
    """`work` counts steps from one start, `ways` the ends it can have there; `first` is how it can begin."""

    work: float
    ways: float
    first: frozenset[str]
    is_nullable: bool


def work(branches: tuple[Branch, ...]) -> float:
    """Steps that an expression can take from one start in a stretch of text; ENDLESS if there is no bound."""
    probes = frozenset(_PROBES) | frozenset(_letters(branches))
    return _Meter(probes).choice(branches, frozenset()).work


class _Meter:
    def __init__(self, probes: frozenset[str]) -> None:
        self._probes = probes
        self._sets: dict[str, frozenset[str]] = {}

    def choice(self, branches: tuple[Branch, ...], following: frozenset[str]) -> Shape:
        shapes = [self._branch(branch, following) for branch in branches]
        works: dict[str, float] = {}
        ways: dict[str, float] = {}
        open_work = open_ways = 0.0
        for shape in shapes:
            if shape.is_nullable:
                open_work, open_ways = open_work + shape.work, open_ways + shape.ways
                continue
            for letter in shape.first:
                works[letter] = works.get(letter, 0.0) + shape.work
                ways[letter] = ways.get(letter, 0.0) + shape.ways
        return Shape(
            1 + open_work + max(works.values(), default=0.0),
            max(1.0, open_ways + max(ways.values(), default=0.0)),
            frozenset[str]().union(*(shape.first for shape in shapes)),
            any(shape.is_nullable for shape in shapes),
        )

    def _branch(self, branch: Branch, following: frozenset[str]) -> Shape:
        whole = Shape(1.0, 1.0, frozenset(), True)
        for node in reversed(branch):
            after = whole.first | following if whole.is_nullable else whole.first
            whole = _in_a_row(self._node(node, after), whole)
        return whole

    def _node(self, node: Node, following: frozenset[str]) -> Shape:
        match node:
            case Char():
                return _letter(node.literal) if node.literal else Shape(1.0, 1.0, self._set(node), False)
            case Edge() | Tag():
                return _PLACE
            case Choice():
                return self._group(node, following)
            case Repeat():
                return self._repeat(node, following)

    def _group(self, node: Choice, following: frozenset[str]) -> Shape:
        if not node.is_look:
            return self.choice(node.branches, following)
        return Shape(self.choice(node.branches, frozenset()).work, 1.0, self._probes, True)

    def _repeat(self, node: Repeat, following: frozenset[str]) -> Shape:
        first = self._node(node.body, frozenset()).first
        body = self._node(node.body, first | following)
        most = STRETCH if node.most is None else min(node.most, STRETCH)
        least = min(node.least, most)
        ends = 1.0 if first.isdisjoint(following) else most - least + 1.0
        is_nullable = least == 0 or body.is_nullable
        if body.ways <= 1 and not (body.is_nullable and most > 1):
            return Shape(body.work + min(most * body.work, PASSES * STRETCH), ends, first, is_nullable)
        if most > 1 and (node.most is None or body.is_nullable):
            return Shape(ENDLESS, ENDLESS, first, is_nullable)
        ways = _power(body.ways + 1, most)
        return Shape(1 + ways * body.work, ways, first, is_nullable)

    def _set(self, char: Char) -> frozenset[str]:
        if char.source not in self._sets:
            pattern = re.compile(char.source, re.IGNORECASE | re.DOTALL)
            self._sets[char.source] = frozenset(probe for probe in self._probes if pattern.match(probe))
        return self._sets[char.source]


def _in_a_row(head: Shape, tail: Shape) -> Shape:
    return Shape(
        head.work + head.ways * tail.work,
        head.ways * tail.ways,
        head.first | tail.first if head.is_nullable else head.first,
        head.is_nullable and tail.is_nullable,
    )


def _power(base: float, exponent: int) -> float:
    try:
        return float(base**exponent)
    except OverflowError:
        return ENDLESS


_PLACE = Shape(1.0, 1.0, frozenset(), True)


@cache
def _letter(literal: str) -> Shape:
    return Shape(1.0, 1.0, _cases(literal), False)


@cache
def _cases(letter: str) -> frozenset[str]:
    return frozenset({letter, letter.lower(), letter.upper(), letter.swapcase()})


def _letters(branches: tuple[Branch, ...]) -> frozenset[str]:
    """The characters that an expression names, alone or as the ends of ranges."""
    return frozenset().union(*(_letters_of(node) for branch in branches for node in branch))


def _letters_of(node: Node) -> frozenset[str]:
    match node:
        case Char():
            return _cases(node.literal) if node.literal else frozenset(node.source)
        case Choice():
            return _letters(node.branches)
        case Repeat():
            return _letters_of(node.body)
        case _:
            return frozenset()
