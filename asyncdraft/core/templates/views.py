"""Plain views of people, times and the like, with nothing behind them: all that a template can hold."""

from datetime import date, datetime
from typing import Any

import msgspec

from asyncdraft.core.templates.template import Column
from asyncdraft.core.when import writing, zones


class PersonView(msgspec.Struct, frozen=True, kw_only=True):
    """A person; false when there is none."""

    id: str = ""
    name: str = ""
    first_name: str = ""
    zone: str = ""
    city: str = ""
    email: str = ""
    slack: str = ""
    github: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """An instant and the zone it is written in; `at` is None while nobody said when."""

    at: datetime | None = None
    zone: str = "UTC"
    typed: str = ""

    def __bool__(self) -> bool:
        return self.at is not None

    @property
    def city(self) -> str:
        return zones.city_of(self.zone)


class Day(msgspec.Struct, frozen=True, order=True):
    """A date without a time."""

    day: date

    @property
    def text(self) -> str:
        day = self.day
        return writing.date_and_year(day)


class LinkView(msgspec.Struct, frozen=True):
    url: str = ""
    label: str = ""

    def __bool__(self) -> bool:
        return bool(self.url or self.label)


class ThreadView(msgspec.Struct, frozen=True, kw_only=True):
    topic: str = ""
    strike: int = 0
    history: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.topic or self.history)


class TeamView(msgspec.Struct, frozen=True, kw_only=True):
    name: str = ""
    people: tuple[PersonView, ...] = ()


class SlaView(msgspec.Struct, frozen=True, kw_only=True):
    """`channels` maps every channel to its promise in words; those of the standard ones may be empty."""

    channels: dict[str, str]
    triage: str = ""
    emergency: str = ""

    @property
    def promises(self) -> tuple[str, ...]:
        return tuple(f"{channel}: {promise}" for channel, promise in self.channels.items() if promise)


class Rows(tuple[dict[str, Any], ...]):
    """The rows of a table field, with the columns that name their cells."""

    columns: tuple[Column, ...] = ()
