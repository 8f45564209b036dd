"""The fairness ledger: who keeps getting deadlines outside their own hours."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

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


class Ledger(msgspec.Struct, frozen=True):
    """`deadlines` is how many there were; the heaviest burden comes first."""

    deadlines: int
    burdens: tuple[Burden, ...]

    @property
    def added_sentence(self) -> str:
        """ "This deadline adds one each for Zoe, Kenji and Maya"; empty where it burdens nobody."""
        names = [burden.name for burden in self.burdens if burden.added]
        if not names:
            return ""
        return f"This deadline adds one {'each ' if len(names) > 1 else ''}for {and_join(names)}"

    @property
    def outside(self) -> dict[str, int]:
        """By roster id, as the choice of a fair call wants it."""
        return {burden.person_id: burden.outside for burden in self.burdens}


def ledger(
    calendars: Sequence[Calendar],
    past: Iterable[SetDeadline],
    now: datetime,
    planned: datetime | None = None,
    days: int = LEDGER_DAYS,
) -> Ledger:
    """The burden of each person over the deadlines of the last `days`.

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
    heaviest_first = sorted(burdens, key=lambda burden: (-burden.total, -burden.outside))
    return Ledger(len(recent), tuple(heaviest_first))


def falls_outside(calendar: Calendar, at: datetime) -> bool:
    """Whether a deadline at `at` is known to fall outside the person's working hours."""
    return lands(calendar, at) not in {"work", "unknown"}
