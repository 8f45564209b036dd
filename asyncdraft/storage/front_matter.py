"""The YAML at the head of a draft file. A module of its own, so that yaml is imported only with one."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml
from yaml.constructor import BaseConstructor

from asyncdraft.core import parsers
from asyncdraft.core.text import Text, say


class Entry(NamedTuple):
    """`line` counts from 1 in the front matter."""

    name: str
    line: int
    value: Any


class FrontMatterError(ValueError):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class _Loader(yaml.SafeLoader):
    """JSON's kinds of values only: neither `no` nor `17:00` nor a date turns into something else."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML declares it for instances

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            line = self.get_mark().line + 1
            raise FrontMatterError(line, say("aliases (*name) are not supported; write the value itself"))
        return super().compose_node(parent, index)


for kind, pattern, first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?|\.inf)|\.nan", list("-+0123456789.")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"(?:{pattern})\Z"), first)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """PyYAML writes U+0085 bare and reads it as a line end, unless it is escaped between double quotes."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\x85" in text else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Text, _text)


def dump(values: Mapping[str, Any]) -> str:
    text = yaml.dump(
        dict(values),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=1_000_000,
    )
    return str(text)


def entries(front: str, typed: str) -> list[Entry]:
    """The top level, in order. Scalars stay the text that is written, but below the key `typed`."""
    try:
        loader = _Loader(front)
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, yaml.MappingNode):
            raise FrontMatterError(1, say('the front matter should hold lines such as "template: handoff"'))
        return [_entry(loader, key, value, typed) for key, value in node.value]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FrontMatterError(
            line, say("the front matter is no YAML: {problem}", problem=parsers.told(error.problem))
        ) from error
    except RecursionError as error:
        raise FrontMatterError(1, say("the front matter is nested too deeply")) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(1, say("the front matter is no YAML: {error}", error=error)) from error


def _entry(loader: _Loader, key: yaml.Node, value: yaml.Node, typed: str) -> Entry:
    name = str(key.value)
    build = loader.construct_document if name == typed else BaseConstructor().construct_document
    line = key.start_mark.line + 1
    try:
        return Entry(name, line, build(value))
    except ValueError as error:  # Python takes no number of more than 4,300 digits
        raise FrontMatterError(line, say("a number has too many digits")) from error
