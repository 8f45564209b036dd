"""The means of the grammar: rules over classes of tokens, each with the form it builds.

The longest match counts, among equals the rule that stands first. A rule may decline what it matched.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from asyncdraft.core.when.leads import ANYTHING, beginnings
from asyncdraft.core.when.tokens import CODES, Tokens, coded, pattern
from asyncdraft.core.when.vocabulary import AM, PM

NUMBER = "(?:<num>|<tens>(?:[ -]<ones>)?|<ones>)"
NTH = "(?:<num> ?<suffix>|<tens>[ -]<nth>|<nth>)"
DAY_NUMBER = f"(?:{NTH}|{NUMBER})"
THE = "(?:<the> )?"
OF = "(?:<of> )?"
LONG_YEAR = r"(?:(?:, ?| ?[/-] ?|\.? |\.? <of> | <in> )(?P<y><num4>)(?![:.]<num>| ?<am>))?"
HALF = r"(?: ?<am>| ?(?:<a>|<p>)(?: ?\. ?| )<m>(?: ?\.)?)"

TOLD_BY = 3
"""So many letters tell which rules may match: a number and a blank begin nearly all of them."""
REMEMBERED_BEGINNINGS = 1 << 12

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
        span = self._span(name)
        return self.tokens.amount(span) if span else None

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

    def year(self) -> int | None:
        """The year in full, also where two numbers were written."""
        year = self.optional("y")
        return year + 2000 if year is not None and year < 100 else year


Row = tuple[str, str, Callable[[Matched], T | None]]
"""The name of a rule, what it matches, and what it builds of that."""


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
    """Rules tried together: of most tokens no rule begins, of the others few."""

    def __init__(self, table: tuple[Row[T], ...]) -> None:
        self._rules = [
            (Rule(name, rule, build), beginnings(coded(rule), TOLD_BY)) for name, rule, build in table
        ]
        begun = frozenset(found[0] for _, all_found in self._rules for found in all_found if found)
        self.leads = frozenset(CODES.values()) if ANYTHING in begun else begun.intersection(CODES.values())
        """The letters with which a rule may begin."""
        self._likely = lru_cache(REMEMBERED_BEGINNINGS)(self._with_beginning)

    def longest(self, tokens: Tokens, at: int) -> Item[T] | None:
        """What the longest accepted match builds; among equals the rule that stands first."""
        codes = tokens.codes
        best: Item[T] | None = None
        for rule in self._likely(codes[at : at + TOLD_BY]):
            match = rule.match(codes, at)
            if match and (best is None or match.end() > best.end):
                form = rule.build(Matched(tokens, match))
                if form is not None:
                    best = Item(form, at, match.end(), rule.name)
        return best

    def _with_beginning(self, letters: str) -> tuple[Rule[T], ...]:
        """Those that may match where these letters stand."""
        if letters[:1] not in self.leads:
            return ()
        possible = {letters[: length + 1] for length in range(len(letters))}
        possible |= {letters[:length] + ANYTHING for length in range(len(letters))}
        return tuple([rule for rule, found in self._rules if not possible.isdisjoint(found)])
