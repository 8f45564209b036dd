"""The status round that a proposal speaks of, as it would be opened for the first time."""

from asyncdraft.core.meetings.formats import Format
from asyncdraft.core.meetings.proposal import Proposal
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.when import writing


def status_round(proposal: Proposal) -> Round | None:
    """Everybody invited is expected, by roster id or name; None where another format stands in."""
    if proposal.format is not Format.STATUS_ROUND:
        return None
    first = proposal.round
    return Round(
        title=f"{proposal.meeting.title}, {writing.day(first.opens, proposal.home)}",
        people=(*(person.id for person in proposal.people), *proposal.outsiders),
        owner=proposal.owner.id,
        opens=first.opens,
        closes=first.closes,
        least=proposal.least,
    )
