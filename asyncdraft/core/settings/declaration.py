"""What a setting says about itself: the window, the search, the command line and the page are made of it."""

from dataclasses import dataclass
from enum import StrEnum

from asyncdraft.core.text import say, say_of


class Section(StrEnum):
    """In the order in which they are shown; the value is the title in English."""

    LOOK = "Appearance"
    WRITING = "Writing"
    TIME = "Time and place"
    CHECKLIST = "Checklist"
    SENDING = "Sending"
    TEAM = "Team"
    BACKUP = "Backup"
    KEYS = "Shortcuts"
    HELP = "Help"


SECTION_TITLES = {
    Section.LOOK: say("Appearance"),
    Section.WRITING: say_of("settings", "Writing"),
    Section.TIME: say("Time and place"),
    Section.CHECKLIST: say("Checklist"),
    Section.SENDING: say_of("settings", "Sending"),
    Section.TEAM: say("Team"),
    Section.BACKUP: say("Backup"),
    Section.KEYS: say("Shortcuts"),
    Section.HELP: say("Help"),
}

Chosen = str | bool | None


@dataclass(frozen=True)
class Option:
    """`name` is how files and the command line write `value`."""

    value: Chosen
    name: str
    title: str


@dataclass(frozen=True)
class Choice:
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Switch:
    """On or off."""


@dataclass(frozen=True)
class Number:
    least: int
    most: int
    step: int
    unit: str = ""


@dataclass(frozen=True)
class Clock:
    """A time of day such as "17:30"; `empty` is what no time means."""

    empty: str


@dataclass(frozen=True)
class Folder:
    """A path; `empty` is what no path means."""

    empty: str


@dataclass(frozen=True)
class TemplateName:
    """One of the gallery's."""


@dataclass(frozen=True)
class Table:
    """Values by name, kept only where they differ from the usual; set elsewhere, by the action `opened_by`.

    On the command line one of them is `KEY.NAME`. `entry` says what a value has to be.
    """

    entry: str
    opened_by: str = ""


@dataclass(frozen=True)
class Listing:
    """Several entries, made and changed by the action `opened_by`, or by themselves as one works."""

    opened_by: str = ""


@dataclass(frozen=True)
class Hours:
    """Zone, working hours and holidays of the writer: they are kept in the team's file."""


Kind = Choice | Switch | Number | Clock | Folder | TemplateName | Table | Listing | Hours


@dataclass(frozen=True)
class Setting:
    """`key` is that of the file. `explanation` is what the choice changes, `applies_to` where that is seen.

    `words` are others that people may search for.
    """

    key: str
    section: Section
    title: str
    explanation: str
    kind: Kind
    applies_to: str
    words: str = ""
