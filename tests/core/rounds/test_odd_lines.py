"""A line of an update with nothing but blanks in it costs no more than its length."""

import pytest

from asyncdraft.core.rounds.labels import label_of


@pytest.mark.parametrize("between", [" ", "\t", " \t"])
def test_many_blanks_make_no_heading_and_take_no_time(between: str) -> None:
    """Looked through once a blank, these would take hours."""
    assert label_of(f"a{between * 100_000}b", frozenset(), is_listed=False) is None
    assert label_of(f"**Done**:{between * 100_000}all of it", frozenset(), is_listed=False) is not None
