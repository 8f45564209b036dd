"""What a value of a file has to be, as the words that follow "expected"."""

from collections.abc import Iterable

from asyncdraft.core.templates.errors import nearest
from asyncdraft.core.text import joined, say


def one_of(known: Iterable[str], word: str = "") -> str:
    """With the one that is nearest to the `word` that stands there."""
    known = tuple(known)
    return joined((say("one of {known}", known=", ".join(known)), _hint(word, known)), "")


def not_one(expected: str, word: str, known: Iterable[str] = ()) -> str:
    """What was `expected` in place of `word`, with the nearest of what is `known`."""
    said = say("{expected}; “{word}” is none", expected=expected, word=word)
    return joined((said, _hint(word, tuple(known))), "")


def _hint(word: str, known: tuple[str, ...]) -> str:
    near = nearest(word, known) if word else None
    return say(" (did you mean {near}?)", near=near) if near else ""
