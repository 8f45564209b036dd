"""Counting what a template does, so that no template can hang or eat memory.

One step is about one node of the template evaluated, one item looped over or 16 characters written. Steps,
unlike seconds, need no clock and end a template at the same place on every machine.
"""

from collections.abc import Mapping
from typing import Any

from asyncdraft.core.templates.errors import LimitReachedError
from asyncdraft.core.text import say

STEPS = 60_000
CHARACTERS_A_STEP = 16
MAX_ITEMS = 10_000
MAX_DIGITS = 15


class Meter:
    """The work left for one rendering; `characters` of input may each be written several times."""

    def __init__(self, characters: int) -> None:
        self._left = STEPS + characters
        self._longest = (STEPS + characters) * CHARACTERS_A_STEP

    def spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise LimitReachedError(say("The template does too much: it repeats something too often."))

    def about_to_write(self, characters: int) -> None:
        """Called before a text of that length is made."""
        if characters > self._longest:
            raise LimitReachedError(say("The template makes a text that is too long."))
        self.spend(1 + characters // CHARACTERS_A_STEP)

    def weigh(self, value: Any) -> Any:
        """The value itself, after paying for all that it holds."""
        if isinstance(value, str):
            self.about_to_write(len(value))
        elif isinstance(value, Mapping):
            self._weigh_all(value.values())
        elif isinstance(value, list | tuple):
            self._weigh_all(value)
        else:
            self.spend(1)
        return value

    def _weigh_all(self, values: Any) -> None:
        self.items(len(values))
        for value in values:
            self.weigh(value)

    def items(self, count: int) -> None:
        if count > MAX_ITEMS:
            raise LimitReachedError(
                say(
                    "{items:,} items are too many; at most {most:,} are possible.",
                    items=count,
                    most=MAX_ITEMS,
                )
            )
        self.spend(1)


def small(number: Any) -> Any:
    """The number itself, while arithmetic on it stays cheap."""
    if isinstance(number, int) and abs(number) >= 10**MAX_DIGITS:
        raise LimitReachedError(say("A number has more than {most} digits.", most=MAX_DIGITS))
    return number


def characters_in(value: Any) -> int:
    """How much text a value from outside holds."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(characters_in, value.values()))
    return sum(map(characters_in, value)) if isinstance(value, list | tuple) else 1
