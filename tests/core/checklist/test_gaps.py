"""A gap that a fix left is a finding until it is filled."""

import pytest

from asyncdraft.core.checklist.engine import Checklist
from tests.core.checklist.to_kenji import slack

REST = "The release is cut on Thu 26 Nov."


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Kenji, please merge the pull request (link or number) by Tue 24 Nov, 17:00 JST.", "link or number"),
        ("Kenji, please merge PAY-412 by day, time and zone.", "day, time and zone"),
        ("@Kenji: please do what by Tue 24 Nov, 17:00 JST.", "do what"),
    ],
)
def test_a_gap_is_found_where_it_stands(checklist: Checklist, text: str, gap: str) -> None:
    found = next(
        each
        for each in checklist.judge(slack(f"{text} {REST}")).findings
        if each.rule == "context.placeholder"
    )
    assert found.quote == gap


@pytest.mark.parametrize(
    "text",
    [
        "Kenji, please add the link or number of PAY-412 to the list by Tue 24 Nov, 17:00 JST.",
        "Kenji, please send me the time and zone of the launch of PAY-412 by Tue 24 Nov, 17:00 JST.",
    ],
)
def test_the_same_words_may_be_meant(checklist: Checklist, text: str) -> None:
    findings = checklist.judge(slack(f"{text} {REST}")).findings
    assert "context.placeholder" not in {each.rule for each in findings}
