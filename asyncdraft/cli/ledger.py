"""Which deadlines people have borne of late: those of the drafts that went out."""

from datetime import timedelta
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context

if TYPE_CHECKING:
    from asyncdraft.core.when.fairness import SetDeadline


def past_deadlines(context: Context) -> "tuple[SetDeadline, ...]":
    """The writer bears them too."""
    from asyncdraft.core.when.fairness import LEDGER_DAYS, SetDeadline

    found = context.drafts.deadlines(context.now - timedelta(days=LEDGER_DAYS))
    return tuple(SetDeadline(at, (context.team.me, *to)) for at, to in found if at <= context.now)
