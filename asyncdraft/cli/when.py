"""`asyncdraft when`: what the words mean, for everybody."""

import argparse
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import answer_lines, text_at
from asyncdraft.cli.outputs import as_json, iso
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.people import Person
    from asyncdraft.core.when.reading import Reading


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", help='such as "fri 3pm london"')
    parser.add_argument(
        "--for",
        dest="readers",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="on whose clocks; the whole team by default",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--jsonl", action="store_true", help='{"text", "ref"} a line in, {"spans"} a line out'
    )


def run(options: argparse.Namespace, context: Context) -> int:
    if options.jsonl:
        answer_lines(lambda request: _answer(request, context))
        return 0
    text = " ".join(options.text)
    if not text.strip():
        raise Failure('Say a time, such as `asyncdraft when "fri 3pm london"`.')
    answer = context.library.times.read(text, context.now)
    if options.json:
        people = [context.person(name) for name in options.readers]
        found = [
            {
                **span,
                "readers": [
                    _reader_values(person, reading.instant(context.now), context) for person in people
                ],
            }
            for span, reading in zip(_spans(answer.candidates[:1]), answer.candidates[:1], strict=True)
        ]
        print(as_json({"spans": found}))
        return 0
    if not answer.candidates:
        raise Failure(answer.problem)
    people = [context.person(name) for name in options.readers] or list(context.team.people)
    print("\n\n".join(_candidate(candidate, people, context) for candidate in answer.candidates))
    return 0


def _candidate(reading: "Reading", people: "Iterable[Person]", context: Context) -> str:
    from asyncdraft.core.when import writing

    at = reading.instant(context.now)
    if at is None:
        raise Failure(f"{reading.text} names no time that exists.")
    lead = _clock_zone(reading, context)
    lines = [
        f"{styled(writing.full(at, [lead], context.style), 'bold')}, {writing.relative(at, context.now)}"
    ]
    lines += [f"  {styled(sentence, 'faint')}" for sentence in reading.assumed]
    lines += [f"  {styled(warning.message, 'warning')}" for warning in reading.warnings]
    rows = [
        (
            person.name,
            writing.short(at, person.zone, context.style),
            _state(person, at, context),
            _before(person, at, context),
        )
        for person in people
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    lines += ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    lines += [f"  {sentence}." for sentence in _sentences(people, at, context)]
    return "\n".join(lines)


def _before(person: "Person", at: datetime, context: Context) -> str:
    """When a reader first looks, and the working time they have until then."""
    if at <= context.now or person == context.team.writer or person.hours is None:
        return ""
    from asyncdraft.core.when.landing import landing

    seen = landing(context.calendar(person), context.now, at, style=context.style)
    if not seen.minutes or not seen.first_look_text:
        return "no working time before it"
    return f"looks {seen.first_look_text}, {seen.hours_text} before it"


def _sentences(people: "Iterable[Person]", at: datetime, context: Context) -> list[str]:
    """Another date there, and clocks that are moved between now and then."""
    from asyncdraft.core.when import sentences

    zones = dict.fromkeys(person.zone for person in people)
    dates = [sentences.date_sentence(at, zone, context.zone) for zone in zones]
    said = [f"{date[:1].upper()}{date[1:]}" for date in dates if date]
    return [*said, *sentences.clock_change_sentences([context.zone, *zones], context.now, at)]


def _clock_zone(reading: "Reading", context: Context) -> str:
    from asyncdraft.core.when.zones import is_zone

    return reading.zone if reading.zone and is_zone(reading.zone) else context.zone


def _state(person: "Person", at: datetime, context: Context) -> str:
    """What the person does then, where that is not plain work."""
    state = context.library.calendar(person, at).state(at)
    words = {"work": "", "edge": "near working time", "off": "day off", "unknown": "hours not known"}
    return state.name or words.get(state.kind, state.kind)


# --- JSON ----------------------------------------------------------------------------------------------


def _answer(request: Mapping[str, Any], context: Context) -> dict[str, Any]:
    text = text_at(request, "text")
    return {"spans": _spans(context.own_library.times.scan(text, _reference(request, context)))}


def _reference(request: Mapping[str, Any], context: Context) -> datetime:
    from asyncdraft.core.when.zones import is_zone, zone

    name = text_at(request, "zone", context.zone)
    if not is_zone(name):
        raise Failure(f'"{name}" is no time zone; write one such as Europe/London.')
    if request.get("ref") is None:
        return context.now.astimezone(zone(name))
    written = text_at(request, "ref")
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        raise Failure('"ref" should be a time such as 2026-11-23T15:46.') from None
    return at.astimezone(zone(name)) if at.tzinfo else at.replace(tzinfo=zone(name))


def _reader_values(person: "Person", at: datetime | None, context: Context) -> dict[str, Any]:
    """What the time means to one reader, on their own clock."""
    if at is None:
        return {"id": person.id}
    from asyncdraft.core.when.landing import landing

    seen = landing(context.calendar(person), context.now, at)
    return {
        "id": person.id,
        "at": iso(at, person.zone),
        "lands": seen.kind,
        "name": seen.name,
        "first_look": iso(seen.first_look, person.zone),
        "minutes_before": seen.minutes,
    }


def _spans(readings: "Iterable[Reading]") -> list[dict[str, Any]]:
    from asyncdraft.core.when.reading import value_text

    return [
        {
            "start": reading.start,
            "end": reading.end,
            "text": reading.text,
            "value": value_text(reading),
            "zone": reading.zone if reading.zone_written else None,
            "alternatives": [value_text(other) for other in reading.alternatives],
            "warnings": [{"code": warning.code, "message": warning.message} for warning in reading.warnings],
            "assumed": list(reading.assumed),
        }
        for reading in readings
    ]
