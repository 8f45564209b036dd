"""What the tests of this folder split, and for whom."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from asyncdraft.core.draft import Pane
from asyncdraft.core.people import Person
from asyncdraft.core.split.proposal import Proposal
from asyncdraft.core.split.splitter import Splitter
from asyncdraft.core.team import Team

ZONE = "Europe/London"
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo(ZONE))
TEAM = Team(
    me="alex",
    people=(
        Person(id="alex", name="Alex Reed", zone=ZONE),
        Person(
            id="kenji", name="Kenji Mori", zone="Asia/Tokyo", slack="U02KENJI1", email="kenji@example.com"
        ),
        Person(id="priya", name="Priya Rao", zone="Asia/Kolkata"),
        Person(id="maria1", name="Maria Ruiz", zone="Europe/Madrid"),
        Person(id="maria2", name="Maria Hahn", zone="Europe/Berlin"),
        Person(id="will", name="Will Stone", zone="America/Denver"),
    ),
    links={"PAY": "https://tracker.example.com/browse/PAY-{id}"},
)
TEMPLATES = frozenset({"handoff", "blocker", "decision-request", "announcement", "incident-handover"})


class Desk:
    """Splits what Alex in London writes on Monday 23 November 2026 at 15:46."""

    def __init__(self, splitter: Splitter) -> None:
        self.splitter = splitter

    def propose(self, text: str, by_hand: Mapping[str, Pane] = {}) -> Proposal:
        return self.splitter.propose(text, TEAM, NOW, ZONE, TEMPLATES, by_hand)

    def asked(self, text: str) -> dict[Pane, list[str]]:
        """The questions by pane."""
        found: dict[Pane, list[str]] = {}
        for question in self.splitter.questions(self.propose(text), (), NOW, ZONE, TEAM.links):
            found.setdefault(question.pane, []).append(question.text)
        return found
