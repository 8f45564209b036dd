"""What a rule may begin with, held against the expressions themselves."""

import re
from itertools import product

import pytest

from asyncdraft.core.when import phrase_patterns as patterns
from asyncdraft.core.when.leads import ANYTHING, beginnings, leads
from asyncdraft.core.when.lengths import ONE_LENGTH
from asyncdraft.core.when.tokens import CODES, coded


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


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("abca", {"abc"}),
        ("ab?c", {"abc", "ac"}),
        ("a(?:bc|c)?", {"a", "abc", "ac"}),
        ("(?P<n>a|b) ?c", {"a c", "ac", "b c", "bc"}),
        ("a{2,}b", {"aab", "aaa"}),
        ("[ab]{0,2}c", {"c", "ac", "bc", "aac", "abc", "bac", "bbc"}),
        ("a+c*", {"a", "ac", "acc", "aa", "aac", "aaa"}),
        ("a[^b]c", {"a."}),
        ("(?P<s>a)(?P=s)b", {"a."}),
        ("(?<!b)a(?=c)", {"a"}),
        ("a(?:$|b)", {"a", "ab"}),
    ],
)
def test_the_letters_together_that_a_match_may_begin_with(expression: str, expected: set[str]) -> None:
    found = beginnings(expression, 3)
    assert found == expected
    for text in map("".join, product("abc ", repeat=4)):
        if re.match(expression, text):
            begun = {text[:length] for length in (1, 2, 3)} | {
                text[:length] + ANYTHING for length in (0, 1, 2)
            }
            assert not found.isdisjoint(begun)


def test_what_may_be_anything_is_said() -> None:
    assert ANYTHING in leads(".a")
    assert ANYTHING in leads("[^a]b")


@pytest.mark.parametrize(
    "rule", [ONE_LENGTH, patterns.BEFORE_LENGTH, patterns.TOWARDS, patterns.WEEK_OF, patterns.BESIDE]
)
def test_what_a_phrase_goes_on_with_begins_with_a_class_of_tokens(rule: str) -> None:
    assert frozenset() < leads(coded(rule)) <= frozenset(CODES.values())
