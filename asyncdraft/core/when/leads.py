"""With which letters the matches of a rule may begin; of the syntax it knows what rules use."""

ANYTHING = "."
"""Stands for every letter."""


def leads(expression: str) -> frozenset[str]:
    """The letters, or `ANYTHING` among them."""
    found, _ = _Reader(expression).alternatives()
    return found


_Found = tuple[frozenset[str], bool]
"""Letters, and whether nothing at all fits too."""
_NOTHING: _Found = (frozenset(), True)


class _Reader:
    def __init__(self, expression: str) -> None:
        self._text = expression
        self._at = 0

    def alternatives(self) -> _Found:
        letters, is_optional = self._sequence()
        while self._take("|"):
            more, also = self._sequence()
            letters, is_optional = letters | more, is_optional or also
        return letters, is_optional

    def _sequence(self) -> _Found:
        letters: frozenset[str] = frozenset()
        is_optional = True
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            more, may_miss = self._repeated(self._atom())
            if is_optional:
                letters |= more
            is_optional = is_optional and may_miss
        return letters, is_optional

    def _repeated(self, found: _Found) -> _Found:
        if self._take("?") or self._take("*"):
            return found[0], True
        if self._take("{"):
            end = self._text.index("}", self._at)
            least = self._text[self._at : end].partition(",")[0]
            self._at = end + 1
            return found[0], found[1] or not int(least or 0)
        self._take("+")
        return found

    def _atom(self) -> _Found:
        if self._take("("):
            return self._group()
        if self._take("["):
            end = self._text.index("]", self._at)
            inside, self._at = self._text[self._at : end], end + 1
            return frozenset(ANYTHING if inside.startswith("^") else inside), False
        self._take("\\")
        letter = self._text[self._at]
        self._at += 1
        return _NOTHING if letter == "$" else (frozenset(letter), False)

    def _group(self) -> _Found:
        """What looks ahead or back takes no letter."""
        if self._take("?P="):
            self._at = self._text.index(")", self._at) + 1
            return frozenset(ANYTHING), False
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
