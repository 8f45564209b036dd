"""Where a thread stands: whose turn it is, since when, until when, and the one step that comes next."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from asyncdraft.core.sla import Promise
from asyncdraft.core.text import joined, say
from asyncdraft.core.threads.thread import LAST_STRIKE, STRIKING, Kind, Post, Stance, Thread, rounds
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import and_join, near
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style


class Step(StrEnum):
    """What comes next. WAIT and HOLD ask nothing of the writer; HOLD is for a call that is still to come."""

    ASK = "ask"
    JUDGE = "judge"
    CLARIFY = "clarify"
    SYNTHESISE = "synthesise"
    INVITE = "invite"
    HOLD = "hold"
    RECORD = "record"
    SEND_BACK = "send back"
    CLOSE = "close"
    WAIT = "wait"
    NUDGE = "nudge"
    DONE = "done"


YOURS = frozenset(set(Step) - {Step.WAIT, Step.HOLD, Step.DONE})

NAMES_SHOWN = 2

NEXT_WRITING = {0: Step.CLARIFY, 1: Step.CLARIFY, 2: Step.SYNTHESISE}
"""What answers a round that did not align, by the strikes it led to."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """`line` says in a few words who has to do what; `age` counts the writer's working days since it opened.

    `due` is when the answer was promised, None where nothing is awaited or no hours are known.
    """

    step: Step
    line: str
    waiting_on: tuple[str, ...] = ()
    due: datetime | None = None
    is_overdue: bool = False
    age: int = 0

    @property
    def is_yours(self) -> bool:
        return self.step in YOURS


def progress(
    thread: Thread,
    writer: Calendar | None,
    others: Mapping[str, Calendar],
    promise: Promise,
    now: datetime,
    style: Style = STYLE,
) -> Progress:
    """`others` are the calendars of the roster's people by id; `promise` is that of the thread's channel."""
    age = _age(thread, writer, now)
    waiting = _unanswered(thread)
    step = _step(thread, waiting, now)
    if step is not Step.WAIT:
        return Progress(step=step, line=_line(step, thread, now, writer, style), age=age)
    due = _due(thread, waiting, others, promise)
    who = _who([others[person].person.first_name if person in others else person for person in waiting])
    overdue = due is not None and due < now
    zone = _zone_of_latest(waiting, others, writer)
    away = (
        say(" {zone}", zone=zones.abbreviation(due, zone))
        if due and writer and zone != writer.person.zone
        else ""
    )
    at = joined((near(due, now, zone, style), away), "") if due else ""
    line = (
        say("No answer from {who} past{when}", who=who, when=say(" {at}", at=at))
        if overdue
        else say("Waiting on {who}{when}", who=who, when=say(", {at}", at=at) if due else "")
    )
    return Progress(
        step=Step.NUDGE if overdue else Step.WAIT,
        line=line,
        waiting_on=waiting,
        due=due,
        is_overdue=overdue,
        age=age,
    )


def _who(names: Sequence[str]) -> str:
    """A line in a list has room for two. A thread may name nobody."""
    if not names:
        return say("anybody")
    return and_join(names) if len(names) <= NAMES_SHOWN else say("{count} people", count=len(names))


def _step(thread: Thread, waiting: Sequence[str], now: datetime) -> Step:
    if not thread.posts:
        return Step.ASK
    if thread.is_open:
        return _open_step(thread, waiting, now)
    return Step.DONE if thread.decision is None or _is_sent_back(thread) else Step.SEND_BACK


def _open_step(thread: Thread, waiting: Sequence[str], now: datetime) -> Step:
    answers = _latest_answers(thread)
    if any(post.stance is Stance.OPEN for post in answers):
        return Step.JUDGE
    if thread.strikes == LAST_STRIKE:
        return _call_step(thread, now)
    if any(post.stance in STRIKING for post in answers):
        return NEXT_WRITING[thread.strikes]
    return Step.CLOSE if answers and not waiting else Step.WAIT


def _call_step(thread: Thread, now: datetime) -> Step:
    call = thread.call
    if call.at is None or call.invited_at is None:
        return Step.INVITE
    return Step.HOLD if now < call.at + timedelta(minutes=call.minutes) else Step.RECORD


def _is_sent_back(thread: Thread) -> bool:
    return any(post.kind is Kind.OUTCOME for post in thread.posts)


def _latest_answers(thread: Thread) -> tuple[Post, ...]:
    """The answers to the writer's latest post, nudges aside."""
    last = next((post for post in reversed(thread.posts) if post.kind is not Kind.NUDGE), None)
    if last is None or last.kind is not Kind.REPLY:
        return ()
    return tuple(post for _, post in list(rounds(thread))[-1])


