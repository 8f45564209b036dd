"""The fairness ledger: who keeps getting deadlines outside their own hours."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.text import say_count
from asyncdraft.core.when.roundtrip import lands
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar

LEDGER_DAYS = 30


class SetDeadline(msgspec.Struct, frozen=True):
    """A deadline that was set: its instant and the roster ids of everybody it concerned."""

    at: datetime
    people: tuple[str, ...]


class Burden(msgspec.Struct, frozen=True):
    """How many deadlines fell outside a person's hours, and how many more the planned one makes (0 or 1)."""

    person_id: str
    name: str
    outside: int
    added: int = 0

    @property
    def total(self) -> int:
        return self.outside + self.added


def ledger(
    calendars: Sequence[Calendar],
    past: Iterable[SetDeadline],
    now: datetime,
    planned: datetime | None = None,
    days: int = LEDGER_DAYS,
) -> tuple[Burden, ...]:
    """The burden of each person over the deadlines of the last `days`, the heaviest first.

    `planned` is taken to concern everybody given. People without hours carry nothing.
    """
    since = now - timedelta(days=days)
    recent = [deadline for deadline in past if since <= deadline.at <= now]
    burdens = [
        Burden(
            calendar.person.id,
            calendar.person.first_name,
            sum(
                calendar.person.id in deadline.people and falls_outside(calendar, deadline.at)
                for deadline in recent
            ),
            int(planned is not None and falls_outside(calendar, planned)),
        )
        for calendar in calendars
    ]
    return tuple(sorted(burdens, key=lambda burden: (-burden.total, -burden.outside)))


def added_sentence(burdens: Sequence[Burden]) -> str:
    """ "This deadline adds one each for Zoe, Kenji and Maya"; empty where it burdens nobody."""
    names = [burden.name for burden in burdens if burden.added]
    if not names:
        return ""
    return say_count(
        "This deadline adds one for {names}",
        "This deadline adds one each for {names}",
        len(names),
        names=and_join(names),
    )


def falls_outside(calendar: Calendar, at: datetime) -> bool:
    """Whether a deadline at `at` is known to fall outside the person's working hours."""
    return lands(calendar, at) not in {"work", "unknown"}
