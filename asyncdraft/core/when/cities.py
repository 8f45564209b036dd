"""Places by name: which zone people mean when they name a city, a country with one time, or a US state.

The table is GeoNames' (CC BY 4.0), made by packaging/make_cities.py and handed in as bytes.
"""

import gzip
import re
import unicodedata
from collections.abc import Iterator

import msgspec


class Place(msgspec.Struct, frozen=True):
    """`country` is an ISO 3166 code, `state` a US state's code or empty, `thousands` its people."""

    name: str
    zone: str
    country: str
    state: str = ""
    thousands: int = 0


class Cities:
    """Searched as one text, so that loading costs no more than unpacking it."""

    def __init__(self, table: str) -> None:
        self._table = table

    @classmethod
    def parse(cls, data: bytes) -> "Cities":
        """Raises gzip.BadGzipFile or UnicodeDecodeError for anything but the packed table."""
        return cls("\n" + gzip.decompress(data).decode())

    def find(self, text: str) -> tuple[Place, ...]:
        """All places of that name, the most populous first; "Portland, OR" narrows by state or country."""
        name, _, narrower = text.partition(",")
        wanted = key(name)
        if not wanted:
            return ()
        places = tuple(self._places(f"|{wanted}|"))
        if narrower.strip():
            return tuple(place for place in places if self._lies_in(place, narrower.strip()))
        return places

    def search(self, prefix: str, limit: int) -> tuple[Place, ...]:
        """Places one of whose names begins so, the most populous first."""
        wanted = key(prefix)
        found: list[Place] = []
        for place in self._places(f"|{wanted}") if wanted else ():
            if place not in found:
                found.append(place)
            if len(found) == limit:
                break
        return tuple(found)

    def nearest(self, text: str) -> tuple[str, ...]:
        """Up to three names that were perhaps meant."""
        import difflib

        wanted = key(text)
        rivals = {
            key(name): name
            for name in reversed(re.findall(r"\n([^\t]+)\t", self._table))
            if abs(len(name) - len(wanted)) <= 3
        }
        close = difflib.get_close_matches(wanted, rivals, n=3, cutoff=0.75)
        return tuple(rivals[name] for name in close)

    def _places(self, needle: str) -> Iterator[Place]:
        at = self._table.find(needle)
        while at >= 0:
            start = self._table.rfind("\n", 0, at) + 1
            end = self._table.find("\n", at)
            name, zone, country, state, thousands, _ = self._table[start:end].split("\t")
            yield Place(name, zone, country, state, int(thousands))
            at = self._table.find(needle, end)

    def _lies_in(self, place: Place, narrower: str) -> bool:
        if narrower.upper() in (place.country, place.state):
            return True
        return any(
            (around.country, around.state or place.state) == (place.country, place.state)
            for around in self._places(f"|{key(narrower)}|")
        )


def key(name: str) -> str:
    """The form in which names are compared: no accents, no case, no punctuation."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(
        re.findall(r"\w+", re.sub(r"['’ʻ.]", "", bare.casefold().replace("ø", "o").replace("ł", "l")))
    )
