"""Reading YAML front matter so that every wrong value can be pointed at."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from asyncdraft.core import parsers
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.text import say

FENCE = "---"
MAX_CHARACTERS = 60_000
MAX_BODY = 32_000
MAX_DEPTH = 12
MAX_BRACKETS = 1_000
NESTED_IN_ONE_LINE = re.compile(rf"(?:[-?] +){{{MAX_DEPTH + 1}}}")
WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Parts(NamedTuple):
    """`body_line` is the line of the file on which the body starts."""

    front_matter: str
    body: str
    body_line: int


class Located(NamedTuple):
    """`lines` maps a place as msgspec names it (".fields[0].label") to its line in the file.

    `texts` has the single values as they are written.
    """

    value: Any
    lines: dict[str, int]
    texts: dict[str, str]


def split(text: str, path: str) -> Parts:
    if len(text) > MAX_CHARACTERS:
        raise TemplateError(
            path, 0, say("The file is longer than {count:,} characters.", count=MAX_CHARACTERS)
        )
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.removesuffix("\n").split("\n")
    if lines[0].rstrip() != FENCE:
        raise TemplateError(path, 1, say("The file must start with a line “---” and its front matter."))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        raise TemplateError(path, 1, say("The front matter has no closing line “---”."))
    body = "\n".join(lines[end + 1 :]) + "\n"
    if len(body) > MAX_BODY:
        raise TemplateError(
            path, end + 2, say("The body is longer than {count:,} characters.", count=MAX_BODY)
        )
    return Parts("\n".join(lines[1:end]), body, end + 2)


def load(text: str, path: str, first_line: int = 2) -> Located:
    """Plain values only: text, whole and decimal numbers, true and false, lists, mappings.

    Days and clock times stay text, unlike in YAML 1.1, and so do yes, no, on, off, 0700 and 1_000.
    """
    import yaml

    if text.count("[") + text.count("{") > MAX_BRACKETS or NESTED_IN_ONE_LINE.search(text):
        raise TemplateError(path, first_line, say("The front matter is nested too deeply."))
    try:
        root = yaml.compose(text, Loader=_loader())
    except yaml.YAMLError as error:
        raise TemplateError(path, *_yaml_problem(error, first_line)) from None
    except RecursionError:
        raise TemplateError(path, first_line, say("The front matter is nested too deeply.")) from None
    reader = _NodeReader(path, first_line)
    value = {} if root is None else reader.read(root, "", 0)
    return Located(value, reader.lines, reader.texts)


@cache
def _loader() -> Any:
    """YAML's own, in C where possible, which leaves the meaning of plain words to us."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return type("PlainLoader", (base,), {"yaml_implicit_resolvers": {}})


def _yaml_problem(error: Any, first_line: int) -> tuple[int, str]:
    problem = parsers.told(getattr(error, "problem", None) or say("it has a character that is not allowed"))
    start, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if start and (mark is None or "end of stream" in problem):
        mark = start
    return (mark.line if mark else 0) + first_line, say(
        "The front matter is not valid YAML: {problem}.", problem=problem
    )


class _NodeReader:
    def __init__(self, path: str, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._seen: set[int] = set()
        self.lines: dict[str, int] = {}
        self.texts: dict[str, str] = {}

    def read(self, node: Any, place: str, depth: int) -> Any:
        self.lines.setdefault(place, node.start_mark.line + self._first_line)
        if id(node) in self._seen:
            raise self._error(node, say("Aliases (*name) are not available; write the value out."))
        self._seen.add(id(node))
        if depth > MAX_DEPTH:
            raise self._error(node, say("The front matter is nested too deeply."))
        if node.id == "mapping":
            return self._mapping(node, place, depth)
        if node.id == "sequence":
            return [self.read(item, f"{place}[{at}]", depth + 1) for at, item in enumerate(node.value)]
        self.texts[place] = node.value
        return node.value if node.style else _plain_value(node.value)

    def _mapping(self, node: Any, place: str, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                raise self._error(key_node, say("A key must be plain text."))
            if key in mapping:
                raise self._error(key_node, say("“{key}” is there twice.", key=key))
            inner = f"{place}.{key}"
            self.lines[inner] = key_node.start_mark.line + self._first_line
            mapping[key] = self.read(value_node, inner, depth + 1)
        return mapping

    def _error(self, node: Any, reason: str) -> TemplateError:
        return TemplateError(self._path, node.start_mark.line + self._first_line, reason)


def _plain_value(text: str) -> str | int | float | bool | None:
    """What text without quotes means; a number only if it reads back as it was written."""
    if text in WORDS:
        return WORDS[text]
    for kind in (int, float) if text[-1].isdigit() else ():
        try:
            number = kind(text)
        except ValueError:
            continue
        if str(number) == text:
            return number
    return text
