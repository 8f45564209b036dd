"""Words of a plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.checklist.words import inflections, plain


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("look", ("look", "looks", "looked", "looking")),
        ("decide", ("decide", "decides", "decided", "deciding")),
        ("try", ("try", "tries", "tried", "trying")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("fix", ("fix", "fixes", "fixed", "fixing")),
        ("wait", ("wait", "waits", "waited", "waiting")),
    ],
)
def test_a_verb_is_known_in_all_its_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert inflections(verb) == forms


@given(st.text())
def test_a_plain_text_is_as_long_as_what_was_written(text: str) -> None:
    assert len(plain(text)) == len(text)
