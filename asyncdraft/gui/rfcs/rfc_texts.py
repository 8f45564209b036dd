"""An RFC in the words of its view."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import to_builtins

from asyncdraft.core.rfc.rfc import STATE_NAMES, Comment, Rfc, State
from asyncdraft.core.rfc.window import Window, reminders, spoken
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.threads.agenda import first_name
from asyncdraft.core.when.wording import and_join, near
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.gui.kept.kept_texts import ExpectedText, KeptText, NextText, name_of
from asyncdraft.gui.widgets.sectioned_list import Entry

PILLS = {State.OPEN: "warn", State.ACCEPTED: "ok", State.REJECTED: "bad", State.AGREED: "ok"}
STATES = {**STATE_NAMES, State.AGREED: say("fine for me")}


@dataclass(frozen=True)
class CommentText:
    """`words` is Markdown; `pill` is the tone of `state`; `can_reopen` where it was answered.

    `option` is the one it is about, of `options`.
    """

    who: str
    words: str
    state: str
    pill: str
    answer: str
    can_reopen: bool
    option: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RfcText(KeptText):
    """`options` are the rows of the table of options."""

    document: str
    options: tuple[dict[str, str], ...]
    comments: tuple[CommentText, ...]


def entries(rfcs: Sequence[Rfc]) -> list[Entry]:
    """The open ones, then under a heading those that are closed."""
    closed = [_entry(rfc) for rfc in rfcs if not rfc.is_open]
    rows = [_entry(rfc) for rfc in rfcs if rfc.is_open]
    return [*rows, *([Entry("", say("Closed")), *closed] if closed else [])]


def _entry(rfc: Rfc) -> Entry:
    silent = len(rfc.silent)
    detail = say("{silent} silent", silent=silent) if silent else say("all have commented")
    return Entry(rfc.id, rfc.title, detail, "warn" if silent and rfc.is_open else "")


def text_of(
    rfc: Rfc, team: Team, found: Window, now: datetime, style: Style = STYLE, *, is_announced: bool = False
) -> RfcText:
    return RfcText(
        title=rfc.title,
        standing=_standing(rfc, team),
        window=window_text(found, now, style),
        document=rfc.document,
        options=tuple(to_builtins(option) for option in rfc.options),
        comments=tuple(_comment(comment, rfc, team) for comment in rfc.comments),
        expected=tuple(
            ExpectedText(name_of(person, team), person not in rfc.silent, _parts_of(rfc, person))
            for person in rfc.reviewers
        ),
        following=following(rfc, team, found, now, is_announced=is_announced),
    )


def _standing(rfc: Rfc, team: Team) -> str:
    counts = {state: len(rfc.of(state)) for state in (State.OPEN, State.ACCEPTED, State.REJECTED)}
    told = joined(
        (say("{count} {state}", count=count, state=STATE_NAMES[state]) for state, count in counts.items()),
        ", ",
    )
    decides = (
        say("{name_of} decides", name_of=name_of(rfc.decider, team))
        if rfc.decider
        else say("nobody is named to decide")
    )
    decision = say(" · decided: {decision}", decision=" ".join(rfc.decision.split())) if rfc.decision else ""
    return say("Comments: {told} · {decides}{decision}", told=told, decides=decides, decision=decision)


def window_text(found: Window, now: datetime, style: Style = STYLE) -> str:
    """When it closes, the days that do not count with their names, when to remind, and what is not known."""
    if found.closes is None:
        return joined(found.notes, "\n")
    at, days = near(found.closes, now, str(now.tzinfo), style), _days(len(found.days))
    told = say("Closed {at}, {days}.", at=at, days=days)
    if found.closes > now:
        told = say("Closes {at}, {days}.", at=at, days=days)
    return joined(
        [
            told,
            *(
                say("{day} does not count: {why}.", day=spoken(each.day), why=each.why)
                for each in found.skipped
            ),
            say("Remind on {days}.", days=and_join([spoken(each.day) for each in reminders(found)])),
            *found.notes,
        ],
        "\n",
    )


def _days(count: int) -> str:
    return say_count("{count} business day", "{count} business days", count)


def _parts_of(rfc: Rfc, person: str) -> str:
    parts = [
        joined(filter(None, (each.role, each.part)), ", ") for each in rfc.reviews if each.person == person
    ]
    return joined(filter(None, parts), "; ")


def _comment(comment: Comment, rfc: Rfc, team: Team) -> CommentText:
    return CommentText(
        who=name_of(comment.author, team),
        words=comment.text,
        state=STATES[comment.state],
        pill=PILLS[comment.state],
        answer=comment.answer,
        can_reopen=comment.state is not State.OPEN,
        option=comment.option,
        options=tuple(option.name for option in rfc.options if option.name),
    )


def following(rfc: Rfc, team: Team, found: Window, now: datetime, *, is_announced: bool = False) -> NextText:
    """What comes next: a message, or the reminders while all of them lie ahead of one that is announced."""
    is_over = not rfc.is_open or (found.closes is not None and found.closes <= now)
    if is_over:
        return NextText(say("Close with a summary"), say("It tells what became of every comment."), "summary")
    if not rfc.comments and not is_announced:
        return NextText(
            say("Announce the RFC"),
            say("It tells who reads which part, and when the window closes."),
            "announce",
        )
    if not rfc.comments and _reminds_later(found, now):
        return NextText(
            say("Wait for comments"),
            say("It is announced, and nobody has commented yet. Let your calendar say when to remind."),
            "reminders",
        )
    if rfc.silent:
        people = {person.id: person for person in team.people}
        names = and_join([first_name(each, people) for each in rfc.silent])
        why = say_count(
            "{names} has not commented.", "{names} have not commented.", len(rfc.silent), names=names
        )
        return NextText(say("Remind who is silent"), why, "nudge")
    waiting = len(rfc.of(State.OPEN))
    why = (
        say_count(
            "{count} comment waits for an answer: accept or reject.",
            "{count} comments wait for an answer: accept or reject.",
            waiting,
        )
        if waiting
        else say("Everybody has commented, and every comment has its answer.")
    )
    return NextText(say("Close with a summary"), why, "summary")


def _reminds_later(found: Window, now: datetime) -> bool:
    """Whether the first day to remind on is still ahead."""
    days = reminders(found)
    return bool(days) and now.date() < days[0].day
