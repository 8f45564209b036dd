"""What the window says about a deadline, in sentences without a full stop.

A sentence is empty where there is nothing to say.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from asyncdraft.core.text import say, say_count
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.landing import FreeMove
from asyncdraft.core.when.minutes import local_day, minute_from
from asyncdraft.core.when.overlap import clock_changes
from asyncdraft.core.when.roundtrip import RoundTrip
from asyncdraft.core.when.wording import FULL_DAY_NAMES, and_join, near, weekday_clock
from asyncdraft.core.when.working import Calendar, LostDay
from asyncdraft.core.when.writing import DAY_NAMES, STYLE, Style, brief_duration, duration

BRIEF = 30
"""Minutes of waiting that cost nothing worth a number."""


def hours_sentence(
    readers: Sequence[Calendar], now: datetime, deadline: datetime, *, brief: bool = False
) -> str:
    """ "7 working hours for Kenji", "no working time for Priya", "4 h or more of working time for all".

    Brief: "7 h for Kenji", "0 h for Priya", "4 h or more for all".
    """
    minutes = {
        reader.person.first_name: reader.minutes(now, deadline) for reader in readers if reader.is_known
    }
    if not minutes:
        return ""
    least = min(minutes.values())
    if len(minutes) > 1 and least:
        if brief:
            return say("{duration} or more for all", duration=duration(least))
        return say("{duration} or more of working time for all", duration=duration(least))
    return say(
        "{working_time} for {names}",
        working_time=brief_duration(least) if brief else _working_time(least),
        names=and_join([name for name, has in minutes.items() if has == least]),
    )


def short_sentence(readers: Sequence[Calendar], now: datetime, deadline: datetime, wanted: int) -> str:
    """ "Short for Priya and Arjun: Tue is a holiday there"."""
    short = [reader for reader in readers if reader.is_known and reader.minutes(now, deadline) < wanted]
    if not short:
        return ""
    sentence = say("Short for {names}", names=and_join([reader.person.first_name for reader in short]))
    holidays = [
        {lost.day for lost in reader.lost_days(now, deadline) if lost.kind == "holiday"} for reader in short
    ]
    shared = sorted(set.intersection(*holidays))
    if not shared:
        return sentence
    days = and_join([DAY_NAMES[day.weekday()] for day in shared])
    return say_count(
        "{sentence}: {days} is a holiday there",
        "{sentence}: {days} are holidays there",
        len(shared),
        sentence=sentence,
        days=days,
    )


def closed_sentences(
    reader: Calendar, now: datetime, deadline: datetime, *, brief: bool = False
) -> tuple[str, ...]:
    """ "Tue is a holiday for Priya, in India (Guru Nanak's Birthday)", "Thu and Fri are days off for Zoe".

    One for each holiday or absence from now to the deadline; brief without place and name.
    """
    groups = groupby(reader.lost_days(now, deadline), key=lambda lost: (lost.kind, lost.name))
    return tuple(_closed_sentence(reader, tuple(days), brief=brief) for _, days in groups)


def date_sentence(at: datetime, reader_zone: str, writer_zone: str) -> str:
    """ "already Saturday in Sydney", "still Thursday in Los Angeles"; empty where both have the same date."""
    reader, writer = (at.astimezone(zones.zone(name)).date() for name in (reader_zone, writer_zone))
    if reader == writer:
        return ""
    there = say(
        "{full_day} in {city}", full_day=FULL_DAY_NAMES[reader.weekday()], city=zones.city_of(reader_zone)
    )
    return say("already {there}", there=there) if reader > writer else say("still {there}", there=there)


def clock_change_sentences(zone_names: Sequence[str], now: datetime, deadline: datetime) -> tuple[str, ...]:
    """ "New York: clocks go forward 1 h on Sun 14 Mar", for each change between the two instants."""
    return tuple(
        say(
            "{city}: {text} on {day}",
            city=zones.city_of(name),
            text=change.text,
            day=writing.day(change.at, name),
        )
        for name in dict.fromkeys(zone_names)
        for change in clock_changes(name, now, deadline)
    )


def question_sentence(trip: RoundTrip, zone: str, style: Style = STYLE) -> str:
    """ "A missing detail costs you a day: the answer is back Wed 25 Nov, 09:00 GMT, not Tue".

    `zone` is the writer's.
    """
    answer, later = trip.earliest_answer, trip.with_one_question
    if not answer or not later:
        return ""
    info = zones.zone(zone)
    days = (later.astimezone(info).date() - answer.astimezone(info).date()).days
    back = writing.short(later, zone, style)
    if days:
        cost = say("a day") if days == 1 else say("{days} days", days=days)
        return say(
            "A missing detail costs you {cost}: the answer is back {back}, not {weekday}",
            cost=cost,
            back=back,
            weekday=_weekday(answer, zone),
        )
    minutes = int((later - answer).total_seconds()) // 60
    if minutes < BRIEF:
        return say(
            "A missing detail costs you little: you are both at work {at}",
            at=weekday_clock(later, zone, style),
        )
    return say(
        "A missing detail costs you {duration}: the answer is back {back}",
        duration=duration(minutes),
        back=back,
    )


def send_by_sentence(
    reader: Calendar, trip: RoundTrip, now: datetime, zone: str, style: Style = STYLE
) -> str:
    """ "Send by 16:10 or Kenji loses a day"; `zone` is the writer's.

    Empty if they still work then, or look at nothing before a deadline that comes sooner.
    """
    following = trip.send_by and reader.next_minute(trip.send_by)
    if not trip.send_by or not following or following == trip.send_by:
        return ""
    if trip.first_look and trip.send_by <= trip.first_look:
        return ""
    today = writing.day(trip.send_by, zone) == writing.day(now, zone)
    by = writing.clock(trip.send_by, zone, style) if today else near(trip.send_by, now, zone, style)
    name = reader.person.first_name
    last_day = local_day(reader.zone, minute_from(trip.send_by) - 1)
    if local_day(reader.zone, minute_from(following)) <= last_day + 1:
        return say("Send by {by} or {name} loses a day", by=by, name=name)
    return say(
        "Send by {by} or {name} sees it only on {day}",
        by=by,
        name=name,
        day=writing.day(following, reader.person.zone),
    )


def free_move_sentence(move: FreeMove, zone: str, style: Style = STYLE) -> str:
    """ "Moving it to Fri 09:00 costs you nothing and gives Ana 7 h", where `zone` is the writer's."""
    gains = and_join(
        [say("{name} {duration}", name=name, duration=duration(minutes)) for name, minutes in move.gains]
    )
    return say(
        "Moving it to {at} costs you nothing and gives {gains}",
        at=weekday_clock(move.at, zone, style),
        gains=gains,
    )


