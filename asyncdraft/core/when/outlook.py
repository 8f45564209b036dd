"""What a deadline means for the writer and every reader: the facts behind the deadline card."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from asyncdraft.core.draft import Channel, Deadline
from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import sentences, suggestions, writing
from asyncdraft.core.when.landing import Landing, free_move, landing
from asyncdraft.core.when.roundtrip import RoundTrip, round_trip, slowest_trip
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style

Tone = Literal["ok", "warn", "bad"]

PROMISED_AS = {Channel.SLACK: "chat", Channel.EMAIL: "email", Channel.MARKDOWN: "chat"}
USUAL_PROMISE = Promise(4, "hours")
"""What is fair where the team has promised nothing."""
MOST_NAMED = 3


class ReaderOutlook(msgspec.Struct, frozen=True, kw_only=True):
    """`landing`: how the deadline meets the reader, None without one; `trip` is None without a writer."""

    calendar: Calendar
    now_line: str
    landing: Landing | None = None
    trip: RoundTrip | None = None
    wanted: int = 0

    @property
    def minutes(self) -> int | None:
        return self.landing.minutes if self.landing else None

    @property
    def tone(self) -> Tone:
        if not self.minutes:
            return "bad"
        return "warn" if self.landing and self.landing.is_short else "ok"


class Note(msgspec.Struct, frozen=True):
    """`brief` says the same where there is little room."""

    tone: Tone
    text: str
    brief: str = ""


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """`lead` is the deadline in its own zone, `others` the same instant on the other clocks.

    `price` says what a missing detail costs, `hints` what else is worth knowing, in sentences.
    """

    readers: tuple[ReaderOutlook, ...] = ()
    lead: str = ""
    others: str = ""
    notes: tuple[Note, ...] = ()
    price: str = ""
    hints: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    wanted: int = 0
    style: Style = STYLE

    @property
    def phrase(self) -> str:
        """The deadline as it is written in a message."""
        return say("{lead} {others}", lead=self.lead, others=self.others).strip()


def outlook(
    writer: Calendar | None,
    readers: Sequence[Calendar],
    now: datetime,
    deadline: Deadline,
    sla: Sla,
    channel: Channel,
    style: Style = STYLE,
) -> Outlook:
    promise = sla.channels.get(PROMISED_AS[channel], USUAL_PROMISE)
    shown = tuple(_reader(writer, reader, now, deadline.at, promise, style) for reader in readers)
    lead, others = _phrases(writer, readers, deadline, style)
    wanted = max((reader.wanted for reader in shown), default=0)
    return Outlook(
        readers=shown,
        lead=lead,
        others=others,
        notes=_notes(shown, now, deadline.at) if deadline.at else (),
        price=_price(writer, readers, now, style),
        hints=_hints(writer, shown, now, deadline.at, style) if writer else (),
        suggestions=suggestions.suggest(writer, readers, now, wanted) if writer and readers else (),
        wanted=wanted,
        style=style,
    )


def _reader(
    writer: Calendar | None,
    calendar: Calendar,
    now: datetime,
    at: datetime | None,
    promise: Promise,
    style: Style,
) -> ReaderOutlook:
    wanted = promise.minutes(_day_minutes(calendar))
    return ReaderOutlook(
        calendar=calendar,
        now_line=calendar.now_line(now, style),
        landing=landing(calendar, now, at, wanted, style) if at else None,
        trip=round_trip(writer, calendar, now, at) if writer else None,
        wanted=wanted,
    )


def _day_minutes(calendar: Calendar) -> int:
    """The length of the person's longest working day."""
    week = calendar.person.hours or ()
    return max((sum(shift.end - shift.start for shift in day) for day in week), default=MINUTES_A_DAY // 3)


def _phrases(
    writer: Calendar | None, readers: Sequence[Calendar], deadline: Deadline, style: Style
) -> tuple[str, str]:
    if deadline.at is None:
        return "", ""
    own = [writer.person.zone] if writer else []
    names = [deadline.zone, *own, *(reader.person.zone for reader in readers)]
    lead, *others = writing.phrases(deadline.at, names, style)
    return lead, say("= {others}", others=joined(others, " = ")) if others else ""


def _notes(readers: Sequence[ReaderOutlook], now: datetime, at: datetime) -> tuple[Note, ...]:
    """What speaks for and against the deadline, the good first."""
    if at <= now:
        return (Note("bad", say("This time is past")),)
    unknown = [reader.calendar.person.first_name for reader in readers if not reader.calendar.is_known]
    enough = [reader.calendar for reader in readers if reader.tone == "ok"]
    short = [reader for reader in readers if reader.calendar.is_known and reader.tone != "ok"]
    notes = [_enough(enough, len(readers), now, at)] if enough else []
    notes += _short_notes(short, now, at)
    if unknown:
        notes.append(Note("warn", say("Working hours of {names} are not known", names=and_join(unknown))))
    return tuple(notes)


def _enough(calendars: Sequence[Calendar], of: int, now: datetime, at: datetime) -> Note:
    if len(calendars) in (1, of):
        return _hours_note("ok", calendars, now, at)
    least = min(calendar.minutes(now, at) for calendar in calendars)
    names = and_join([calendar.person.first_name for calendar in calendars])
    return Note("ok", say("{duration} or more for {names}", duration=writing.duration(least), names=names))


def _hours_note(tone: Tone, calendars: Sequence[Calendar], now: datetime, at: datetime) -> Note:
    told, brief = (sentences.hours_sentence(calendars, now, at, brief=brief) for brief in (False, True))
    return Note(tone, told, brief)


def _short_notes(readers: Sequence[ReaderOutlook], now: datetime, at: datetime) -> list[Note]:
    if not readers:
        return []
    calendars = [reader.calendar for reader in readers]
    closed = sentences.closed_sentences(calendars[0], now, at) if len(readers) == 1 else ()
    if closed:
        brief = sentences.closed_sentences(calendars[0], now, at, brief=True)
        return [Note("warn", closed[-1], brief[-1])]
    wanted = max(reader.wanted for reader in readers)
    sentence = sentences.short_sentence(calendars, now, at, wanted)
    return [Note("bad", sentence) if sentence else _hours_note("bad", calendars, now, at)]


def _price(writer: Calendar | None, readers: Sequence[Calendar], now: datetime, style: Style) -> str:
    """What one question back costs, by the reader for whom it costs most; and of whom nobody can tell."""
    if writer is None:
        return ""
    slowest = slowest_trip(writer, readers, now)
    sentence = sentences.question_sentence(slowest[1], writer.person.zone, style) if slowest else ""
    cost = say("{sentence}.", sentence=sentence) if sentence else ""
    return joined(filter(None, (cost, _untold(readers))))


def _untold(readers: Sequence[Calendar]) -> str:
    unknown = [reader.person.first_name for reader in readers if not reader.is_known]
    if not unknown:
        return ""
    if len(unknown) > MOST_NAMED:
        return say(
            "When {count} readers can answer is not known: their working hours are missing.",
            count=len(unknown),
        )
    return say(
        "When {names} can answer is not known: the working hours are missing.", names=and_join(unknown)
    )


def _hints(
    writer: Calendar, readers: Sequence[ReaderOutlook], now: datetime, at: datetime | None, style: Style
) -> tuple[str, ...]:
    home = writer.person.zone
    by = [
        sentences.send_by_sentence(reader.calendar, reader.trip, now, home, style)
        for reader in readers[:1]
        if reader.trip
    ]
    if at is None or at <= now:
        return tuple(hint for hint in by if hint)
    zones = dict.fromkeys(reader.calendar.person.zone for reader in readers)
    dates = [sentences.date_sentence(at, zone, home) for zone in zones]
    move = free_move(writer, [reader.calendar for reader in readers], at)
    moved = [sentences.free_move_sentence(move, home, style)] if move else []
    changes = sentences.clock_change_sentences([home, *zones], now, at)
    return tuple(hint for hint in [*by, *moved, *dates, *changes] if hint)
