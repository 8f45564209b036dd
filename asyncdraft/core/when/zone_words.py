"""The time zone that the words of a text name: letters, offsets, regions, places and people."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.when import zones
from asyncdraft.core.when.cities import Cities, Place
from asyncdraft.core.when.vocabulary import WORDS
from asyncdraft.core.when.zone_names import (
    WORDS_TOO,
    Meaning,
    abbreviations,
    fixed,
    of_kind,
    region,
    without_kind,
)

MOST_OFFSET = 15 * 60
NAME_WORDS = 4
SOON = 60
"""Characters within which the longest name of a zone is over."""
REMEMBERED_NAMES = 1 << 10
NAMESAKE_SHARE = 4

_WITHOUT_TIME = frozenset({"eastern", "pacific", "zulu"})
"""Names that are zones in small letters and without "time"."""

_OF_SOMEBODY = ("'s", "’s", "s'", "s’")
_PARTICLES = frozenset({"de", "da", "do", "of", "la"})

_OFFSET = re.compile(
    r"(?P<base>utc|gmt)?\s?(?P<sign>[+\-−±])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?:\s?h\b)?(?![\w:])"
    r"|(?P<base2>utc|gmt)(?P<hours2>\d{1,2})(?::(?P<minutes2>\d{2}))?(?![\w:])",
    re.IGNORECASE,
)
_SPOKEN_OFFSET = re.compile(
    r"(?:utc|gmt)\s?(?P<sign>plus|minus)\s(?P<hours>\d{1,2}|[a-z]{3,6})(?::?(?P<minutes>[0-5]\d))?(?![\w:])",
    re.IGNORECASE,
)
_IANA = re.compile(r"[A-Z][A-Za-z]+/[A-Z][\w+\-]*(?:/[A-Z][\w+\-]*)?")
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z](?=\s?\()")
_NAME = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_TIME_WORD = re.compile(r"\s+(?:local\s+)?time(?:\s?-?zone)?\b|\s+timezone\b|\s+tz\b", re.IGNORECASE)
_SOON_TIME = re.compile(r"\b(?:time|timezone|tz)\b|Earth|earth")
_SAID_OF_A_DAY = re.compile(r"time|zone|[A-Z]{2}|\bZ\b|(?i:aoe)")
_OPENING = re.compile(r"\s?[(\[]\s?|\s*,\s*|\s+(?:in\s+(?:the\s+)?|for\s+|at\s+)?|")
_OPEN_BRACKET = re.compile(r"\s?\(\s?")
_CLOSE_BRACKET = re.compile(r"\s?[)\]]")
_IN_SQUARES = re.compile(r"\[([\w+\-/]{3,60})\]")
_PLACE_IN_BRACKETS = re.compile(r"\s?\(\s?([^()\n]{2,40}?)\s?\)")


class ZoneWord(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at text[start:end]: meanings best first; `letters` of an abbreviation.

    `unclear` are words that name no zone ("your"); `settled` says that the roster decides between meanings.
    """

    start: int
    end: int
    meanings: tuple[Meaning, ...]
    letters: str = ""
    name: str = ""
    person: Person | None = None
    unclear: str = ""
    settled: bool = False


