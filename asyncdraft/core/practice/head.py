"""The front matter of an exercise: its values, read with what was expected instead."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, get_args

from asyncdraft.core.draft import Channel
from asyncdraft.core.hours import week
from asyncdraft.core.people import Person
from asyncdraft.core.practice.exercise import WRITER, Kind, Theme
from asyncdraft.core.practice.expectation import not_one, one_of
from asyncdraft.core.templates.template import Grade
from asyncdraft.core.text import say
from asyncdraft.core.when.zones import is_zone, zone

E = TypeVar("E", bound=StrEnum)

REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
LONGEST_MINUTES = 60
GRADES: tuple[Grade, ...] = get_args(Grade)
PERSON_KEYS = ("name", "zone", "hours", "holidays")
NOW = say("a moment on the writer’s clock such as {example}", example='"2026-11-23T15:46"')
LINKS = '{PAY: "https://tracker.example.com/PAY-{id}"}'
PERSON = '{zone: Asia/Kolkata, hours: {mon-fri: ["09:00-17:00"]}}'


class WrongValue(ValueError):  # noqa: N818 - it carries a place, and is told, not raised at programmers
    """`place` is where below the key, such as ".priya.zone"; the words are those that follow "expected"."""

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(expected)
        self.place = place


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(say("a text"))
    return value.strip()


def named(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(say("a text that is not empty"))
    return value.strip()


def minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= LONGEST_MINUTES:
        raise ValueError(say("a number of minutes from 1 to {most}", most=LONGEST_MINUTES))
    return value


def ids(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(item, str) and item.strip() for item in values):
        raise ValueError(say("an id of somebody in `people`, or a list of such ids"))
    return tuple(str(item).strip() for item in values)


def rules(value: object) -> tuple[str, ...]:
    from asyncdraft.core.checklist.catalogue import BY_ID

    values = value if isinstance(value, list) else [value]
    found = [item for item in values if isinstance(item, str) and item in BY_ID]
    if found != values:
        known = say("ids of checklist rules such as {example}", example="[ask.owner]")
        unknown = next(item for item in values if item not in found)
        raise ValueError(not_one(known, str(unknown), BY_ID))
    return tuple(found)


def grades(value: object) -> dict[str, Grade]:
    if not isinstance(value, Mapping):
        raise ValueError(
            say(
                "grades of rules such as {example}: {known}",
                example="{sync.default: off}",
                known=", ".join(GRADES),
            )
        )
    rules(list(value))
    wrong = next((rule for rule, grade in value.items() if grade not in GRADES), None)
    if wrong is not None:
        raise WrongValue(f".{wrong}", one_of(GRADES))
    return dict(value)


def links(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(
        isinstance(link, str) and link.startswith(("https://", "http://")) and "{id}" in link
        for link in value.values()
    ):
        raise ValueError(say("addresses with {place} in them such as {example}", place="{id}", example=LINKS))
    return dict(value)


def moment(value: object) -> datetime:
    """Naive: the writer's zone is another key."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        raise ValueError(NOW)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(NOW) from None


def aware(naive: datetime, zone_name: str) -> datetime:
    return naive.replace(tzinfo=zone(zone_name))


def choice(kinds: type[E]) -> Callable[[object], E]:
    def read(value: object) -> E:
        if value in list(kinds):
            return kinds(str(value))
        raise ValueError(one_of(tuple(kinds), str(value)))

    return read


def writer(value: object) -> Person:
    return _person(WRITER, value, "", "You")


def people(value: object) -> tuple[Person, ...]:
    if not isinstance(value, Mapping) or not value:
        raise ValueError(
            say("people by id such as {example}", example="{priya: {name: Priya Rao, zone: Asia/Kolkata}}")
        )
    if WRITER in value:
        raise WrongValue(f".{WRITER}", say("another id; “{id}” is who solves the exercise", id=WRITER))
    return tuple(_person(person_id, entry, f".{person_id}", "") for person_id, entry in value.items())


def _person(person_id: str, value: object, place: str, name: str) -> Person:
    if not isinstance(value, Mapping):
        raise WrongValue(place, say("entries such as {example}", example=PERSON))
    unknown = next((key for key in value if key not in PERSON_KEYS), None)
    if unknown is not None:
        raise WrongValue(f"{place}.{unknown}", not_one(one_of(PERSON_KEYS), unknown))
    if not name and "name" not in value:
        raise WrongValue(place, say("a name, as in {example}", example="{name: Priya Rao, …}"))
    return Person(
        id=person_id,
        name=_entry(value, place, "name", named) if "name" in value else name,
        zone=_entry(value, place, "zone", _zone_name),
        hours=_entry(value, place, "hours", week),
        holidays=_entry(value, place, "holidays", _region) if "holidays" in value else "",
    )


T = TypeVar("T")


def _entry(table: Mapping[str, Any], place: str, key: str, read: Callable[[object], T]) -> T:
    try:
        return read(table.get(key))
    except ValueError as error:
        raise WrongValue(f"{place}.{key}", str(error)) from None


def _zone_name(value: object) -> str:
    if not isinstance(value, str) or not is_zone(value):
        raise ValueError(say("a zone such as Europe/London (continent and city)"))
    return value


def _region(value: object) -> str:
    """Only the form: what is not known has no holidays."""
    if value and not (isinstance(value, str) and REGION.fullmatch(value)):
        raise ValueError(say("a country such as JP, or a country and its region such as GB-ENG"))
    return str(value or "")


READERS: Mapping[str, Callable[[object], Any]] = {
    "title": named,
    "theme": choice(Theme),
    "kind": choice(Kind),
    "minutes": minutes,
    "reader": ids,
    "writer": writer,
    "people": people,
    "now": moment,
    "channel": choice(Channel),
    "template": text,
    "links": links,
    "checks": grades,
    "trains": rules,
}
