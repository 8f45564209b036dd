"""The headings that people put over the parts of an update: "Shipped", "What I did yesterday", "T:"."""

import re
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from asyncdraft.core.rounds.update import Part


class Span(StrEnum):
    """Headings that name a time; what they mean depends on the other headings."""

    TODAY = "today"
    THIS_WEEK = "this week"


Meaning = Part | Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOCABULARY: Mapping[Part, frozenset[str]] = {
    Part.DECISION: _words("decision decisions decide"),
    Part.BLOCKED: _words(
        "blocked blocker blockers blocking stuck impediment impediments obstacle obstacles waiting help need "
        "needed needs issue issues problem problems challenge challenges dependency dependencies slowing "
        "roadblock roadblocks hindrance hindrances hurdles ask asks requests"
    ),
    Part.RISK: _words("risk risks concern concerns"),
    Part.SHIPPED: _words(
        "shipped done did yesterday completed finished delivered accomplished accomplishment accomplishments "
        "achieved achievement achievements highlights win wins milestone milestones released merged launched "
        "closed progress landed deployed previous previously resolved past complete ship finish "
        "accomplish achieve deliver"
    ),
    Part.NEXT: _words(
        "next tomorrow plan plans planned planning todo todos upcoming coming ahead focus doing wip ongoing "
        "priority priorities goal goals starting continuing intend deck"
    ),
    Part.REST: _words(
        "note notes fyi other misc miscellaneous kudos thanks question questions metrics learnings"
    ),
}
_RANKS = ({Part.DECISION}, {Part.BLOCKED, Part.RISK}, {Part.SHIPPED, Part.NEXT}, {Part.REST})
"""A heading of several kinds is of the weightiest; of equals the one named first counts: "done today"."""

FILLER = _words(
    "what you your i we my our us the a an is are was were s ve m ll re have has had been be will would "
    "do on of any by with for me so far since last this week weekly day daily sprint month current "
    "currently key main top biggest recent recently work worked working item items task tasks thing "
    "things that went well up to and in from steps step got get getting mitigation mitigations am "
    "wanted required still under way period iteration cycle today now going time meeting standup"
)

PHRASES: Mapping[str, Meaning] = {
    "today": Span.TODAY,
    "now": Span.TODAY,
    "this week": Span.THIS_WEEK,
    "this sprint": Span.THIS_WEEK,
    "last week": Part.SHIPPED,
    "last sprint": Part.SHIPPED,
    "since last week": Part.SHIPPED,
    "since last time": Part.SHIPPED,
    "in progress": Part.NEXT,
    "work in progress": Part.NEXT,
    "in flight": Part.NEXT,
    "working on": Part.NEXT,
    "what i am working on": Part.NEXT,
    "to do": Part.NEXT,
    "not done": Part.NEXT,
    "not started": Part.NEXT,
    "to be decided": Part.DECISION,
    "on my plate": Part.NEXT,
    "what went well": Part.SHIPPED,
    "went well": Part.SHIPPED,
    "watch out": Part.RISK,
    "for information": Part.REST,
    "open questions": Part.REST,
    "anything else": Part.REST,
}

LETTERS: Mapping[str, Meaning] = {
    "y": Part.SHIPPED,
    "s": Part.SHIPPED,
    "t": Span.TODAY,
    "n": Part.NEXT,
    "b": Part.BLOCKED,
}
"""Y, T and B in front of a colon, where a text has at least two of them."""

LEAST_LETTERS = 2
MOST_WORDS = 9
LETTER = re.compile(r"(?:^|(?<=[\s|/;.,(*]))(?P<letter>[YTBSN])\*{0,2}:(?=\s)", re.MULTILINE)

ADORNMENT = re.compile(r"^(?:[^\w\n\[(<@`\"'“‘:$-]|:[a-z0-9_+-]+:|\d{1,2}[.)]\s)+")
INLINE = re.compile(
    r"(?P<phrase>[^:\n]{1,60}?)\s{0,9}[*_]{0,2}\s{0,9}(?::(?!//)[*_]{0,2}|\s[-–—]\s)\s*(?P<rest>.*)",
    re.DOTALL,
)
BRACKETS = re.compile(r"\([^()]*\)|\[|\]")


class Label(msgspec.Struct, frozen=True):
    """`rest` is what stands on the same line behind it."""

    meaning: Meaning
    rest: str = ""


def letters_of(text: str) -> frozenset[str]:
    """The single letters that stand for headings in this text."""
    found = {match["letter"].lower() for match in LETTER.finditer(text)}
    return frozenset(found) if len(found) >= LEAST_LETTERS else frozenset()


def meaning_of(phrase: str, letters: frozenset[str] = frozenset()) -> Meaning | None:
    """What a heading means; None for words that are more, or less, than one."""
    plain = BRACKETS.sub(" ", phrase.lower().replace("’", "'"))
    words = re.findall(r"[a-z]+", plain)
    joined = " ".join(words)
    if joined in letters:
        return LETTERS[joined]
    if joined in PHRASES:
        return PHRASES[joined]
    if not words or len(words) > MOST_WORDS or re.search(r"[.!,;\d]", plain.strip(".")):
        return None
    parts = [_part_of(word) for word in words]
    if any(part is None and word not in FILLER for part, word in zip(parts, words, strict=True)):
        return None
    named = [part for part in parts if part]
    return _heaviest(named) if named else _span(words)


def _part_of(word: str) -> Part | None:
    return next((part for part, words in VOCABULARY.items() if word in words), None)


def _heaviest(named: list[Part]) -> Part:
    return next(part for rank in _RANKS for part in named if part in rank)


def _span(words: list[str]) -> Span | None:
    """ "What I am doing this week" and the like, of which only the time tells."""
    return Span.TODAY if "today" in words else None


def label_of(line: str, letters: frozenset[str], *, is_listed: bool) -> Label | None:
    """The heading that a line is, or begins with; one of a list needs a colon, question mark or emphasis."""
    bare = ADORNMENT.sub("", line.strip())
    inline = INLINE.match(bare)
    meaning = (
        meaning_of(inline["phrase"].rstrip(" *_"), letters) if inline and inline["rest"].strip() else None
    )
    if inline and meaning:
        return Label(meaning, inline["rest"].strip())
    is_marked = not is_listed or line.lstrip().startswith(("**", "__", "#"))
    if not is_marked and not bare.rstrip(" *_").endswith((":", "?")):
        return None
    meaning = meaning_of(bare.rstrip(" *_:#!?-–—"), letters)
    return Label(meaning) if meaning else None
