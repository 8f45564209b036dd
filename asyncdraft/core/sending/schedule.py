"""When to send: now, or when the readers start work; and whether Slack can keep the message until then."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from asyncdraft.core.sending.account import Kind
from asyncdraft.core.when.working import Calendar

WITHIN = timedelta(days=1)
"""How long a reader who could start is let wait for the others."""

UNDO = timedelta(seconds=5)
SOONEST, LATEST = timedelta(minutes=2), timedelta(days=120)
"""How far ahead Slack takes a message; below two minutes it may be past before it arrives."""


def start_of_work(readers: Sequence[Calendar], now: datetime) -> datetime | None:
    """When the readers start work (UTC), or `now` while they work.

    Of the day after the first could start, the earliest instant at which most of them are at work. None where
    nobody's hours are known.
    """
    known = [reader for reader in readers if reader.is_known]
    now = now.astimezone(UTC)
    first = min((at for reader in known if (at := reader.next_minute(now))), default=None)
    if first is None:
        return None
    last = first + WITHIN
    starts = {max(start, now) for reader in known for start, _end in reader.shifts(now, last)}
    return min(starts, key=lambda at: (-sum(_works(reader, at) for reader in known), at), default=first)


def _works(reader: Calendar, at: datetime) -> bool:
    return reader.state(at).kind == "work"


def slack_keeps(kind: Kind, at: datetime, now: datetime) -> bool:
    """Whether Slack itself posts a message at that time, so that this program need not run then."""
    return kind is Kind.SLACK and SOONEST <= at - now <= LATEST
