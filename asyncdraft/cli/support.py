"""`asyncdraft support`: the form for questions, and who takes turns at triage."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.made import assignment, declare_output, deliver_made
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.support.plan import Support
    from asyncdraft.core.support.rota import Turn

WEEKS, MOST_WEEKS = 8, 104


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="rota|swap|set|form|intake", required=True)
    rota = actions.add_parser("rota", help="who is on triage, week by week, with stand-ins for days off")
    rota.add_argument(
        "--weeks", type=int, default=WEEKS, metavar="N", help=f"how many weeks, {WEEKS} by default"
    )
    rota.add_argument("--json", action="store_true", help="one JSON object")
    swap = actions.add_parser("swap", help="give a week to somebody by name")
    swap.add_argument("week", help="any day of it, such as 2026-12-07")
    swap.add_argument("name", help='who takes it; "" for whose turn it is anyway')
    change = actions.add_parser("set", help="change it in team.toml; comments and order stay")
    change.add_argument(
        "values",
        nargs="+",
        metavar="KEY=VALUE",
        help="service=payments, form=URL, people=kenji,ana, starts=2026-11-30, questions=One?; Two?",
    )
    actions.add_parser("form", help="the text of the form, as Markdown")
    intake = actions.add_parser("intake", help="the message that tells everybody of the form")
    intake.add_argument("--for", dest="readers", nargs="+", default=[], metavar="NAME", help="who reads it")
    declare_output(intake)


def run(options: argparse.Namespace, context: Context) -> int:
    actions: Mapping[str, Callable[[argparse.Namespace, Context], int]] = {
        "rota": _rota,
        "swap": _swap,
        "set": _set,
        "form": _form,
        "intake": _intake,
    }
    return actions[options.action](options, context)


def _turns(context: Context, weeks: int) -> "tuple[Turn, ...]":
    from asyncdraft.core.support.rota import rota

    if not 1 <= weeks <= MOST_WEEKS:
        raise Failure(f"--weeks should be from 1 to {MOST_WEEKS}.")
    team = context.team
    people = team.readers(team.support.people)
    if not people:
        raise Failure("Nobody takes turns yet: `asyncdraft support set people=kenji,ana` names them.")
    calendars = [context.calendar(person) for person in people]
    return rota(team.support, calendars, context.now.date(), weeks)


def _rota(options: argparse.Namespace, context: Context) -> int:
    turns = _turns(context, options.weeks)
    if options.json:
        print(as_json({"turns": [_values(turn) for turn in turns]}))
        return 0
    for turn in turns:
        print(_line(turn, context))
    return 0


def _values(turn: "Turn") -> dict[str, Any]:
    return {
        "monday": turn.monday.isoformat(),
        "person": turn.person or None,
        "days": {day.isoformat(): person for day, person in turn.days.items()},
        "missing": [day.isoformat() for day in turn.missing],
    }


def _line(turn: "Turn", context: Context) -> str:
    name = context.team.name_of(turn.person) if turn.person else styled("nobody can", "warning")
    stand_ins = [f"{day:%a}: {context.team.name_of(person)}" for day, person in turn.stand_ins.items()]
    missing = [f"{day:%a} nobody works" for day in turn.missing]
    aside = ", ".join([*stand_ins, *missing])
    return f"{turn.monday.isoformat()}  {name}{f'  ({aside})' if aside else ''}"


def _swap(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.support.rota import monday_of

    support, week = context.team.support, monday_of(_day(options.week))
    kept = {day: person for day, person in support.turns.items() if monday_of(day) != week}
    person = context.person(options.name) if options.name else None
    if person is not None and person.id not in support.people:
        raise Failure(f"{person.name} takes no turns; `asyncdraft support set people=...` adds them.")
    turns = {**kept, week: person.id} if person else kept
    _save(msgspec.structs.replace(support, turns=turns), context)
    print(f"The week of {week.isoformat()} is {person.name}’s." if person else "The week is as it falls.")
    return 0


def _set(options: argparse.Namespace, context: Context) -> int:
    support = context.team.support
    for text in options.values:
        support = _with(support, *assignment(text), context)
    _save(support, context)
    print("\n".join(f"{key} is saved." for key, _ in map(assignment, options.values)))
    return 0


def _with(support: "Support", key: str, value: str, context: Context) -> "Support":
    readers: Mapping[str, Callable[[str], object]] = {
        "service": str,
        "form": str,
        "people": lambda text: tuple(
            context.person(name.strip()).id for name in text.split(",") if name.strip()
        ),
        "starts": _day,
        "questions": lambda text: tuple(part.strip() for part in text.split(";") if part.strip()),
    }
    if key not in readers:
        raise Failure(f'There is no "{key}"; there are {", ".join(readers)}. Nothing was changed.')
    return msgspec.structs.replace(support, **{key: readers[key](value)})


def _day(text: str) -> date:
    from asyncdraft.storage.team_values import date_value

    try:
        return date_value(text)
    except ValueError as error:
        raise Failure(f'Write {error}, not "{text}". Nothing was changed.') from error


def _save(support: "Support", context: Context) -> None:
    from asyncdraft.storage.team_folder import save_support

    save_support(context.written_team(), support)


def _form(_options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.support.intake import form_text

    try:
        print(form_text(context.team))
    except ValueError as error:
        raise Failure(str(error)) from error
    return 0


def _intake(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.draft import Channel
    from asyncdraft.core.rounds.due import answer_due
    from asyncdraft.core.support.intake import intake

    team, now = context.team, context.now
    turns = _turns(context, WEEKS)
    readers = context.readers(options.readers) if options.readers else []
    writer = context.own_calendar
    asked = [context.calendar(person) for person in readers] or [
        calendar for calendar in (writer,) if calendar
    ]
    due = answer_due(writer, asked, now, team.sla, Channel.EMAIL)
    starts = max(team.support.starts or turns[0].monday, now.date() + timedelta(days=1))
    return deliver_made(
        lambda channel: intake(team, turns, readers, starts, due, channel, context.style),
        Channel.SLACK,
        options,
        context,
    )
