"""`asyncdraft rfc`: a written debate with a window, roles, reminders, and an answer to every comment."""

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, read_text
from asyncdraft.cli.outputs import as_json, write
from asyncdraft.cli.stored import stored
from asyncdraft.cli.targets import CHANNELS
from asyncdraft.cli.terminal import say_empty, styled

if TYPE_CHECKING:
    from asyncdraft.core.draft import Channel, Draft
    from asyncdraft.core.rfc.rfc import Option, Review, Rfc
    from asyncdraft.core.rfc.window import Window

STATES = {"accept": "accepted", "reject": "rejected", "reopen": "open"}


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action",
        metavar="window|new|list|show|options|comment|accept|reject|reopen|remind|announce|nudge|summary|close|delete",
        required=True,
    )
    window = actions.add_parser("window", help="when a feedback window closes, without keeping it")
    window.add_argument("names", nargs="*", metavar="NAME", help="who reviews, the team by default")
    new = actions.add_parser("new", help="plan an RFC")
    new.add_argument("title", help="what it is about")
    new.add_argument("--document", default="", metavar="URL", help="where it can be read and commented")
    new.add_argument("--walkthrough", default="", metavar="URL", help="a recording of at most ten minutes")
    new.add_argument("--what", default="", metavar="TEXT", help="the problem, and what is proposed")
    new.add_argument("--why", default="", metavar="TEXT", help="what happens if nothing is decided")
    new.add_argument("--decider", default="", metavar="NAME", help="who decides in the end")
    new.add_argument(
        "--reviewer",
        action="append",
        default=[],
        metavar="NAME[|ROLE[|PART]]",
        help="who reviews what; again for each",
    )
    new.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="NAME[|FOR[|AGAINST[|EFFORT]]]",
        help="again for each",
    )
    for action in (window, new):
        action.add_argument("--days", type=int, default=7, metavar="N", help="business days, 7 by default")
        action.add_argument("--opens", metavar="TIME", help="when it opens, now by default")
    listing = actions.add_parser("list", help="RFCs with their window and who is silent")
    listing.add_argument("--all", action="store_true", help="closed ones, too")
    show = actions.add_parser("show", help="window, roles, options, comments")
    options = actions.add_parser("options", help="the options with their trade-offs, as a Markdown table")
    comment = actions.add_parser("comment", help="comments, pasted or from a file")
    comment.add_argument(
        "--from", dest="author", metavar="NAME", help="whose they are, where it does not say"
    )
    comment.add_argument("--on", default="", metavar="OPTION", help="the option that they are about")
    accept = actions.add_parser("accept", help="a comment changes the proposal")
    reject = actions.add_parser("reject", help="a comment is turned down")
    reopen = actions.add_parser("reopen", help="a comment is open again")
    remind = actions.add_parser("remind", help="the days of reminding, as text or as a calendar file")
    remind.add_argument("--daily", action="store_true", help="on every day of the window")
    remind.add_argument(
        "--for", dest="whose", metavar="NAME", help="in whose zone and for whose part, you by default"
    )
    remind.add_argument("--ics", metavar="FILE", help="write a calendar file")
    drafts = [
        actions.add_parser("announce", help="the announcement, as a draft that is kept"),
        actions.add_parser("nudge", help="a reminder to those who are silent, as a draft"),
        actions.add_parser("summary", help="what became of every comment, as a draft"),
    ]
    close = actions.add_parser("close", help="the window is over")
    close.add_argument("--decision", default="", metavar="TEXT", help="what was decided")
    delete = actions.add_parser("delete", help="forget the RFC")
    for action in (show, options, comment, accept, reject, reopen, remind, *drafts, close, delete):
        action.add_argument("id", help="its id, or the beginning of it")
    comment.add_argument("file", nargs="?", default=STANDARD, help="standard input by default")
    for action in (accept, reject, reopen):
        action.add_argument("number", type=int, help="its number in `show`")
        action.add_argument("--because", default="", metavar="TEXT", help="what changes, or why not")
    for action in (window, listing, show, options, remind):
        action.add_argument("--json", action="store_true", help="JSON instead of text")
    for action in drafts:
        action.add_argument(
            "--channel", choices=CHANNELS, default="slack", help="for which channel it is written"
        )
        action.add_argument("--out", metavar="FILE", help="write to this file")


