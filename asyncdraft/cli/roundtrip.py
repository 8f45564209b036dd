"""`asyncdraft roundtrip`: when an answer can be back."""

import argparse
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import answer_lines, text_at
from asyncdraft.cli.outputs import as_json, iso

if TYPE_CHECKING:
    from asyncdraft.core.people import Person
    from asyncdraft.core.when.roundtrip import RoundTrip
    from asyncdraft.core.when.working import Calendar
    from asyncdraft.storage.holidays import Region


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="who is to answer, by roster id or name")
    parser.add_argument("--at", metavar="TIME", help="when it is sent, now by default")
    parser.add_argument("--deadline", metavar="TIME", help="when the answer is wanted")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--jsonl", action="store_true", help="questions as JSON lines on standard input")


def run(options: argparse.Namespace, context: Context) -> int:
    if options.jsonl:
        answer_lines(lambda request: _answer(request, context))
        return 0
    if not options.name:
        raise Failure("Say who is to answer, such as `asyncdraft roundtrip kenji`.")
    writer, reader = context.writer(), context.person(options.name)
    sent_at = context.moment(options.at, "--at") if options.at else context.now
    deadline = context.moment(options.deadline, "--deadline") if options.deadline else None
    trip = _trip(context, writer, reader, sent_at, deadline)
    if options.json:
        print(as_json(_as_values(trip, reader.zone, context.zone)))
    else:
        print("\n".join(_sentences(trip, context, reader, sent_at, deadline)))
    return 0


def _trip(
    context: Context, writer: "Person", reader: "Person", sent_at: datetime, deadline: datetime | None
) -> "RoundTrip":
    from asyncdraft.core.when.roundtrip import round_trip

    calendars = [context.library.calendar(person, sent_at) for person in (writer, reader)]
    return round_trip(calendars[0], calendars[1], sent_at, deadline)


def _as_values(trip: "RoundTrip", reader_zone: str, writer_zone: str) -> dict[str, Any]:
    """Each instant on the clock of whom it concerns."""
    return {
        "first_look": iso(trip.first_look, reader_zone),
        "earliest_answer": iso(trip.earliest_answer, writer_zone),
        "with_one_question": iso(trip.with_one_question, writer_zone),
        "send_by": iso(trip.send_by, reader_zone),
        "minutes_before_deadline": trip.minutes_before_deadline,
        "lands": trip.lands,
    }


def _sentences(
    trip: "RoundTrip", context: Context, reader: "Person", sent_at: datetime, deadline: datetime | None
) -> list[str]:
    if reader.hours is None:
        return [f"The working hours of {reader.name} are not known; add them in team.toml or in the window."]
    if trip.first_look is None:
        return [f"{reader.name} has no working time in sight."]
    from asyncdraft.core.when.writing import short

    def at(moment: datetime | None, zone_name: str) -> str:
        return short(moment, zone_name, context.style) if moment else "not in sight"

    writer_zone = context.zone
    rows = [
        ("Sent", at(sent_at, writer_zone)),
        (
            f"{reader.first_name} looks",
            f"{at(trip.first_look, reader.zone)} = {at(trip.first_look, writer_zone)}",
        ),
        ("Earliest answer", at(trip.earliest_answer, writer_zone)),
        ("A missing detail", f"costs you until {at(trip.with_one_question, writer_zone)}"),
    ]
    if trip.send_by and trip.send_by > trip.first_look:
        by = f"send by {at(trip.send_by, reader.zone)} = {at(trip.send_by, writer_zone)}"
        rows.append(("To be seen that day", by))
    rows += _deadline_rows(trip)
    width = max(len(label) for label, _ in rows)
    told = [f"{label:<{width}}  {text}" for label, text in rows]
    hints = [f"{hint[:1].upper()}{hint[1:]}." for hint in _hints(context, reader, sent_at, deadline)]
    return [*told, "", *hints] if hints else told


def _hints(context: Context, reader: "Person", sent_at: datetime, deadline: datetime | None) -> list[str]:
    """What the window says too: the price of being late, a better time, another date, a clock change."""
    from asyncdraft.core.draft import Channel, Deadline
    from asyncdraft.core.when.outlook import outlook

    calendars = [context.library.calendar(person, sent_at) for person in (context.writer(), reader)]
    planned = Deadline(at=deadline, zone=context.zone)
    sla, style = context.team.sla, context.style
    return list(outlook(calendars[0], calendars[1:], sent_at, planned, sla, Channel.SLACK, style).hints)


def _deadline_rows(trip: "RoundTrip") -> list[tuple[str, str]]:
    if trip.minutes_before_deadline is None:
        return []
    from asyncdraft.core.when.writing import duration

    place = {
        "work": "in working time",
        "night": "in the night",
        "weekend": "at the weekend",
        "holiday": "on a day off",
    }
    where = place.get(trip.lands or "", "at a time not known")
    return [("The deadline", f"leaves {duration(trip.minutes_before_deadline)} and falls {where}")]


# --- JSON lines ----------------------------------------------------------------------------------------


def _answer(request: Mapping[str, Any], context: Context) -> dict[str, Any]:
    sent_at = _instant(request, "sent_at")
    deadline = _instant(request, "deadline") if request.get("deadline") is not None else None
    writer = _calendar(request, "writer", context, sent_at)
    reader = _calendar(request, "reader", context, sent_at)
    from asyncdraft.core.when.roundtrip import round_trip

    trip = round_trip(writer, reader, sent_at, deadline)
    return {
        "first_look": iso(trip.first_look, reader.person.zone),
        "reader_minutes_before_deadline": trip.minutes_before_deadline,
        "earliest_answer": iso(trip.earliest_answer, writer.person.zone),
        "earliest_answer_minutes": _elapsed(sent_at, trip.earliest_answer),
        "lands": trip.lands,
        "with_one_question": iso(trip.with_one_question, writer.person.zone),
        "send_by": iso(trip.send_by, reader.person.zone),
    }


def _elapsed(start: datetime, end: datetime | None) -> int | None:
    return round((end - start).total_seconds() / 60) if end else None


def _instant(request: Mapping[str, Any], key: str) -> datetime:
    text = text_at(request, key)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Failure(f'"{key}" should be a time with its offset, such as 2026-11-23T15:46+00:00.')
    return at


def _calendar(request: Mapping[str, Any], key: str, context: Context, sent_at: datetime) -> "Calendar":
    from asyncdraft.core.hours import week
    from asyncdraft.core.people import Person
    from asyncdraft.core.when.working import Calendar
    from asyncdraft.storage import team_values as values

    table = request.get(key)
    if not isinstance(table, Mapping):
        raise Failure(f'"{key}" should be an object with zone and hours.')
    readers = {
        "zone": values.zone_name,
        "hours": week,
        "holidays": values.region,
        "days_off": values.days_off,
    }
    found: dict[str, Any] = {}
    for name, read in readers.items():
        try:
            found |= {name: read(table[name])} if table.get(name) is not None else {}
        except ValueError as error:
            raise Failure(f'"{key}.{name}" should be {error}.') from error
    if "zone" not in found:
        raise Failure(f'"{key}.zone" should be a zone such as "Europe/London".')
    person = Person(id=key, name=str(table.get("name") or key), **found)
    region = _region(person.holidays, sent_at, context)
    return Calendar(person, region.days, region.name)


def _region(code: str, sent_at: datetime, context: Context) -> "Region":
    from asyncdraft.core.when.holidays import split_code

    try:
        if code:
            split_code(code)
    except ValueError as error:
        raise Failure(str(error)) from error
    return context.library.region(code, sent_at.year)
