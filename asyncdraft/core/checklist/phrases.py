"""Phrases of a rule from a style: where they stand, what is said of them, what to write instead."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice

import msgspec

from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.phrase_scopes import Stretch, Unit, units
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.text import say

MOST_CHOICES = 3
_SLOT = re.compile(r"%(?:\[\d+\])?[sdqv]|%%")


class Bounds(msgspec.Struct, frozen=True):
    """How often a phrase may stand in one unit."""

    least: int = 0
    most: int | None = None


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """`message` has a slot (%s) for the words, or one for what to write instead and one for the words.

    `choices` has what to write instead, by the name of the group that matched last; under None, for all.
    `is_told` says whether `message` names the choices; `can_go` whether the words may be left out.
    """

    id: str
    message: str
    severity: Severity
    why: str
    pattern: re.Pattern[str]
    scope: str = "text"
    exceptions: re.Pattern[str] | None = None
    choices: Mapping[str | None, tuple[str, ...]] = {}
    is_told: bool = False
    is_fixed: bool = False
    can_go: bool = False
    bounds: Bounds | None = None
    limit: int | None = None

    @property
    def _sign(self) -> str:
        return f"phrase {self.id}"

    def rule(self) -> Rule:
        return Rule(
            id=self.id,
            group=Group.STYLE,
            title=_filled(self.message),
            passed=say("Nothing for {id}", id=self.id),
            severity=self.severity,
            why=self.why,
            good=Example(text=""),
            bad=Example(text=""),
            detect=self._detect,
            signs={self._sign: Sign(self._places)},
            needs_content=False,
        )

    def _detect(self, survey: Survey) -> Outcome:
        """A rule that finds nothing does not apply: a style of a hundred files would drown the checklist."""
        return islice(self._hits(survey), self.limit) if survey.has(self._sign) else None

    def _hits(self, survey: Survey) -> Iterator[Hit]:
        for spot in survey.marks(self._sign):
            choices = self._choices(spot)
            quote = " ".join(spot.quote.split())
            told = (" or ".join(choices), quote) if self.is_told else (quote,)
            title = _filled(self.message, *(() if self.bounds else told))
            yield spot.hit(title, fixes=tuple(self._fixes(spot, choices)))

    # Finding

    def _places(self, facts: Facts, _: datetime) -> Iterator[Passage]:
        for unit in units(facts, self.scope):
            found = [passage for stretch in unit for passage in self._found(facts, stretch)]
            yield from found if self.bounds is None else _out_of(self.bounds, found, facts, unit)

    def _found(self, facts: Facts, stretch: Stretch) -> Iterator[Passage]:
        for match in self.pattern.finditer(stretch.text):
            passage = Passage(facts, stretch.start + match.start(), stretch.start + match.end())
            if match[0] and passage.text == match[0] and not self._is_fine(match):
                yield passage

    def _is_fine(self, match: re.Match[str]) -> bool:
        if match.lastgroup and match[0] in self.choices[match.lastgroup]:
            return True
        return self.exceptions is not None and self.exceptions.search(match[0]) is not None

    # Mending

    def _choices(self, spot: Spot) -> tuple[str, ...]:
        if None in self.choices or not self.choices:
            return self.choices.get(None, ())
        match = self._match(spot)
        return self.choices[match.lastgroup] if match else ()

    def _match(self, spot: Spot) -> re.Match[str] | None:
        """The match behind a spot, in the stretch in which it was found."""
        stretches = (stretch for unit in units(spot.placed.facts, self.scope) for stretch in unit)
        around = next((part for part in stretches if part.start <= spot.start and spot.end <= part.end), None)
        return self.pattern.match(around.text, spot.start - around.start) if around else None

    def _fixes(self, spot: Spot, choices: tuple[str, ...]) -> Iterator[Fix]:
        pane, start, end = spot.placed.pane, spot.placed.start + spot.start, spot.placed.start + spot.end
        better = [choice for choice in choices if choice != spot.quote] if self.is_fixed else []
        for choice in better[:MOST_CHOICES]:
            text = _in_case_of(spot.quote, choice)
            yield Fix(say("Replace with “{text}”", text=text), (Edit(pane, start, end, text),))
        if self.can_go:
            following = spot.placed.facts.text[spot.end : spot.end + 1]
            yield Fix(say("Leave it out"), (Edit(pane, start, end + (following == " "), ""),))


def _out_of(bounds: Bounds, found: list[Passage], facts: Facts, unit: Unit) -> Iterator[Passage]:
    if bounds.most is not None and len(found) > bounds.most:
        yield Passage(facts, found[bounds.most].start, found[-1].end)
    elif len(found) < bounds.least:
        yield Passage(facts, unit[0].start, unit[-1].end)


def _in_case_of(quote: str, choice: str) -> str:
    """Begins with a capital where the words did, not where only case is wrong or they are initials."""
    is_capitalised = quote[:1].isupper() and not quote[1:].isupper()
    if is_capitalised and choice[:1].islower() and quote.lower() != choice.lower():
        return choice[:1].upper() + choice[1:]
    return choice


def _filled(message: str, *values: str) -> str:
    """The message with values in its slots, and dots where there are more slots than values."""
    left = iter(values)
    return _SLOT.sub(lambda slot: "%" if slot[0] == "%%" else next(left, "…"), message)
