"""With which letters the matches of a rule may begin; of the syntax it knows what rules use."""

from functools import reduce

ANYTHING = "."
"""Stands for every letter, and for what follows it."""


def leads(expression: str) -> frozenset[str]:
    """The first letters, or `ANYTHING` among them."""
    return beginnings(expression, 1) - _NOTHING


def beginnings(expression: str, length: int) -> frozenset[str]:
    """The first letters together, `length` at most: behind fewer the match may end, or go on with anything.

    A beginning of which the rest may be anything ends in `ANYTHING`.
    """
    return _Reader(expression, length).alternatives()


_NOTHING = frozenset({""})


class _Reader:
    def __init__(self, expression: str, length: int) -> None:
        self._text = expression
        self._length = length
        self._at = 0

    def alternatives(self) -> frozenset[str]:
        found = self._sequence()
        while self._take("|"):
            found |= self._sequence()
        return found

    def _sequence(self) -> frozenset[str]:
        found = _NOTHING
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            found = self._joined(found, self._repeated(self._atom()))
        return found

    def _joined(self, first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
        whole = {one for one in first if len(one) == self._length or one.endswith(ANYTHING)}
        return frozenset([(one + two)[: self._length] for one in first - whole for two in second]) | whole

    def _repeated(self, found: frozenset[str]) -> frozenset[str]:
        if self._take("?"):
            return found | _NOTHING
        if self._take("*"):
            return self._times(found, 0, self._length)
        if self._take("+"):
            return self._times(found, 1, self._length)
        if not self._take("{"):
            return found
        end = self._text.index("}", self._at)
        least, _, most = self._text[self._at : end].partition(",")
        self._at = end + 1
        return self._times(found, int(least or 0), int(most or self._length))

    def _times(self, found: frozenset[str], least: int, most: int) -> frozenset[str]:
        """From a number of repetitions on that is longer than what is asked for, all begin alike."""
        each = [found] * min(least, self._length) + [found | _NOTHING] * min(most - least, self._length)
        return reduce(self._joined, each, _NOTHING)

    def _atom(self) -> frozenset[str]:
        if self._take("("):
            return self._group()
        if self._take("["):
            end = self._text.index("]", self._at)
            inside, self._at = self._text[self._at : end], end + 1
            return frozenset(ANYTHING if inside.startswith("^") else inside)
        self._take("\\")
        letter = self._text[self._at]
        self._at += 1
        return _NOTHING if letter == "$" else frozenset(letter)

    def _group(self) -> frozenset[str]:
        """What looks ahead or back takes no letter."""
        if self._take("?P="):
            self._at = self._text.index(")", self._at) + 1
            return frozenset(ANYTHING)
        if self._take("?P<"):
            self._at = self._text.index(">", self._at) + 1
        is_look = any(self._take(mark) for mark in ("?=", "?!", "?<=", "?<!"))
        self._take("?:")
        found = self.alternatives()
        self._take(")")
        return _NOTHING if is_look else found

    def _take(self, mark: str) -> bool:
        is_there = self._text.startswith(mark, self._at)
        self._at += len(mark) * is_there
        return is_there
