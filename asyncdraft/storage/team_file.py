"""Reads `team.toml`: a wrong entry is reported with its place and left out, the rest loads."""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from asyncdraft.core.focus.notation import focus_blocks
from asyncdraft.core.hours import week
from asyncdraft.core.people import Person
from asyncdraft.core.roster.handles import Shared, shared_handles
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.support.plan import Support
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say
from asyncdraft.core.when.zones import is_zone, zone_names
from asyncdraft.storage import team_values as values
from asyncdraft.storage import toml_text

T = TypeVar("T")

FILE = "team.toml"
TEAM_KEYS = ("name", "me", "people", "sla", "support", "links", "rules")
PERSON_KEYS = ("name", "zone", "hours", "holidays", "days_off", "focus", "slack", "email", "github")
SLA_KEYS = ("triage", "emergency", "asks", "exceptions", "agreed", "review")
SUPPORT_KEYS = ("service", "form", "questions", "people", "starts", "turns")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """`key` is the path with dots ("people.kenji.zone"); `message` is the whole sentence."""

    file: str
    line: int
    key: str
    expected: str
    message: str

    def __str__(self) -> str:
        return self.message


def parse(text: str) -> tuple[Team, tuple[Problem, ...]]:
    text, mark = toml_text.own_side(text)
    data, mistakes = toml_text.read(text)
    reader = _Reader(text)
    if mark:
        reader.report_merge(mark)
    for mistake in mistakes:
        reader.report_mistake(mistake)
    team = _team(reader, data)
    for shared in shared_handles(team.people):
        reader.report_shared(shared)
    return team, tuple(sorted(reader.problems, key=lambda problem: problem.line))


