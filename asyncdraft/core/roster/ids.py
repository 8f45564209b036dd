"""Roster ids: short, lower case, one a person."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

from msgspec.structs import replace

from asyncdraft.core.people import Person


def identified(person: Person, taken: Collection[str]) -> Person:
    """A person without an id gets the first name as one, with a number where it is taken.

    Letters of Latin lose their accents, those of other scripts stay: messages call people so.
    """
    if person.id:
        return person
    base = id_of(person.first_name) or "person"
    names = chain((base,), (f"{base}{number}" for number in count(2)))
    return replace(person, id=next(name for name in names if name not in taken))


def id_of(first_name: str) -> str:
    """What João is called by in the roster, joao, as long as nobody else is; empty without a letter."""
    return _latin(first_name) or _of_letters(first_name)


def _latin(name: str) -> str:
    """Empty where a letter is of another script."""
    folded = unicodedata.normalize("NFKD", name)
    if any(letter.isalpha() and "LATIN" not in unicodedata.name(letter, "") for letter in folded):
        return ""
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")


def _of_letters(name: str) -> str:
    """Marks, such as the vowels of Devanagari, belong to their letters."""
    kept = (sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in name.casefold())
    return "-".join("".join(kept).split())
