"""When a message goes out, in everybody's time, and who keeps it until then."""

from collections.abc import Sequence
from datetime import datetime

from asyncdraft.core.sending.account import Kind
from asyncdraft.core.sending.schedule import UNDO, slack_keeps, start_of_work
from asyncdraft.core.text import capital, joined, say, say_count
from asyncdraft.core.when import writing
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.wording import and_join, weekday_clock
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import Style
from asyncdraft.gui import typed_times
from asyncdraft.gui.sending.when_choice import AT_WORK, TYPED, Moment

KEPT_THERE = say("Slack keeps it and posts it then, also while AsyncDraft is closed.")
KEPT_HERE = say("It waits in the outbox: AsyncDraft must run then, or it goes out when it is next started.")
AT_ONCE = say("For {seconds} seconds you can undo it.", seconds=UNDO.seconds)


def moment_of(
    key: str,
    typed: str,
    kind: Kind,
    readers: Sequence[Calendar],
    times: TimeReader,
    now: datetime,
    style: Style,
) -> Moment:
    """Raises ValueError with a sentence where there is no such moment."""
    zones = tuple(dict.fromkeys([str(now.tzinfo), *(reader.person.zone for reader in readers)]))
    if key == AT_WORK:
        return _at_work(kind, readers, now, style)
    if key != TYPED:
        return Moment(None, "", AT_ONCE)
    if not typed:
        raise ValueError(say("Type a time, such as tomorrow 9am tokyo."))
    answer = typed_times.read(times, typed, now)
    reading = answer.candidates[0] if answer.candidates else None
    at = reading.instant(now) if reading else None
    if reading is None or at is None:
        raise ValueError(answer.problem or say("“{typed}” was not understood.", typed=typed))
    if at <= now:
        raise ValueError(say("That is over: {full}.", full=writing.full(at, zones, style)))
    remarks = [*reading.assumed, *(warning.message for warning in reading.warnings)]
    return Moment(
        at, joined([say("{time}.", time=writing.full(at, zones, style)), *remarks]), _keeper(kind, at, now)
    )


def _at_work(kind: Kind, readers: Sequence[Calendar], now: datetime, style: Style) -> Moment:
    at = start_of_work(readers, now)
    if at is None:
        raise ValueError(say("nobody’s hours are known"))
    if at <= now:
        raise ValueError(say("they are at work"))
    there = [reader.person for reader in readers if reader.state(at).kind == "work"]
    lead = writing.short(at, there[0].zone if there else str(now.tzinfo), style)
    who = (
        say_count(
            ", when {names} is at work",
            ", when {names} are at work",
            len(there),
            names=and_join([person.first_name for person in there]),
        )
        if there
        else ""
    )
    return Moment(
        at,
        lead,
        joined(
            (say("{when}{who}.", when=capital(writing.relative(at, now)), who=who), _keeper(kind, at, now))
        ),
    )


def _keeper(kind: Kind, at: datetime, now: datetime) -> str:
    return KEPT_THERE if slack_keeps(kind, at, now) else KEPT_HERE


def hours_line(reader: Calendar, now: datetime, style: Style) -> str:
    """ "Tue 00:46 in Tokyo, asleep until 09:00"."""
    from asyncdraft.core.when.zones import city_of

    zone = reader.person.zone
    clock = weekday_clock(now, zone, style)
    return say(
        "{clock} in {city_of}, {now_line}",
        clock=clock,
        city_of=city_of(zone),
        now_line=reader.now_line(now, style),
    )
