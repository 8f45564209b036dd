"""The language of the window. English is the key of every catalogue, and what is shown without one.

A text is made by `say` and shown by `shown`, as late as can be: before, it is compared and kept in English.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from string import Formatter
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QLocale

from asyncdraft.core.text import BETWEEN, Text, say, say_count, say_of

Record = TypeVar("Record")

STOP = "。"
STOP_AND_SPACE = f"{STOP} "
"""Sentences in a row have a space between them, but not behind a stop that brings its own."""

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of scripts that run from right to left."""
BEGIN, END = "\u2068", "\u2069"
"""What stands between them has a direction of its own, and moves nothing around it."""


class Catalogue(Protocol):
    """As gettext has it."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, one: str, many: str, count: int, /) -> str: ...


class _Speaker(Formatter):
    """Puts values into translated patterns; numbers get the separators of the locale."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.separators: Mapping[int, str] = {}

    def say(self, text: Text) -> str:
        assert self.catalogue is not None
        found = self._found(text, self.catalogue)
        whole = self.vformat(found, (), text.values) if text.values else found
        whole = whole.replace(STOP_AND_SPACE, STOP)
        return whole[:1].upper() + whole[1:] if text.is_capital else whole

    def _found(self, text: Text, catalogue: Catalogue) -> str:
        if not text.many:
            return catalogue.gettext(text.pattern).rpartition(BETWEEN)[2] if text.pattern else ""
        count = text.values["count"]
        assert isinstance(count, int)
        return catalogue.ngettext(text.pattern, text.many, count)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Exception):
            value = str(value)
        if isinstance(value, Text):
            value = self.say(value)
        written = format(value, format_spec)
        return written.translate(self.separators) if isinstance(value, (int, float)) else written


_speaker = _Speaker()


def shown(text: str) -> str:
    """In the language of the window. A string that was not made by `say` is somebody's words, and stays."""
    if not isinstance(text, Text):
        return text
    return _isolated(text if _speaker.catalogue is None else _speaker.say(text), text)


def _isolated(whole: str, text: Text) -> str:
    """`whole` is how `text` is shown. A number behind a name that runs the other way would move before it."""
    if whole.isascii() or not RIGHT_TO_LEFT.search(whole):
        return whole
    words = sorted(set(_running_back(text)), key=len, reverse=True)
    if not words:
        return whole
    return re.sub("|".join(map(re.escape, words)), lambda found: f"{BEGIN}{found[0]}{END}", whole)


def _running_back(text: Text) -> Iterator[str]:
    """Of its values, and those of the texts within it, the words of somebody that run from right to left."""
    for value in text.values.values():
        if isinstance(value, Text):
            yield from _running_back(value)
        elif isinstance(value, str) and RIGHT_TO_LEFT.search(value):
            yield value


def tr(pattern: str, /, **values: object) -> str:
    """For a text that is shown where it is made."""
    return shown(say(pattern, **values))


def tr_of(about: str, pattern: str, /, **values: object) -> str:
    """`about` tells a word apart that means something else elsewhere."""
    return shown(say_of(about, pattern, **values))


def tr_count(one: str, many: str, count: int, /, **values: object) -> str:
    """`one` for exactly one, else `many`; both may show `{count}`."""
    return shown(say_count(one, many, count, **values))


def shown_parts(record: Record) -> Record:
    """For what a list or a painted picture takes in: a copy of the values in which every text is shown."""
    return record if _speaker.catalogue is None else _parts(record)


def _parts(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, (list, tuple)):
        return type(value)(_parts(each) for each in value)
    if isinstance(value, Mapping):
        return {name: _parts(each) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _parts(getattr(value, field.name)) for field in fields(value)})
    return value


def is_english() -> bool:
    return _speaker.catalogue is None


def speak(catalogue: Catalogue | None, locale: QLocale | None = None) -> None:
    """From now on; what is shown already stays as it is."""
    _speaker.catalogue = catalogue
    _speaker.separators = {} if locale is None else _separators(locale)


def _separators(locale: QLocale) -> Mapping[int, str]:
    return str.maketrans({",": locale.groupSeparator(), ".": locale.decimalPoint()})
