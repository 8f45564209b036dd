"""Findings: what the checklist says about one place of a message."""

from enum import StrEnum

import msgspec

from asyncdraft.core.draft import Pane


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

    `mark` names the finding across edits elsewhere: a hash of the rule, the words and their neighbours.
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
    mark: str = ""

    @property
    def is_absence(self) -> bool:
        return self.start == self.end
