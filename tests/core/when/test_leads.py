"""What a rule may begin with, held against the expressions themselves."""

import re

import pytest

from asyncdraft.core.when.leads import ANYTHING, leads


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("ab", "a"),
        ("a?b", "ab"),
        ("(?:a )?(?P<name>b|c)", "abc"),
        ("(?:a|b?)c", "abc"),
        ("[ab-]{0,2}c", "ab-c"),
        ("a{1,2}b", "a"),
        ("(?<=a )b", "b"),
        ("(?!a)b(?=c)", "b"),
        (r"\.?\(a", ".("),
        ("a*b+", "ab"),
        ("$|a", "a"),
        ("(?P<s>a)(?P=s)", "a"),
    ],
)
def test_the_letters_that_a_match_may_begin_with(expression: str, expected: str) -> None:
    found = leads(expression)
    assert found == frozenset(expected)
    for letter in "abc-.(":
        behind = ("", "a", "b", "c", "(a", "bc", "bb", " b", "(")
        matched = any(re.match(expression, f"{letter}{rest}") for rest in behind)
        assert not matched or letter in found or "$" in expression or "<=" in expression


def test_what_may_be_anything_is_said() -> None:
    assert ANYTHING in leads(".a")
    assert ANYTHING in leads("[^a]b")
