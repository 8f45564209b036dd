"""`asyncdraft thread`: debates by their rounds, and the log of decisions."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, read_bytes, read_text
from asyncdraft.cli.outputs import as_json, write
from asyncdraft.cli.stored import stored
from asyncdraft.cli.terminal import say_empty, styled

if TYPE_CHECKING:
    from asyncdraft.core.threads.progress import Progress
    from asyncdraft.core.threads.thread import Post, Thread

STANCES = ("aligned", "misunderstood", "disagreed")
DOTS = {True: "●", False: "○"}


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="list|show|add|strike|next|ics|decide|log", required=True
    )
    listing = actions.add_parser("list", help="threads with strikes, age and whose turn it is")
    listing.add_argument("--all", action="store_true", help="closed ones, too")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    show = actions.add_parser("show", help="a thread from its first message to its decision")
    show.add_argument("--json", action="store_true", help="one JSON object")
    add = actions.add_parser("add", help="a message, a copied chat or an .eml file; --new opens a thread")
    add.add_argument("--new", metavar="TOPIC", help="open a thread of this topic with it")
    add.add_argument("--from", dest="author", metavar="NAME", help="who wrote it, you by default")
    add.add_argument("--to", nargs="+", metavar="NAME", default=(), help="who is asked, for a new thread")
    add.add_argument("--at", metavar="TIME", help="when it was written, now by default")
    add.add_argument("--link", metavar="URL", help="where the thread is")
    strike = actions.add_parser("strike", help="judge an answer, or correct the count with a reason")
    strike.add_argument("--answer", type=int, metavar="NUMBER", help="which post, the last answer by default")
    strike.add_argument("--is", dest="stance", choices=STANCES, help="how it stands to what was asked")
    strike.add_argument("--set", dest="count", type=int, metavar="COUNT", help="the right count, 0 to 3")
    strike.add_argument("--because", metavar="REASON", default="", help="why the count is another")
    following = actions.add_parser("next", help="the next message as a draft, filled from the thread")
    ics = actions.add_parser("ics", help="the invitation to the call, as a calendar file")
    ics.add_argument("--at", metavar="TIME", help="when; without it the best slots are told")
    ics.add_argument("--minutes", type=int, default=15, help="how long, 15 at most")
    ics.add_argument("--place", default="", help="where, mostly a link")
    decide = actions.add_parser("decide", help="record the decision and close the thread")
    decide.add_argument("--decision", required=True, help="what was decided, in one sentence")
    decide.add_argument("--why", required=True, help="the argument that settled it")
    decide.add_argument("--owner", required=True, metavar="NAME", help="who carries it out")
    decide.add_argument("--by", metavar="DATE", help="by when, such as 2026-12-03")
    decide.add_argument("--rejected", default="", help="what was turned down, and why")
    decide.add_argument("--revisit", default="", help="what would make you look again")
    for action in (show, strike, following, ics, decide):
        action.add_argument("id", help="its id, or the beginning of it")
    add.add_argument("id", nargs="?", help="its id, or the beginning of it; none with --new")
    add.add_argument(
        "file", nargs="?", default=STANDARD, help="a text or .eml file; standard input by default"
    )
    for action in (following, ics):
        action.add_argument("--out", metavar="FILE", help="write to this file")
    log = actions.add_parser("log", help="the decisions, found by their words")
    log.add_argument("words", nargs="*")
    log.add_argument("--into", metavar="DIR", help="write one Markdown file each into this folder")
    log.add_argument("--json", action="store_true", help="one JSON array")


def run(options: argparse.Namespace, context: Context) -> int:
    actions: Mapping[str, Callable[[argparse.Namespace, Context], None]] = {
        "list": _list,
        "show": _show,
        "add": _add,
        "strike": _strike,
        "next": _next,
        "ics": _ics,
        "decide": _decide,
        "log": _log,
    }
    actions[options.action](options, context)
    return 0


def _thread(beginning: str, context: Context) -> "Thread":
    from asyncdraft.core.threads.thread import with_roster

    found = stored(context.threads, beginning, "thread", "thread list --all")
    return with_roster(found, context.team.people)


def _progress(thread: "Thread", context: Context) -> "Progress":
    from asyncdraft.core.draft import Channel
    from asyncdraft.core.threads.progress import progress
    from asyncdraft.core.when.outlook import PROMISED_AS, USUAL_PROMISE

    team = context.team
    others = {person.id: context.calendar(person) for person in team.readers(thread.people)}
    promise = team.sla.channels.get(PROMISED_AS[Channel.SLACK], USUAL_PROMISE)
    return progress(thread, context.own_calendar, others, promise, context.now, context.style)


def _list(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.threads.thread import with_roster

    people = context.team.people
    threads = [
        with_roster(thread, people) for thread in context.threads.list() if options.all or thread.is_open
    ]
    if options.json:
        print(as_json([_as_values(thread, context) for thread in threads]))
        return
    say_empty(threads, "No open thread: `asyncdraft thread add --new` opens one.")
    for thread in threads:
        stands = _progress(thread, context)
        age = f"{stands.age} working {'day' if stands.age == 1 else 'days'}"
        about = styled(f"{_strikes(thread)} · {age} · {stands.line}", "faint")
        print(f"{thread.id}  {styled(thread.topic, 'bold')}  {about}")


def _strikes(thread: "Thread") -> str:
    dots = "".join(DOTS[place < thread.strikes] for place in range(3))
    return f"{dots} strike {thread.strikes} of 3"


def _as_values(thread: "Thread", context: Context) -> dict[str, Any]:
    stands = _progress(thread, context)
    return {
        **msgspec.to_builtins(thread),
        "strikes": thread.strikes,
        "step": stands.step.value,
        "line": stands.line,
        "due": stands.due.isoformat() if stands.due else None,
        "overdue": stands.is_overdue,
        "age": stands.age,
    }


def _show(options: argparse.Namespace, context: Context) -> None:
    thread = _thread(options.id, context)
    if options.json:
        print(as_json(_as_values(thread, context)))
        return
    from asyncdraft.core.threads.agenda import first_name
    from asyncdraft.core.when.writing import short

    people = {person.id: person for person in context.team.people}
    print(f"{styled(thread.topic, 'bold')}  {_strikes(thread)}")
    print(f"{_progress(thread, context).line}\n")
    for number, post in enumerate(thread.posts, 1):
        stance = f", {post.stance.value}" if post.kind == "reply" else ""
        head = f"{number}. {first_name(post.author, people)}, {post.kind.value}{stance}"
        print(f"{styled(head, 'bold')}  {styled(short(post.at, context.zone, context.style), 'faint')}")
        print("\n".join(f"   {line}".rstrip() for line in post.text.splitlines()))
        folded = sum(bool(line.strip(" >")) for line in post.quoted.splitlines())
        if folded:
            print(styled(f"   {folded} quoted {'line' if folded == 1 else 'lines'} folded", "faint"))
    for correction in thread.corrections:
        print(styled(f"Count set to {correction.strikes}: {correction.reason}", "faint"))
    if thread.decision:
        print(f"\n{styled(thread.decision.name, 'bold')}  {thread.decision.decision}")


def _add(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.threads.intake import with_posts
    from asyncdraft.core.threads.thread import Thread

    if options.new:
        if options.id and options.file == STANDARD:
            options.file = options.id
        people = tuple(context.person_id(name) for name in options.to)
        thread = Thread(topic=options.new, people=people)
    elif options.id:
        thread = _thread(options.id, context)
    else:
        raise Failure("Say to which thread it belongs, or open one with --new TOPIC.")
    longer = with_posts(thread, _posts(options, context))
    if len(longer.posts) == len(thread.posts):
        raise Failure("There is nothing new in it; nothing was added.")
    kept = context.threads.save(replace(longer, link=options.link or thread.link))
    print(f"{kept.id}  {kept.topic}  {_strikes(kept)}\n{_progress(kept, context).line}")


def _posts(options: argparse.Namespace, context: Context) -> "tuple[Post, ...]":
    from asyncdraft.core.threads.intake import post_from_mail, posts_from_text
    from asyncdraft.core.threads.mail import read_mail

    at = context.moment(options.at, "--at") if options.at else context.now
    if options.file.lower().endswith(".eml"):
        try:
            return (post_from_mail(read_mail(read_bytes(options.file)), context.team, at),)
        except ValueError as error:
            raise Failure(str(error)) from error
    author = context.person_id(options.author) if options.author else context.writer().id
    return posts_from_text(read_text(options.file), context.team, author, at)


def _strike(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.threads.thread import Stance, corrected, with_stance

    thread = _thread(options.id, context)
    if options.count is None and options.stance is None:
        raise Failure("Say how the answer stands with --is, or the right count with --set and --because.")
    if options.stance is not None:
        thread = with_stance(thread, _answer(thread, options.answer), Stance(options.stance))
    if options.count is not None:
        try:
            thread = corrected(thread, options.count, options.because, context.now)
        except ValueError as error:
            raise Failure(str(error)) from error
    kept = context.threads.save(thread)
    print(f"{_strikes(kept)}\n{_progress(kept, context).line}")


def _answer(thread: "Thread", number: int | None) -> int:
    answers = [place for place, post in enumerate(thread.posts) if post.kind == "reply"]
    if number is None and answers:
        return answers[-1]
    if number is None or number - 1 not in answers:
        raise Failure(f"Post {number or 1} is no answer; `thread show {thread.id}` numbers them.")
    return number - 1


def _next(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.draft import Channel
    from asyncdraft.core.threads.drafting import next_draft
    from asyncdraft.storage.draft_file import write as as_file

    thread = _thread(options.id, context)
    stands = _progress(thread, context)
    draft = next_draft(stands.step, thread, context.team, Channel.SLACK, context.style)
    if draft is None:
        raise Failure(f"No message comes next: {stands.line[:1].lower()}{stands.line[1:]}.")
    write(as_file(draft), options.out)


def _ics(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.threads.invitation import calendar_file

    thread = _thread(options.id, context)
    if not options.at:
        _tell_slots(thread, options.minutes, context)
        return
    at = context.moment(options.at, "--at")
    moved = thread.call.invited_at is not None
    call = replace(
        thread.call,
        at=at,
        minutes=options.minutes,
        place=options.place or thread.call.place,
        revision=thread.call.revision + moved,
        invited_at=context.now,
    )
    planned = replace(thread, call=call)
    try:
        data = calendar_file(planned, context.team, context.now)
    except ValueError as error:
        raise Failure(str(error)) from error
    write(data, options.out)
    context.threads.save(planned)


SLOT_DAYS = 7


def _tell_slots(thread: "Thread", minutes: int, context: Context) -> None:
    from asyncdraft.core.threads.invitation import invited
    from asyncdraft.core.when.calls import best_calls
    from asyncdraft.core.when.writing import full

    people = invited(thread, context.team)
    slots = best_calls(
        [context.calendar(person) for person in people], context.now, SLOT_DAYS, minutes, style=context.style
    )
    if not slots:
        raise Failure("Nobody's working hours are known; add them in team.toml or in the window.")
    for slot in slots:
        print(f"{full(slot.at, [person.zone for person in people], context.style)}  {slot.reason}")
    print("Choose one with --at, such as --at " + _typed(slots[0].at, context))


def _typed(at: Any, context: Context) -> str:
    from asyncdraft.core.when.zones import zone

    return f"{at.astimezone(zone(context.zone)):%Y-%m-%dT%H:%M}"


def _decide(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.threads.thread import Decision

    thread = _thread(options.id, context)
    decision = Decision(
        decided_on=context.now.date(),
        decision=options.decision,
        why=options.why,
        owner=context.person_id(options.owner),
        due=_date(options.by),
        rejected=options.rejected,
        revisit=options.revisit,
        heard=(context.team.me, *thread.people),
    )
    try:
        closed = context.threads.decide(thread, decision, context.now)
    except ValueError as error:
        raise Failure(str(error)) from error
    print(f"{closed.decision.name if closed.decision else ''}  {closed.topic}")
    print(f"Send it back with `asyncdraft thread next {closed.id}`.")


def _date(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Failure(f"--by should be a date such as 2026-12-03, not {text}.") from None


def _log(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.threads.decisions import log

    found = log(context.threads.list(), " ".join(options.words))
    if options.into:
        _export(found, Path(options.into), context)
    elif options.json:
        print(as_json([{"topic": each.topic, **msgspec.to_builtins(each.decision)} for each in found]))
    else:
        say_empty(found, "No decision is on record with these words.")
        for each in found:
            if each.decision:
                print(f"{each.decision.name}  {styled(each.topic, 'bold')}  {each.decision.decision}")


def _export(threads: "Sequence[Thread]", folder: Path, context: Context) -> None:
    from asyncdraft.core.threads.decisions import file_name, record
    from asyncdraft.storage.files import write_atomically

    for thread in threads:
        target = folder / file_name(thread)
        write_atomically(target, record(thread, context.team, context.zone))
        print(target)
