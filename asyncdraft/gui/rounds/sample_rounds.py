"""A status round for pictures of the window: three updates are in, one blocker has no person yet."""

from datetime import datetime, timedelta

from asyncdraft.core.rounds.round import Round, with_submissions
from asyncdraft.core.rounds.submissions import submissions
from asyncdraft.core.team import Team

UPDATES = """\
Maya:
Shipped: Refunds in part, live in all regions ([PAY-418](https://tracker.example.com/browse/PAY-418))
Next: refund mails in three languages
Blocked: waiting for Kenji to publish the 14 texts
Risk: the audit may slip by 3 days. Mitigation: Ana starts on Monday.

Kenji:
- shipped: the parser is merged ([PAY-430](https://tracker.example.com/browse/PAY-430))
- next: the import of old invoices
- blocked: the staging runner is down since Thursday

Ana: Shipped: the export runs to its end. Next: the audit. Blocked: none.
Decision: Priya decides whether the old index stays.
"""


def sample_rounds(team: Team, now: datetime) -> tuple[Round, ...]:
    """The present one, and the one of last week, which is done."""
    people = tuple(person.id for person in team.people if person.id != team.me)
    present = Round(
        title="Week 48",
        people=people,
        owner=team.me,
        place="the status board <https://board.example.com/w48>",
        opens=now - timedelta(days=3),
        closes=now - timedelta(hours=2),
        least=3,
    )
    week = timedelta(days=7)
    past = Round(
        title="Week 47", people=people[:2], owner=team.me, opens=now - week, closed_at=now - timedelta(days=4)
    )
    written = submissions(UPDATES, team.people, now)
    return with_submissions(
        past, submissions("Kenji:\nShipped: one\nMaya:\nShipped: two", team.people, now)
    ), with_submissions(present, written)
