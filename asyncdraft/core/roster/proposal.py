"""What an import would do to the roster: who is added, who changes and how, who is there already."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from asyncdraft.core.hours import spoken_week, week_text
from asyncdraft.core.people import Person, Week, name_in_order
from asyncdraft.core.roster.duplicates import differ
from asyncdraft.core.roster.entry import Entry
from asyncdraft.core.roster.handles import HANDLES, handle
from asyncdraft.core.roster.ids import identified
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.core.when.cities import Cities, Place, key
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.zones import is_zone

Kind = Literal["added", "changed", "same", "unusable"]

FIELDS = {
    "name": say_of("a person's", "name"),
    "zone": say_of("a person's", "zone"),
    "hours": say_of("a person's", "hours"),
    "holidays": say_of("a person's", "holidays"),
    "email": say_of("a person's", "address"),
    "slack": say("Slack id"),
    "github": say("GitHub name"),
}
"""What an import may change, by what people call it."""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """`person` is who the roster would have, None for an entry of no use. `reason` is a sentence why, or what
    is left out of a person who is of use. `changes` are in words ("zone Asia/Tokyo, was Europe/Paris").
    """

    line: int
    called: str
    person: Person | None = None
    before: Person | None = None
    changes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def kind(self) -> Kind:
        if self.person is None:
            return "unusable"
        if self.before is None:
            return "added"
        return "changed" if self.changes else "same"


class Unusable(Exception):  # noqa: N818 - it becomes a row of the preview
    """Why nothing can be made of an entry, in a sentence."""


def propose(
    entries: Iterable[Entry], people: Sequence[Person], cities: Cities, taken: Iterable[str] = ()
) -> tuple[Proposal, ...]:
    """One for each person, in the order of the file; several entries of one person become one.

    `taken` are ids that must not be given besides those of `people`.
    """
    planner = _Planner(people, cities, taken)
    for entry in entries:
        planner.take(replace(entry, name=name_in_order(entry.name)))
    return tuple(planner.proposals)


class _Planner:
    """The roster as it would be after each entry."""

    def __init__(self, people: Sequence[Person], cities: Cities, taken: Iterable[str]) -> None:
        self.proposals: list[Proposal] = []
        self._before = {person.id: person for person in people}
        self._ids = {*self._before, *taken}
        self._cities = cities
        self._people: dict[str, Person] = {}
        self._by_handle: dict[tuple[str, str], str] = {}
        self._by_name: dict[str, list[str]] = {}
        self._places: dict[str, int] = {}
        for person in people:
            self._keep(person)

    def take(self, entry: Entry) -> None:
        try:
            person, reason = self._person(entry)
        except Unusable as error:
            self.proposals.append(Proposal(line=entry.line, called=entry.called, reason=str(error)))
            return
        self._keep(person)
        before = self._before.get(person.id)
        proposal = Proposal(
            line=entry.line,
            called=person.name,
            person=person,
            before=before,
            changes=changes(before, person) if before else (),
            reason=reason,
        )
        place = self._places.setdefault(person.id, len(self.proposals))
        if place == len(self.proposals):
            self.proposals.append(proposal)
        else:
            first = self.proposals[place]
            self.proposals[place] = replace(proposal, line=first.line, reason=first.reason or reason)

    def _keep(self, person: Person) -> None:
        self._ids.add(person.id)
        self._people[person.id] = person
        for name in HANDLES:
            if said := handle(person, name):
                self._by_handle.setdefault((name, said), person.id)
        namesakes = self._by_name.setdefault(key(person.name), [])
        if person.id not in namesakes:
            namesakes.append(person.id)

    def _person(self, entry: Entry) -> tuple[Person, str]:
        if not entry.called:
            raise Unusable(say("It has neither a name nor an address."))
        known = self._known(entry)
        name = entry.name or (known.name if known else _name_of(entry))
        place = self._place(entry)
        zone = _zone(entry) or (place.zone if place else "") or (known.zone if known else "")
        if not zone:
            raise Unusable(self._no_zone(entry, name))
        hours, reason = _hours(entry)
        holidays, unknown = _holidays(entry, place if known is None else None)
        base = known or Person(id="", name=name, zone=zone)
        person = replace(
            base,
            name=name,
            zone=zone,
            hours=hours or base.hours,
            holidays=holidays or base.holidays,
            email=entry.email or base.email,
            slack=entry.slack.lstrip("@") or base.slack,
            github=entry.github.lstrip("@") or base.github,
        )
        return identified(person, self._ids), joined(filter(None, (reason, unknown)))

    def _known(self, entry: Entry) -> Person | None:
        """Whom the entry means: by a handle, else by the name where no handle speaks against it."""
        said = Person(
            id="", name=entry.name, zone="", email=entry.email, slack=entry.slack, github=entry.github
        )
        owners = {
            name: owner for name in HANDLES if (owner := self._by_handle.get((name, handle(said, name))))
        }
        meant = dict.fromkeys(owners.values())
        if len(meant) > 1:
            whose = and_join(
                [
                    say("the {handle} is {name}’s", handle=HANDLES[name], name=self._people[owner].name)
                    for name, owner in owners.items()
                ]
            )
            raise Unusable(say("It belongs to two people: {whose}.", whose=whose))
        if meant:
            return self._people[next(iter(meant))]
        namesakes = [self._people[one] for one in self._by_name.get(key(entry.name), ())]
        alike = [person for person in namesakes if not differ(person, said)]
        return alike[0] if len(alike) == 1 else None

    def _place(self, entry: Entry) -> Place | None:
        """Of several cities of that name the most populous; a country that is not known narrows nothing."""
        for text in (entry.place, entry.place.partition(",")[0], entry.zone):
            found = self._cities.find(text) if text.strip() else ()
            if found:
                return found[0]
        return None

    def _no_zone(self, entry: Entry, name: str) -> str:
        written = entry.place or entry.zone
        if not written:
            return say("It names no city and no zone; {name} needs one of them.", name=name)
        near = and_join(list(self._cities.nearest(written.partition(",")[0]))[:2]) if entry.place else ""
        hint = say("; perhaps {at} is meant", at=near) if near else ""
        return say("“{written}” is neither a city nor a zone that we know{hint}.", written=written, hint=hint)


def changes(before: Person, after: Person) -> tuple[str, ...]:
    """In words, with what was there where something was."""
    found = []
    for field, called in FIELDS.items():
        old, new = _said(before, field), _said(after, field)
        if old != new:
            found.append(
                say("{called} {new}, was {old}", called=called, new=new, old=old)
                if old
                else say("{called} {new}", called=called, new=new)
            )
    return tuple(found)


def _said(person: Person, field: str) -> str:
    if field == "hours":
        return week_text(person.hours) if person.hours else ""
    return str(getattr(person, field))


def _name_of(entry: Entry) -> str:
    """From the address, where the file gives no name: "kenji.mori@example.com" is Kenji Mori."""
    local = entry.called.lstrip("@").partition("@")[0]
    return " ".join(
        part.capitalize() for part in local.replace("_", ".").replace("-", ".").split(".") if part
    )


def _zone(entry: Entry) -> str:
    """As written, or by the name that Windows has for it."""
    from asyncdraft.core.meetings.zone_names import known_name

    if not entry.zone:
        return ""
    return entry.zone if is_zone(entry.zone) else known_name(entry.zone) or ""


def _hours(entry: Entry) -> tuple[Week | None, str]:
    try:
        return (spoken_week(entry.hours) if entry.hours else None), ""
    except ValueError as error:
        return None, say(
            "The hours “{hours}” are left out; expected {error}.", hours=entry.hours, error=error
        )


def _holidays(entry: Entry, place: Place | None) -> tuple[str, str]:
    """Those that the file names, else for somebody new those of the city's country."""
    from asyncdraft.core.when.holidays import split_code

    code = entry.holidays.upper() or (place.country if place else "")
    try:
        country, part = split_code(code) if code else ("", None)
    except ValueError as error:
        return "", say("The holidays are left out: {error}", error=error) if entry.holidays else ""
    return f"{country}-{part}" if part else country, ""
