"""How much a message says beside courtesy: greetings, wishes, the weather, and who writes."""

import re
from collections.abc import Iterator, Sequence

from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.expression import Expression

_DRAWN_OUT = Expression(r"(\w)\1{2,}")
_TOPIC = Expression(
    r"\b(?:about|abt|regarding|concerning|re|(?<=help )with|(?<=question )(?:on|with)|(?<=questions )(?:on"
    r"|with))\s+"
    r"(?!(?:whether|how|who|if|me|you|us)\b)"
    r"(?:(?!(?:if|when|whenever|please|pls|and|but|so|is|are|was|has)\b)[\w'’-]+\s*){1,5}",
    re.IGNORECASE,
)
_PLACE = r"(?:from|of|at|with|in)\s+(?:[\w'&-]+\s*){1,5}"
_ROLE = rf"(?:an?|the|your|one of the)\s+(?:[\w-]+\s+){{1,2}}{_PLACE}"
_WRITER = Expression(
    rf"\b(?i:this is|my name is|i am|i['’]m|it['’]s)\s+"
    rf"(?:(?:[A-Z][\w-]+\s*){{1,3}}(?:(?:here\s+)?{_PLACE}|,\s+{_ROLE})?|{_ROLE})(?=[.,;:!?)]|\Z)"
)
"""Who writes: I am Chidi, a student of hydrology."""

_NAME_WEIGHT = 0.3
_SMALLTALK = 2
_OURS = frozenset({"you", "your", "yours", "we", "us", "my", "our", "how's", "hows", "how"})
_POINT = Expression(
    r"\w:[^\S\n]+(?!(?:are|can|could|do|have|got|will|would)\s+you\b|(?:can|could|may|might)\s+I\b|hope\b)"
    r"\w+[ ]+\w+[ ]+\w"
    r"|\bborrow\s+(?:your|the|an?|one\s+of)\s+(?!(?:[\w'’-]+\s+){0,2}?(?:brains?|ears?|eyes?|minutes?|moment"
    r"|time|attention|sec\w*|minds?|expertise|tick\w*|wisdom|knowledge)\b)"
    r"|\b(?:free|available|around)\s+(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+(?:for|to)\s+(?!an?\s+(?:quick\s+)?(?:chat|call|word))",
    re.IGNORECASE,
)
_WISHES = frozenset(
    {"hope", "hoping", "wish", "wishes", "wishing", "trust", "compliments", "greetings", "regards"}
)
_WISH_WORDS = 12
_ASKED = frozenset({"can", "could", "will", "would", "may", "might", "send", "need", "know"})
_FOLK = Expression(
    r"\b(?:that|your)\s+(?:[\w'’-]+\s+){0,2}?(?:brains?|eyes?|ears?|minds?|expertise|wisdom|knowledge)\b"
    r"|\bwho(?:['’]s|\s+(?:is|knows|speaks|understands|does))?\s+"
    r"(?:(?:good|familiar|experienced|handy|at home)\s+)?(?:(?:with|at|in|about|on)\s+)?"
    r"(?!(?:can|could|would|will|is|has|may)\b)[\w-]+"
    r"|\b(?:you|the|our|us)\s+(?:[\w-]+\s+){1,2}?(?:folks?|people|lot|guys|crew|team|gang|peeps|experts|lads)\b",
    re.IGNORECASE,
)
"""Whom a word is sought from: you lighting folk."""


def foreign_weight(
    body: Sequence[Facts], lexicon: Lexicon, names: frozenset[str], is_pinged: bool, is_sought: bool
) -> float:
    """How many words carry content; a name weighs little, and weather nothing where somebody is pinged.

    `names` are those of the readers; `is_sought` tells that a word with them is wanted, and no call.
    """
    phatic = lexicon.words("phatic")
    small = lexicon.words("smalltalk") if is_pinged else frozenset()
    weight = 0.0
    harm = lexicon.words("harm")
    for pings, sentence in (each for facts in body for each in _sentence_words(facts, is_sought)):
        lowered = [_DRAWN_OUT.sub(r"\1", plain(word)) for word in sentence]
        if is_pinged and (_is_idle(lowered, small) or (not pings and _is_ours(lowered, small, harm))):
            continue
        for word, lower in zip(sentence, lowered, strict=True):
            if lower not in phatic and lower.partition("'")[0] not in phatic and lower not in names:
                weight += _NAME_WEIGHT if word.istitle() else 1.0
    return weight


def comes_to_point(facts: Facts) -> bool:
    """Whether what was announced follows, or a thing is wanted: one question: do we renew the lease?"""
    return _POINT.search(facts.masked) is not None


def _is_idle(words: Sequence[str], small: frozenset[str]) -> bool:
    """Whether it is small talk, or a wish of some kind."""
    least = 1 if not _WISHES.isdisjoint(words) else _SMALLTALK
    return sum(word in small for word in words) >= least or _is_wish(words)


def _is_ours(words: Sequence[str], small: frozenset[str], harm: frozenset[str]) -> bool:
    """Whether it is of the life of those who write to each other: how is the baby?"""
    return not (_OURS.isdisjoint(words) or small.isdisjoint(words)) and harm.isdisjoint(words)


def _is_wish(words: Sequence[str]) -> bool:
    """Whether a short sentence only wishes the reader something: I hope the typhoon spared you."""
    wishes = not _WISHES.isdisjoint(words[:3]) and len(words) <= _WISH_WORDS
    return wishes and "you" in words and _ASKED.isdisjoint(words)


def _sentence_words(facts: Facts, is_sought: bool) -> Iterator[tuple[bool, list[str]]]:
    """Of each sentence whether it pings, and its words.

    Left out is who writes and, where a word is sought, what it shall be about.
    """
    pinging = {passage.sentence for passage in facts.passages("ping")}
    for number, sentence in enumerate(facts.sentences):
        text = _WRITER.sub(" ", facts.masked[sentence.start : sentence.end])
        words = WORD.findall(_TOPIC.sub(" ", _FOLK.sub(" ", text)) if is_sought else text)
        yield number in pinging, words
