"""What the right panel of the team view says, from the team, its calendars and the time."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from asyncdraft.core.focus.blocks import Focus, coming, focus_on, in_focus
from asyncdraft.core.focus.texts import (
    NO_EMERGENCY,
    FocusPlan,
    auto_reply,
    late_sentence,
    plan,
    status_text,
)
from asyncdraft.core.promises.drafting import channel_title, review_is_due, triage_text
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.support.rota import monday_of
from asyncdraft.core.text import joined, say, say_count, say_of
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.team.promise_side import FocusTexts, PromiseTexts
from asyncdraft.gui.team.week_picture import BlockSpan, DayColumn, WeekSight

NO_PROMISE = say("Nothing is promised yet: Edit says how soon each channel is answered.")
NO_BLOCKS = say("No blocks yet. A block protects hours each week or once, and says so to whoever writes.")
CHANNELS = {"chat": say("Chat"), "email": say("Email"), "review": say_of("channel", "Review")}
"""Those that a promise is mostly made for; others are called as the team writes them."""
UNKNOWN_ME = say("Say which person of the team you are, and your focus stands here.")


def promise_texts(sla: Sla, today: date, style: Style) -> PromiseTexts:
    rows = [(_channel(channel), _promised(promised)) for channel, promised in sla.channels.items()]
    triage = triage_text(sla, style)
    rows += [(say("Triage"), say("{triage}, own time", triage=triage))] if triage else []
    missing = "" if sla.emergency.strip() else NO_EMERGENCY
    return PromiseTexts(
        rows=rows,
        emergency=sla.emergency.strip().rstrip("."),
        dates=_dates(sla, today),
        missing=missing if rows else NO_PROMISE,
    )


def _channel(key: str) -> str:
    return CHANNELS.get(key) or channel_title(key)


def _promised(promise: Promise) -> str:
    in_hours, amount, whole = promise.unit == "hours", promise.amount, int(promise.amount)
    if whole != amount:
        return (
            say("{amount:g} working hours", amount=amount)
            if in_hours
            else say("{amount:g} working days", amount=amount)
        )
    return (
        say_count("{count} working hour", "{count} working hours", whole)
        if in_hours
        else say_count("{count} working day", "{count} working days", whole)
    )


def _dates(sla: Sla, today: date) -> str:
    agreed = say("Agreed on {day}", day=_day(sla.agreed, today)) if sla.agreed else say("Not agreed yet")
    if not sla.review:
        return agreed
    day = _day(sla.review, today)
    review = (
        say("review was due {day}", day=day) if review_is_due(sla, today) else say("review on {day}", day=day)
    )
    return joined((agreed, review), " · ")


def _day(day: date, today: date) -> str:
    return writing.date_text(day) if day.year == today.year else writing.date_and_year(day)


def own_plan(mine: Calendar, sla: Sla, now: datetime) -> FocusPlan | None:
    focus = coming(mine, now)
    return plan(mine, focus, sla) if focus else None


def focus_texts(mine: Calendar | None, sla: Sla, now: datetime, style: Style) -> FocusTexts:
    if mine is None:
        return FocusTexts(next=UNKNOWN_ME)
    found = own_plan(mine, sla, now)
    if found is None:
        return FocusTexts(next=NO_BLOCKS, has_blocks=bool(mine.person.focus))
    zone = mine.person.zone
    is_sayable = bool(sla.emergency.strip())
    return FocusTexts(
        week=_week(mine, now, style),
        next=say("Now: {span}", span=_span(found.focus, zone, style))
        if found.focus.holds(now)
        else say("Next: {span}", span=_span(found.focus, zone, style)),
        status=status_text(found, zone, sla, style) if is_sayable else "",
        reply=auto_reply(found, zone, sla, style) if is_sayable else "",
        warning=late_sentence(found) if is_sayable else NO_EMERGENCY,
        has_blocks=True,
    )


def _span(focus: Focus, zone: str, style: Style) -> str:
    clocks = [writing.clock(at, zone, style) for at in (focus.starts, focus.ends)]
    when = say(
        "{day}, {clock} to {clock2}", day=writing.day(focus.starts, zone), clock=clocks[0], clock2=clocks[1]
    )
    return joined((when, zones.abbreviation(focus.ends, zone)))


def _week(mine: Calendar, now: datetime, style: Style) -> WeekSight:
    today = now.astimezone(mine.zone).date()
    monday = monday_of(today)
    days = [monday + timedelta(days=step) for step in range(7)]
    columns = [_column(mine, day, now) for day in days]
    while len(columns) > 5 and not (columns[-1].work or columns[-1].blocks or columns[-1].now is not None):
        columns.pop()
    ends = [end for each in columns for span in each.work for end in span]
    ends += [end for each in columns for block in each.blocks for end in (block.start, block.end)]
    first, last = min(ends, default=540) // 60 * 60, -(-max(ends, default=1020) // 60) * 60
    spoken = joined(
        (
            joined(filter(None, (_span(focus, mine.person.zone, style), focus.block.work)))
            for day in days
            for focus in focus_on(mine, day)
        ),
        "; ",
    )
    last = max(last, first + 60)
    step = 120 if last - first <= 12 * 60 else 240
    hours = [(minute, writing.hour(minute // 60, style)) for minute in range(first, last + 1, step)]
    return WeekSight(columns, first, last, hours, spoken or say("No block this week"))


def _column(mine: Calendar, day: date, now: datetime) -> DayColumn:
    local = now.astimezone(mine.zone)
    hours = mine.person.hours
    work = [] if mine.closed(day) or hours is None else hours[day.weekday()]
    blocks = [
        BlockSpan(
            focus.block.shift.start,
            min(focus.block.shift.end, 24 * 60),
            say("done") if focus.ends <= now else focus.block.work or say("Focus"),
            is_past=focus.ends <= now,
        )
        for focus in focus_on(mine, day)
    ]
    return DayColumn(
        title=say("{weekday} {day}", weekday=writing.DAY_NAMES[day.weekday()], day=day.day),
        work=[(shift.start, min(shift.end, 24 * 60)) for shift in work],
        blocks=blocks,
        now=local.hour * 60 + local.minute if local.date() == day else None,
    )


def focus_chips(calendars: Sequence[Calendar], now: datetime, style: Style) -> list[tuple[str, str]]:
    return [
        (
            each.person.name,
            say(
                "until {clock} {abbreviation}",
                clock=writing.clock(focus.ends, each.person.zone, style),
                abbreviation=zones.abbreviation(focus.ends, each.person.zone),
            ),
        )
        for each, focus in in_focus(calendars, now)
    ]
