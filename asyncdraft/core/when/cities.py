"""Places by name: which zone people mean when they name a city, a country with one time, or a US state.

The table is GeoNames' (CC BY 4.0), made by packaging/make_cities.py and handed in as bytes.
"""

import gzip
import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

import msgspec

Index = dict[str, list[int]]
_SIGNS = re.compile(r"['’ʻ.]")
_WORDS = re.compile(r"\w+")


class Place(msgspec.Struct, frozen=True):
    """`country` is an ISO 3166 code, `state` a US state's code or empty, `thousands` its people."""

    name: str
    zone: str
    country: str
    state: str = ""
    thousands: int = 0


class Cities:
    """Unpacked at once; names are indexed with the first `find` of one that has their first letter."""

    def __init__(self, table: str) -> None:
        self._rows = table.splitlines()
        self._indexes: dict[str, Index] = {}

    @classmethod
    def parse(cls, data: bytes) -> "Cities":
        """Raises gzip.BadGzipFile or UnicodeDecodeError for anything but the packed table."""
        return cls(gzip.decompress(data).decode())

    def find(self, text: str) -> tuple[Place, ...]:
        """All places of that name, the most populous first; "Portland, OR" narrows by state or country."""
        name, _, narrower = text.partition(",")
        places = tuple(map(self._place, self._numbers(key(name))))
        if narrower.strip():
            return tuple(place for place in places if self._lies_in(place, narrower.strip()))
        return places

    def search(self, prefix: str, limit: int) -> tuple[Place, ...]:
        """Places one of whose names begins so, the most populous first."""
        wanted = f"|{key(prefix)}"
        if len(wanted) == 1:
            return ()
        found = (number for number, row in enumerate(self._rows) if wanted in row)
        return tuple(self._place(number) for number in islice(found, limit))

    def nearest(self, text: str) -> tuple[str, ...]:
        """Up to three names that were perhaps meant; the first letter is taken as right."""
        import difflib

        wanted = key(text)
        alike = self._by_letter.get(wanted[:1], {})
        rivals = {other: name for other, name in alike.items() if abs(len(name) - len(wanted)) <= 3}
        rivals.pop(wanted, None)
        close = difflib.get_close_matches(wanted, rivals, n=3, cutoff=0.75)
        return tuple(rivals[name] for name in close)

    @cached_property
    def _by_letter(self) -> dict[str, dict[str, str]]:
        """Compared form to name, by the first letter; of namesakes the most populous."""
        letters: dict[str, dict[str, str]] = {}
        for row in reversed(self._rows):
            name = row.partition("\t")[0]
            letters.setdefault(key(name[:1]), {})[key(name)] = name
        return letters

    def _numbers(self, name: str) -> Sequence[int]:
        """Of the rows: a text names few cities, and an index of all takes 8 MB."""
        letter = name[:1]
        if not letter:
            return ()
        if letter not in self._indexes:
            self._indexes[letter] = self._index(letter)
        return self._indexes[letter].get(name, ())

    def _index(self, letter: str) -> Index:
        index: Index = {}
        for number, row in enumerate(self._rows):
            if f"|{letter}" in row:
                for name in row.rpartition("\t")[2].split("|"):
                    if name.startswith(letter):
                        index.setdefault(name, []).append(number)
        return index

    def _place(self, number: int) -> Place:
        name, zone, country, state, thousands, _ = self._rows[number].split("\t")
        return Place(name, zone, country, state, int(thousands))

    def _lies_in(self, place: Place, narrower: str) -> bool:
        if narrower.upper() in (place.country, place.state):
            return True
        return any(
            (around.country, around.state or place.state) == (place.country, place.state)
            for around in map(self._place, self._numbers(key(narrower)))
        )


def key(name: str) -> str:
    """The form in which names are compared: no accents, no case, no punctuation."""
    bare = name if name.isascii() else _without_accents(name)
    return " ".join(_WORDS.findall(_SIGNS.sub("", bare.casefold())))


def _without_accents(name: str) -> str:
    letters = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "".join(letters).casefold().replace("ø", "o").replace("ł", "l")