def _unanswered(thread: Thread) -> tuple[str, ...]:
    """Those who have not answered the writer's latest post; nobody once an answer calls for the next one."""
    answers = _latest_answers(thread)
    if any(post.stance in STRIKING for post in answers):
        return ()
    answered = {post.author for post in answers}
    return tuple(person for person in thread.people if person not in answered)


def _asked(thread: Thread) -> Post:
    own = [post for post in thread.posts if post.kind is not Kind.REPLY]
    return own[-1] if own else thread.posts[-1]


def _due(
    thread: Thread, waiting: Sequence[str], others: Mapping[str, Calendar], promise: Promise
) -> datetime | None:
    """The deadline that was given, but never sooner than what the team promises for those awaited."""
    asked = _asked(thread)
    promised = [answer_due(others[person], asked.at, promise) for person in waiting if person in others]
    times = [at for at in (asked.due, *promised) if at is not None]
    return max(times, default=None)


def answer_due(reader: Calendar, asked_at: datetime, promise: Promise) -> datetime | None:
    """When the promised working time of the reader is over; None without known hours."""
    if not reader.is_known:
        return None
    if promise.unit == "days":
        return _after_days(reader, asked_at, promise.amount)
    return reader.after_minutes(asked_at, promise.minutes(0))


def _after_days(reader: Calendar, asked_at: datetime, days: float) -> datetime | None:
    """The end of the n-th working day after the one on which it was first seen."""
    first = reader.next_minute(asked_at)
    if first is None:
        return None
    day = first.astimezone(reader.zone).date()
    later = reader.working_day(day, max(round(days), 1))
    if later is None:
        return None
    start = datetime(later.year, later.month, later.day, tzinfo=reader.zone)
    shifts = [
        shift
        for shift in reader.shifts(start, start + timedelta(days=1))
        if shift[0].astimezone(reader.zone).date() == later
    ]
    return shifts[-1][1] if shifts else None


def _age(thread: Thread, writer: Calendar | None, now: datetime) -> int:
    """Working days since the first post; calendar days where the writer's hours are not known."""
    if thread.opened_at is None:
        return 0
    end = min(thread.closed_at or now, now)
    if writer is None or not writer.is_known:
        return max((end - thread.opened_at).days, 0)
    opened = thread.opened_at.astimezone(writer.zone).date()
    last = end.astimezone(writer.zone).date()
    days = (opened + timedelta(days=step) for step in range(1, (last - opened).days + 1))
    return sum(writer.closed(day) is None for day in days)


def _zone_of_latest(waiting: Sequence[str], others: Mapping[str, Calendar], writer: Calendar | None) -> str:
    """A due time is told on the clock of the one who is awaited; on the writer's where there are several."""
    known = [others[person].person.zone for person in waiting if person in others]
    own = writer.person.zone if writer else "UTC"
    return known[0] if len(known) == 1 else own


def _line(step: Step, thread: Thread, now: datetime, writer: Calendar | None, style: Style) -> str:
    zone = writer.person.zone if writer else "UTC"
    call = near(thread.call.at, now, zone, style) if thread.call.at else ""
    return {
        Step.ASK: say("Not asked yet"),
        Step.JUDGE: say("Your turn: judge the answer"),
        Step.CLARIFY: say("Your turn: clarify"),
        Step.SYNTHESISE: say("Your turn: both views"),
        Step.INVITE: say("Your turn: invite to the call"),
        Step.HOLD: say("Call {call}", call=call),
        Step.RECORD: say("Your turn: record the decision"),
        Step.SEND_BACK: say("Your turn: send the outcome"),
        Step.CLOSE: say("All agree: close it"),
        Step.DONE: say("Closed"),
    }[step]
