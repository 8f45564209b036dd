import pytest

from asyncdraft.core.draft import LONGEST_TITLE, Draft


@pytest.mark.parametrize(
    ("draft", "title"),
    [
        (Draft(), "Untitled draft"),
        (Draft(what="\n  Rates are stale \nsince noon"), "Rates are stale"),
        (Draft(what="Rates", subject="Stale rates "), "Stale rates"),
        (Draft(what="Rates", subject="Stale rates", title="Mine"), "Mine"),
        (Draft(what="word " * 30), "word word word word word word word word word word word word…"),
        (Draft(what="x" * 61), "x" * 59 + "…"),
        (Draft(what="x" * LONGEST_TITLE), "x" * LONGEST_TITLE),
    ],
)
def test_the_name_in_lists(draft: Draft, title: str) -> None:
    assert draft.display_title == title
    assert len(title) <= LONGEST_TITLE


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("Hi **Kenji**, the *kiln* log:", "Hi Kenji, the kiln log:"),
        ("\n## Order `7` ~~late~~\nmore", "Order 7 late"),
        ("- [ ] check kiln_log_name", "check kiln_log_name"),
        ("> 2. See [the plan](https://example.com/a_(b)) now", "See the plan now"),
        ("3 * 4 = 12", "3 * 4 = 12"),
        ("***\n__Kiln__", "Kiln"),
    ],
)
def test_first_words_go_without_their_markup(what: str, title: str) -> None:
    assert Draft(what=what).display_title == title


def test_a_hostile_line_has_a_name_at_once() -> None:
    assert len(Draft(what="[" * 1_000_000).display_title) == LONGEST_TITLE
