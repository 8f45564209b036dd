"""What a file of contacts says of people, before anything is made of it."""

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One person as the file has it; empty where it says nothing. `line` counts from 1.

    `place` is a city, with its country behind a comma where the file names one. `hours` is one line such as
    "mon-fri 09:00-17:00".
    """

    line: int
    name: str = ""
    email: str = ""
    slack: str = ""
    github: str = ""
    place: str = ""
    zone: str = ""
    hours: str = ""
    holidays: str = ""

    @property
    def called(self) -> str:
        return self.name or self.email or self.slack or self.github


class Contacts(msgspec.Struct, frozen=True):
    """`problems` are sentences about the file, `ignored` the columns that say nothing of use here."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
