"""In which language an invitation is written, as far as the verdict has to know."""

import re
from collections.abc import Mapping

from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.text import say

NAMES = {
    "german": say("German"),
    "spanish": say("Spanish"),
    "french": say("French"),
    "portuguese": say("Portuguese"),
    "italian": say("Italian"),
    "dutch": say("Dutch"),
}
SHAPES: Mapping[str, re.Pattern[str]] = {
    "german": re.compile(
        r"[äöüß]|\w(?:besprechung|sitzung|runde|gespräch|treffen|planung|schulung|übergabe"
        r"|versammlung|konferenz"
        r"|abstimmung|bericht|termin|rückblick|vorstellung|austausch|urlaub|projekt|keit|heit"
        r"|schaft|ungen)(?:en|s|e)?\b"
    ),
    "spanish": re.compile(r"[ñ¿¡áíóú]|\w(?:ción|ciones|miento|idad|idades)\b"),
    "french": re.compile(r"[çèêàùœ]|\b[ldnsj]'\w"),
    "portuguese": re.compile(r"[ãõ]|\w(?:ção|ções|mento|dade)\b"),
}
SEVERAL, TELLING = 2, 6
"""So many words tell a language: few letters are a word in many, and an accent is often a name's."""
FOREIGN_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f\u2019']")


def language(text: str, lexicon: Lexicon) -> str:
    """The name of the language, or "another script"; empty if it is English, or if nothing tells."""
    lowered = plain(text)
    words = [found[0] for found in WORD.finditer(lowered)]
    if not words:
        return ""
    if len(FOREIGN_SCRIPT.findall(lowered)) * 2 > sum(map(len, words)):
        return say("another script")
    found = {name: _words_of(words, name, lexicon) for name in NAMES}
    english = len([word for word in words if word in lexicon.words("english")])
    best = max(found, key=lambda name: len(found[name]))
    told = len(set(found[best])) >= SEVERAL or any(_tells(word, best, lexicon) for word in found[best])
    return NAMES[best] if told and len(found[best]) > english else ""


def _words_of(words: list[str], name: str, lexicon: Lexicon) -> list[str]:
    known, shape = lexicon.words(name), SHAPES.get(name)
    return [word for word in words if word in known or bool(shape and shape.search(word))]


def _tells(word: str, name: str, lexicon: Lexicon) -> bool:
    shape = SHAPES.get(name)
    ending = shape.search(word) if shape else None
    known = word in lexicon.words(name) or (ending is not None and len(ending[0]) > 3)
    return known and len(word) >= TELLING
