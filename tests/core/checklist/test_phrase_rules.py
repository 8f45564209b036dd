"""Phrase rules of a team, in the form of Vale."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.finding import Finding, Severity
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.phrase_rules import PhraseRuleError, parse
from asyncdraft.core.when.reading import TimeReader

FILLERS = """
extends: existence
message: "Leave out '%s'."
link: https://style.example.com/fillers
level: warning
ignorecase: true
tokens:
  - basically
  - at the end of the day
  - real(?:ly)?
exceptions: [really]
"""
SWAPS = """
extends: substitution
message: "Write '%s', not '%s'."
level: error
swap:
  utili[sz]e: use
  prior to: before|ahead of
"""
COMMAS = """
extends: occurrence
message: More than two commas in a sentence.
scope: sentence
level: suggestion
max: 2
token: ","
"""


def judge(lexicon: Lexicon, times: TimeReader, yaml: str, text: str) -> tuple[Finding, ...]:
    checklist = Checklist(lexicon, times, (parse("House.Rule", yaml),))
    return checklist.judge(from_text(text, sent_at=datetime(2026, 11, 23, tzinfo=UTC))).findings


def test_existence(lexicon: Lexicon, times: TimeReader) -> None:
    found = judge(
        lexicon, times, FILLERS, "Basically it is real, really. `basically` and “basically” are not ours."
    )
    assert [(finding.quote, finding.title) for finding in found] == [
        ("Basically", "Leave out 'Basically'."),
        ("real", "Leave out 'real'."),
    ]
    assert found[0].severity is Severity.WARNING
    assert "https://style.example.com/fillers" in found[0].message


def test_substitution_offers_what_is_better(lexicon: Lexicon, times: TimeReader) -> None:
    text = "Utilise the lift prior to noon."
    first, second = judge(lexicon, times, SWAPS, text)
    assert first.title == "Write 'use', not 'Utilise'."
    assert [fix.edits[0].text for fix in second.fixes] == ["before", "ahead of"]
    edit = second.fixes[0].edits[0]
    assert text[: edit.start] + edit.text + text[edit.end :] == "Utilise the lift before noon."


def test_occurrence_counts_in_its_scope(lexicon: Lexicon, times: TimeReader) -> None:
    found = judge(lexicon, times, COMMAS, "One, two. One, two, three, four.")
    assert [finding.quote for finding in found] == ["One, two, three, four."]


@pytest.mark.parametrize(
    ("yaml", "reason"),
    [
        ("extends: spelling", "“extends: spelling” is not supported"),
        ("extends: existence\ntokens: [a]\nscope: heading", "“scope: heading” is not supported"),
        ("extends: existence\ntokens: [a]\nscript: x", "'script' is not supported"),
        ("extends: existence\ntokens: ['(a']", "cannot be read"),
        ("extends: existence", "names no tokens"),
        ("extends: substitution", "names nothing to swap"),
        ("extends: occurrence\ntoken: a", "max or min"),
        ("extends: existence\ntokens: [a]\nlevel: fatal", "“level: fatal”"),
        ("- a", "no settings"),
        ("a: [", "no YAML"),
    ],
)
def test_what_is_not_supported_is_named(yaml: str, reason: str) -> None:
    with pytest.raises(PhraseRuleError, match=r"^House\.Rule: ") as raised:
        parse("House.Rule", yaml)
    assert reason in str(raised.value)
