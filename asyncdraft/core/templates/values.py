"""The values of a template, from a draft and its team."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from asyncdraft.core.draft import PANES, Deadline, Draft
from asyncdraft.core.home import home_of
from asyncdraft.core.people import Person
from asyncdraft.core.sla import Sla
from asyncdraft.core.team import Team
from asyncdraft.core.templates.fences import closed
from asyncdraft.core.templates.shorthands import linked
from asyncdraft.core.templates.template import Column, Field, FieldType, Template
from asyncdraft.core.templates.views import (
    Day,
    LinkView,
    Moment,
    PersonView,
    Rows,
    SlaView,
    TeamView,
    ThreadView,
)
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.writing import STYLE, Style

INSTANT = re.compile(r"(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))(\[(?P<zone>[^\]]+)\])?")
LINK = re.compile(r"(?P<label>(?:.*\S)?)\s*<(?P<url>[^<>\s]+)>|\[(?P<words>[^\]]*)\]\((?P<target>[^()\s]+)\)")
ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]+")
STANDARD_CHANNELS = ("chat", "email")


NO_THREAD = ThreadView()


def values_of(
    draft: Draft,
    template: Template,
    team: Team,
    now: datetime,
    thread: ThreadView = NO_THREAD,
    style: Style = STYLE,
) -> dict[str, Any]:
    """Everything but the subject. `now` is aware."""
    return {
        **{pane.value: closed(linked(draft.text(pane).strip("\n"), team.links)) for pane in PANES},
        "readers": tuple(map(person_view, team.readers(draft.to))),
        "sender": person_view(team.writer) if team.writer else PersonView(),
        "deadline": moment(draft.deadline),
        "thread": thread,
        "team": TeamView(name=team.name, people=tuple(map(person_view, team.people))),
        "sla": sla_view(team.sla, style),
        "today": Day(now.astimezone(zones.zone(home_of(team))).date()),
        "channel": draft.channel.value,
        **{field.name: field_value(field, draft.fields, team) for field in template.fields},
    }


def person_view(person: Person) -> PersonView:
    return PersonView(
        id=person.id,
        name=person.name,
        first_name=person.first_name,
        zone=person.zone,
        city=zones.city_of(person.zone),
        email=person.email,
        slack=person.slack,
        github=person.github,
    )


def moment(deadline: Deadline) -> Moment:
    return Moment(at=deadline.at, zone=zones.or_utc(deadline.zone), typed=deadline.typed)


def sla_view(sla: Sla, style: Style = STYLE) -> SlaView:
    channels = dict.fromkeys(STANDARD_CHANNELS, "") | {
        channel: promise.text for channel, promise in sla.channels.items()
    }
    triage = all_of([writing.of_day(time, style) for time in sla.triage])
    return SlaView(channels=channels, triage=triage, emergency=sla.emergency)


def deadline_from(text: str) -> Deadline:
    """A deadline as files write it: 2026-11-24T17:00+09:00[Asia/Tokyo].

    Other words are kept as typed, without an instant.
    """
    found = INSTANT.fullmatch(text.strip())
    zone = (found["zone"] if found else None) or "UTC"
    if not found or not zones.is_zone(zone):
        return Deadline(typed=text)
    try:
        at = datetime.fromisoformat(found["time"])
    except ValueError:
        return Deadline(typed=text)
    return Deadline(typed=text, at=at.astimezone(zones.zone("UTC")), zone=zone)


def field_value(field: Field, written: Mapping[str, Any], team: Team) -> Any:
    """The value of a field as the body sees it; never an error, whatever an old draft holds."""
    raw = written.get(field.name)
    raw = field.default if raw is None else raw
    if field.type is FieldType.TABLE:
        return _rows(field, raw, team)
    return _read(field.type, raw, team)


def is_filled(field: Field, written: Mapping[str, Any]) -> bool:
    raw = written.get(field.name)
    return _has_text(field.default if raw is None else raw)


def _has_text(raw: Any) -> bool:
    if isinstance(raw, Mapping):
        return any(map(_has_text, raw.values()))
    if isinstance(raw, list | tuple):
        return any(map(_has_text, raw))
    return raw is not None and bool(str(raw).strip())


def _rows(field: Field, raw: Any, team: Team) -> Rows:
    """Rows without any content are left out."""
    rows = Rows(
        {column.name: _cell(column, row.get(column.name), team) for column in field.columns}
        for row in (raw if isinstance(raw, list | tuple) else ())
        if isinstance(row, Mapping) and _has_text(row)
    )
    rows.columns = field.columns
    return rows


def _cell(column: Column, raw: Any, team: Team) -> Any:
    kind = FieldType.LONG_TEXT if column.type is FieldType.TEXT else column.type
    return _read(kind, raw, team)


def _read(kind: FieldType, raw: Any, team: Team) -> Any:
    if kind is FieldType.PEOPLE:
        return tuple(_person(item, team) for item in _items(raw))
    if kind is FieldType.LIST:
        return tuple(linked(item, team.links) for item in _items(raw))
    if kind is FieldType.PERSON:
        return _person(_text(raw), team)
    if kind is FieldType.LONG_TEXT:
        return linked(_text(raw), team.links)
    return READERS[kind](_text(raw)) if kind in READERS else _text(raw)


def _text(raw: Any) -> str:
    return "" if raw is None else str(raw).strip()


def _items(raw: Any) -> list[str]:
    """The lines that say something."""
    lines = raw if isinstance(raw, list | tuple) else _text(raw).splitlines()
    return [text for text in map(_text, lines) if text]


def _person(text: str, team: Team) -> PersonView:
    """Somebody who is not in the roster still has the name that was typed."""
    person = team.person(text)
    if person:
        return person_view(person)
    return PersonView(id=text, name=text, first_name=text.partition(" ")[0])


def _day(text: str) -> Day | str:
    try:
        return Day(date.fromisoformat(text))
    except ValueError:
        return text


def _deadline(text: str) -> Moment | str:
    found = deadline_from(text)
    return moment(found) if found.at or not text else text


def has_address(text: str) -> bool:
    """Whether a link leads anywhere."""
    return bool(_link(text.strip()).url)


def _link(text: str) -> LinkView:
    """Words without an address stay words."""
    found = LINK.fullmatch(text)
    if found:
        return LinkView(found["url"] or found["target"], found["label"] or found["words"] or "")
    return LinkView(text) if ADDRESS.fullmatch(text) else LinkView(label=text)


READERS: Mapping[FieldType, Callable[[str], Any]] = {
    FieldType.DATE: _day,
    FieldType.DEADLINE: _deadline,
    FieldType.LINK: _link,
    FieldType.WORKING_DAYS: lambda text: (
        int(text) if text.isascii() and text.isdigit() and len(text) < 5 else text
    ),
}