def run(options: argparse.Namespace, context: Context) -> int:
    actions: Mapping[str, Callable[[argparse.Namespace, Context], None]] = {
        "window": _tell_window,
        "new": _new,
        "list": _list,
        "show": _show,
        "options": _options,
        "comment": _comment,
        "accept": _settle,
        "reject": _settle,
        "reopen": _settle,
        "remind": _remind,
        "announce": _draft,
        "nudge": _draft,
        "summary": _draft,
        "close": _close,
        "delete": _delete,
    }
    actions[options.action](options, context)
    return 0


# --- The window ----------------------------------------------------------------------------------------


def _window(people: tuple[str, ...], opens: Any, days: int, context: Context) -> "Window":
    from asyncdraft.core.rfc.window import window

    calendars = [context.calendar(person) for person in context.team.readers(tuple(dict.fromkeys(people)))]
    try:
        return window(opens or context.now, days, calendars, context.zone)
    except ValueError as error:
        raise Failure(str(error)) from error


def _window_of(rfc: "Rfc", context: Context) -> "Window":
    return _window((*rfc.people, context.team.me), rfc.opens, rfc.days, context)


def _tell_window(options: argparse.Namespace, context: Context) -> None:
    people = [context.person(name).id for name in options.names] or [each.id for each in context.team.people]
    opens = context.moment(options.opens, "--opens") if options.opens else context.now
    found = _window((*people, context.team.me), opens, options.days, context)
    if options.json:
        print(as_json(_window_values(found)))
        return
    print("\n".join(_window_lines(found, context)))


def _window_values(found: "Window") -> dict[str, Any]:
    from asyncdraft.core.rfc.window import reminders

    return {
        "opens": found.opens.isoformat(),
        "closes": found.closes.isoformat() if found.closes else None,
        "days": [day.isoformat() for day in found.days],
        "skipped": [{"day": each.day.isoformat(), "why": each.why} for each in found.skipped],
        "reminders": [each.day.isoformat() for each in reminders(found)],
        "notes": list(found.notes),
    }


def _window_lines(found: "Window", context: Context) -> list[str]:
    from asyncdraft.core.rfc.window import reminders, spoken
    from asyncdraft.core.when.writing import full

    lines = list(found.notes)
    if found.closes:
        zones = [context.zone, *(person.zone for person in context.team.people)]
        lines = [
            f"Closes {full(found.closes, zones, context.style)}",
            f"Days that count: {', '.join(map(spoken, found.days))}",
            *(f"{spoken(each.day)} does not count: {each.why}" for each in found.skipped),
            f"Reminders: {', '.join(spoken(each.day) for each in reminders(found))}",
            *lines,
        ]
    return lines


# --- RFCs ----------------------------------------------------------------------------------------------


def _rfc(beginning: str, context: Context) -> "Rfc":
    from asyncdraft.core.rfc.rfc import with_roster

    found = stored(context.rfcs, beginning, "RFC", "rfc list --all")
    return with_roster(found, context.team.people)


