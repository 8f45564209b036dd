"""A link in a field: its words and its address, in either way of writing."""

import pytest

from asyncdraft.core.templates.template import FieldType
from asyncdraft.core.templates.values import READERS


@pytest.mark.parametrize(
    ("typed", "label", "url"),
    [
        ("the log <https://a.example/l>", "the log", "https://a.example/l"),
        ("the log   <https://a.example/l>", "the log", "https://a.example/l"),
        ("a < b <https://a.example/l>", "a < b", "https://a.example/l"),
        ("<https://a.example/l>", "", "https://a.example/l"),
        ("[the log](https://a.example/l)", "the log", "https://a.example/l"),
        ("https://a.example/l", "", "https://a.example/l"),
        ("the log", "the log", ""),
        ("the log <two words>", "the log <two words>", ""),
    ],
)
def test_a_link_is_words_and_an_address(typed: str, label: str, url: str) -> None:
    read = READERS[FieldType.LINK](typed)
    assert (read.label, read.url) == (label, url)


def test_many_blanks_are_read_in_one_go() -> None:
    """Looked through once a blank, these would take minutes."""
    typed = f"the{' ' * 200_000}log"
    assert READERS[FieldType.LINK](typed).label == typed
