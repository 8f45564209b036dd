"""What two people have changed differently, and the state of a shared folder."""

from datetime import datetime

import msgspec

from asyncdraft.core.sync.entries import CHANGE_NAMES, Change
from asyncdraft.core.text import say


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a conflict; `at` has the writer's zone, and is None for what is not committed yet."""

    text: str
    author: str = ""
    at: datetime | None = None
    subject: str = ""


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """`key` names the entry for programs: "people.kenji.hours", "templates/handoff.md"."""

    key: str
    title: str
    mine: Version
    theirs: Version


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that somebody has changed; `detail` is its new value, and the old one if it is short."""

    title: str
    change: Change
    detail: str = ""

    def __str__(self) -> str:
        return (
            self.title
            if self.change is Change.CHANGED
            else say("{title} {value}", title=self.title, value=CHANGE_NAMES[self.change])
        )


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What one commit has changed; `at` is when it was made, of one that was pulled when it came here."""

    author: str
    at: datetime
    entries: tuple[Entry, ...]


class State(msgspec.Struct, frozen=True, kw_only=True):
    """`unsent` are own entries that the other side has not; `behind` counts commits not merged yet.

    `address` is empty for a folder that is shared with nobody.
    """

    branch: str
    address: str = ""
    unsent: tuple[Entry, ...] = ()
    behind: int = 0
    conflicts: tuple[Conflict, ...] = ()
    pulled: tuple[Changed, ...] = ()