class ZoneReader:
    def __init__(self, cities: Callable[[], Cities], people: tuple[Person, ...] = (), me: str = "") -> None:
        self._cities = cities
        self._people = {name: person for person in people for name in _names(person)}
        self._home = frozenset(person.zone for person in people)
        self._me = next((person for person in people if person.id == me), None)
        self._named = lru_cache(REMEMBERED_NAMES)(self._read_name)

    def after(self, text: str, at: int, eager: bool = False) -> ZoneWord | None:
        """The zone that follows a time which ends at `at`, with what joins them; `eager` takes any case."""
        opening = _OPENING.match(text, at)
        start = opening.end() if opening else at
        found = self.at(text, start, eager)
        if not found:
            return None
        bracket = text[at:start].strip()
        if bracket in ("(", "["):
            closing = _CLOSE_BRACKET.match(text, found.end)
            return msgspec.structs.replace(found, end=closing.end()) if closing else None
        if bracket == "," and not (
            found.letters or eager or _TIME_WORD.search(text[: found.end], found.start)
        ):
            return None
        return found

    def after_day(self, text: str, at: int) -> ZoneWord | None:
        """The zone of a whole day, only in so many words: "AoE", ", Tokyo time", "EST"."""
        if not _SAID_OF_A_DAY.search(text, at, at + SOON):
            return None
        zone = self.after(text, at)
        if not zone:
            return None
        named = text[zone.start : zone.end]
        is_said = named.endswith(("time", "timezone", "zone")) or (zone.letters and named.isupper())
        return zone if is_said or zone.letters == "AOE" else None

    def at(self, text: str, start: int, eager: bool = False) -> ZoneWord | None:
        """The zone named at `start`."""
        found = (
            self._spoken_offset(text, start)
            or self._offset(text, start)
            or self._iana(text, start)
            or self._lettered(text, start)
            or self._words(text, start, eager)
        )
        return self._with_offset(text, found) if found and found.letters else found

    def _with_offset(self, text: str, word: ZoneWord) -> ZoneWord:
        """ "PST (UTC-8)": the offset in brackets says which of the letters' zones is meant."""
        opening = _OPEN_BRACKET.match(text, word.end)
        offset = self._offset(text, opening.end()) if opening else None
        closing = _CLOSE_BRACKET.match(text, offset.end) if offset else None
        if not offset or not closing:
            return word
        minutes = offset.meanings[0].minutes
        same = tuple(meaning for meaning in word.meanings if meaning.minutes == minutes)
        return msgspec.structs.replace(
            word, end=closing.end(), meanings=same or offset.meanings, settled=True
        )

    def person(self, name: str) -> Person | None:
        return self._people.get(name.casefold())

    def owner(self, word: str) -> Person | None:
        """Who "Kenji's" or "my" is."""
        if word.lower() == "my":
            return self._me
        return self.person(re.sub(r"['’]s?$", "", word))

    def _spoken_offset(self, text: str, start: int) -> ZoneWord | None:
        """ "UTC plus 2", "GMT minus five"."""
        match = _SPOKEN_OFFSET.match(text, start)
        if not match:
            return None
        written = match["hours"].lower()
        hours = int(written) if written.isdecimal() else WORDS.get(written, ("", 0))[1]
        minutes = hours * 60 + int(match["minutes"] or 0)
        if not 0 < minutes <= MOST_OFFSET:
            return None
        signed = -minutes if match["sign"].lower() == "minus" else minutes
        return ZoneWord(start=start, end=match.end(), meanings=(Meaning("", signed),))

    def _offset(self, text: str, start: int) -> ZoneWord | None:
        match = _OFFSET.match(text, start)
        if not match:
            return None
        hours, minutes = match["hours"] or match["hours2"], match["minutes"] or match["minutes2"] or "0"
        if match["hours"] and not match["base"] and len(hours) < 2:
            return None
        total = (int(hours) * 60 + int(minutes)) * (-1 if match["sign"] in ("-", "−") else 1)
        if abs(total) > MOST_OFFSET:
            return None
        named = _IN_SQUARES.match(text, match.end())
        if named and zones.is_zone(named[1]):
            return ZoneWord(start=start, end=named.end(), meanings=(Meaning(named[1], total),))
        return self._bracketed(text, ZoneWord(start=start, end=match.end(), meanings=(Meaning("", total),)))

    def _iana(self, text: str, start: int) -> ZoneWord | None:
        match = _IANA.match(text, start)
        if not match or not zones.is_zone(match[0]):
            return None
        end = _time_word(text, match.end()) or match.end()
        return ZoneWord(start=start, end=end, meanings=(Meaning(match[0]),))

    def _lettered(self, text: str, start: int) -> ZoneWord | None:
        """Letters beside a place need not be known: "AKST (Anchorage)"."""
        match = _LETTERS.match(text, start)
        if not match:
            return None
        word = ZoneWord(start=start, end=match.end(), meanings=(), letters=match[0])
        placed = self._bracketed(text, word)
        return placed if placed.meanings else None

    def _words(self, text: str, start: int, eager: bool) -> ZoneWord | None:
        words = _name_words(text, start)
        if (
            words
            and not eager
            and words[0][0][0].islower()
            and not _SOON_TIME.search(text, start, start + SOON)
        ):
            words = words[:1] if _may_be_zone_alone(words[0][0]) else []
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            time_end = _time_word(text, end)
            found = self._named(text[start:end], bool(time_end), eager)
            if found:
                return msgspec.structs.replace(found, start=start, end=time_end or end)
        return None

    def _read_name(self, name: str, has_time: bool, eager: bool) -> ZoneWord | None:
        """The zone of that name; what stands behind a time mostly has none, and is met again and again."""
        lower = " ".join(name.lower().replace("’", "'").split())
        if meaning := fixed(lower):
            return _word(meaning)
        if found := self._abbreviation(name, has_time, eager):
            return found
        if found := self._personal(lower, has_time, eager):
            return found
        if (has_time or eager or name[0].isupper() or lower in _WITHOUT_TIME) and (meaning := region(lower)):
            return _word(meaning)
        return self._placed(name, has_time, eager)

    def _abbreviation(self, name: str, has_time: bool, eager: bool) -> ZoneWord | None:
        lower = name.lower()
        meanings = abbreviations().get(lower)
        if not meanings or not (name.isupper() or has_time or eager or lower not in WORDS_TOO):
            return None
        if lower == "z" and not name.isupper():
            return None
        at_home = sorted(meanings, key=lambda meaning: meaning.zone not in self._home)
        settled = sum(meaning.zone in self._home for meaning in meanings) == 1
        return ZoneWord(start=0, end=0, meanings=tuple(at_home), letters=name.upper(), settled=settled)

    def _personal(self, lower: str, has_time: bool, eager: bool) -> ZoneWord | None:
        if lower in ("my", "our", "local", "my local") and has_time:
            return ZoneWord(start=0, end=0, meanings=(Meaning(self._me.zone),) if self._me else ())
        if lower in ("your", "their", "his", "her", "your local") and has_time:
            return ZoneWord(start=0, end=0, meanings=(), unclear=lower)
        person = self.person(lower.removesuffix("'s").removesuffix("'"))
        if not person or not (has_time or eager or lower.endswith(("'s", "'"))):
            return None
        return ZoneWord(start=0, end=0, meanings=(Meaning(person.zone),), person=person)

    def _placed(self, name: str, has_time: bool, eager: bool) -> ZoneWord | None:
        if not (has_time or eager) and not _is_proper(name):
            return None
        bare, kind = without_kind(name)
        if not bare or (bare.lower() in WORDS and not has_time):
            return None
        places = self._cities().find(bare)
        if not places:
            return None
        meanings = tuple(of_kind(zone, kind) for zone in _zones(_likely(places)))
        return ZoneWord(start=0, end=0, meanings=meanings, name=bare)

    def _bracketed(self, text: str, word: ZoneWord) -> ZoneWord:
        """ "JST (Tokyo)": the place in brackets says which of the letters' zones is meant."""
        match = _PLACE_IN_BRACKETS.match(text, word.end)
        if not match:
            return word
        found = _namesakes(match[1]) or _zones(self._cities().find(match[1]))[:1]
        if not found:
            return word
        minutes = word.meanings[0].minutes if not word.letters else None
        meanings = tuple(Meaning(zone, minutes, word.letters) for zone in found)
        return msgspec.structs.replace(word, end=match.end(), meanings=meanings, settled=True)


