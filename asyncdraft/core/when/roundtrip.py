"""The round trip: how long a question and its answer are under way between two people's working hours."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.when.minutes import instant, local_day, minute_from
from asyncdraft.core.when.working import Calendar, Kind


class RoundTrip(msgspec.Struct, frozen=True, kw_only=True):
    """All instants in UTC; None where a person's hours are not known or no shift is in sight.

    `first_look` is the reader's first working minute at or after sending. `earliest_answer` is the writer's
    first working minute at or after it. `with_one_question` is the same after one more exchange. `send_by` is
    the end of the reader's working day that holds the first look (sent later, it is seen on another day), or
    the deadline if that is sooner.
    `minutes_before_deadline` are the reader's working minutes in [sent_at, deadline). `lands` is what the
    reader does at the deadline.
    """

    first_look: datetime | None
    earliest_answer: datetime | None
    with_one_question: datetime | None
    send_by: datetime | None
    minutes_before_deadline: int | None = None
    lands: Kind | None = None


def round_trip(
    writer: Calendar, reader: Calendar, sent_at: datetime, deadline: datetime | None = None
) -> RoundTrip:
    first_look = reader.next_minute(sent_at)
    answer = _then(writer, first_look)
    return RoundTrip(
        first_look=first_look,
        earliest_answer=answer,
        with_one_question=_then(writer, _then(reader, answer)),
        send_by=_send_by(reader, first_look, deadline) if first_look else None,
        minutes_before_deadline=reader.minutes(sent_at, deadline) if deadline and reader.is_known else None,
        lands=lands(reader, deadline) if deadline else None,
    )


def _send_by(reader: Calendar, first_look: datetime, deadline: datetime | None) -> datetime:
    day_end = working_day_end(reader, first_look)
    return min(day_end, deadline.astimezone(UTC)) if deadline else day_end


def slowest_trip(
    writer: Calendar, readers: Sequence[Calendar], sent_at: datetime, deadline: datetime | None = None
) -> tuple[Calendar, RoundTrip] | None:
    """The reader for whom a missing detail costs most, and their round trip; None without known hours."""
    trips = ((reader, round_trip(writer, reader, sent_at, deadline)) for reader in readers)
    known = [(reader, trip) for reader, trip in trips if trip.with_one_question]
    return max(known, key=lambda pair: pair[1].with_one_question or sent_at, default=None)


def working_day_end(person: Calendar, at: datetime) -> datetime:
    """The end (UTC) of the last of the shifts that start on the same local date as the one at `at`."""
    minute = minute_from(at)
    spans = person.spans(minute, minute + MINUTES_A_DAY)
    day = local_day(person.zone, spans[0][0])
    return instant(max(end for start, end in spans if local_day(person.zone, start) == day))


def lands(reader: Calendar, deadline: datetime) -> Kind:
    """What the reader does at a deadline, in four words: "work", "night", "weekend" or "holiday".

    A deadline at the very end of a shift is still "work". A day off counts as "holiday", the hours around
    work as "night". "unknown" for a reader without hours.
    """
    minute = minute_from(deadline)
    if any(start <= minute <= end for start, end in reader.spans(minute - 1, minute + 1)):
        return "work"
    kind = reader.state(deadline).kind
    named: dict[Kind, Kind] = {"edge": "night", "off": "holiday"}
    return named.get(kind, kind)


def _then(person: Calendar, at: datetime | None) -> datetime | None:
    return person.next_minute(at) if at else None
