"""The lines in which the checks on the request say what holds, or what does not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.message import Recipient, from_text
from asyncdraft.core.checklist.verdict import Result

WEDNESDAY = datetime(2026, 10, 7, 10, tzinfo=ZoneInfo("Europe/London"))


def result(checklist: Checklist, rule: str, text: str) -> Result:
    kenji = Recipient("Kenji", "Asia/Tokyo")
    message = from_text(text, sent_at=WEDNESDAY, sender_zone="Europe/London", recipients=(kenji,))
    return next(each for each in checklist.judge(message).results if each.rule.id == rule)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The lift works again since 09:00.", "Tells what is in order again"),
        ("For your information: the lift was painted.", "For information, and says so"),
        ("Kenji, please lock the gate by Friday 9 October, 15:00 Tokyo time.", "One explicit request"),
    ],
)
def test_what_is_asked_or_that_nothing_is(checklist: Checklist, text: str, line: str) -> None:
    assert result(checklist, "ask.explicit", text).text == line


@pytest.mark.parametrize(
    ("event", "severity"),
    [
        ("The auditors come some time on Friday.", Severity.HINT),
        ("The auditors met on Friday 2 October 2026 at 15:00 London time.", Severity.ERROR),
        ("The auditors meet on Friday 2 October 2026 at 15:00 London time.", Severity.ERROR),
        ("The auditors come.", Severity.ERROR),
    ],
)
def test_a_time_of_something_to_come_may_be_meant_for_the_request(
    checklist: Checklist, event: str, severity: Severity
) -> None:
    (finding,) = result(checklist, "ask.deadline", f"Kenji, please lock the gate. {event}").findings
    assert (finding.severity, "may be meant" in finding.title) == (severity, severity is Severity.HINT)
