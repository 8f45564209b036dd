"""`asyncdraft team import`: contacts and days off, as a preview until `--write` says otherwise."""

import argparse
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import read_bytes
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asyncdraft.core.roster.proposal import Proposal

STYLES = {"added": "good", "changed": "warning", "same": "faint", "unusable": "error"}
SAYS = {"added": "add", "changed": "change", "same": "same", "unusable": "leave out"}


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a .vcf, .csv or .ics file; - for standard input")
    parser.add_argument(
        "--for", dest="person", metavar="NAME", help="whose days off an .ics has; you by default"
    )
    parser.add_argument("--write", action="store_true", help="change the team, too")
    parser.add_argument("--json", action="store_true", help="the preview as one JSON object")


def run(options: argparse.Namespace, context: Context) -> int:
    data = read_bytes(options.file)
    is_calendar = b"BEGIN:VCALENDAR" in data[:100_000].replace(b"\0", b"").upper()
    return (_days_off if is_calendar else _people)(data, options, context)


def _people(data: bytes, options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.roster.contacts import read
    from asyncdraft.core.roster.proposal import propose
    from asyncdraft.storage import team_folder

    folder = context.written_team()
    contacts = read(options.file, data)
    if contacts.problems and not contacts.entries:
        raise Failure(" ".join(contacts.problems))
    taken = team_folder.known_ids(folder)
    proposals = propose(contacts.entries, context.team.people, context.library.cities, taken)
    _print_json(proposals, contacts.problems) if options.json else _print(proposals, contacts.problems)
    wanted = [each.person for each in proposals if each.person and each.kind in ("added", "changed")]
    if options.write and wanted:
        team_folder.save_people(folder, wanted)
    if not options.json:
        print(_last_line(proposals, bool(options.write)))
    return 1 if contacts.problems or any(each.kind == "unusable" for each in proposals) else 0


def _print(proposals: "Sequence[Proposal]", problems: "Sequence[str]") -> None:
    for each in proposals:
        about = "; ".join(each.changes) or (each.person.zone if each.person and not each.before else "")
        told = " ".join(filter(None, (about, each.reason)))
        kind = styled(f"{SAYS[each.kind]:<9}", STYLES[each.kind])
        print(f"{kind}  {each.called or f'line {each.line}'}  {told}".rstrip())
    for problem in problems:
        print(problem)


def _print_json(proposals: "Sequence[Proposal]", problems: "Sequence[str]") -> None:
    rows = [
        {
            "line": each.line,
            "kind": each.kind,
            "name": each.called,
            "id": each.person.id if each.person else None,
            "zone": each.person.zone if each.person else None,
            "changes": each.changes,
            "reason": each.reason,
        }
        for each in proposals
    ]
    print(as_json({"people": rows, "problems": problems}))


def _last_line(proposals: "Sequence[Proposal]", written: bool) -> str:
    from asyncdraft.core.roster.summary import summary

    said = summary(proposals)
    if any(each.kind in ("added", "changed") for each in proposals):
        return f"{said} {'The team is changed.' if written else 'Nothing is changed yet; --write does it.'}"
    return f"{said} There is nothing to change."


def _days_off(data: bytes, options: argparse.Namespace, context: Context) -> int:
    from msgspec.structs import replace

    from asyncdraft.core.meetings.calendar import File
    from asyncdraft.core.roster.absences import absences, with_days
    from asyncdraft.storage import team_folder, team_values

    folder = context.written_team()
    person = context.person(options.person) if options.person else context.writer()
    found = absences(File(options.file, data), person.zone, context.now)
    days = with_days(person.days_off, found.days)
    new = [day for day in days if day not in person.days_off]
    if options.json:
        values = [team_values.day_off_value(day) for day in new]
        print(as_json({"id": person.id, "days_off": values, "problems": found.problems}))
    else:
        for day in new:
            print(f"{day.first}{f'..{day.last}' if day.last != day.first else ''}  {day.reason}".rstrip())
        for problem in found.problems:
            print(problem)
    if options.write and new:
        team_folder.save_person(folder, replace(person, days_off=days))
    if not options.json:
        over = f" {found.passed_over} other whole-day events tell of no absence." if found.passed_over else ""
        then = " Nothing is changed yet; --write does it." if new and not options.write else ""
        print(f"{len(new)} new {'entry' if len(new) == 1 else 'entries'} for {person.name}.{over}{then}")
    return 1 if found.problems else 0
