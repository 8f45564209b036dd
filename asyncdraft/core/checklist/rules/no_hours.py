"""Numbers that are read as an hour and are none: amounts, lengths, places in a recording."""

import re

from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.expression import Expression


def is_no_hour(passage: Passage) -> bool:
    """Whether it is a place in a recording, a mere number, or a length: about 1 in 5; in 6 h."""
    is_number = passage.text.isdigit() and not _AT.search(passage.before(12))
    is_count = _LISTED.search(passage.text) and _COUNTED.match(passage.after(12))
    is_measure = ":" not in passage.text and passage.text[-1].isdigit() and _UNIT.match(passage.after(8))
    is_length = _LENGTH.fullmatch(passage.text)
    is_choice = passage.text.isdigit() and _OR_MORE.match(passage.after(40))
    is_place = _TIMECODE.match(passage.text) or _is_played(passage)
    return is_number or bool(is_measure or is_count or is_choice or is_length or is_place)


_LENGTH = Expression(r"(?:with)?in\s+[\d.,]+\s*\w+", re.IGNORECASE)
_LISTED = Expression(r",\s*\d{1,2}\Z")
_COUNTED = Expression(r"\s+(?!(?:to|or|and|at|sharp|please|your|my|our|local|am|pm|o)\b)[a-z]")
_OR_MORE = Expression(
    r",?\s+(?:or|and)\s+(?:at\s+)?\d+\s+(?!(?:a|p)\.?m\b|o['’]clock|sharp|local|on|to|please|or|and|in|for|at|[a-z]+\s+time)[a-z]{3,}"
)
"""A cap at 3 or at 5 projects: as many, at no hour."""

_UNIT = Expression(
    r"(?:\.\d+)?\s*(?:[°%€$£]|(?:kg|g|mg|t|km|m|mm|cm|bar|euros?|percent|degrees|l|ml|kW|V|A)\b)"
)
_AT = Expression(r"\b(?:at|by|until|till|before|from|after|around|to|and|or)\s+\Z", re.IGNORECASE)
_TIMECODE = Expression(r"\d\d:\d\d:\d\d\b")


def _is_played(passage: Passage) -> bool:
    """Whether it is a place in a recording: please listen to 18:00-22:00; the film stops at 14:20."""
    if ":" not in passage.text:
        return False
    if _PLAYED.search(passage.before(16)):
        return True
    is_cut = _STOPS.search(passage.before(24)) is not None
    played = passage.facts.lexicon.words("played")
    return is_cut and not passage.facts.sentence_words[passage.sentence].isdisjoint(played)


_STOPS = Expression(
    r"\b(?:stops?|ends?|starts?|begins?|cuts (?:off|out)|breaks off|freezes|jumps)\s+(?:at|from)\s+\Z",
    re.IGNORECASE,
)
_PLAYED = Expression(
    r"\b(?:listen to|hear|watch|see|skip to|jump to|minute|timecode|play)\s+\Z", re.IGNORECASE
)
