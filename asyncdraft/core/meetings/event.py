"""One event of a calendar file as it stands there, read but not yet placed in time."""

import re
from datetime import timedelta

import msgspec

from asyncdraft.core.meetings.components import Component, Properties
from asyncdraft.core.meetings.lines import Line, Property, split
from asyncdraft.core.meetings.meeting import Answer, Attendee, Role
from asyncdraft.core.meetings.rule import MOST_DIGITS, Rule, read_rule
from asyncdraft.core.meetings.unreadable import Unreadable
from asyncdraft.core.meetings.wall import Wall, read_length, read_wall
from asyncdraft.core.text import say

LONGEST_TITLE, LONGEST_TEXT = 300, 20_000
DAY = timedelta(days=1)
ROLES: dict[str, Role] = {
    "CHAIR": "chair",
    "OPT-PARTICIPANT": "optional",
    "NON-PARTICIPANT": "resource",
}
ANSWERS: dict[str, Answer] = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}
RESOURCES = frozenset(("ROOM", "RESOURCE"))
NOBODY = (
    "@group.calendar.google.com",
    "@resource.calendar.google.com",
    "unknownorganizer@calendar.google.com",
)
"""Addresses of calendars and rooms, which Google names where a person would stand."""

_ESCAPE = re.compile(r"\\([\\;,nN:\"])")
_BLANKS = re.compile(r"\s+")


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A series, one event, or one time of a series told apart (`instead_of` is when it would have been).

    `end` and `length` are as written, one of them or neither. `onwards` says that all later ones change, too.
    """

    line: int
    uid: str
    title: str
    start: Wall
    end: Wall | None = None
    length: timedelta | None = None
    description: str = ""
    location: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    private: bool = False
    cancelled: bool = False
    whole_days: bool = False
    sequence: int = 0
    rules: tuple[Rule, ...] = ()
    rules_out: tuple[Rule, ...] = ()
    dates: tuple[Wall, ...] = ()
    dates_out: tuple[Wall, ...] = ()
    instead_of: Wall | None = None
    onwards: bool = False


def title_of(component: Component) -> str:
    """In one line, empty for an event that has none."""
    return _BLANKS.sub(" ", _text(component.properties, "SUMMARY", LONGEST_TITLE)).strip()


class EventReader:
    """Reads the events of one calendar; who is invited again and again is read once."""

    def __init__(self) -> None:
        self._people: dict[bytes, Attendee] = {}
        self._rules: dict[str, Rule] = {}

    def read(self, component: Component) -> Event:
        """Raises Unreadable."""
        said = component.properties
        if not component.whole:
            raise Unreadable(say("is cut off where the file ends; export the calendar once more"))
        start = _start(said)
        return Event(
            line=component.line,
            uid=last(said, "UID"),
            title=title_of(component),
            start=start,
            end=_moment(said, "DTEND"),
            length=_length(said),
            description=_text(said, "DESCRIPTION", LONGEST_TEXT).strip(),
            location=_text(said, "LOCATION", LONGEST_TITLE).strip(),
            organizer=self._organizer(said),
            attendees=tuple(dict.fromkeys(self._person(each) for each in said.get("ATTENDEE", ()))),
            private=is_private(said),
            cancelled=last(said, "STATUS").upper() == "CANCELLED",
            whole_days=start.is_day or last(said, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE",
            sequence=_number(last(said, "SEQUENCE")),
            rules=self._read_rules(said, "RRULE"),
            rules_out=self._read_rules(said, "EXRULE"),
            dates=_dates(said, "RDATE"),
            dates_out=_dates(said, "EXDATE"),
            instead_of=_moment(said, "RECURRENCE-ID"),
            onwards=any(_changes_onwards(line) for line in said.get("RECURRENCE-ID", ())),
        )

    def _read_rules(self, said: Properties, name: str) -> tuple[Rule, ...]:
        written = dict.fromkeys(split(each).value.strip() for each in said.get(name, ()))
        return tuple(self._rule(rule) for rule in written if rule)

    def _rule(self, written: str) -> Rule:
        if written not in self._rules:
            self._rules[written] = read_rule(written)
        return self._rules[written]

    def _organizer(self, said: Properties) -> Attendee | None:
        written = said.get("ORGANIZER")
        person = self._person(written[-1]) if written else None
        return person if person and person.role != "resource" and (person.email or person.name) else None

    def _person(self, written: Line) -> Attendee:
        if written.rest not in self._people:
            self._people[written.rest] = _attendee(split(written))
        return self._people[written.rest]


def _attendee(written: Property) -> Attendee:
    says = written.parameters
    address = written.value.strip()
    email = address[len("mailto:") :] if address.lower().startswith("mailto:") else address
    email = email.strip().lower() if "@" in email else says.get("EMAIL", "").strip().lower()
    kind, role = says.get("CUTYPE", "").upper(), says.get("ROLE", "").upper()
    absent = kind in RESOURCES or email.endswith(NOBODY)
    return Attendee(
        name=_unescaped(says.get("CN", "")).strip(" '\""),
        email=email,
        role="resource" if absent else ROLES.get(role, "required"),
        answer=ANSWERS.get(says.get("PARTSTAT", "").upper(), "waiting"),
    )


def _start(said: Properties) -> Wall:
    start = _moment(said, "DTSTART")
    if start is None:
        raise Unreadable(say("has no start"))
    return start


def _changes_onwards(line: Line) -> bool:
    return split(line).parameters.get("RANGE", "").upper() == "THISANDFUTURE"


def _moment(said: Properties, name: str) -> Wall | None:
    written = said.get(name)
    if not written:
        return None
    _, parameters, value = split(written[-1])
    return read_wall(value, parameters.get("TZID", "")) if value.strip() else None


def _length(said: Properties) -> timedelta | None:
    written = last(said, "DURATION")
    return read_length(written) if written else None


def _dates(said: Properties, name: str) -> tuple[Wall, ...]:
    """A period counts by its start."""
    return tuple(
        read_wall(item.partition("/")[0], each.parameters.get("TZID", ""))
        for each in map(split, said.get(name, ()))
        for item in each.value.split(",")
        if item.strip()
    )


def last(said: Properties, name: str) -> str:
    """The value of a property that counts once, without blanks around it; empty where it is not said."""
    written = said.get(name)
    return split(written[-1]).value.strip() if written else ""


def is_private(said: Properties) -> bool:
    return last(said, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")


def _text(said: Properties, name: str, longest: int) -> str:
    return _unescaped(last(said, name)[:longest])


def _unescaped(written: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], written)


def _number(written: str) -> int:
    """A version; 0 for what is none, or has more digits than a calendar program counts to."""
    return int(written) if written.isdecimal() and len(written) <= MOST_DIGITS else 0