def _word(meaning: Meaning) -> ZoneWord:
    return ZoneWord(start=0, end=0, meanings=(meaning,))


def _likely(places: tuple[Place, ...]) -> Iterator[Place]:
    """A namesake counts if it is not far smaller: London is the one in England."""
    return (place for place in places if place.thousands * NAMESAKE_SHARE >= places[0].thousands)


def _zones(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.zone for place in places))


@cache
def _zones_by_city() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in zones.zone_names():
        city = zones.city_of(name)
        found[city] = (*found.get(city, ()), name)
    return found


def _namesakes(city: str) -> tuple[str, ...]:
    return _zones_by_city().get(city, ())


def _may_be_zone_alone(word: str) -> bool:
    """In lower case and without "time" behind it."""
    return word in _WITHOUT_TIME or word in abbreviations() or word[-2:] in _OF_SOMEBODY


def _name_words(text: str, start: int) -> list[re.Match[str]]:
    """Up to four words, each one blank after the other."""
    words: list[re.Match[str]] = []
    match = _NAME.match(text, start)
    while match and len(words) < NAME_WORDS:
        words.append(match)
        end = match.end()
        match = _NAME.match(text, end + 1) if text[end : end + 1] == " " else None
    return words


def _time_word(text: str, at: int) -> int:
    match = _TIME_WORD.match(text, at)
    return match.end() if match else 0


def _is_proper(name: str) -> bool:
    return all(word[0].isupper() for word in re.split(r"[\s-]", name) if word not in _PARTICLES)


def _names(person: Person) -> tuple[str, ...]:
    return tuple({name.casefold() for name in (person.id, person.name, person.first_name) if name})
