"""What is said while somebody is in focus: the chat's status text and the answer that is sent by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.core.drafting import instant_text
from asyncdraft.core.focus.blocks import Focus
from asyncdraft.core.sla import Sla
from asyncdraft.core.text import capital, say
from asyncdraft.core.threads.progress import answer_due
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.outlook import USUAL_PROMISE
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style

LONGEST_STATUS = 100
"""What Slack takes; Teams takes 280."""
TRIAGE_DAYS = 14
NO_EMERGENCY = say(
    "The team has no emergency path yet. Say it first, such as “PagerDuty”: "
    "who protects time has to say what may break into it."
)


class FocusPlan(msgspec.Struct, frozen=True):
    """`reads` is the first triage at or after the block, `answers` when everybody who wrote meanwhile has an
    answer; None where no working time is in sight. `late_by` are the minutes by which a message at the very
    beginning of the block would miss the promise for chat.
    """

    focus: Focus
    reads: datetime | None
    answers: datetime | None
    late_by: int = 0


def plan(calendar: Calendar, focus: Focus, sla: Sla) -> FocusPlan:
    promise = sla.channels.get("chat", USUAL_PROMISE)
    reads = _first_look(calendar, focus.ends, sla)
    due = answer_due(calendar, focus.starts, promise)
    if reads is None or due is None:
        return FocusPlan(focus, reads, None)
    late = calendar.minutes(due, reads)
    return FocusPlan(focus, reads, max(reads, due), late)


def _first_look(calendar: Calendar, at: datetime, sla: Sla) -> datetime | None:
    """The first triage within working time at or after `at`; without triage the first working minute."""
    start = at.astimezone(calendar.zone).date()
    for step in range(TRIAGE_DAYS):
        day = start + timedelta(days=step)
        for time in sorted(sla.triage):
            look = datetime.combine(day, time, calendar.zone)
            if look >= at and calendar.next_minute(look) == look:
                return look
    return calendar.next_minute(at)


def status_text(found: FocusPlan, zone: str, sla: Sla, style: Style = STYLE) -> str:
    """In one line that a chat takes: what for, until when, the emergency path. Raises ValueError without one.

    Of the forms that fit, the fullest.
    """
    path = emergency(sla)
    until, work = writing.short(found.focus.ends, zone, style), found.focus.block.work
    back = _triage_that_day(found, zone, style)
    forms = [
        *((f"{capital(work)} until {until}{back}. Emergency: {path}",) if work else ()),
        *((f"{capital(work)} until {until}. Emergency: {path}",) if work else ()),
        f"In focus until {until}{back}. Emergency: {path}",
    ]
    shortest = f"In focus until {until}. Emergency: {path}"
    return next((form for form in forms if len(form) <= LONGEST_STATUS), shortest)


def _triage_that_day(found: FocusPlan, zone: str, style: Style) -> str:
    """Empty unless the first look comes later on the day of the block's end."""
    ends, reads = found.focus.ends.astimezone(zones.zone(zone)), found.reads
    if reads is None or reads <= ends or reads.astimezone(ends.tzinfo).date() != ends.date():
        return ""
    return f", triage at {writing.clock(reads, zone, style)}"


def auto_reply(found: FocusPlan, zone: str, sla: Sla, style: Style = STYLE) -> str:
    """For everybody who writes meanwhile. Raises ValueError without an emergency path."""
    path = emergency(sla)
    until = writing.full(found.focus.ends, [zone], style)
    work = f" for one piece of work: {found.focus.block.work}" if found.focus.block.work else ""
    sentences = [
        f"Thank you for your message. I am in focus until {until}{work}.",
        _promise(found, zone, style),
        "Please write everything I need in one message, with links and your deadline.",
        f"Emergencies, at any hour: {path}.",
    ]
    return " ".join(filter(None, sentences))


def _promise(found: FocusPlan, zone: str, style: Style) -> str:
    if found.reads is None:
        return ""
    ends, reads, answers = found.focus.ends, found.reads, found.answers
    at = "then" if reads == ends else f"at {_later(reads, ends, zone, style)}"
    if answers is None or answers == reads:
        return f"I read and answer messages {at}."
    return f"I read messages {at}, and you have an answer by {_later(answers, ends, zone, style)}."


def _later(at: datetime, after: datetime, zone: str, style: Style) -> str:
    """Without its date where `after`, said before it, has the same one."""
    whole = writing.full(at, [zone], style)
    if writing.day(at, zone) == writing.day(after, zone):
        return f"{whole.partition(', ')[2]} that day"
    return whole


def status_draft(
    found: FocusPlan,
    zone: str,
    sla: Sla,
    to: Sequence[str] = (),
    channel: Channel = Channel.SLACK,
    style: Style = STYLE,
) -> Draft:
    """Both as a message through the template of a focus status."""
    path, work = emergency(sla), found.focus.block.work
    reads = (
        writing.full(found.reads, [zone], style) if found.reads else "the beginning of my next working day"
    )
    what = f"This time is for one piece of work: {work}." if work else "This time is for one piece of work."
    return Draft(
        template="focus-status",
        channel=channel,
        to=tuple(to),
        what=what,
        fallback=(
            "Until then, please write everything I need in one message, and go on with what you judge best: "
            "your message says what you chose, and my answer takes it from there."
        ),
        fields={"ends": instant_text(found.focus.ends, zone), "reach": reads, "emergency": path},
    )


def emergency(sla: Sla) -> str:
    """The one path, as the end of a sentence. Raises ValueError where the team has none."""
    path = sla.emergency.strip().rstrip(".")
    if not path:
        raise ValueError(NO_EMERGENCY)
    return path


def late_sentence(found: FocusPlan) -> str:
    """Empty where the block keeps the promise for chat."""
    if not found.late_by:
        return ""
    return say(
        "Who writes as it begins waits {duration} longer than you promise for chat: look in once meanwhile, "
        "or make it shorter.",
        duration=writing.duration(found.late_by),
    )


def deadline(at: datetime | None, zone: str) -> Deadline:
    return Deadline(typed=instant_text(at, zone), at=at, zone=zone) if at else Deadline()
