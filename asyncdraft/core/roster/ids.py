"""Roster ids: short, lower case, one a person."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

from msgspec.structs import replace

from asyncdraft.core.people import Person


def identified(person: Person, taken: Collection[str]) -> Person:
    """A person without an id gets the first name as one, with a number where it is taken."""
    if person.id:
        return person
    folded = unicodedata.normalize("NFKD", person.first_name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-") or "person"
    names = chain((base,), (f"{base}{number}" for number in count(2)))
    return replace(person, id=next(name for name in names if name not in taken))
