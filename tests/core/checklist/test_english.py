"""The checklist judges English, and is quiet in other languages."""

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.english import IN_EVERY_LANGUAGE, is_english
from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.verdict import NOT_ENGLISH, State
from tests.markdown_cases import Case, read_cases

OTHERS = read_cases("checklist/languages/others.md")
ENGLISH = read_cases("checklist/languages/english.md")
GERMAN, PLAIN = (cases[0].blocks[0] for cases in (OTHERS, ENGLISH))


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case.title)
def test_another_language_is_told_from_english_with_whatever_is_quoted_in_it(case: Case) -> None:
    assert not is_english([case.blocks[0]])


@pytest.mark.parametrize("case", ENGLISH, ids=lambda case: case.title)
def test_english_is_english_with_whatever_is_in_it(case: Case) -> None:
    assert is_english([case.blocks[0]])


def test_panes_are_taken_together() -> None:
    assert not is_english(
        ["Der Server ist nicht da", "Wir können die Daten nicht laden", "Bitte bis morgen prüfen"]
    )


def test_nothing_is_said_of_the_wording_in_another_language(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(GERMAN))

    judged = {result.rule.id for result in verdict.results if result.state is not State.NOT_APPLICABLE}
    assert verdict.headline == NOT_ENGLISH
    assert judged <= IN_EVERY_LANGUAGE
    assert verdict.findings == ()


def test_what_rests_on_no_word_is_judged_in_every_language(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(f"@channel {GERMAN}"))

    assert [finding.rule for finding in verdict.findings] == ["broadcast"]


def test_in_english_all_is_judged(checklist: Checklist) -> None:
    verdict = checklist.judge(from_text(PLAIN))

    assert verdict.is_english
    assert len([result for result in verdict.results if result.state is not State.NOT_APPLICABLE]) > 5