def _working_time(minutes: int) -> str:
    """ "no working time", "45 working minutes", "7 working hours", "4 h 30 of working time"."""
    if not minutes:
        return say("no working time")
    if minutes < 60:
        return say("{minutes} working minutes", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if rest:
        return say("{duration} of working time", duration=duration(minutes))
    return say_count("{count} working hour", "{count} working hours", hours)


def _closed_sentence(reader: Calendar, days: Sequence[LostDay], *, brief: bool) -> str:
    first, last = (DAY_NAMES[lost.day.weekday()] for lost in (days[0], days[-1]))
    span = (
        first
        if len(days) == 1
        else say("{first} and {last}", first=first, last=last)
        if len(days) == 2
        else say("{first} to {last}", first=first, last=last)
    )
    name = reader.person.first_name
    reason = say(" ({name})", name=days[0].name) if days[0].name and not brief else ""
    if days[0].kind == "off":
        return say_count(
            "{span} is a day off for {name}{reason}",
            "{span} are days off for {name}{reason}",
            len(days),
            span=span,
            name=name,
            reason=reason,
        )
    place = "" if brief else reader.region
    where = say(", in {place}", place=place) if place else ""
    return say_count(
        "{span} is a holiday for {name}{where}{reason}",
        "{span} are holidays for {name}{where}{reason}",
        len(days),
        span=span,
        name=name,
        where=where,
        reason=reason,
    )


def _weekday(at: datetime, zone: str) -> str:
    return DAY_NAMES[at.astimezone(zones.zone(zone)).weekday()]
