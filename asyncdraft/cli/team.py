"""`asyncdraft team`: its people, and what is wrong with its file."""

import argparse
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.people import Person


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="show|check", required=True)
    actions.add_parser("show", help="who is where, and what each does now")
    actions.add_parser(
        "check", help="what is wrong with team.toml, checks and words: file, line, what was expected"
    )


def run(options: argparse.Namespace, context: Context) -> int:
    return {"show": _show, "check": _check}[options.action](context)


def _show(context: Context) -> int:
    team = context.team
    print(f"{styled(team.name or 'Team', 'bold')}  {styled(str(context.team_dir), 'faint')}")
    rows = [_row(person, context) for person in team.people]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def _row(person: "Person", context: Context) -> tuple[str, ...]:
    from asyncdraft.core.when.writing import short
    from asyncdraft.core.when.zones import city_of

    you = " (you)" if person.id == context.team.me else ""
    now = context.library.calendar(person, context.now).now_line(context.now)
    return (
        person.id,
        f"{person.name}{you}",
        f"{short(context.now, person.zone)} ({city_of(person.zone)})",
        now,
    )


def _check(context: Context) -> int:
    from asyncdraft.core.when.holidays import split_code

    problems = [problem.message for problem in context.load_team().problems]
    for person in context.load_team().team.people:
        try:
            if person.holidays:
                split_code(person.holidays)
        except ValueError as error:
            problems.append(f"team.toml, people.{person.id}.holidays: {error}")
    problems += map(str, context.checks.problems)
    for problem in problems:
        print(problem)
    if not problems:
        people, rules = len(context.load_team().team.people), len(context.checks.rules)
        own = f" and {rules} phrase {'rule' if rules == 1 else 'rules'}" if rules else ""
        print(f"{people} {'person' if people == 1 else 'people'}{own}, nothing wrong.")
    return 1 if problems else 0
