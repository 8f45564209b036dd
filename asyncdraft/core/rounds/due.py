"""By when an answer to a message of a round is fair: time for every reader, at no cost to the writer."""

from collections.abc import Sequence
from datetime import datetime

from asyncdraft.core.draft import Channel, Deadline
from asyncdraft.core.sla import Sla
from asyncdraft.core.when.outlook import outlook
from asyncdraft.core.when.working import Calendar


def answer_due(
    writer: Calendar | None, readers: Sequence[Calendar], now: datetime, sla: Sla, channel: Channel
) -> datetime | None:
    """The best of the suggested deadlines; None where nobody's hours are known."""
    found = outlook(writer, tuple(readers), now, Deadline(), sla, channel).suggestions
    return found[0].at if found else None
