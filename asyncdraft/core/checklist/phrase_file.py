"""The YAML of a phrase rule. Every single value stays the text that is written: `no` is a phrase, too."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from asyncdraft.core import parsers
from asyncdraft.core.text import say

MAX_CHARACTERS = 250_000
MAX_BRACKETS = 2_000
MAX_DEPTH = 3
NESTED_IN_ONE_LINE = re.compile(rf"(?:[-?] +){{{MAX_DEPTH + 1}}}")
TOO_DEEP = say("the file is nested too deeply.")


class PhraseProblem(msgspec.Struct, frozen=True):
    """`file` is named as the team knows it; `line` counts from 1, 0 speaks of the whole file."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        if not self.line:
            return say("{place}: {reason}", place=self.file, reason=self.reason)
        return say("{file}, line {line}: {reason}", file=self.file, line=self.line, reason=self.reason)


class PhraseError(ValueError):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Entry(msgspec.Struct, frozen=True):
    """One value, written in `line`: a text, a list or a mapping."""

    line: int
    value: "str | tuple[Entry, ...] | Mapping[str, Entry]"

    @property
    def text(self) -> str:
        if not isinstance(self.value, str):
            raise PhraseError(self.line, say("a text is expected here."))
        return self.value

    @property
    def texts(self) -> "tuple[Entry, ...]":
        """The texts of a list; a text alone is a list of one."""
        items = (self,) if isinstance(self.value, str) else self.value
        if not isinstance(items, tuple) or not all(isinstance(item.value, str) for item in items):
            raise PhraseError(self.line, say("a list of texts is expected here."))
        return items

    @property
    def mapping(self) -> "Mapping[str, Entry]":
        if not isinstance(self.value, Mapping):
            raise PhraseError(self.line, say("a mapping (“key: value”) is expected here."))
        return self.value


def entries(text: str) -> Mapping[str, Entry]:
    """The keys of a file. Raises PhraseError."""
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise PhraseError(
            0, say("the file is longer than {max_characters:,} characters.", max_characters=MAX_CHARACTERS)
        )
    if text.count("[") + text.count("{") > MAX_BRACKETS or NESTED_IN_ONE_LINE.search(text):
        raise PhraseError(0, TOO_DEEP)
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if root is None:
            raise PhraseError(1, say("the file is empty."))
        return _Nodes().read(root, 0).mapping
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PhraseError(
            line, say("this is no YAML ({problem}).", problem=parsers.told(error.problem))
        ) from None
    except yaml.YAMLError:
        raise PhraseError(1, say("this is no YAML (it has a character that is not allowed).")) from None
    except RecursionError:
        raise PhraseError(0, TOO_DEEP) from None


class _Nodes:
    def __init__(self) -> None:
        self._seen: set[int] = set()

    def read(self, node: Any, depth: int) -> Entry:
        line = node.start_mark.line + 1
        if id(node) in self._seen:
            raise PhraseError(line, say("aliases (*name) are not supported; write the value out."))
        self._seen.add(id(node))
        if depth > MAX_DEPTH:
            raise PhraseError(line, TOO_DEEP)
        if node.id == "mapping":
            return Entry(line, self._mapping(node, depth))
        if node.id == "sequence":
            return Entry(line, tuple(self.read(item, depth + 1) for item in node.value))
        return Entry(line, str(node.value))

    def _mapping(self, node: Any, depth: int) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            key = self.read(key_node, depth + 1)
            if key.text in found:
                raise PhraseError(key.line, say("“{text}” is there twice.", text=key.text))
            value = self.read(value_node, depth + 1)
            found[key.text] = Entry(key.line, value.value)
        return found
