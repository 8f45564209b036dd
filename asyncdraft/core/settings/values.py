"""Values as people write them in the file and on the command line, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from asyncdraft.core import day_times
from asyncdraft.core.settings.catalogue import BY_KEY
from asyncdraft.core.settings.declaration import (
    Choice,
    Clock,
    Folder,
    Hours,
    Kind,
    Listing,
    Number,
    Setting,
    Switch,
    Table,
    TemplateName,
)
from asyncdraft.core.settings.settings import DEFAULTS, Settings
from asyncdraft.core.text import say

ON, OFF = ("on", "yes", "true", "1"), ("off", "no", "false", "0")
EXPECTED: Mapping[type[Kind], str] = {
    Switch: say("on or off"),
    Clock: day_times.EXPECTED,
    Folder: say('a folder, or "" for the usual one'),
    TemplateName: say("the name of a template"),
    Listing: say("a list"),
    Hours: say("hours"),
}
RESET_TOGETHER = frozenset(BY_KEY) - {"accounts", "team", "you"}
"""What "reset all" brings back: choices, and no work of somebody."""


def expected(kind: Kind) -> str:
    """What a value has to be, as the words that follow "expected"."""
    if isinstance(kind, Choice):
        names = [option.name for option in kind.options]
        return say("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])
    if isinstance(kind, Number):
        number = say("a whole number from {least} to {most}", least=kind.least, most=kind.most)
        return say("{number} percent", number=number) if kind.unit == "%" else number
    return kind.entry if isinstance(kind, Table) else EXPECTED[type(kind)]


def in_file(setting: Setting) -> str:
    """What JSON has to hold, where that is not what one types."""
    if isinstance(setting.kind, Choice):
        written = [msgspec.json.encode(option.value).decode() for option in setting.kind.options]
        return say("{names} or {last}", names=", ".join(written[:-1]), last=written[-1])
    if isinstance(setting.kind, Switch):
        return say("true or false")
    if isinstance(setting.kind, Table):
        return say("names with their values in braces")
    return expected(setting.kind)


def shown(kind: Kind, value: Any) -> str:
    """As `parse` reads it."""
    if isinstance(kind, Choice):
        return next((option.name for option in kind.options if option.value == value), str(value))
    if isinstance(kind, Switch):
        return "on" if value else "off"
    if isinstance(kind, Table):
        return ", ".join(f"{name} {entry or 'none'}" for name, entry in value.items())
    if isinstance(kind, Listing):
        return str(len(value))
    return str(value)


def default(setting: Setting) -> Any:
    return _usual(setting.key)


def changed(settings: Settings) -> tuple[str, ...]:
    """The declared keys whose value is not the usual one."""
    return tuple(key for key in BY_KEY if hasattr(settings, key) and getattr(settings, key) != _usual(key))


def _usual(key: str) -> Any:
    return getattr(DEFAULTS, key)


def defaults(keys: Iterable[str]) -> dict[str, Any]:
    return {key: _usual(key) for key in keys}


def parse(setting: Setting, typed: str) -> Any:
    """Raises ValueError with the words that follow "expected"."""
    kind, text = setting.kind, typed.strip()
    problem = ValueError(expected(kind))
    if isinstance(kind, Choice):
        found = [option.value for option in kind.options if option.name == text.casefold()]
        if not found:
            raise problem
        return found[0]
    if isinstance(kind, Switch):
        if text.casefold() not in ON + OFF:
            raise problem
        return text.casefold() in ON
    if isinstance(kind, Number):
        return _number(kind, text)
    return day_times.time_of_day(text) if isinstance(kind, Clock) else text


def _number(kind: Number, text: str) -> int:
    digits = text.removesuffix(kind.unit).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        raise ValueError(expected(kind))
    number = int(digits)
    if not kind.least <= number <= kind.most:
        raise ValueError(expected(kind))
    return number
