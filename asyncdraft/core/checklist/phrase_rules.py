"""A team's own phrase rules, in the form that Vale uses: existence, substitution and occurrence checks.

What such a file asks for and is not known here is an error that names it, never silently left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.survey import Hit, Spot, Survey

MOST_CHOICES = 3
_LEVELS = {"suggestion": Severity.HINT, "warning": Severity.WARNING, "error": Severity.ERROR}
_COMMON = frozenset({"extends", "message", "level", "link", "scope", "ignorecase", "nonword", "exceptions"})
_OWN = {
    "existence": frozenset({"tokens", "raw", "append"}),
    "substitution": frozenset({"swap"}),
    "occurrence": frozenset({"token", "max", "min"}),
}
_IDLE = frozenset({"description", "limit", "code", "action", "vocab"})
"""Keys that change nothing here."""

_SCOPES = frozenset({"", "text", "paragraph", "sentence", "summary"})
_INLINE_FLAG = re.compile(r"\A\(\?i\)")


class PhraseRuleError(ValueError):
    """`name` is the rule's, "Style.Rule"; the reason is one sentence."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class Swap(msgspec.Struct, frozen=True):
    """What is found, and what could stand there."""

    pattern: re.Pattern[str]
    choices: tuple[str, ...] = ()


def parse(name: str, text: str) -> Rule:
    """The rule of one YAML file. Raises PhraseRuleError."""
    import yaml

    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PhraseRuleError(name, f"it is no YAML: {error}") from error
    if not isinstance(values, dict):
        raise PhraseRuleError(name, "it holds no settings")
    return _rule(name, values)


def _rule(name: str, values: Mapping[str, Any]) -> Rule:
    kind = str(values.get("extends", ""))
    if kind not in _OWN:
        raise PhraseRuleError(name, f"“extends: {kind}” is not supported; {', '.join(sorted(_OWN))} are")
    unknown = sorted(set(values) - _COMMON - _OWN[kind] - _IDLE)
    if unknown:
        raise PhraseRuleError(name, f"{', '.join(map(repr, unknown))} is not supported")
    if _scope(values) not in _SCOPES:
        raise PhraseRuleError(name, f"“scope: {_scope(values)}” is not supported")
    level = str(values.get("level", "suggestion"))
    if level not in _LEVELS:
        raise PhraseRuleError(name, f"“level: {level}” is none of {', '.join(_LEVELS)}")
    find, detect = _BUILDERS[kind](name, values)
    message = str(values.get("message", name))
    return Rule(
        id=name,
        group=Group.STYLE,
        title=name.rpartition(".")[2],
        passed=name.rpartition(".")[2],
        severity=_LEVELS[level],
        why=" ".join(filter(None, (message.replace("%s", "…"), _link(values)))),
        good=Example(text=""),
        bad=Example(text=""),
        detect=detect,
        signs={name: find},
        needs_content=False,
    )


def _scope(values: Mapping[str, Any]) -> str:
    scope = values.get("scope", "")
    return str(scope[0] if isinstance(scope, list) and len(scope) == 1 else scope)


def _link(values: Mapping[str, Any]) -> str:
    return f"See {values['link']}" if values.get("link") else ""


def _existence(name: str, values: Mapping[str, Any]) -> tuple["Find", "Detect"]:
    tokens = [str(token) for token in values.get("tokens") or ()]
    raw = "".join(str(part) for part in values.get("raw") or ())
    joined = "|".join(tokens)
    expression = raw + (f"(?:{joined})" if raw and joined else joined)
    if not expression:
        raise PhraseRuleError(name, "it names no tokens")
    pattern = _pattern(name, expression, values, default_ignore=False)
    return _substitutes(name, (Swap(pattern),), values)


