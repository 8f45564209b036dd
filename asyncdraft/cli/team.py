"""`asyncdraft team`: its people, where they come from, and what is wrong with its files."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from asyncdraft.cli import team_import, team_sync
from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.people import Person


def declare(parser: argparse.ArgumentParser) -> None:
    names = "init|show|check|add|import|merge|clone|sync|log|solve"
    actions = parser.add_subparsers(dest="action", metavar=names, required=True)
    init = actions.add_parser("init", help="a team folder with you in it")
    init.add_argument("folder", nargs="?", metavar="DIR", help="where, the team folder by default")
    init.add_argument("--name", default="", help="what the team is called, the folder's name by default")
    init.add_argument("--you", default="", metavar="NAME", help="your name")
    team_sync.declare(actions, init)
    show = actions.add_parser("show", help="who is where, what each does now, and what is to sync")
    show.add_argument("names", nargs="*", metavar="NAME", help="only these")
    show.add_argument("--json", action="store_true", help="one JSON object")
    actions.add_parser(
        "check", help="what is wrong with team.toml, checks and words: file, line, what was expected"
    )
    add = actions.add_parser("add", help="a person, by name and city")
    add.add_argument("name", help='such as "Kenji Mori"')
    add.add_argument("--city", required=True, help="city or zone, such as Tokyo or Asia/Tokyo")
    add.add_argument("--hours", default="", help='such as "mon-fri 09:00-12:00, 13:00-18:00"')
    add.add_argument("--holidays", metavar="CODE", help="JP, GB-ENG; the city's country by default")
    for handle in ("email", "slack", "github"):
        add.add_argument(f"--{handle}", default="")
    merge = actions.add_parser("merge", help="two entries of one person; without names, who may be twice")
    merge.add_argument("keep", nargs="?", metavar="KEEP", help="who stays")
    merge.add_argument("other", nargs="?", metavar="OTHER", help="whose values fill the gaps")
    team_import.declare(
        actions.add_parser("import", help="people from vCard or CSV, days off from .ics; first as a preview")
    )


def run(options: argparse.Namespace, context: Context) -> int:
    actions: Mapping[str, Callable[[argparse.Namespace, Context], int]] = {
        "init": _init,
        "show": _show,
        "check": _check,
        "add": _add,
        "import": team_import.run,
        "merge": _merge,
        "clone": team_sync.clone,
        "sync": team_sync.sync,
        "log": team_sync.log,
        "solve": team_sync.solve,
    }
    return actions[options.action](options, context)


def _init(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.storage.paths import expanded
    from asyncdraft.storage.team_file import FILE

    folder = expanded(options.folder) if options.folder else context.team_dir
    is_shared = options.git or options.remote
    if not (is_shared and (folder / FILE).exists()):
        _create(folder, options, context)
    return team_sync.share(options.remote, folder) if is_shared else 0


def _create(folder: Path, options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.people import Person
    from asyncdraft.core.roster.ids import identified
    from asyncdraft.storage import team_folder
    from asyncdraft.storage.local_user import local_user
    from asyncdraft.storage.local_zone import local_zone

    name = options.you.strip() or local_user() or "Me"
    zone = context.zone if context.asked_zone else local_zone()
    you = identified(Person(id="", name=name, zone=zone), ())
    team_folder.create(folder, options.name or folder.resolve().name, you)
    print(
        f"{folder / 'team.toml'} is made, with {you.name} in {you.zone}. "
        "Add people with `asyncdraft team add`."
    )


def _show(options: argparse.Namespace, context: Context) -> int:
    team = context.team
    people = [context.person(name) for name in options.names] or list(team.people)
    if options.json:
        print(
            as_json(
                {"name": team.name, "me": team.me, "people": [_as_values(one, context) for one in people]}
            )
        )
        return 0
    print(f"{styled(team.name or 'Team', 'bold')}  {styled(str(context.team_dir), 'faint')}")
    rows = [_row(person, context) for person in people]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
    if told := team_sync.shown(context):
        print("\n".join(("", *told)))
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


def _as_values(person: "Person", context: Context) -> dict[str, Any]:
    from asyncdraft.core.hours import week_table

    values = msgspec.to_builtins(person)
    state = context.calendar(person).state(context.now)
    return {
        **values,
        "hours": week_table(person.hours) if person.hours else None,
        "now": {"state": state.kind, "name": state.name, "until": state.until and state.until.isoformat()},
    }


def _check(_options: argparse.Namespace, context: Context) -> int:
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


def _add(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.roster.entry import Entry
    from asyncdraft.core.roster.proposal import propose
    from asyncdraft.storage import team_folder

    folder = context.written_team()
    _check_hours(options.hours)
    entry = Entry(
        line=1,
        name=options.name,
        email=options.email,
        slack=options.slack,
        github=options.github,
        **_place_or_zone(options.city),
        hours=options.hours,
        holidays=_region(options.holidays),
    )
    taken = team_folder.known_ids(folder)
    proposal = propose((entry,), context.team.people, context.library.cities, taken)[0]
    if proposal.person is None or proposal.reason:
        raise Failure(proposal.reason)
    if proposal.before is not None:
        raise Failure(f"{proposal.before.name} is in the team already, as {proposal.before.id}.")
    team_folder.save_person(folder, proposal.person)
    print(f"{proposal.person.name} is in the team as {proposal.person.id}, in {proposal.person.zone}.")
    return 0


def _place_or_zone(text: str) -> dict[str, str]:
    from asyncdraft.core.when.zones import is_zone

    return {"zone": text} if is_zone(text) else {"place": text}


def _check_hours(text: str) -> None:
    from asyncdraft.core.hours import spoken_week

    try:
        if text:
            spoken_week(text)
    except ValueError as error:
        raise Failure(f"--hours: expected {error}.") from error


def _region(code: str | None) -> str:
    from asyncdraft.core.when.holidays import split_code

    try:
        if code:
            split_code(code)
    except ValueError as error:
        raise Failure(f"--holidays: {error}") from error
    return code or ""


def _merge(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.roster.duplicates import duplicates, merged
    from asyncdraft.storage import team_folder

    if options.keep is None:
        found = duplicates(context.team.people)
        for pair in found:
            print(
                f"{pair.first.id}  {pair.second.id}  {pair.first.name} and {pair.second.name}: {pair.reason}"
            )
        if not found:
            print("Nobody seems to be in the team twice.")
        return 1 if found else 0
    if options.other is None:
        raise Failure("Name both: who stays, and whose values fill the gaps.")
    folder = context.written_team()
    kept, other = context.person(options.keep), context.person(options.other)
    if kept == other:
        raise Failure(f"{options.keep} and {options.other} are one entry already.")
    team_folder.merge_people(folder, merged(kept, other), other.id)
    print(f"{other.name} ({other.id}) is part of {kept.name} ({kept.id}) now.")
    return 0
