"""Findings: what the checklist says about one place of a message."""

import re
from enum import StrEnum

import msgspec

from asyncdraft.core.draft import Pane
from asyncdraft.core.text import say_of

NEIGHBOURHOOD = 80
_NEIGHBOURS = 2
_PUNCTUATION = ".,;:!?()[]*_`\"'“”’"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


SEVERITY_NAMES = {
    Severity.ERROR: say_of("finding", "error"),
    Severity.WARNING: say_of("finding", "warning"),
    Severity.HINT: say_of("finding", "hint"),
}


GAP = re.compile(r"\$\{\d+:([^}]*)\}")
"""What the writer fills in when a fix is applied, with its prompt."""


def filled(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with each prompt in the place of its gap, and where those stand."""
    plain, gaps, done = "", [], 0
    for gap in GAP.finditer(text):
        plain += text[done : gap.start()]
        gaps.append((len(plain), len(plain) + len(gap[1])))
        plain, done = plain + gap[1], gap.end()
    return plain + text[done:], tuple(gaps)


class Edit(msgspec.Struct, frozen=True):
    """Replaces [start, end) of a pane, in code points; `${1:text}` in `text` marks a gap to fill."""

    pane: Pane
    start: int
    end: int
    text: str


class Fix(msgspec.Struct, frozen=True):
    label: str
    edits: tuple[Edit, ...]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`start` and `end` count code points of the pane; something absent has an empty span.

    `around` is the text before and after it, up to NEIGHBOURHOOD code points.
    """

    rule: str
    severity: Severity
    pane: Pane
    start: int
    end: int
    quote: str
    title: str
    message: str
    fixes: tuple[Fix, ...] = ()
    around: tuple[str, str] = ("", "")

    @property
    def mark(self) -> str:
        """A name that survives edits elsewhere and holds no readable text: of rule, words and neighbours."""
        return _mark(self.rule, "" if self.is_absence else self.quote, self.around)

    @property
    def is_absence(self) -> bool:
        return self.start == self.end


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after [start, end)."""
    return text[max(0, start - NEIGHBOURHOOD) : start], text[end : end + NEIGHBOURHOOD]


def mark_of(name: str, text: str, start: int, end: int) -> str:
    """The mark of the words at [start, end) of a pane, under `name`."""
    return _mark(name, text[start:end], neighbours(text, start, end))


def _mark(name: str, quote: str, around: tuple[str, str]) -> str:
    from hashlib import blake2b

    before, after = around
    words = (*before.split()[-_NEIGHBOURS:], *quote.split(), *after.split()[:_NEIGHBOURS]) if quote else ()
    named = " ".join((name, *(word.strip(_PUNCTUATION) for word in words))).lower()
    return blake2b(named.encode("utf-8", "replace"), digest_size=8).hexdigest()