def _substitution(name: str, values: Mapping[str, Any]) -> tuple["Find", "Detect"]:
    swap = values.get("swap")
    if not isinstance(swap, Mapping) or not swap:
        raise PhraseRuleError(name, "it names nothing to swap")
    swaps = tuple(
        Swap(_pattern(name, str(found), values, default_ignore=True), tuple(str(better).split("|")))
        for found, better in swap.items()
    )
    return _substitutes(name, swaps, values)


def _substitutes(name: str, swaps: tuple[Swap, ...], values: Mapping[str, Any]) -> tuple["Find", "Detect"]:
    exceptions = frozenset(str(word).lower() for word in values.get("exceptions") or ())

    def matches(facts: Facts) -> Iterator[tuple[Passage, Swap]]:
        for swap in swaps:
            for found in swap.pattern.finditer(facts.masked):
                text = found[0].strip()
                if text and text.lower() not in exceptions and text not in swap.choices:
                    yield Passage(facts, *found.span()), swap

    def find(facts: Facts, _: datetime) -> Iterator[Passage]:
        return (passage for passage, _swap in matches(facts))

    def detect(survey: Survey) -> Outcome:
        return (
            _hit(
                Spot(placed, passage.start, passage.end),
                _told(values, name, passage.text, swap.choices),
                swap,
            )
            for placed in survey.holding(name)
            for passage, swap in matches(placed.facts)
        )

    return find, detect


def _hit(spot: Spot, title: str, swap: Swap) -> Hit:
    start, end = spot.placed.start + spot.start, spot.placed.start + spot.end
    fixes = (
        Fix(f"Write “{choice}”", (Edit(spot.placed.pane, start, end, choice),))
        for choice in swap.choices[:MOST_CHOICES]
    )
    return spot.hit(title, fixes=tuple(fixes))


def _told(values: Mapping[str, Any], name: str, found: str, choices: tuple[str, ...]) -> str:
    """The rule's message; its first %s is the better word where there is one, then what was found."""
    told = str(values.get("message", name))
    for text in (*(["” or “".join(choices)] if choices else []), found):
        told = told.replace("%s", text, 1)
    return told


def _occurrence(name: str, values: Mapping[str, Any]) -> tuple["Find", "Detect"]:
    if "token" not in values or not {"max", "min"} & set(values):
        raise PhraseRuleError(name, "it needs a token, and max or min")
    pattern = _pattern(name, str(values["token"]), {**values, "nonword": True}, default_ignore=False)
    most, least = values.get("max"), values.get("min")

    def find(facts: Facts, _: datetime) -> Iterator[Passage]:
        for start, end in _extents(facts, _scope(values)):
            count = sum(1 for _found in pattern.finditer(facts.masked, start, end))
            if (most is not None and count > most) or (least is not None and count < least):
                yield Passage(facts, start, end)

    def detect(survey: Survey) -> Outcome:
        return (spot.hit(_told(values, name, "", ())) for spot in survey.marks(name))

    return find, detect


def _extents(facts: Facts, scope: str) -> Iterator[tuple[int, int]]:
    if scope == "sentence":
        return ((sentence.start, sentence.end) for sentence in facts.sentences)
    return iter([(0, len(facts.text))])


def _pattern(
    name: str, expression: str, values: Mapping[str, Any], *, default_ignore: bool
) -> re.Pattern[str]:
    ignored = bool(values.get("ignorecase", default_ignore)) or bool(_INLINE_FLAG.match(expression))
    body = expression.replace("(?i)", "")
    bounded = body if values.get("nonword") else rf"\b(?:{body})\b"
    try:
        return re.compile(bounded, re.IGNORECASE if ignored else 0)
    except re.error as error:
        raise PhraseRuleError(name, f"“{expression[:40]}” cannot be read: {error}") from error


Find = Callable[[Facts, datetime], Iterator[Passage]]
Detect = Callable[[Survey], Outcome]
_BUILDERS: Mapping[str, Callable[[str, Mapping[str, Any]], tuple[Find, Detect]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
}
