"""Forms of sentences, and the words by which they are sifted."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.checklist.blocks import Block, BlockKind
from asyncdraft.core.checklist.facts import Analyst, Facts
from asyncdraft.core.checklist.forms import Form, Forms, first, present
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.when.reading import TimeReader

BLAMED = Form("you your & broke lost", r"\byou(?:['’]ve)?\s+(?:broke|lost)\b")
AGAIN = Form("again", r"\b(?:broke|lost)\b.*\bagain\b")
NEVER = Form("never", r"\bnever\b")


def facts(text: str, times: TimeReader) -> Facts:
    block = Block(BlockKind.TEXT, 0, text)
    return Analyst(Lexicon.parse({}), times, {}).facts(block, datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You broke it", [BLAMED]),
        ("You’ve lost it again", [BLAMED, AGAIN]),
        ("He broke it again", [AGAIN]),
        ("You are here", []),
    ],
)
def test_a_form_is_likely_where_a_word_of_each_of_its_groups_is(
    times: TimeReader, text: str, expected: list[Form]
) -> None:
    forms = Forms({"you broke it": BLAMED, "it broke again": AGAIN, "never": NEVER})
    assert forms.likely(present(facts(text, times))) == expected


def test_what_is_found_first_counts_whatever_the_order_of_the_forms() -> None:
    found = first([AGAIN, BLAMED], "you broke it again")
    assert found
    assert found[0] == "you broke"


def test_of_two_forms_in_one_place_the_earlier_one_counts() -> None:
    found = first([AGAIN, Form("broke", "broke")], "he broke it again")
    assert found
    assert found[0] == "broke it again"


def test_nothing_is_found_without_forms() -> None:
    assert first([], "you broke it") is None
