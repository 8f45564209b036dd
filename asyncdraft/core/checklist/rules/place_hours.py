"""Hours that belong to a place: where it opens and closes, what leaves there, who comes to its door."""

import re
from itertools import chain

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import expression_of
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.expression import Expression
from asyncdraft.core.when.reading import Reading

_STORY = 120


def is_custom(passage: Passage) -> bool:
    """Whether it is the hour of a place that opens and closes, or one told for each side: 9:00 for you."""
    if passage.within("hours.custom") or _FOR_WHOM.match(passage.after(_BESIDE)):
        return True
    if _YOURS.search(passage.before(12)) or _is_timetabled(passage):
        return True
    if _THE.search(passage.before(8)) and _LINE.match(passage.after(16)):
        return True
    bounds = passage.bounds
    sentence = passage.facts.masked[bounds.start : bounds.end]
    is_place = _OPENS.search(sentence) is not None and _DAILY.search(sentence) is not None
    return is_place or _SERVICE.search(passage.before(12)) is not None


_OPENS = Expression(r"\bopen(?:s|ed)?\b", re.IGNORECASE)
_DAILY = Expression(r"\bclos(?:e|es|ed)\b|\bdaily\b|\b(?:every|each) day\b|\bweekdays\b", re.IGNORECASE)
_SERVICE = Expression(r"\b(?:train|bus|tram|ferry|flight)\s+\Z", re.IGNORECASE)
_THE = Expression(r"\bthe\s+\Z", re.IGNORECASE)
_LINE = Expression(r"\s+(?:to\s[A-Z]|from\s[A-Z]|train|bus|boat|ferry|flight|service|departure)")
"""The 07:12 to Fishguard: the name of a train."""

_YOURS = Expression(r"\byour\s+\Z", re.IGNORECASE)
"""Before a time of the reader's own day: your Wednesday 10:00."""

_BESIDE = 60
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SIDE = (
    r"(?:for|with)\s+(?:you|me|us|them|both)\b|(?:over\s+)?(?:here|there)\b|where (?:you|I|we) (?:are|am"
    r"|sit|live)\b"
    r"|(?:(?:at|on|in) )?(?:your|my|our) (?:end|side|zone|clock|place)\b|(?:your|my|our) (?:noon|time|clock"
    r"|zone"
    r"|morning|evening)\b"
)
_FOR_WHOM = Expression(
    rf"(?:\s+(?:{_DAYS}))?\s*[,(]?\s*(?:(?:{_SIDE})"
    rf"|(?:that['’]?s|that is|which is|=|i\.e\.,?)\s+[^().;!?]{{0,20}}(?:{_SIDE})"
    r"|(?:local|hrs|hours|h)?\s*[,(]?\s*(?:on the )?[A-Z][a-z]+ clock\b|as seen from [A-Z]|\([a-z]+ (?:with"
    r"|for) (?:you|me)\b"
    r"|o['’]clock,? [A-Z][a-z]+\b|local\s*\([A-Z]"
    r"|(?:/\s*[\d:.h]+\s*)?\(\s*[A-Z][a-z]+\s*/\s*[A-Z][a-z]+\s*\))",
)
"""On whose side, or by whose clock: 9:00 for you, noon where you are, 12:00 / 5:00 (Lima / Lyon)."""


def _is_timetabled(passage: Passage) -> bool:
    """Whether it is the hour at which a plane or train is somewhere: lands at 6:40 at Haneda."""
    return (
        _SOMEWHERE.match(passage.after(24)) is not None
        and passage.facts.lexicon.recall(_timetabled).search(passage.before(_STORY)) is not None
    )


_SOMEWHERE = Expression(r"\s+(?:at|in|on|from)\s+[A-Z]")


def _timetabled(lexicon: Lexicon) -> Expression:
    """The flight lands at 23:40: timetables are in the time of the place."""
    return expression_of(lexicon, "timetabled")


def is_of_one_place(survey: Survey) -> bool:
    """Whether it is written to those of one place, or about coming to one: parents, tenants; at the gate."""
    audience = survey.lexicon.words("audience")
    called = chain.from_iterable(
        WORD.findall(plain(recipient.name))
        for recipient in survey.message.recipients
        if not recipient.is_channel
    )
    if not audience.isdisjoint(called):
        return True
    return any(placed.facts.recall(_tells_place) for placed in survey.blocks)


def _tells_place(facts: Facts) -> bool:
    """Whether it greets those of one place, or says that somebody comes, or is, where there are doors."""
    greeting = facts.greeting
    greeted = WORD.findall(plain(facts.text[greeting.start : greeting.end])) if greeting else ()
    if not facts.lexicon.words("audience").isdisjoint(greeted):
        return True
    return facts.lexicon.recall(_presence).search(facts.masked) is not None


def _presence(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "presence")


def is_of_a_place(facts: Facts, reading: Reading) -> bool:
    """Whether a place opens or closes then, or a train leaves one: nobody far away goes there."""
    passage = Passage(facts, reading.start, reading.end)
    bounds = passage.bounds
    if facts.lexicon.recall(_timetabled).search(passage.before(_STORY)):
        return True
    words = facts.sentence_words[passage.sentence]
    if words.isdisjoint(facts.lexicon.words("place")):
        return False
    return facts.lexicon.recall(_shut).search(facts.masked, bounds.start, bounds.end) is not None


def _shut(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "shut")
