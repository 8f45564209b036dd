"""A team on four continents and a round of theirs, for the tests of rounds."""

from datetime import UTC, datetime

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.rounds.parsing import parse
from asyncdraft.core.rounds.round import Round, with_submissions
from asyncdraft.core.rounds.submissions import submissions
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.team import Team

OFFICE = uniform_week((Shift(9 * 60, 17 * 60),))


def _person(person_id: str, name: str, zone: str) -> Person:
    return Person(id=person_id, name=name, zone=zone, hours=OFFICE, email=f"{person_id}@example.com")


TEAM = Team(
    name="Payments",
    me="alex",
    people=(
        _person("alex", "Alex Reed", "Europe/London"),
        _person("maya", "Maya Chen", "America/New_York"),
        _person("kenji", "Kenji Mori", "Asia/Tokyo"),
        _person("ana", "Ana Sousa", "Europe/Lisbon"),
        _person("priya", "Priya Rao", "Asia/Kolkata"),
    ),
    sla=Sla(channels={"chat": Promise(4, "hours")}),
)
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
"""A Friday."""

ROUND = Round(
    id="r1",
    title="Week 48",
    people=("maya", "kenji", "ana", "priya"),
    owner="alex",
    place="the status board <https://board.example.com/w48>",
    opens=datetime(2026, 11, 25, 9, tzinfo=UTC),
    closes=datetime(2026, 11, 27, 11, tzinfo=UTC),
    least=3,
)
WRITTEN = """\
Maya:
Shipped: refunds in part, all regions ([PAY-418](https://tracker.example.com/browse/PAY-418))
Next: refund mails in three languages
Blocked: waiting for Kenji to publish the 14 texts
Risk: the audit may slip by 3 days. Mitigation: Ana starts on Monday.

Kenji:
- shipped: the parser is merged, see https://tracker.example.com/browse/PAY-430
- next: the import
- blocked: the staging runner is down since Thursday

Ana: Shipped: the export. Next: the audit. Blocked: none. Decision: Priya decides whether the old index stays.
The board shows links of merged tickets.
"""

PASTE = """\
Maya:
Shipped: refunds ([PAY-4](https://tracker.example.com/PAY-4))
Blocked: waiting for Kenji to publish the texts
Ana:
Next: the import
Blocked: the runner is down
"""
"""Two short updates, copied from a chat."""


def round_with(text: str, found: Round = ROUND) -> Round:
    return with_submissions(found, submissions(text, TEAM.people, NOW))


FULL = round_with(WRITTEN)


def told(text: str) -> str:
    """Who | part | words of a paste, a line for each item."""
    return "\n".join(
        f"{each.author or '?'} | {'no ' if item.is_none else ''}{item.part.value} | {item.line}"
        for each in submissions(text, TEAM.people, NOW)
        for item in parse(each.text).items
    )
