"""The means of the grammar: rules over classes of tokens, each with the form it builds.

The longest match counts, among equals the rule that stands first. A rule may decline what it matched.
"""

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from asyncdraft.core.when.leads import ANYTHING, leads
from asyncdraft.core.when.tokens import CODES, Tokens, coded, pattern, unnamed
from asyncdraft.core.when.vocabulary import AM, PM

NUMBER = "(?:<num>|<tens>(?:[ -]<ones>)?|<ones>)"
NTH = "(?:<num> ?<suffix>|<tens>[ -]<nth>|<nth>)"
DAY_NUMBER = f"(?:{NTH}|{NUMBER})"
HALF = r"(?: ?<am>| ?(?:<a>|<p>)(?: ?\. ?| )<m>(?: ?\.)?)"


T = TypeVar("T")


class Matched:
    """What a rule matched, by the names in it."""

    __slots__ = ("_match", "_names", "end", "start", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self._match = match
        self._names = match.re.groupindex
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
        if name not in self._names:
            return None
        span = self._match.span(name)
        return span if span[0] < span[1] else None

    def half(self) -> int | None:
        """AM or PM, by the first letter of what was written."""
        written = self.text("half").lower()
        return None if not written else AM if written.lstrip().startswith("a") else PM


class Rule(Generic[T]):
    """`name` is what a rule's evidence goes by; a rule without one needs none."""

    __slots__ = ("_rule", "build", "match", "name")

    def __init__(self, name: str, rule: str, build: Callable[[Matched], T | None]) -> None:
        self.name = name
        self.build = build
        self.match: Callable[[str, int], re.Match[str] | None] = self._first_match
        self._rule = rule

    def _first_match(self, codes: str, at: int) -> re.Match[str] | None:
        """Compiles what matches from now on."""
        self.match = pattern(self._rule).match
        return self.match(codes, at)


class Item(NamedTuple, Generic[T]):
    """A form found in tokens[start:end], by the rule of that name."""

    form: T
    start: int
    end: int
    rule: str


class Rules(Generic[T]):
    """Rules tried together: of most tokens no rule begins, at most others one match says that none fits."""

    def __init__(self, table: tuple[tuple[str, str, Callable[[Matched], T | None]], ...]) -> None:
        self._any = pattern("|".join(unnamed(rule) for _, rule, _ in table))
        rules = [(Rule(name, rule, build), leads(coded(rule))) for name, rule, build in table]
        self._by_lead = {
            code: tuple(rule for rule, found in rules if code in found or ANYTHING in found)
            for code in CODES.values()
        }

    @property
    def leads(self) -> frozenset[str]:
        """The letters with which a rule may begin."""
        return frozenset(code for code, rules in self._by_lead.items() if rules)

    def longest(self, tokens: Tokens, at: int) -> Item[T] | None:
        """What the longest accepted match builds; among equals the rule that stands first."""
        codes = tokens.codes
        rules = self._by_lead.get(tokens.code(at))
        if not rules or not self._any.match(codes, at):
            return None
        best: Item[T] | None = None
        for rule in rules:
            match = rule.match(codes, at)
            if match and (best is None or match.end() > best.end):
                form = rule.build(Matched(tokens, match))
                if form is not None:
                    best = Item(form, at, match.end(), rule.name)
        return best
