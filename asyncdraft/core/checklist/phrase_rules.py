"""Phrase rules in the YAML form that Vale reads: existence, substitution and occurrence.

They come from team folders, so that nothing in them is trusted: an expression that could hold up the window
is refused, and so is whatever would mean something else here. Both are named.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from asyncdraft.core import parsers
from asyncdraft.core.checklist import phrase_cost
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.phrase_file import Entry, PhraseError, PhraseProblem, entries
from asyncdraft.core.checklist.phrase_scopes import SCOPES
from asyncdraft.core.checklist.phrase_syntax import (
    Branch,
    Choice,
    Edge,
    Tag,
    Unsupported,
    source,
)
from asyncdraft.core.checklist.phrase_syntax import parse as parse_expression
from asyncdraft.core.checklist.phrases import Bounds, Phrases
from asyncdraft.core.checklist.rule import Rule
from asyncdraft.core.text import joined, say

WORK_LIMIT = 48 * phrase_cost.STRETCH
"""Steps from one place of a text beyond which an expression is refused."""

LEVELS = {"suggestion": Severity.HINT, "warning": Severity.WARNING, "error": Severity.ERROR}
COMMON = frozenset(
    ["extends", "message", "level", "scope", "link", "description", "limit", "ignorecase", "name", "vocab"]
)
WORDING = COMMON | {"nonword", "exceptions", "action"}
KEYS = {
    "existence": WORDING | {"tokens", "raw", "append"},
    "substitution": WORDING | {"swap"},
    "occurrence": COMMON | {"token", "max", "min"},
}
"""The kinds of rules and what each may say. There is no vocabulary here of which `vocab` could speak."""

TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
LONGEST_QUOTE = 60
Branches = tuple[Branch, ...]
T = TypeVar("T")
_WORD_EDGE = Edge(r"\b")
_FLAGS = re.MULTILINE
_PLAIN = re.compile(r"[\w '’-]+")
"""Nothing in it can be refused."""

_NOTHING = re.compile(r"(?!)")
_REFERENCE = re.compile(r"\$(?:\d|\{)")


class Parsed(msgspec.Struct, frozen=True):
    """`rule` is None for a file that is none; `work` is what it costs at most at one place of a text."""

    rule: Rule | None
    problems: tuple[PhraseProblem, ...] = ()
    work: float = 0.0


def parse(text: str, rule_id: str, file: str) -> Parsed:
    """The rule of one file, which is called `file` where a problem is told."""
    notes: list[PhraseError] = []
    rule, work = None, 0.0
    try:
        reader = _Reader(entries(text), rule_id, notes)
        rule, work = reader.phrases().rule(), reader.work
    except PhraseError as error:
        notes.append(error)
    return Parsed(rule, tuple(PhraseProblem(file, note.line, note.reason) for note in notes), work)


class _Reader:
    """`notes` takes what was left out of a rule that works without it."""

    def __init__(self, values: Mapping[str, Entry], rule_id: str, notes: list[PhraseError]) -> None:
        self._values = values
        self._id = rule_id
        self._notes = notes
        self.work = 0.0

    def phrases(self) -> Phrases:
        kind = self._text("extends")
        if kind not in KEYS:
            named = (
                say("“extends: {kind}” is not supported", kind=kind) if kind else say("“extends” is missing")
            )
            raise PhraseError(
                self._line("extends"), say("{named}; there are {known}.", named=named, known=", ".join(KEYS))
            )
        for key, entry in self._values.items():
            if key not in KEYS[kind]:
                raise PhraseError(
                    entry.line,
                    say("the key “{key}” is not supported with “extends: {kind}”.", key=key, kind=kind),
                )
        common = Phrases(
            id=self._id,
            message=self._message(),
            severity=self._one_of("level", LEVELS, "warning"),
            why=self._why(),
            pattern=_NOTHING,
            scope=self._scope(),
            exceptions=self._exceptions(),
            limit=self._number("limit") or None,
        )
        if kind == "existence":
            return self._existence(common)
        return self._substitution(common) if kind == "substitution" else self._occurrence(common)

    def _existence(self, common: Phrases) -> Phrases:
        branches = self._expressions(self._list("tokens"))
        core = self._bounded(branches) if branches else ()
        raw = self._list("raw")
        whole: Branches = (core,)
        if raw:
            written = self._expression(Entry(raw[0].line, "".join(entry.text for entry in raw)))
            whole = _appended(core, written) if self._truth("append") else _prefixed(written, core)
        elif not core:
            raise PhraseError(self._line("tokens"), say("there is nothing to look for in “tokens” or “raw”."))
        pattern = self._compiled(whole, self._line("tokens", "raw"))
        return self._acted(msgspec.structs.replace(common, pattern=pattern))

    def _substitution(self, common: Phrases) -> Phrases:
        swap = self._values["swap"].mapping if "swap" in self._values else {}
        branches: list[Branch] = []
        choices: dict[str | None, tuple[str, ...]] = {}
        for number, (words, entry) in enumerate(swap.items()):
            tag = f"s{number}"
            found = self._expressions((Entry(entry.line, words),))
            if found and _REFERENCE.search(entry.text):
                self._note(
                    entry.line,
                    say("“{text}” refers to a group; “{words}” is left out.", text=entry.text, words=words),
                )
            elif found:
                branches.append((*_joined(found), Tag(tag)))
                choices[tag] = tuple(choice.strip() for choice in entry.text.split("|"))
        if not branches:
            raise PhraseError(self._line("swap"), say("there is nothing to look for in “swap”."))
        pattern = self._compiled((self._bounded(tuple(branches)),), self._line("swap"))
        changes: dict[str, Any] = {"pattern": pattern, "choices": choices, "is_told": True, "is_fixed": True}
        return self._acted(msgspec.structs.replace(common, **changes))

    def _occurrence(self, common: Phrases) -> Phrases:
        if "token" not in self._values or not {"max", "min"} & self._values.keys():
            raise PhraseError(self._line("token"), say("“token” and one of “max” and “min” are needed."))
        pattern = self._compiled(self._expression(self._values["token"]), self._line("token"))
        most = self._number("max") if "max" in self._values else None
        bounds = Bounds(self._number("min"), most)
        return msgspec.structs.replace(common, pattern=pattern, bounds=bounds)

    # Values

    def _line(self, *keys: str) -> int:
        return next((self._values[key].line for key in keys if key in self._values), 1)

    def _text(self, key: str) -> str:
        return self._values[key].text.strip() if key in self._values else ""

    def _list(self, key: str) -> tuple[Entry, ...]:
        return self._values[key].texts if key in self._values else ()

    def _truth(self, key: str) -> bool:
        return self._one_of(key, TRUTHS, "false")

    def _one_of(self, key: str, known: Mapping[str, T], default: str) -> T:
        text = self._text(key) or default
        if text.lower() not in known:
            raise PhraseError(
                self._line(key),
                say(
                    "“{key}” should be one of {known}, not “{text}”.",
                    key=key,
                    known=", ".join(known),
                    text=text,
                ),
            )
        return known[text.lower()]

    def _number(self, key: str) -> int:
        text = self._text(key) or "0"
        if not text.isdecimal() or len(text) > 6:
            raise PhraseError(
                self._line(key), say("“{key}” should be a number, not “{text}”.", key=key, text=text)
            )
        return int(text)

    def _message(self) -> str:
        message = self._text("message")
        if not message:
            raise PhraseError(1, say("“message” is missing."))
        return " ".join(message.split())

    def _why(self) -> str:
        style = self._id.rpartition(".")[0]
        told = " ".join(self._text("description").split())
        told = told or say("A phrase rule of the style “{style}”.", style=style)
        link = self._text("link")
        return joined((told, say("See {link}", link=link))) if link else told

    def _scope(self) -> str:
        scope = self._text("scope") or "text"
        if scope not in SCOPES:
            known = ", ".join(SCOPES)
            raise PhraseError(
                self._line("scope"),
                say("“scope: {scope}” is not supported; there are {known}.", scope=scope, known=known),
            )
        return scope

    def _acted(self, phrases: Phrases) -> Phrases:
        """With the fixes that `action` adds."""
        action = self._values["action"].mapping if "action" in self._values else {}
        if not action:
            return phrases
        name = action["name"].text if "name" in action else ""
        written = tuple(entry.text for entry in action["params"].texts) if "params" in action else ()
        if name == "remove":
            return msgspec.structs.replace(phrases, can_go=True)
        if name != "replace":
            self._note(
                self._line("action"),
                say("“action: {name}” is not supported, so there is no fix by it.", name=name),
            )
            return phrases
        choices = phrases.choices or {None: written}
        return msgspec.structs.replace(phrases, is_fixed=True, choices=choices)

    # Expressions

    def _note(self, line: int, reason: str) -> None:
        self._notes.append(PhraseError(line, reason))

    def _expressions(self, written: Iterable[Entry]) -> Branches:
        """Those that can be used; the others are noted."""
        found: list[Branch] = []
        for entry in written:
            try:
                found += self._expression(entry)
            except PhraseError as error:
                self._note(error.line, joined((error.reason, say("It is left out."))))
        return tuple(dict.fromkeys(found))

    def _expression(self, entry: Entry) -> Branches:
        try:
            branches = parse_expression(entry.text)
            if _PLAIN.fullmatch(entry.text):
                return branches
            re.compile(source(branches), _FLAGS)
            _affordable(branches)
        except Unsupported as error:
            raise PhraseError(
                entry.line, say("“{text}” has {error}.", text=_short(entry.text), error=error)
            ) from None
        except (re.error, RecursionError, OverflowError) as error:
            raise PhraseError(
                entry.line,
                say("“{text}” cannot be used: {error}.", text=_short(entry.text), error=parsers.told(error)),
            ) from None
        return branches

    def _bounded(self, branches: Branches) -> Branch:
        """The branches as one, between the edges of words unless the rule says otherwise."""
        return _joined(branches) if self._truth("nonword") else (_WORD_EDGE, *_joined(branches), _WORD_EDGE)

    def _compiled(self, branches: Branches, line: int) -> re.Pattern[str]:
        try:
            self.work += _affordable(branches)
            flags = _FLAGS | (re.IGNORECASE if self._truth("ignorecase") else re.NOFLAG)
            return re.compile(source(branches), flags)
        except Unsupported as error:
            raise PhraseError(line, say("the whole rule has {error}.", error=error)) from None
        except (re.error, RecursionError, OverflowError) as error:
            raise PhraseError(
                line, say("the whole rule cannot be used: {error}.", error=parsers.told(error))
            ) from None

    def _exceptions(self) -> re.Pattern[str] | None:
        """Unlike a phrase, an exception cannot be left out without false alarms."""
        written = self._list("exceptions")
        if not written:
            return None
        branches = tuple(branch for entry in written for branch in self._expression(entry))
        return self._compiled(((_WORD_EDGE, *_joined(branches), _WORD_EDGE),), written[0].line)


def _affordable(branches: Branches) -> float:
    """The work that an expression makes. Raises Unsupported for too much of it."""
    work = phrase_cost.work(branches)
    if not work <= WORK_LIMIT:
        raise Unsupported(say("repetitions that could take very long"))
    return work


def _joined(branches: Branches) -> Branch:
    return branches[0] if len(branches) == 1 else (Choice("(?:", branches),)


def _prefixed(head: Branches, tail: Branch) -> Branches:
    return (*head[:-1], (*head[-1], *tail))


def _appended(head: Branch, tail: Branches) -> Branches:
    return ((*head, *tail[0]), *tail[1:])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"
