"""How a verdict is listed: what is missing leads, wording comes last, and each finding has its name."""

from datetime import UTC, datetime

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.listing import applying, listed, sections
from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.verdict import State

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
VAGUE = "Sorry to bother you, the pump stands. Somebody said soon, and somebody else said soon."


def test_what_is_missing_leads_and_wording_comes_last(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(VAGUE, sent_at=NOW, sender_zone="Europe/London", recipients=()))
    found = list(listed(verdict))

    assert sorted(found, key=repr) == sorted(verdict.findings, key=repr)
    assert found[0].is_absence
    polish = [each.rule.id for each in verdict.results if each.rule.is_polish]
    is_wording = [finding.rule in polish for finding in found]
    assert any(is_wording)
    assert is_wording == sorted(is_wording)


def test_findings_of_the_same_words_have_names_of_their_own(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(VAGUE, sent_at=NOW, sender_zone="Europe/London", recipients=()))
    names = listed(verdict).values()
    assert len(set(names)) == len(names)


def test_what_does_not_apply_is_in_no_section(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(VAGUE, sent_at=NOW, sender_zone="Europe/London", recipients=()))
    shown = [result for section in sections(verdict).values() for result in section]
    assert shown
    assert not [result for result in (*shown, *applying(verdict)) if result.state is State.NOT_APPLICABLE]
    assert not [result for result in shown if result.rule.is_polish]
