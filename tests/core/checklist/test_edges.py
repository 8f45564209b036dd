"""What stands at an edge: a deadline that is now, a subject from its first letter, a clock beside another."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.checklist.message import Message, Recipient
from asyncdraft.core.draft import Pane

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
READERS = (Recipient("Kenji Mori", "Asia/Tokyo", "kenji"),)


def found(checklist: Checklist, rule: str, deadline: datetime | None = None, **texts: str) -> list[Finding]:
    message = Message(
        texts={Pane(name): text for name, text in texts.items()},
        sent_at=NOW,
        sender_zone="Europe/London",
        recipients=READERS,
        deadline=deadline,
    )
    return [finding for finding in checklist.judge(message).findings if finding.rule == rule]


@pytest.mark.parametrize(("ahead", "count"), [(-1, 1), (0, 1), (1, 0)])
def test_a_deadline_that_is_now_has_passed(checklist: Checklist, ahead: int, count: int) -> None:
    deadline = NOW + timedelta(minutes=ahead)
    assert len(found(checklist, "deadline.past", deadline, need="Kenji, please send the plan.")) == count


@pytest.mark.parametrize(("subject", "start"), [("Question", 0), ("Subject: Question", 9)])
def test_a_subject_is_marked_from_its_first_letter(checklist: Checklist, subject: str, start: int) -> None:
    (finding,) = found(checklist, "subject.vague", subject=subject, need="Kenji, please send the plan.")
    assert (finding.start, finding.end, finding.quote) == (start, len(subject), "Question")


@pytest.mark.parametrize(("due", "quotes"), [("9:30", []), ("17:00", ["17:00"])])
def test_only_the_clock_that_has_a_zone_elsewhere_needs_none(
    checklist: Checklist, due: str, quotes: list[str]
) -> None:
    need = f"Kenji, please reply by {due}. The pump stops at 9:30 UTC."
    assert [finding.quote for finding in found(checklist, "deadline.zone", need=need)] == quotes


@pytest.mark.parametrize(
    ("day", "quotes"), [("Wed 25 Nov", []), ("Thu 26 Nov", []), ("Fri 27 Nov", ["Fri 27 Nov"])]
)
def test_a_day_disagrees_with_the_deadline_from_two_days_on(
    checklist: Checklist, day: str, quotes: list[str]
) -> None:
    """A day alone is another one elsewhere."""
    deadline = NOW + timedelta(days=2)
    hits = found(checklist, "deadline.conflict", deadline, need=f"Kenji, please send the plan by {day}.")
    assert [finding.quote for finding in hits] == quotes
