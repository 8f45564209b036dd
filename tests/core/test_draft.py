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
