"""Who has borne which deadlines: of the drafts that were copied in the last 30 days."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context

if TYPE_CHECKING:
    from asyncdraft.core.when.fairness import Burden, SetDeadline
    from asyncdraft.core.when.working import Calendar


def past_deadlines(context: Context) -> "tuple[SetDeadline, ...]":
    """The writer bears them too."""
    from asyncdraft.core.when.fairness import LEDGER_DAYS, SetDeadline

    found = context.drafts.deadlines(context.now - timedelta(days=LEDGER_DAYS))
    return tuple(SetDeadline(at, (context.team.me, *to)) for at, to in found if at <= context.now)


def burdens(
    calendars: "Sequence[Calendar]",
    past: "Sequence[SetDeadline]",
    now: datetime,
    planned: datetime | None = None,
) -> "tuple[Burden, ...]":
    from asyncdraft.core.when.fairness import ledger

    return ledger(calendars, past, now, planned)
