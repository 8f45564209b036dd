"""`asyncdraft status`: a round of written updates, from its prompt to the page that is made of it."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, read_bytes
from asyncdraft.cli.outputs import as_json, write
from asyncdraft.cli.stored import stored
from asyncdraft.cli.targets import CHANNELS
from asyncdraft.cli.terminal import say_empty, styled

if TYPE_CHECKING:
    from asyncdraft.core.draft import Channel, Draft
    from asyncdraft.core.rounds.round import Round
    from asyncdraft.core.rounds.submissions import Submission
    from asyncdraft.core.rounds.update import Item, Update


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action",
        metavar="parse|new|list|show|add|who|remove|help|prompt|nudge|synthesis|executive|close|delete",
        required=True,
    )
    parse = actions.add_parser("parse", help="updates as parts, without keeping them")
    parse.add_argument("files", nargs="*", default=[STANDARD], help="texts, mails or folders")
    parse.add_argument("--json", action="store_true", help="one JSON object")
    new = actions.add_parser("new", help="open a round")
    new.add_argument("title", help='what it is called, such as "Week 48"')
    new.add_argument(
        "--people", nargs="+", metavar="NAME", default=(), help="who is expected, the team by default"
    )
    new.add_argument("--owner", metavar="NAME", help="who puts it together, you by default")
    new.add_argument("--opens", metavar="TIME", help="when the window opens, now by default")
    new.add_argument("--closes", metavar="TIME", help='when it closes, such as "fri 12:00"')
    new.add_argument("--least", type=int, default=0, metavar="N", help="with fewer updates, you meet instead")
    new.add_argument("--place", default="", metavar="URL", help="where updates are collected")
    new.add_argument("--prompt", default="", metavar="TEXT", help="what you want to have said besides")
    listing = actions.add_parser("list", help="rounds with who is missing")
    listing.add_argument("--all", action="store_true", help="closed ones, too")
    show = actions.add_parser("show", help="the updates in parts, the blockers, who is missing")
    add = actions.add_parser("add", help="updates: pasted, as files, or from a folder")
    who = actions.add_parser("who", help="an entry is somebody else's")
    remove = actions.add_parser("remove", help="take an entry out")
    helps = actions.add_parser("help", help="name the person who can help with a blocker")
    made = {
        "prompt": "the message that opens the round, as a draft",
        "nudge": "a reminder to those who are missing, as a draft",
        "synthesis": "one page from all updates, blockers first, as a draft",
        "executive": "the same in three bullets, as a draft",
    }
    drafts = [actions.add_parser(name, help=text) for name, text in made.items()]
    drafts[-1].add_argument("--to", nargs="+", metavar="NAME", default=(), help="who reads it")
    close = actions.add_parser("close", help="the round is done")
    delete = actions.add_parser("delete", help="forget the round")
    for action in (show, add, who, remove, helps, *drafts, close, delete):
        action.add_argument("id", help="its id, or the beginning of it")
    add.add_argument("files", nargs="*", default=[STANDARD], help="standard input by default")
    add.add_argument(
        "--from", dest="author", metavar="NAME", help="whose update it is, where it does not say"
    )
    for action in (who, remove):
        action.add_argument("entry", type=int, help="its number in `show`")
    helps.add_argument("blocker", type=int, help="its number in `show`")
    for action in (who, helps):
        action.add_argument("name")
    for action in (listing, show):
        action.add_argument("--json", action="store_true", help="JSON instead of text")
    for action in drafts:
        action.add_argument("--channel", choices=CHANNELS, help="for which channel it is written")
        action.add_argument("--out", metavar="FILE", help="write to this file")


def run(options: argparse.Namespace, context: Context) -> int:
    actions: Mapping[str, Callable[[argparse.Namespace, Context], None]] = {
        "parse": _parse,
        "new": _new,
        "list": _list,
        "show": _show,
        "add": _add,
        "who": _who,
        "remove": _remove,
        "help": _help,
        "prompt": _draft,
        "nudge": _draft,
        "synthesis": _draft,
        "executive": _draft,
        "close": _close,
        "delete": _delete,
    }
    actions[options.action](options, context)
    return 0


# --- Reading -------------------------------------------------------------------------------------------


def _parse(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rounds.round import Round, with_submissions

    found = Round()
    for _, pieces in _read_all(options.files, "", found, context):
        found = with_submissions(found, pieces)
    updates = [_update_values(found, author, context) for author in found.authors]
    if options.json:
        print(as_json({"updates": updates}))
        return
    for author in found.authors:
        _tell_update(found, author, context)


def _read_all(
    files: Sequence[str], author: str, found: "Round", context: Context
) -> "Iterator[tuple[str, tuple[Submission, ...]]]":
    """Each file with its updates; of a folder all texts and mails."""
    from asyncdraft.core.people import writers
    from asyncdraft.core.rounds.files import of_file

    people = writers(found.people, context.team.people)
    for name in _inside(files):
        data, called = read_bytes(name), "Standard input" if name == STANDARD else name
        try:
            yield name, of_file(called, data, people, context.now, context.zone, author)
        except ValueError as error:
            raise Failure(str(error)) from error


def _inside(files: Sequence[str]) -> Iterator[str]:
    from asyncdraft.core.rounds.files import SUFFIXES

    for name in files:
        folder = Path(name)
        if name != STANDARD and folder.is_dir():
            yield from sorted(str(path) for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
        else:
            yield name


def _update_values(found: "Round", author: str, context: Context) -> dict[str, Any]:
    from asyncdraft.core.rounds.update import Part

    update = found.update_of(author)
    return {
        "author": author,
        "name": context.team.name_of(author),
        **{part.value: [item.line for item in update.of(part)] for part in Part},
        "nothing": [item.line for item in update.items if item.is_none],
        "links": list(dict.fromkeys(link for item in update.items for link in item.links)),
    }


def _tell_update(found: "Round", author: str, context: Context) -> None:
    from asyncdraft.core.rounds.update import Part

    update = found.update_of(author)
    print(styled(context.team.name_of(author) or "Nobody is named", "bold"))
    for part in Part:
        _tell_part(update, part)


TITLES = {"rest": "not placed", "decision": "decision wanted"}


def _tell_part(update: "Update", part: Any) -> None:
    items: list[Item] = [item for item in update.items if item.part is part]
    if items:
        print(f"  {styled(TITLES.get(part.value, part.value), 'faint')}")
        print("\n".join(f"    - {item.line}" for item in items))


# --- Rounds --------------------------------------------------------------------------------------------


def _round(beginning: str, context: Context) -> "Round":
    from asyncdraft.core.rounds.round import with_roster

    found = stored(context.rounds, beginning, "round", "status list --all")
    return with_roster(found, context.team.people)


def _new(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rounds.round import Round

    people = [context.person_id(name) for name in options.people]
    opens = context.moment(options.opens, "--opens") if options.opens else context.now
    closes = context.moment(options.closes, "--closes") if options.closes else None
    if closes and closes <= opens:
        raise Failure("--closes should be later than the opening of the round.")
    found = Round(
        title=options.title,
        people=tuple(dict.fromkeys(people)) or tuple(person.id for person in context.team.people),
        owner=context.person_id(options.owner) if options.owner else context.writer().id,
        place=options.place,
        prompt=options.prompt,
        opens=opens,
        closes=closes,
        least=options.least,
    )
    if not 0 <= found.least <= len(found.people):
        raise Failure(f"--least should be between 0 and {len(found.people)}, the number of people expected.")
    _tell(context.rounds.save(found), context)


def _tell(found: "Round", context: Context) -> None:
    from asyncdraft.core.rounds.drafting import standing_line

    line = standing_line(found, context.team, context.now, context.style)
    print(f"{found.id}  {styled(found.title, 'bold')}  {styled(line, 'faint')}")


def _list(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rounds.round import with_roster

    people = context.team.people
    rounds = [with_roster(found, people) for found in context.rounds.list() if options.all or found.is_open]
    if options.json:
        print(as_json([_as_values(found, context) for found in rounds]))
        return
    say_empty(rounds, "No open round: `asyncdraft status new` opens one.")
    for found in rounds:
        _tell(found, context)


def _as_values(found: "Round", context: Context) -> dict[str, Any]:
    from asyncdraft.core.rounds.blockers import blockers

    return {
        "id": found.id,
        "title": found.title,
        "people": list(found.people),
        "owner": found.owner,
        "opens": found.opens.isoformat() if found.opens else None,
        "closes": found.closes.isoformat() if found.closes else None,
        "least": found.least,
        "is_open": found.is_open,
        "in": found.in_count,
        "missing": list(found.missing),
        "blockers": [
            {"who": each.author, "what": each.line, "helper": each.helper or None}
            for each in blockers(found, context.team)
        ],
        "updates": [_update_values(found, author, context) for author in found.authors],
    }


def _show(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rounds.blockers import blockers

    found = _round(options.id, context)
    if options.json:
        print(as_json(_as_values(found, context)))
        return
    _tell(found, context)
    team = context.team
    held = blockers(found, team)
    if held:
        print(f"\n{styled('Blockers', 'bold')}")
    for number, each in enumerate(held, 1):
        helper = (
            f"{team.name_of(each.helper)} can help" if each.helper else styled("nobody is named", "warning")
        )
        print(f"  {number}. {team.name_of(each.author)}: {each.line} ({helper})")
    print()
    for author in found.authors:
        _tell_update(found, author, context)
    if found.entries:
        print(f"\n{styled('Entries', 'bold')}")
    for number, entry in enumerate(found.entries, 1):
        first = next(filter(None, map(str.strip, entry.text.splitlines())), "")
        print(f"  {number}. {context.team.name_of(entry.author)}: {first}")


def _add(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.people import person_id, writers
    from asyncdraft.core.rounds.round import with_submissions

    found = _round(options.id, context)
    author = person_id((options.author or "").strip().lstrip("@"), writers(found.people, context.team.people))
    longer = found
    for name, pieces in _read_all(options.files, author, found, context):
        if any(not each.author for each in pieces):
            where = "Standard input" if name == STANDARD else name
            raise Failure(f"{where} does not say whose update it is: add --from NAME. Nothing was added.")
        longer = with_submissions(longer, pieces, "" if name == STANDARD else Path(name).name)
    if len(longer.entries) == len(found.entries):
        raise Failure("There is nothing new in it; nothing was added.")
    _tell(context.rounds.save(longer), context)


def _entry(found: "Round", number: int) -> int:
    if not 1 <= number <= len(found.entries):
        raise Failure(f"There is no entry {number}; `status show {found.id}` numbers them.")
    return number - 1


def _who(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rounds.round import with_author

    found = _round(options.id, context)
    changed = with_author(found, _entry(found, options.entry), context.person_id(options.name))
    _tell(context.rounds.save(changed), context)


def _remove(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rounds.round import without_entry

    found = _round(options.id, context)
    _tell(context.rounds.save(without_entry(found, _entry(found, options.entry))), context)


def _help(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rounds.blockers import blockers
    from asyncdraft.core.rounds.round import Helper, with_helper

    found = _round(options.id, context)
    held = blockers(found, context.team)
    if not 1 <= options.blocker <= len(held):
        raise Failure(f"There is no blocker {options.blocker}; `status show {found.id}` numbers them.")
    blocker = held[options.blocker - 1]
    helper = Helper(author=blocker.author, blocker=blocker.text, person=context.person_id(options.name))
    context.rounds.save(with_helper(found, helper))
    can, blocked = context.team.name_of(helper.person), context.team.name_of(blocker.author)
    print(f"{can} can help {blocked}: {blocker.line}")


def _close(options: argparse.Namespace, context: Context) -> None:
    _tell(context.rounds.save(replace(_round(options.id, context), closed_at=context.now)), context)


def _delete(options: argparse.Namespace, context: Context) -> None:
    found = _round(options.id, context)
    context.rounds.delete(found.id)
    print(f"{found.title} is deleted.")


# --- Drafts --------------------------------------------------------------------------------------------


def _draft(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.draft import Channel
    from asyncdraft.storage.draft_file import write as as_file

    found = _round(options.id, context)
    usual = Channel.EMAIL if options.action == "executive" else Channel.SLACK
    made = _made(options, found, Channel(options.channel or usual), context)
    write(as_file(made), options.out)


def _made(options: argparse.Namespace, found: "Round", channel: "Channel", context: Context) -> "Draft":
    from asyncdraft.core.rounds import drafting

    team, style = context.team, context.style
    if options.action == "prompt":
        return drafting.prompt(found, team, channel, style)
    if options.action == "nudge" and not found.missing:
        raise Failure("Everybody has written; nobody is left to be reminded.")
    to = [context.person_id(name) for name in getattr(options, "to", ())]
    asked = to or (found.missing if options.action == "nudge" else found.people)
    due = context.answer_due(team.readers(tuple(asked)), channel)
    if options.action == "nudge":
        return drafting.nudge(found, team, context.now, due, channel, style)
    if options.action == "executive":
        return drafting.executive(found, team, to, due, channel, style)
    return drafting.synthesis(found, team, due, channel, style)
