"""No expression that is let through takes long, whatever text it meets."""

import re
import warnings

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist import phrase_cost, phrase_syntax
from asyncdraft.core.checklist.phrase_rules import WORK_LIMIT
from tests.patience import ends

HOSTILE = ("a" * 600, "ab" * 300, "a " * 300, "aab, " * 120, "b" * 599 + "!")

atoms = st.sampled_from(["a", "b", r"\w", r"\s", ".", "[ab]", "[^b]", r"\b", "(?=a)", "ab", ",", "!"])
signs = st.sampled_from(["*", "+", "?", "{2,5}", "{0,40}", "{3}", "*?", "+?"])


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(inner, min_size=1, max_size=4).map("".join)
    choices = st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
    return rows | choices | st.tuples(choices, signs).map("".join)


expressions = st.recursive(atoms | st.tuples(atoms, signs).map("".join), grown, max_leaves=8)


def let_through(text: str) -> tuple[phrase_syntax.Branch, ...]:
    """Another example where an expression is refused: a law is not proved by what it does not speak of."""
    try:
        branches = phrase_syntax.parse(text)
    except phrase_syntax.Unsupported:
        reject()
    assume(phrase_cost.work(branches) <= WORK_LIMIT)
    return branches


def work(text: str) -> float:
    return phrase_cost.work(phrase_syntax.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "(a+)+b",
        "(a|a)*b",
        "(a|ab|b)*c",
        r"(\w+\s?)*!",
        "(?:a?){20}a{20}",
        ".*a.*b",
        r"\w*\w*\w*!",
        "(a*)*b",
        "a*(?=.*b)c",
        "(?=(a+)+b)a",
        "(?:.{0,99}a){9}b",
    ],
)
def test_what_could_take_very_long_is_known(text: str) -> None:
    assert work(text) > WORK_LIMIT


@pytest.mark.parametrize(
    "text",
    [
        r"\w+\s\w+\s\w+\s(?:and|or)",
        r"(?:\w+[,\s]+){0,3}(?:was|were)\b",
        r"\b(am|are|is|was|be|been)\b\s*(?:\w+ed|seen)\b",
        r"not only.*but also",
        r"[^.]{200,}",
        r"\d{1,3}(?:,\d{3})+",
    ],
)
def test_what_styles_look_for_is_let_through(text: str) -> None:
    assert work(text) <= WORK_LIMIT


@settings(max_examples=60)
@given(expressions)
def test_what_is_let_through_is_quick(text: str) -> None:
    branches = let_through(text)
    pattern = re.compile(phrase_syntax.source(branches))
    for stretch in HOSTILE:
        with ends():
            list(pattern.finditer(stretch))


@settings(max_examples=60)
@given(st.lists(expressions, min_size=1, max_size=5).map("|".join), st.text("ab, !A", max_size=40))
def test_the_tree_finds_what_the_expression_finds(text: str, message: str) -> None:
    branches = let_through(text)
    mine = [match.span() for match in re.finditer(phrase_syntax.source(branches), message)]
    assert mine == [match.span() for match in re.finditer(text, message)]


@given(st.text("ab\\()[]{}?*+|^$.-:<=!ipx019,wsd# '\n", max_size=30))
def test_any_text_is_an_expression_or_named(text: str) -> None:
    try:
        branches = phrase_syntax.parse(text)
        phrase_cost.work(branches)
    except (phrase_syntax.Unsupported, re.error):
        return
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        re.compile(phrase_syntax.source(branches))
