"""What may be written after a dot or in brackets: an allow-list for every kind of value."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import LoopContext

from asyncdraft.core.templates.metering import MAX_ITEMS
from asyncdraft.core.templates.reserved import LINK_PARTS, MOMENT_PARTS, PERSON_PARTS
from asyncdraft.core.templates.views import LinkView, Moment, PersonView, SlaView, TeamView, ThreadView
from asyncdraft.core.text import say

CASES = ("capitalize", "lower", "title", "upper")
STRIPPING = ("lstrip", "removeprefix", "removesuffix", "rstrip", "strip")
SEARCHING = ("count", "endswith", "find", "isdigit", "startswith")
TEXT_PARTS = (*CASES, *STRIPPING, *SEARCHING, "split", "splitlines")
MAPPING_PARTS = ("get", "items", "keys", "values")
LOOP_NUMBERS = ("index", "index0", "revindex", "revindex0", "length", "first", "last")
LOOP_PARTS = (*LOOP_NUMBERS, "previtem", "nextitem", "cycle", "changed")
PARTS: Mapping[type, tuple[str, ...]] = {
    str: TEXT_PARTS,
    PersonView: tuple(name for name, _ in PERSON_PARTS),
    Moment: tuple(name for name, _ in MOMENT_PARTS),
    LinkView: tuple(name for name, _ in LINK_PARTS),
    ThreadView: ("topic", "strike", "history"),
    TeamView: ("name", "people"),
    LoopContext: LOOP_PARTS,
}


class UnknownPartError(Exception):
    """A dot or bracket after a value that has no such part; `known` are the parts it has."""

    def __init__(self, quote: str, known: tuple[str, ...]) -> None:
        super().__init__(say("“{name}” is not a part of this value.", name=quote))
        self.quote = quote
        self.known = known


def part_of(value: Any, name: str) -> Any:
    """What a template gets for `value.name`; nothing of None, UnknownPartError for what is not allowed."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return _part_of_mapping(value, name)
    if isinstance(value, SlaView):
        return _part_of_sla(value, name)
    known = next((parts for kind, parts in PARTS.items() if isinstance(value, kind)), ())
    if name not in known:
        raise UnknownPartError(name, known)
    return settled(getattr(value, name))


def _part_of_mapping(value: Mapping[str, Any], name: str) -> Any:
    if name in value:
        return value[name]
    if name in MAPPING_PARTS:
        return getattr(value, name)
    raise UnknownPartError(name, tuple(value))


def _part_of_sla(value: SlaView, name: str) -> Any:
    if name in ("promises", "triage", "emergency"):
        return getattr(value, name)
    if name in value.channels:
        return value.channels[name]
    raise UnknownPartError(name, ("promises", "triage", "emergency", *value.channels))


def settled(value: Any) -> Any:
    """Lists instead of what is computed later, None instead of what is undefined."""
    if isinstance(value, Undefined):
        return None
    if isinstance(value, str | Mapping | list | tuple) or not hasattr(value, "__iter__"):
        return value
    return value if isinstance(value, LoopContext) else list(islice(value, MAX_ITEMS + 1))
