"""A second look at what a rule lets pass, in a message in which others find much.

Alone, a rule is strict, so that a good message stays without findings. Where several other things are
open, the same words weigh more: a vague word is no slip of the pen, a paper without its link is one gap of
many. The opinion of a second look is a sum of weights over what is known of the message anyway; above its
threshold, the rule names what it had excused.
"""

import sys
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain, compress

import msgspec

from asyncdraft.core.checklist.survey import Survey

MOST_ASKS, MOST_OTHERS, MOST_LENGTH = 3, 5, 6
_WORDS = 15


class Opinion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """`least` other rules have to find something; the weights are those of signs by their names."""

    least: int
    threshold: float
    weights: Mapping[str, float]

    def holds(self, survey: Survey, others: Collection[str]) -> bool:
        if len(others) < self.least:
            return False
        return sum(self._weights_of(survey, others)) >= self.threshold

    def _weights_of(self, survey: Survey, others: Collection[str]) -> Iterable[float]:
        counted = (*[f"finds {rule}" for rule in others], *counts(survey, others))
        said = self._said
        held = compress(said.values(), map(survey.held.__contains__, said))
        return chain([self.weights.get(sign, 0.0) for sign in counted], held)

    @cached_property
    def _said(self) -> Mapping[str, float]:
        """Families of phrases and kinds of references, with their weights."""
        prefix = "says "
        said = [(sign, weight) for sign, weight in self.weights.items() if sign.startswith(prefix)]
        return {sign.removeprefix(prefix): weight for sign, weight in said}


class SecondLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Opinions by rule; `others` are the rules whose findings count beside those of the rule itself."""

    others: frozenset[str] = frozenset()
    opinions: Mapping[str, Opinion] = {}

    @cached_property
    def least(self) -> int:
        """So many rules have to find something before any opinion is asked for."""
        return min([opinion.least for opinion in self.opinions.values()], default=sys.maxsize)

    def doubts(self, rule: str, survey: Survey, open_rules: Collection[str]) -> bool:
        """Whether what the rule let pass is to be named after all."""
        opinion = self.opinions.get(rule)
        return opinion is not None and opinion.holds(survey, (self.others & set(open_rules)) - {rule})


NO_SECOND_LOOK = SecondLook()


def counts(survey: Survey, others: Collection[str]) -> tuple[str, str, str]:
    """The signs that count: requests, other findings, and length in steps of fifteen words."""
    return (
        f"asks {min(len(survey.asks), MOST_ASKS)}",
        f"others {min(len(others), MOST_OTHERS)}",
        f"length {min(survey.word_count // _WORDS, MOST_LENGTH)}",
    )


def parse(text: str) -> SecondLook:
    """Reads the JSON of a second look. Raises msgspec.ValidationError for any other."""
    return msgspec.json.decode(text, type=SecondLook)
