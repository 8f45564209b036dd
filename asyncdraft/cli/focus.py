"""`asyncdraft focus`: protected time, what is said meanwhile, and the messages afterwards."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, read_text
from asyncdraft.cli.made import declare_output, deliver_made
from asyncdraft.cli.outputs import as_json, iso, write
from asyncdraft.cli.targets import CHANNELS
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.draft import Draft
    from asyncdraft.core.focus.blocks import Focus
    from asyncdraft.core.focus.texts import FocusPlan
    from asyncdraft.core.people import FocusBlock, Person
    from asyncdraft.core.when.working import Calendar

DAYS_SHOWN = 7


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="show|who|add|remove|status|reply|message|ics|follow-up", required=True
    )
    show = actions.add_parser("show", help="the blocks of the coming week, and what is said in the next one")
    who = actions.add_parser("who", help="who is in focus now, and until when")
    for action in (show, who):
        action.add_argument("--json", action="store_true", help="one JSON object")
    show.add_argument("name", nargs="?", help="whose, yours by default")
    add = actions.add_parser("add", help="a block of yours, every week or once")
    add.add_argument("block", help='such as "tue-thu 09:00-11:00 spec" or "2026-11-27 13:00-16:00 review"')
    remove = actions.add_parser("remove", help="take one of your blocks out")
    remove.add_argument("number", type=int, help="its number in `show`")
    actions.add_parser("status", help="the chat's status text for the present or next block")
    actions.add_parser("reply", help="the auto-reply for it")
    declare_output(actions.add_parser("message", help="both as a message"))
    ics = actions.add_parser("ics", help="your blocks as a calendar file")
    ics.add_argument("--out", metavar="FILE", help="write there instead of standard output")
    after = actions.add_parser("follow-up", help="a draft for each who wrote meanwhile")
    after.add_argument("file", nargs="?", default=STANDARD, help="what came in, pasted from a chat")
    after.add_argument(
        "--for", dest="readers", nargs="+", metavar="NAME", help="those who wrote, instead of a paste"
    )
    after.add_argument("--channel", choices=CHANNELS, default="slack", help="for which channel it is written")
    after.add_argument("--out", metavar="DIR", help="one file each into this folder")


def run(options: argparse.Namespace, context: Context) -> int:
    actions: Mapping[str, Callable[[argparse.Namespace, Context], int]] = {
        "show": _show,
        "who": _who,
        "add": _add,
        "remove": _remove,
        "status": _text,
        "reply": _text,
        "message": _message,
        "ics": _ics,
        "follow-up": _follow_up,
    }
    return actions[options.action](options, context)


# --- Looking -------------------------------------------------------------------------------------------


def _show(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.focus.blocks import focus_of_days

    person = context.person(options.name) if options.name else context.writer()
    calendar = context.calendar(person)
    today = context.now.astimezone(calendar.zone).date()
    week = focus_of_days(calendar, today, DAYS_SHOWN)
    if options.json:
        print(as_json(_values(person, calendar, week, context)))
        return 0
    for number, block in enumerate(person.focus, 1):
        print(f"{number}. {_block_text(block)}")
    if not person.focus:
        print(f"{person.name} has no focus blocks. `asyncdraft focus add` makes one.")
        return 0
    print(f"\n{styled('The next seven days', 'bold')}")
    for focus in week:
        print(f"  {_span(focus, person, context)}  {focus.block.work}".rstrip())
    if not week:
        print("  none")
    for title, text in _said(calendar, context):
        print(f"\n{styled(title, 'bold')}\n  {text}")
    return 0


def _said(calendar: "Calendar", context: Context) -> list[tuple[str, str]]:
    from asyncdraft.core.focus.texts import NO_EMERGENCY, auto_reply, late_sentence, status_text

    found = _plan(calendar, context)
    if found is None:
        return []
    zone, sla, style = calendar.person.zone, context.team.sla, context.style
    if not sla.emergency.strip():
        return [("Still to be said", NO_EMERGENCY)]
    late = late_sentence(found)
    return [
        ("Status text", status_text(found, zone, sla, style)),
        ("Auto-reply", auto_reply(found, zone, sla, style)),
        *([("Too long", late)] if late else []),
    ]


def _plan(calendar: "Calendar", context: Context) -> "FocusPlan | None":
    from asyncdraft.core.focus.blocks import coming
    from asyncdraft.core.focus.texts import plan

    focus = coming(calendar, context.now)
    return plan(calendar, focus, context.team.sla) if focus else None


def _own_plan(context: Context) -> "tuple[Calendar, FocusPlan]":
    calendar = context.calendar(context.writer())
    found = _plan(calendar, context)
    if found is None:
        raise Failure(
            'There is no focus block to come. Add one: asyncdraft focus add "tue-thu 09:00-11:00 spec".'
        )
    return calendar, found


def _span(focus: "Focus", person: "Person", context: Context) -> str:
    from asyncdraft.core.when import writing, zones

    day, style = writing.day(focus.starts, person.zone), context.style
    clocks = [writing.clock(at, person.zone, style) for at in (focus.starts, focus.ends)]
    return f"{day}, {clocks[0]} to {clocks[1]} {zones.abbreviation(focus.ends, person.zone)}"


def _block_text(block: "FocusBlock") -> str:
    from asyncdraft.core.focus.notation import focus_value

    return focus_value(block)


def _values(person: "Person", calendar: "Calendar", week: "list[Focus]", context: Context) -> dict[str, Any]:
    from asyncdraft.core.focus.texts import auto_reply, late_sentence, status_text

    found, zone, sla = _plan(calendar, context), person.zone, context.team.sla
    is_sayable = found is not None and bool(sla.emergency.strip())
    return {
        "person": person.id,
        "zone": zone,
        "blocks": [_block_text(block) for block in person.focus],
        "week": [_focus_values(focus, zone) for focus in week],
        "next": _focus_values(found.focus, zone) if found else None,
        "in_focus": bool(found and found.focus.holds(context.now)),
        "reads": iso(found.reads, zone) if found else None,
        "answers": iso(found.answers, zone) if found else None,
        "late": late_sentence(found) or None if found else None,
        "status": status_text(found, zone, sla, context.style) if found and is_sayable else None,
        "reply": auto_reply(found, zone, sla, context.style) if found and is_sayable else None,
        "emergency": sla.emergency or None,
    }


def _focus_values(focus: "Focus", zone: str) -> dict[str, Any]:
    return {"starts": iso(focus.starts, zone), "ends": iso(focus.ends, zone), "work": focus.block.work}


def _who(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.focus.blocks import in_focus
    from asyncdraft.core.when.writing import short

    found = in_focus([context.calendar(person) for person in context.team.people], context.now)
    if options.json:
        people = [
            {"person": calendar.person.id, **_focus_values(focus, calendar.person.zone)}
            for calendar, focus in found
        ]
        print(as_json({"people": people}))
        return 0
    for calendar, focus in found:
        person = calendar.person
        until = short(focus.ends, person.zone, context.style)
        print(f"{person.name}  until {until}  {focus.block.work}".rstrip())
    if not found:
        print("Nobody is in focus now.")
    return 0


# --- Blocks --------------------------------------------------------------------------------------------


def _add(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.focus.notation import focus_block

    try:
        block = focus_block(options.block)
    except ValueError as error:
        raise Failure(f'Write {error}, not "{options.block}".') from error
    _save((*context.writer().focus, block), context)
    print(f"{_block_text(block)} is saved.")
    return 0


def _remove(options: argparse.Namespace, context: Context) -> int:
    blocks = list(context.writer().focus)
    if not 1 <= options.number <= len(blocks):
        raise Failure(f"There is no block {options.number}; `asyncdraft focus show` numbers them.")
    removed = blocks.pop(options.number - 1)
    _save(tuple(blocks), context)
    print(f"{_block_text(removed)} is removed.")
    return 0


def _save(blocks: "tuple[FocusBlock, ...]", context: Context) -> None:
    from asyncdraft.storage.team_folder import save_person

    save_person(context.written_team(), msgspec.structs.replace(context.writer(), focus=blocks))


# --- Texts ---------------------------------------------------------------------------------------------


def _text(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.focus.texts import auto_reply, status_text

    calendar, found = _own_plan(context)
    make = {"status": status_text, "reply": auto_reply}[options.action]
    try:
        print(make(found, calendar.person.zone, context.team.sla, context.style))
    except ValueError as error:
        raise Failure(str(error)) from error
    return 0


def _message(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.draft import Channel
    from asyncdraft.core.focus.texts import status_draft

    calendar, found = _own_plan(context)
    zone, sla = calendar.person.zone, context.team.sla
    return deliver_made(
        lambda channel: status_draft(found, zone, sla, (), channel, context.style),
        Channel.SLACK,
        options,
        context,
    )


def _ics(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.focus.calendar_file import calendar_file

    calendar = context.calendar(context.writer())
    path = context.team.sla.emergency.strip()
    try:
        data = calendar_file(calendar, context.now, f"Emergencies, at any hour: {path}." if path else "")
    except ValueError as error:
        raise Failure(str(error)) from error
    write(data, options.out)
    return 0


def _follow_up(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.storage.draft_file import write as as_file

    drafts = _follow_ups(options, context)
    if options.out is None and len(drafts) > 1:
        raise Failure(f"{len(drafts)} people wrote: say with --out which folder their drafts go into.")
    for draft in drafts:
        name = f"follow-up-{quote(draft.to[0], safe='')}.md"
        path = Path(options.out) / name if options.out else None
        if path is not None and path.exists():
            raise Failure(f"{path} is there already and stays as it is. Choose another folder.")
        write(as_file(draft), str(path) if path else None)
        if path is not None:
            print(path)
    return 0


def _follow_ups(options: argparse.Namespace, context: Context) -> "list[Draft]":
    from asyncdraft.core.draft import Channel
    from asyncdraft.core.focus.blocks import current, latest
    from asyncdraft.core.focus.follow_ups import Waiting, follow_up, inbox
    from asyncdraft.core.focus.texts import plan

    team, now, calendar = context.team, context.now, context.calendar(context.writer())
    if options.readers:
        waiting = tuple(Waiting(person=person.id) for person in context.readers(options.readers))
    else:
        found = inbox(read_text(options.file), team, now)
        if found.strangers:
            names = " and ".join(found.strangers)
            raise Failure(f"The team does not know {names}. Add them, or name those who wrote with --for.")
        waiting = found.waiting
    if not waiting:
        raise Failure("Nobody but you wrote in it. Paste what came in, with the names, or use --for NAME.")
    focus = current(calendar, now) or latest(calendar, now)
    planned = plan(calendar, focus, team.sla) if focus else None
    try:
        return [
            follow_up(each, team, calendar, planned, now, Channel(options.channel), context.style)
            for each in waiting
        ]
    except ValueError as error:
        raise Failure(str(error)) from error
