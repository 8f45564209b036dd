"""RFCs for pictures of the window: one with a reviewer who is silent, one that is closed."""

from datetime import datetime, timedelta

from asyncdraft.core.rfc.comments import comments_from
from asyncdraft.core.rfc.rfc import Option, Review, Rfc, State, settled, with_comments
from asyncdraft.core.team import Team

COMMENTS = """\
Kenji:
- A failed mail has to stay in the queue for three days, or support cannot send it again.
- The old queue cannot go before the invoices of December are out.

Maya: fine for me
"""


def sample_rfcs(team: Team, now: datetime) -> tuple[Rfc, ...]:
    present = Rfc(
        title="One queue for all mails",
        document="https://docs.example.com/rfc-12",
        what="All mails go through one queue.",
        why="Two queues lost eleven mails in October.",
        options=(
            Option(
                name="One queue",
                gain="One place to look, retries for all",
                cost="Two weeks",
                effort="10 days",
            ),
            Option(name="Mend both", gain="Nothing moves", cost="Two sets of rules stay", effort="4 days"),
        ),
        reviews=(
            Review(person="kenji", role="operations", part="sections 2 and 3"),
            Review(person="priya", role="security", part="section 4"),
            Review(person="maya", role="support"),
        ),
        decider="ana",
        opens=now - timedelta(days=3),
    )
    present = with_comments(present, comments_from(COMMENTS, team.people, now))
    past = Rfc(
        title="Names of branches",
        reviews=(Review(person="maya"),),
        opens=now - timedelta(days=21),
        decision="Branches carry the number of the ticket.",
        closed_at=now - timedelta(days=10),
    )
    answer = "The queue keeps failed mails for three days."
    return past, settled(present, 0, State.ACCEPTED, answer)
