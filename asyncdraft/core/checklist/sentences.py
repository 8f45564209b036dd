"""Sentences of a masked block."""

import re
from collections.abc import Iterator
from string import ascii_lowercase

import msgspec

_ABBREVIATIONS = frozenset(
    {
        *ascii_lowercase,
        "etc", "vs", "cf", "ca", "approx", "resp", "incl", "excl", "min", "max", "no", "nos", "nr",
        "fig", "sec", "st", "mr", "mrs", "ms", "dr", "prof", "inc", "ltd", "co", "jr", "sr", "mon",
        "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb", "mar",
        "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ext", "tel", "dept", "est",
        "attn", "re", "ref", "pp", "vol",
    }
)  # fmt: skip
"""What stands before a dot that ends no sentence; of "e.g" it is the "g"."""

_LONGEST = 8
_LAST_WORD = re.compile(r"\w+\Z")
_OF_NUMBER = re.compile(r"\d (?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z])\Z", re.IGNORECASE)
_LETTER = re.compile(
    r"\b(?:row|gate|platform|hall|block|wing|section|option|plan|bay|deck|line|class|grade|room|floor|unit|team|group"
    r"|door|zone|area|level|building|ward|lot|type|part|exhibit|annex|appendix|figure|table|vitamin|column|lane"
    r"|shelf|rack|pier|dock|site|house|tank|store|and|or) [A-Z]\Z"
)
"""What is called by a letter, which is no initial: row F."""

_LETTERED = 16
_CAPITAL = re.compile(r"\s+[A-Z][a-z]")
_END = re.compile(r"[.!?…\n](?:(?<=\n)|[.!?…]*+[\"')\]]*+(?=\s|\Z))")
"""Marks behind which nothing goes on, or a line break; all begin with one class, which is found at once."""
_ITEM = re.compile(r"[ \t]*(?:[-*+•▪◦–—]\s+|\(?\d{1,2}[.)]\s+|\(?[a-hA-H][.)]\s+|#{1,6}\s+|\W{1,4}\s+)?")
_VISIBLE = re.compile(r"\S")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+•▪◦–—]|\(?\d{1,2}[.)]|\(?[a-hA-H][.)])\s")
_SHORT_LINE = 60


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """[start, end) of the block; `body` is where the words begin, after a bullet."""

    start: int
    end: int
    body: int
    is_question: bool
    is_item: bool


def sentences(text: str, masked: str) -> tuple[Sentence, ...]:
    return tuple(_sentences(text, masked))


def _sentences(text: str, masked: str) -> Iterator[Sentence]:
    start = 0
    for end in (*_ends(masked), len(masked)):
        body = masked[start:end]
        if body.strip():
            lead = start + len(body) - len(body.lstrip())
            item = _ITEM.match(text, lead)
            behind = item.end() if item else lead
            listed = behind > lead and _LIST_ITEM.match(text, lead) is not None
            tail = body.rstrip(" \t\n\"')]*_")
            words = min(_first_word(masked, behind), end)
            yield Sentence(lead, start + len(body.rstrip()), words, tail.endswith("?"), listed)
        start = end


def _first_word(masked: str, start: int) -> int:
    """Where the words begin, behind the gap that a masked mark of emphasis leaves."""
    found = _VISIBLE.search(masked, start)
    return found.start() if found else start


def _ends(masked: str) -> Iterator[int]:
    line = 0
    for found in _END.finditer(masked):
        if found[0] == "\n":
            if _breaks(masked, line, found.start()):
                yield found.end()
            line = found.end()
        elif found[0] != "." or not _is_abbreviated(masked, found.start()):
            yield found.end()


_ZONE = "EST"
"""In capitals a zone, and not "estimated"."""


def _is_abbreviated(masked: str, dot: int) -> bool:
    """Whether the dot belongs to a short form; before a capital that of "9 Oct", "3 L", "row F" does not."""
    near = max(0, dot - _LONGEST)
    word = _LAST_WORD.search(masked, near, dot)
    if not word or word[0] == _ZONE or word[0].lower() not in _ABBREVIATIONS:
        return False
    ends = _OF_NUMBER.search(masked, near, dot) or _LETTER.search(masked, max(0, dot - _LETTERED), dot)
    return not (ends and _CAPITAL.match(masked, dot + 1))


def _breaks(masked: str, line: int, newline: int) -> bool:
    """Whether the newline ends a sentence; it does not where a long line was wrapped in the middle."""
    following = masked[newline + 1 : newline + 80].lstrip(" \t")
    goes_on = following[:1].islower() and not following.startswith(("- ", "* "))
    return not (goes_on and newline - line >= _SHORT_LINE)
