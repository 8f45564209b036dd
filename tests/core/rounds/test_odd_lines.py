"""A line of an update that is full of blanks or dashes costs no more than its length."""

import pytest

from asyncdraft.core.rounds.clauses import is_none
from asyncdraft.core.rounds.labels import label_of


@pytest.mark.parametrize("between", [" ", "\t", " \t"])
def test_many_blanks_make_no_heading_and_take_no_time(between: str) -> None:
    """Looked through once a blank, these would take hours."""
    assert label_of(f"a{between * 100_000}b", frozenset(), is_listed=False) is None
    assert label_of(f"**Done**:{between * 100_000}all of it", frozenset(), is_listed=False) is not None


@pytest.mark.parametrize("sign", ["-", "- ", " ", ".", "no "])
def test_a_line_of_signs_with_a_word_behind_it_says_something(sign: str) -> None:
    assert not is_none(f"{sign * 20_000}The export stops")


def test_a_line_of_dashes_says_nothing_however_long() -> None:
    assert is_none("-")
    assert is_none("- - -")
    assert is_none("-" * 20_000)
    assert is_none("--- for now")