def _new(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rfc.rfc import Rfc

    rfc = Rfc(
        title=options.title,
        document=options.document,
        walkthrough=options.walkthrough,
        what=options.what,
        why=options.why,
        options=tuple(map(_option, options.option)),
        reviews=tuple(_review(text, context) for text in options.reviewer),
        decider=context.person_id(options.decider),
        opens=context.moment(options.opens, "--opens") if options.opens else context.now,
        days=options.days,
    )
    _window_of(rfc, context)
    _tell(context.rfcs.save(rfc), context)


def _parts(text: str, most: int) -> list[str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > most or not parts[0]:
        raise Failure(f'"{text}" should be a name and up to {most - 1} texts, with | between them.')
    return parts + [""] * (most - len(parts))


def _option(text: str) -> "Option":
    from asyncdraft.core.rfc.rfc import Option

    name, gain, cost, effort = _parts(text, 4)
    return Option(name=name, gain=gain, cost=cost, effort=effort)


def _review(text: str, context: Context) -> "Review":
    from asyncdraft.core.rfc.rfc import Review

    person, role, part = _parts(text, 3)
    return Review(person=context.person_id(person), role=role, part=part)


def _tell(rfc: "Rfc", context: Context) -> None:
    from asyncdraft.core.rfc.window import spoken
    from asyncdraft.core.when.wording import and_join
    from asyncdraft.storage.rfcs import is_announced

    days = _window_of(rfc, context).days
    parts = [
        "closed" if not rfc.is_open else f"until {spoken(days[-1])}" if days else "no end in sight",
        "announced" if is_announced(rfc, context.drafts) else "",
        f"{len(rfc.comments)} {'comment' if len(rfc.comments) == 1 else 'comments'}",
        f"silent: {and_join([context.team.name_of(person) for person in rfc.silent])}" if rfc.silent else "",
    ]
    print(f"{rfc.id}  {styled(rfc.title, 'bold')}  {styled(' · '.join(filter(None, parts)), 'faint')}")


def _list(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rfc.rfc import with_roster

    people = context.team.people
    found = [with_roster(rfc, people) for rfc in context.rfcs.list() if options.all or rfc.is_open]
    if options.json:
        print(as_json([_as_values(rfc, context) for rfc in found]))
        return
    say_empty(found, "No open RFC: `asyncdraft rfc new` opens one.")
    for rfc in found:
        _tell(rfc, context)


def _as_values(rfc: "Rfc", context: Context) -> dict[str, Any]:
    from asyncdraft.storage.rfcs import is_announced

    return {
        **msgspec.to_builtins(rfc),
        "window": _window_values(_window_of(rfc, context)),
        "silent": list(rfc.silent),
        "is_open": rfc.is_open,
        "is_announced": is_announced(rfc, context.drafts),
    }


def _show(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rfc.reminder_file import part_of

    rfc = _rfc(options.id, context)
    if options.json:
        print(as_json(_as_values(rfc, context)))
        return
    _tell(rfc, context)
    print("\n".join(_window_lines(_window_of(rfc, context), context)))
    for review in rfc.reviews:
        print(f"  {context.team.name_of(review.person)}: {part_of(review)}")
    for number, comment in enumerate(rfc.comments, 1):
        answer = f": {comment.answer}" if comment.answer else ""
        told = styled(f"({comment.state.value}{answer})", "faint")
        about = f" on “{comment.option}”" if comment.option else ""
        print(f"  {number}. {context.team.name_of(comment.author)}{about}: {comment.line} {told}")


def _options(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rfc.table import options_table

    rfc = _rfc(options.id, context)
    if options.json:
        print(as_json([msgspec.to_builtins(option) for option in rfc.options]))
    elif rfc.options:
        print(options_table(rfc))


def _comment(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.people import person_id, writers
    from asyncdraft.core.rfc.comments import comments_from
    from asyncdraft.core.rfc.rfc import with_comments

    rfc = _rfc(options.id, context)
    people = writers(rfc.people, context.team.people)
    author = person_id((options.author or "").strip().lstrip("@"), people)
    found = comments_from(read_text(options.file), people, context.now, context.zone, author)
    if any(not comment.author for comment in found):
        raise Failure("It does not say whose comment it is: add --from NAME. Nothing was added.")
    option = _option_named(rfc, options.on)
    longer = with_comments(rfc, tuple(replace(comment, option=option) for comment in found))
    if len(longer.comments) == len(rfc.comments):
        raise Failure("There is nothing new in it; nothing was added.")
    _tell(context.rfcs.save(longer), context)


def _option_named(rfc: "Rfc", name: str) -> str:
    """Its whole name, for one that begins so."""
    named = [option.name for option in rfc.options if option.name.casefold().startswith(name.casefold())]
    if name and not named:
        raise Failure(f'There is no option "{name}"; `rfc options {rfc.id}` shows them. Nothing was added.')
    return named[0] if name else ""


def _settle(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rfc.rfc import State, settled

    rfc = _rfc(options.id, context)
    if not 1 <= options.number <= len(rfc.comments):
        raise Failure(f"There is no comment {options.number}; `rfc show {rfc.id}` numbers them.")
    try:
        changed = settled(rfc, options.number - 1, State(STATES[options.action]), options.because)
    except ValueError as error:
        raise Failure(f"{error} Add --because TEXT.") from error
    comment = context.rfcs.save(changed).comments[options.number - 1]
    print(f"{context.team.name_of(comment.author)}: {comment.line} ({comment.state.value})")


def _remind(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.rfc.reminder_file import calendar_file
    from asyncdraft.core.rfc.window import reminders, spoken

    rfc = _rfc(options.id, context)
    found = _window_of(rfc, context)
    days = reminders(found, daily=options.daily)
    if options.ics:
        whose = context.calendar(context.person(options.whose) if options.whose else context.writer())
        try:
            data = calendar_file(rfc, found, days, whose, context.now, context.style)
        except ValueError as error:
            raise Failure(str(error)) from error
        write(data, options.ics)
    elif options.json:
        print(as_json([{"day": each.day.isoformat(), "left": each.left} for each in days]))
    else:
        silent = ", ".join(map(context.team.name_of, rfc.silent)) or "nobody, all have commented"
        print("\n".join([*(f"{spoken(each.day)}: {each.words}" for each in days), f"To remind: {silent}"]))


def _close(options: argparse.Namespace, context: Context) -> None:
    rfc = _rfc(options.id, context)
    closed = replace(rfc, decision=options.decision or rfc.decision, closed_at=context.now)
    _tell(context.rfcs.save(closed), context)


def _delete(options: argparse.Namespace, context: Context) -> None:
    rfc = _rfc(options.id, context)
    context.rfcs.delete(rfc.id)
    print(f"{rfc.title} is deleted.")


# --- Drafts --------------------------------------------------------------------------------------------


def _draft(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.draft import Channel
    from asyncdraft.storage.draft_file import write as as_file

    rfc = _rfc(options.id, context)
    made = _made(options, rfc, Channel(options.channel), context)
    if options.action == "announce":
        made = _kept_announcement(made, rfc, context)
    write(as_file(made), options.out)


def _kept_announcement(made: "Draft", rfc: "Rfc", context: Context) -> "Draft":
    """In the store, as the window keeps it: once it is out both know that the RFC is announced."""
    kept = context.drafts.create(made)
    context.rfcs.save(replace(rfc, announcements=(*rfc.announcements, kept.id)))
    said = f"`asyncdraft send` says so by itself, else `asyncdraft drafts mark {kept.id} sent`"
    print(f"asyncdraft: The draft is kept, too. Once it is out, {said}.", file=sys.stderr)
    return kept


def _made(options: argparse.Namespace, rfc: "Rfc", channel: "Channel", context: Context) -> "Draft":
    from asyncdraft.core.rfc import drafting
    from asyncdraft.core.rfc.window import closes_for

    team = context.team
    if options.action == "summary":
        due = context.answer_due(team.readers(rfc.people), channel)
        return drafting.summary(rfc, team, due, channel, context.style)
    found = _window_of(rfc, context)
    if options.action == "announce":
        return drafting.announcement(rfc, team, found, channel)
    if not rfc.silent:
        raise Failure("Everybody has commented; nobody is left to be reminded.")
    silent = [context.calendar(person) for person in team.readers(rfc.silent) if person.id != team.me]
    return drafting.nudge(rfc, team, found, closes_for(found, silent), channel)
