"""What can be read off an answer: its panes, sizes, links, and whether some words stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.draft import Pane
from asyncdraft.core.practice import answer
from asyncdraft.core.practice.answer import has_words, normal, parts

INLINE = (
    "What. It stops.\nWhy: It costs.\n**What I need.** Priya, may it run?\nDefault path forward: I stop it."
)
HEADINGS = "### What\nIt stops.\n## Why\nIt costs.\n\nWhat I need\nPriya, may it run?\n"


@pytest.mark.parametrize(
    ("text", "panes"),
    [
        (INLINE, ["what", "why", "need", "fallback"]),
        (HEADINGS, ["what", "why", "need"]),
        ("**What:** A\n\n__Why__: B", ["what", "why"]),
        ("What broke is the build.\nWhy it broke is not known.", ["text"]),
        ("What: only this", ["text"]),
        ("Hello!\nWhat: A\nWhy: B", ["text"]),
        ("What: A\nWhat: B", ["text"]),
        ("", ["text"]),
    ],
)
def test_panes_are_found_under_their_titles(text: str, panes: list[str]) -> None:
    assert [part.pane.value for part in parts(text)] == panes


@given(st.text(max_size=200) | st.lists(st.sampled_from([INLINE, HEADINGS, "\n", " x "])).map("".join))
def test_every_part_stands_where_it_says(text: str) -> None:
    for part in parts(text):
        assert text[part.start : part.start + len(part.text)] == part.text


def test_the_titles_of_panes_are_no_prose() -> None:
    assert answer.prose(HEADINGS) == "It stops.\n\nIt costs.\n\nPriya, may it run?"
    assert parts(HEADINGS)[0].pane is Pane.WHAT


@pytest.mark.parametrize(
    ("text", "wording", "found"),
    [
        ("It stops at step 3 of 5.", "step 3", True),
        ("It stops at step 30.", "step 3", False),
        ("It took 3.5 s.", "3", False),
        ("41% is free", "41 %", True),
        ("41\u202f% is free", "41%", True),
        ("1,000 users", "1000", True),
        ("we **ruled out** the disk", "Ruled out", True),
        ("`lock timeout`\nafter 50 s", "lock timeout after", True),
        ("https://t.example.com/PAY-431?x", "PAY-431", True),
        ("PAY-4312", "PAY-431", False),
        ("the reader’s day", "reader's day", True),
        ("priya_rao", "priya", False),
        ("C++ it is", "C++", True),
    ],
)
def test_words_are_found_whatever_they_look_like(text: str, wording: str, found: bool) -> None:
    assert has_words(normal(text), wording) is found


@pytest.mark.parametrize(("unit", "count"), [("words", 8), ("lines", 3), ("sentences", 3)])
def test_sizes_leave_titles_out(unit: str, count: int) -> None:
    assert answer.counted(HEADINGS, unit) == count


def test_links_are_counted_once_and_identifiers_with_a_shorthand_are_links() -> None:
    text = "PAY-4 and PAY-4, https://a.example/PAY-5, (https://a.example/PAY-5). OPS-1"
    assert answer.links(text, {"PAY": "https://p.example/{id}"}) == 2
    assert answer.links(text, {}) == 1


def test_items_of_lists_are_counted() -> None:
    assert answer.bullets("- one\n* two\n  3. three\n-four\n• five") == 4


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("PAY-431 step 3 lock timeout 41 % Priya yes no Wed 25 Nov 15:00 IST", True),
        ("The migration stops at step 3, and I need a yes or no from you by Wed 25 Nov.", False),
        ("yes, thanks", False),
    ],
)
def test_catchwords_are_no_sentences(text: str, is_list: bool) -> None:
    assert answer.is_list_of_words(text) is is_list
