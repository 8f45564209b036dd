"""What a deadline means for the writer and every reader: the facts behind the deadline card."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from asyncdraft.core.draft import Channel, Deadline
from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.when import roundtrip, suggestions, writing, zones
from asyncdraft.core.when.roundtrip import RoundTrip
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.core.when.working import Calendar, Kind

Tone = Literal["ok", "warn", "bad"]

PROMISED_AS = {Channel.SLACK: "chat", Channel.EMAIL: "email", Channel.MARKDOWN: "chat"}
FALLBACK_PROMISE = Promise(4, "hours")
NAMED_READERS = 3


class ReaderOutlook(msgspec.Struct, frozen=True, kw_only=True):
    """`minutes` are the reader's working minutes until the deadline, None while either is unknown."""

    calendar: Calendar
    now_line: str
    minutes: int | None = None
    wanted: int = 0
    lands: Kind | None = None
    day_name: str = ""

    @property
    def name(self) -> str:
        return self.calendar.person.first_name

    @property
    def tone(self) -> Tone:
        if self.minutes is None or self.minutes == 0:
            return "bad"
        return "ok" if self.minutes >= self.wanted else "warn"


class Note(msgspec.Struct, frozen=True):
    tone: Tone
    text: str


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """`lead` is the deadline in its own zone, `others` the same instant on the other clocks."""

    readers: tuple[ReaderOutlook, ...] = ()
    lead: str = ""
    others: str = ""
    notes: tuple[Note, ...] = ()
    price: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    wanted: int = 0

    @property
    def phrase(self) -> str:
        """The deadline as it is written in a message."""
        return f"{self.lead} {self.others}".strip()


def outlook(
    writer: Calendar | None,
    readers: Sequence[Calendar],
    now: datetime,
    deadline: Deadline,
    sla: Sla,
    channel: Channel,
) -> Outlook:
    promise = sla.channels.get(PROMISED_AS[channel], FALLBACK_PROMISE)
    shown = tuple(_reader(reader, now, deadline.at, promise) for reader in readers)
    lead, others = _phrases(writer, readers, deadline)
    wanted = max((reader.wanted for reader in shown), default=0)
    return Outlook(
        readers=shown,
        lead=lead,
        others=others,
        notes=_notes(shown, now, deadline.at),
        price=_price(writer, readers, now),
        suggestions=suggestions.suggest(writer, readers, now, wanted) if writer and readers else (),
        wanted=wanted,
    )


def _reader(calendar: Calendar, now: datetime, at: datetime | None, promise: Promise) -> ReaderOutlook:
    known = calendar.is_known and at is not None
    return ReaderOutlook(
        calendar=calendar,
        now_line=calendar.now_line(now),
        minutes=calendar.minutes(now, at) if known and at else None,
        wanted=promise.minutes(_day_minutes(calendar)),
        lands=roundtrip.lands(calendar, at) if at else None,
        day_name=calendar.state(at).name if at else "",
    )


def _day_minutes(calendar: Calendar) -> int:
    """The length of the person's longest working day."""
    week = calendar.person.hours or ()
    return max((sum(shift.end - shift.start for shift in day) for day in week), default=MINUTES_A_DAY // 3)


def _phrases(writer: Calendar | None, readers: Sequence[Calendar], deadline: Deadline) -> tuple[str, str]:
    if deadline.at is None:
        return "", ""
    own = [writer.person.zone] if writer else []
    names = [deadline.zone, *own, *(reader.person.zone for reader in readers)]
    lead, equals, others = writing.full(deadline.at, names).partition(" = ")
    return lead, f"= {others}" if equals else ""


def _notes(readers: Sequence[ReaderOutlook], now: datetime, at: datetime | None) -> tuple[Note, ...]:
    if at is None:
        return ()
    if at <= now:
        return (Note("bad", "This time is past"),)
    notes = [note for reader in readers if (note := _note(reader, at))]
    good = [note for note in notes if note.tone == "ok"]
    if len(good) > NAMED_READERS:
        notes = [note for note in notes if note.tone != "ok"]
        notes.insert(0, Note("ok", f"Enough time for {len(good)} of {len(readers)} readers"))
    return tuple(notes)


def _note(reader: ReaderOutlook, at: datetime) -> Note | None:
    name = reader.name
    if reader.minutes is None:
        return Note("warn", f"Working hours of {name} are not known")
    if reader.lands in ("holiday", "off"):
        return Note("warn", f"{_weekday(reader, at)} is a {_free_day(reader)} for {name}{_named(reader)}")
    hours = writing.duration(reader.minutes)
    if reader.minutes < reader.wanted:
        return Note(
            "bad",
            f"Only {hours} of working time for {name}" if reader.minutes else f"No working time for {name}",
        )
    if reader.lands == "weekend":
        return Note("warn", f"{_weekday(reader, at)} is weekend for {name}")
    if reader.lands == "night":
        clock = writing.clock(at, reader.calendar.person.zone)
        return Note("ok", f"{hours} for {name}, then {clock} after work")
    return Note("ok", f"{hours} of working time for {name}")


def _weekday(reader: ReaderOutlook, at: datetime) -> str:
    return writing.day(at, reader.calendar.person.zone).split()[0]


def _free_day(reader: ReaderOutlook) -> str:
    return "holiday" if reader.lands == "holiday" else "day off"


def _named(reader: ReaderOutlook) -> str:
    return f" ({reader.day_name})" if reader.day_name else ""


def _price(writer: Calendar | None, readers: Sequence[Calendar], now: datetime) -> str:
    """What one question back would cost, by the reader for whom it takes longest."""
    if writer is None or not readers:
        return ""
    trips = [roundtrip.round_trip(writer, reader, now) for reader in readers]
    known = [trip for trip in trips if trip.earliest_answer and trip.with_one_question]
    slowest = max(known, key=lambda trip: trip.with_one_question or now, default=None)
    return _price_of(slowest, writer.person.zone) if slowest else ""


def _price_of(trip: RoundTrip, zone: str) -> str:
    answer, late = trip.earliest_answer, trip.with_one_question
    if answer is None or late is None:
        return ""
    local = zones.zone(zone)
    days = (late.astimezone(local).date() - answer.astimezone(local).date()).days
    if not days:
        minutes = round((late - answer).total_seconds() / 60)
        cost = writing.duration(minutes)
    else:
        cost = "a day" if days == 1 else f"{days} days"
    back = f"{writing.day(late, zone)}, {writing.clock(late, zone)} {zones.abbreviation(late, zone)}"
    return (
        f"A missing detail costs you {cost}: the answer is back {back}, not {writing.day(answer, zone)[:3]}."
    )
