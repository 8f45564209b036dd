"""Findings: what the checklist says about one place of a message."""

from enum import StrEnum
from hashlib import blake2b

import msgspec

from asyncdraft.core.draft import Pane

NEIGHBOURHOOD = 80
_NEIGHBOURS = 2
_PUNCTUATION = ".,;:!?()[]*_`\"'“”’"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


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
        words = [] if self.is_absence else self._words()
        named = " ".join((self.rule, *words)).lower()
        return blake2b(named.encode("utf-8", "replace"), digest_size=8).hexdigest()

    def _words(self) -> list[str]:
        before, after = self.around
        words = (*before.split()[-_NEIGHBOURS:], *self.quote.split(), *after.split()[:_NEIGHBOURS])
        return [word.strip(_PUNCTUATION) for word in words]

    @property
    def is_absence(self) -> bool:
        return self.start == self.end
