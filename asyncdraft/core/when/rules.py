"""The means of the grammar: rules over classes of tokens, each with the form it builds.

The longest match counts, among equals the rule that stands first. A rule may decline what it matched.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from asyncdraft.core.when.tokens import Tokens, pattern, unnamed
from asyncdraft.core.when.vocabulary import AM, PM

NUMBER = "(?:<num>|<tens>(?:[ -]<ones>)?|<ones>)"
NTH = "(?:<num> ?<suffix>|<tens>[ -]<nth>|<nth>)"
DAY_NUMBER = f"(?:{NTH}|{NUMBER})"
HALF = r"(?: ?<am>| ?(?:<a>|<p>)(?: ?\. ?| )<m>(?: ?\.)?)"


T = TypeVar("T")


class Matched:
    """What a rule matched, by the names in it."""

    __slots__ = ("_match", "end", "start", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self._match = match
        self.start, self.end = match.span()

    def __contains__(self, name: str) -> bool:
        return self._span(name) is not None

    def number(self, name: str) -> int:
        """0 where the rule has no such part or did not match it."""
        span = self._span(name)
        return self.tokens.amount(span) if span else 0

    def optional(self, name: str) -> int | None:
        return self.number(name) if name in self else None

    def text(self, name: str) -> str:
        """What is written there, empty where there is no such part."""
        span = self._span(name)
        return self.tokens.text[self.tokens.starts[span[0]] : self.tokens.starts[span[1]]] if span else ""

    def _span(self, name: str) -> tuple[int, int] | None:
        span = self._match.span(name) if name in self._match.re.groupindex else (-1, -1)
        return span if span[0] < span[1] else None

    def half(self) -> int | None:
        """AM or PM, by the first letter of what was written."""
        written = self.text("half").lower()
        return None if not written else AM if written.lstrip().startswith("a") else PM


class Rule(Generic[T]):
    """`name` is what a rule's evidence goes by; a rule without one needs none."""

    def __init__(self, name: str, rule: str, build: Callable[[Matched], T | None]) -> None:
        self.name = name
        self._rule = rule
        self._build = build

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern(self._rule)

    def item(self, tokens: Tokens, at: int) -> "Item[T] | None":
        match = self._pattern.match(tokens.codes, at)
        form = self._build(Matched(tokens, match)) if match else None
        return None if match is None or form is None else Item(form, at, match.end(), self.name)


class Item(NamedTuple, Generic[T]):
    """A form found in tokens[start:end], by the rule of that name."""

    form: T
    start: int
    end: int
    rule: str


class Rules(Generic[T]):
    """Rules tried together: at most places one match says that none of them fits.

    Where one may, a second match gives the ends of all, each in a group behind an optional lookahead.
    """

    def __init__(self, table: tuple[tuple[str, str, Callable[[Matched], T | None]], ...]) -> None:
        sources = [unnamed(rule) for _, rule, _ in table]
        self._any = pattern("|".join(sources))
        self._ends = pattern("".join(f"(?:(?=(?:{source})())|)" for source in sources))
        self._rules = tuple(Rule(name, rule, build) for name, rule, build in table)

    def longest(self, tokens: Tokens, at: int) -> Item[T] | None:
        """What the longest accepted match builds; among equals the rule that stands first."""
        if not self._any.match(tokens.codes, at):
            return None
        best: Item[T] | None = None
        for end, index in self._fitting(tokens.codes, at):
            if best and -end <= best.end:
                break
            item = self._rules[index].item(tokens, at)
            if item and (best is None or item.end > best.end):
                best = item
        return best

    def _fitting(self, codes: str, at: int) -> list[tuple[int, int]]:
        """How far each rule may reach, with its index; the furthest first."""
        match = self._ends.match(codes, at)
        ends = match.regs[1:] if match else ()
        return sorted([(-end, index) for index, (end, _) in enumerate(ends) if end >= 0])
