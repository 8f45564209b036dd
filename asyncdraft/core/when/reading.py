"""Reading a time: every one in a running text, or the one that somebody typed alone."""

import re
from collections.abc import Callable
from datetime import datetime

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.days import Warning_
from asyncdraft.core.when.moments import Kind, Reading, value_text
from asyncdraft.core.when.pairs import joined
from asyncdraft.core.when.phrases import Phrase, PhraseReader
from asyncdraft.core.when.resolution import UNCLEAR_ZONE, Resolver
from asyncdraft.core.when.tokens import Tokens, letters
from asyncdraft.core.when.wording import any_of
from asyncdraft.core.when.working_days import Calendars
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.core.when.zone_words import ZoneReader

__all__ = ["Answer", "Kind", "Reading", "TimeReader", "Warning_", "is_unclear", "value_text"]

LONGEST_NAME = 40
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
FILLERS = frozenset(
    {"please", "pls", "latest", "deadline", "no", "than", "o", "clock", "asap", "thanks", "reply"}
)
FILLER_CODES = letters(
    "at", "by", "on", "in", "for", "from", "the", "of", "about", "later", "time", "within", "and", "or"
)


class Answer(msgspec.Struct, frozen=True):
    """What was typed may mean: candidates with an instant each, best first; else the problem, a sentence."""

    candidates: tuple[Reading, ...] = ()
    problem: str = ""


class TimeReader:
    """`cities` is called at the first word that may be a place; `me` is the writer's roster id.

    `calendars` is called where working days are counted; `style` is that of assumptions and warnings.
    """

    def __init__(
        self,
        cities: Callable[[], Cities],
        people: tuple[Person, ...] = (),
        me: str = "",
        calendars: Calendars = lambda _person, _now: None,
        style: Style = STYLE,
    ) -> None:
        self._cities = cities
        self._zones = ZoneReader(cities, people, me)
        self._me = next((person for person in people if person.id == me), None)
        self._calendars = calendars
        self._style = style

    def scan(self, text: str, now: datetime) -> tuple[Reading, ...]:
        """All times in a running text. `now` is aware, in the writer's zone."""
        tokens = Tokens(text)
        resolver = Resolver(tokens, now, self._me, self._calendars, self._style)
        readings = (resolver.reading(phrase) for phrase in PhraseReader(tokens, self._zones).phrases())
        return tuple(joined(text, readings, self._style))

    def read(self, text: str, now: datetime, theirs: str = "") -> Answer:
        """One time, typed alone; “your time” is that of the zone `theirs`, where one reader is known."""
        answer = self._read(text, now)
        if not (theirs and answer.candidates and is_unclear(answer.candidates[0])):
            return answer
        there = self._read(text, now.astimezone(zones.zone(theirs)))
        return Answer(tuple(_settled(each, theirs) for each in there.candidates), there.problem)

    def _read(self, text: str, now: datetime) -> Answer:
        tokens = Tokens(text)
        phrases = PhraseReader(tokens, self._zones, eager=True).phrases()
        if not phrases:
            return Answer(problem=self._not_understood(text.strip()))
        phrases[0], rest = self._with_zone_of_rest(tokens, phrases)
        resolver = Resolver(tokens, now, self._me, self._calendars, self._style)
        reading, *others = joined(text, iter([resolver.reading(phrase) for phrase in phrases]), self._style)
        if rest or others:
            return Answer(problem=self._not_understood(rest or others[0].text))
        found = (reading, *(other for other in reading.alternatives if not _is_needless(other, reading, now)))
        by_instant = {each.instant(now): each for each in reversed(found)}
        candidates = tuple(
            _explained(each, now, self._style) for at, each in reversed(by_instant.items()) if at
        )
        return Answer(candidates, "" if candidates else " ".join(w.message for w in reading.warnings))

    def _with_zone_of_rest(self, tokens: Tokens, phrases: list[Phrase]) -> tuple[Phrase, str]:
        """The first phrase with a zone that stands apart ("tokyo fri 3pm"), and what nobody understands."""
        phrase, rest = phrases[0], _rest(tokens, phrases)
        if not rest or phrase.zone:
            return phrase, rest
        zone = self._zones.at(rest, 0, eager=True)
        if not zone or zone.end < len(rest):
            return phrase, rest
        start = tokens.text.find(rest)
        placed = msgspec.structs.replace(zone, start=start, end=start + zone.end)
        return msgspec.structs.replace(phrase, zone=placed), ""

    def _not_understood(self, words: str) -> str:
        if not words:
            return ""
        if (clock := CLOCK.fullmatch(words)) and (int(clock[1]) > 24 or int(clock[2]) > 59):
            return say("No day has {words}.", words=words)
        near = self._cities().nearest(words) if words[0].isalpha() and len(words) < LONGEST_NAME else ()
        problem = say("“{words}” was not understood.", words=words)
        if not near:
            return problem
        return say("{problem} Did you mean {cities}?", problem=problem, cities=any_of(near))


def is_unclear(reading: Reading) -> bool:
    """Whether its zone is that of whoever reads it."""
    return any(warning.code == UNCLEAR_ZONE for warning in reading.warnings)


def _settled(reading: Reading, theirs: str) -> Reading:
    city = zones.city_of(theirs)
    return msgspec.structs.replace(
        reading,
        zone=theirs,
        zone_written=True,
        assumed=(say("“Your time” is taken as that of {city}.", city=city),),
        warnings=tuple(warning for warning in reading.warnings if warning.code != UNCLEAR_ZONE),
    )


def _is_needless(other: Reading, first: Reading, now: datetime) -> bool:
    """Nobody types a time that is over where one to come is as likely."""
    over, coming = other.instant(now), first.instant(now)
    return over is not None and coming is not None and over < now <= coming


def _explained(reading: Reading, now: datetime, style: Style) -> Reading:
    """With what the reader took for granted said."""
    at = reading.instant(now)
    zone = reading.zone or str(now.tzinfo)
    if at is None or not zones.is_zone(zone):
        return reading
    city, clock = zones.city_of(zone), writing.clock(at, zone, style)
    assumed = reading.assumed
    no_hour = say("No time of day is written: taken as {clock}, the end of the working day.", clock=clock)
    if reading.kind == "day" and not any(clock in sentence for sentence in assumed):
        assumed = (*assumed, no_hour)
    if not reading.zone_written:
        assumed = (*assumed, say("No zone is written: taken as yours, {city}.", city=city))
    return msgspec.structs.replace(reading, assumed=assumed)


def _rest(tokens: Tokens, phrases: list[Phrase]) -> str:
    """The first run of words outside of the phrases that are more than padding."""
    inside = {index for phrase in phrases for index in range(phrase.start, phrase.end)}
    words = [i for i in range(len(tokens.codes)) if i not in inside and not _is_filler(tokens, i)]
    if not words:
        return ""
    first = last = words[0]
    for index in words:
        if index > last + 2 or index - 1 in inside:
            break
        last = index
    return tokens.text[tokens.starts[first] : tokens.starts[last + 1]]


def _is_filler(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index).lower()
    return not word[0].isalnum() or tokens.codes[index] in FILLER_CODES or word in FILLERS
