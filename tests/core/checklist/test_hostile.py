"""Any text, however hostile: spans inside it and no more than linear time, with a team's rules too."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.phrase_rules import parse
from asyncdraft.core.draft import Pane
from asyncdraft.core.spelling import Proofreader, words
from asyncdraft.core.when.reading import TimeReader

SIZE = 6_000
SLACK = 0.15
STYLES = """\
extends: existence
message: “%s” is worn
tokens: ['very \\w+', 'in order to', 'th?e']
---
extends: existence
message: Dash “%s”
nonword: true
scope: sentence
tokens: ['\\s[–-]\\s', '[!?]{2,9}']
---
extends: substitution
message: Write “%s”, not “%s”
ignorecase: true
swap:
  utili[sz]e: use
  asap: by a time
---
extends: occurrence
message: Too many commas
scope: sentence
max: 2
token: ','
---
extends: occurrence
message: Long paragraph
scope: paragraph
max: 20
token: '\\b\\w+\\b'
"""
PLAIN = "very use ASAP the in order to – !! ?? , `the` ``` > - “good” 🎻 é @here PAY-412 5pm [link] ( **the**"
PARTS = st.sampled_from(
    [*PLAIN.split(), "\n", "\n\n", "# very\n", "\u200b", "\ud7ff", "http://a.b", "Subject:"]
)
TEXTS = st.lists(PARTS, max_size=50).map(" ".join) | st.text(max_size=150)


@pytest.fixture(scope="module")
def styled(lexicon: Lexicon, times: TimeReader) -> Checklist:
    texts = enumerate(STYLES.split("---\n"))
    parsed = [parse(text, f"style.R{number}", "style") for number, text in texts]
    assert [problem for result in parsed for problem in result.problems] == []
    return Checklist(lexicon, times, (*RULES, *(result.rule for result in parsed if result.rule)))


@settings(max_examples=60)
@given(text=TEXTS)
def test_findings_and_fixes_of_styles_lie_inside_the_text(styled: Checklist, text: str) -> None:
    for finding in styled.judge(from_text(text)).findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        assert all(0 <= edit.start <= edit.end <= len(text) for fix in finding.fixes for edit in fix.edits)


@settings(max_examples=60)
@given(text=TEXTS)
def test_words_to_spell_lie_inside_the_text(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words(text))


HOSTILE = (
    "x",
    "could you ",
    "[(",
    "```\n",
    "@kenji\n\n",
    "very ",
    "a’b’",
    "5pm ",
    "PAY-4 ",
    "“",
    "- a\n",
    "\ta, ",
)


@pytest.mark.parametrize("part", HOSTILE)
def test_twice_the_text_takes_no_more_than_twice_the_time(styled: Checklist, part: str) -> None:
    half, whole = (_seconds(styled, part * (size // len(part))) for size in (SIZE // 2, SIZE))
    assert whole < 3 * half + SLACK


def _seconds(checklist: Checklist, text: str) -> float:
    started = process_time()
    checklist.judge(from_text(text))
    Proofreader().unknown({Pane.WHAT: text})
    return process_time() - started
