"""Places by name: which zone people mean when they name a city, a country with one time, or a US state.

The table is GeoNames' (CC BY 4.0), made by packaging/make_cities.py and handed in as bytes.
"""

import gzip
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

import msgspec

_SIGNS = re.compile(r"['’ʻ.]")
_WORDS = re.compile(r"\w+")


class Place(msgspec.Struct, frozen=True):
    """`country` is an ISO 3166 code, `state` a US state's code or empty, `thousands` its people."""

    name: str
    zone: str
    country: str
    state: str = ""
    thousands: int = 0


MOST_REMEMBERED = 1024


class Cities:
    """Unpacked at once, and searched as one text: a message names few cities, an index of all takes 8 MB."""

    def __init__(self, table: str) -> None:
        self._table = f"{table.rstrip()}\n"
        self._called = lru_cache(MOST_REMEMBERED)(self._rows_called)

    @classmethod
    def parse(cls, data: bytes) -> "Cities":
        """Raises gzip.BadGzipFile or UnicodeDecodeError for anything but the packed table."""
        return cls(gzip.decompress(data).decode())

    def find(self, text: str) -> tuple[Place, ...]:
        """All places of that name, the most populous first; "Portland, OR" narrows by state or country."""
        name, _, narrower = text.partition(",")
        places = tuple(map(_place, self._called(key(name))))
        if narrower.strip():
            return tuple(place for place in places if self._lies_in(place, narrower.strip()))
        return places

    def search(self, prefix: str, limit: int) -> tuple[Place, ...]:
        """Places one of whose names begins so, the most populous first."""
        wanted = f"|{key(prefix)}"
        if len(wanted) == 1:
            return ()
        return tuple(map(_place, islice(self._rows_with(wanted), limit)))

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
        for row in reversed(self._table.splitlines()):
            name = row.partition("\t")[0]
            letters.setdefault(key(name[:1]), {})[key(name)] = name
        return letters

    def _rows_called(self, name: str) -> tuple[str, ...]:
        found = self._rows_with(f"|{name}") if name else ()
        return tuple([row for row in found if name in row.rpartition("\t")[2].split("|")])

    def _rows_with(self, part: str) -> Iterator[str]:
        at = self._table.find(part)
        while at >= 0:
            end = self._table.index("\n", at)
            yield self._table[self._table.rfind("\n", 0, at) + 1 : end]
            at = self._table.find(part, end)

    def _lies_in(self, place: Place, narrower: str) -> bool:
        if narrower.upper() in (place.country, place.state):
            return True
        return any(
            (around.country, around.state or place.state) == (place.country, place.state)
            for around in map(_place, self._called(key(narrower)))
        )


def _place(row: str) -> Place:
    name, zone, country, state, thousands, _ = row.split("\t")
    return Place(name, zone, country, state, int(thousands))


def key(name: str) -> str:
    """The form in which names are compared: no accents, no case, no punctuation."""
    bare = name if name.isascii() else _without_accents(name)
    return " ".join(_WORDS.findall(_SIGNS.sub("", bare.casefold())))


def _without_accents(name: str) -> str:
    letters = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "".join(letters).casefold().replace("ø", "o").replace("ł", "l")