class _Reader:
    """Reads values one by one and collects what is wrong with them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.problems: list[Problem] = []

    @cached_property
    def _places(self) -> toml_text.Places:
        return toml_text.places(self._text)

    def report(self, path: tuple[str, ...], expected: str, consequence: str = "") -> None:
        line, key = toml_text.line_of(path, self._places), ".".join(path)
        place = say("{file}, line {line}, {key}", file=FILE, line=line, key=key)
        wrong = say("{key}: expected {error}.", key=place, error=expected)
        message = joined(filter(None, (wrong, consequence)))
        self.problems.append(Problem(file=FILE, line=line, key=key, expected=expected, message=message))

    def report_mistake(self, mistake: toml_text.Mistake) -> None:
        message = say(
            "{file}, line {line}: this is no TOML ({reason}), so it is left out. Mend the line; "
            "until then nothing is written into the file.",
            file=FILE,
            line=mistake.line,
            reason=mistake.reason,
        )
        self.problems.append(
            Problem(file=FILE, line=mistake.line, key="", expected="valid TOML", message=message)
        )

    def report_merge(self, line: int) -> None:
        message = say(
            "{file}, line {line}: a merge stopped half-way here, and the upper side of it is "
            "used. Keep one side, delete the other with the lines <<<<<<<, ======= and >>>>>>>, "
            "and save the file.",
            file=FILE,
            line=line,
        )
        self.problems.append(
            Problem(file=FILE, line=line, key="", expected="one side of a merge", message=message)
        )

    def report_shared(self, shared: Shared) -> None:
        path = ("people", shared.people[-1].id, shared.key)
        line, key = toml_text.line_of(path, self._places), ".".join(path)
        place = say("{file}, line {line}, {key}", file=FILE, line=line, key=key)
        message = say("{place}: {reason}", place=place, reason=shared.sentence)
        self.problems.append(
            Problem(file=FILE, line=line, key=key, expected="a handle of one person", message=message)
        )

    def value(
        self,
        table: Mapping[str, Any],
        path: tuple[str, ...],
        read: Callable[[object], T],
        default: T,
        consequence: str = "",
    ) -> T:
        """The value that `table` holds under the last key of `path`."""
        if path[-1] not in table:
            return default
        try:
            return read(table[path[-1]])
        except ValueError as error:
            self.report(path, str(error), consequence)
            return default

    def table(self, table: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
        def as_table(value: object) -> Mapping[str, Any]:
            if not isinstance(value, Mapping):
                raise ValueError(say("a table {example}", example=f"[{'.'.join(path)}]"))
            return value

        return self.value(table, path, as_table, {})

    def known(self, table: Mapping[str, Any], path: tuple[str, ...], keys: tuple[str, ...]) -> None:
        for key in table:
            if key not in keys:
                known = say("one of {known}", known=", ".join(keys))
                self.report((*path, key), known, say("It is passed over."))


def _team(reader: _Reader, data: Mapping[str, Any]) -> Team:
    reader.known(data, (), TEAM_KEYS)
    people_table = reader.table(data, ("people",))
    people = tuple(
        person
        for person_id in people_table
        if (person := _person(reader, person_id, reader.table(people_table, ("people", person_id))))
    )
    me = reader.value(data, ("me",), values.text, "")
    if me and me not in people_table:
        known = ", ".join(people_table) or say("the people of this file")
        reader.report(("me",), say("one of {known}", known=known))
        me = ""
    return Team(
        name=reader.value(data, ("name",), values.text, ""),
        me=me,
        people=people,
        sla=_sla(reader, reader.table(data, ("sla",))),
        support=_support(reader, reader.table(data, ("support",)), people),
        links=_each(reader, reader.table(data, ("links",)), "links", values.link),
        rules=_each(reader, reader.table(data, ("rules",)), "rules", values.grade),
    )


def _each(
    reader: _Reader, table: Mapping[str, Any], name: str, read: Callable[[object], str]
) -> dict[str, str]:
    found = {key: reader.value(table, (name, key), read, "") for key in table}
    return {key: value for key, value in found.items() if value}


def _person(reader: _Reader, person_id: str, table: Mapping[str, Any]) -> Person | None:
    path = ("people", person_id)
    reader.known(table, path, PERSON_KEYS)
    name = reader.value(table, (*path, "name"), values.named, person_id.title())
    zone = _zone(reader, table, path, name)
    if not zone:
        return None
    return Person(
        id=person_id,
        name=name,
        zone=zone,
        hours=reader.value(
            table, (*path, "hours"), week, None, say("The hours of {name} are not known.", name=name)
        ),
        holidays=reader.value(table, (*path, "holidays"), values.region, ""),
        days_off=reader.value(table, (*path, "days_off"), values.days_off, ()),
        focus=reader.value(table, (*path, "focus"), focus_blocks, ()),
        slack=reader.value(table, (*path, "slack"), values.text, ""),
        email=reader.value(table, (*path, "email"), values.text, ""),
        github=reader.value(table, (*path, "github"), values.text, ""),
    )


def _zone(reader: _Reader, table: Mapping[str, Any], path: tuple[str, ...], name: str) -> str:
    """Empty for a person who is left out: a guessed zone would be worse than none."""
    written = str(table.get("zone", ""))
    near = get_close_matches(written, zone_names(), 1) if written and not is_zone(written) else []
    hint = say("Did you mean {at}? ", at=near[0]) if near else ""
    consequence = say("{hint}{name} is left out until then.", hint=hint, name=name)
    if "zone" not in table:
        reader.report(
            (*path, "zone"), say('a zone such as "Europe/London" (continent and city)'), consequence
        )
    return reader.value(table, (*path, "zone"), values.zone_name, "", consequence)


def _sla(reader: _Reader, table: Mapping[str, Any]) -> Sla:
    channels = {
        key: reader.value(table, ("sla", key), values.promise, None) for key in table if key not in SLA_KEYS
    }
    return Sla(
        channels={key: promise for key, promise in channels.items() if isinstance(promise, Promise)},
        triage=reader.value(table, ("sla", "triage"), values.clock_times, ()),
        emergency=reader.value(table, ("sla", "emergency"), values.text, ""),
        asks=reader.value(table, ("sla", "asks"), values.texts, ()),
        exceptions=reader.value(table, ("sla", "exceptions"), values.texts, ()),
        agreed=reader.value(table, ("sla", "agreed"), values.date_value, None),
        review=reader.value(table, ("sla", "review"), values.date_value, None),
    )


def _support(reader: _Reader, table: Mapping[str, Any], people: tuple[Person, ...]) -> Support:
    path, known = ("support",), {person.id for person in people}
    nobody: tuple[str, ...] = ()
    no_turns: dict[str, str] = {}
    reader.known(table, path, SUPPORT_KEYS)
    named = reader.value(table, (*path, "people"), values.texts, nobody)
    written = reader.value(table, (*path, "turns"), values.turns, no_turns)
    turns = {
        week: person
        for key, person in written.items()
        if (week := _week(reader, key)) and _is_known(reader, (*path, "turns", key), person, known)
    }
    return Support(
        service=reader.value(table, (*path, "service"), values.text, ""),
        form=reader.value(table, (*path, "form"), values.text, ""),
        questions=reader.value(table, (*path, "questions"), values.texts, ()),
        people=tuple(person for person in named if _is_known(reader, (*path, "people"), person, known)),
        starts=reader.value(table, (*path, "starts"), values.date_value, None),
        turns=turns,
    )


def _week(reader: _Reader, key: str) -> date | None:
    path = ("support", "turns", key)
    return reader.value({key: key}, path, values.date_value, None, say("This turn is passed over."))


def _is_known(reader: _Reader, path: tuple[str, ...], person_id: str, known: set[str]) -> bool:
    if person_id not in known:
        expected = say("people of this file; {id} is none", id=person_id)
        reader.report(path, expected, say("The name is passed over."))
    return person_id in known
