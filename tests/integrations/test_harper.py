"""The real dictionary of the extra."""

import pytest

from asyncdraft.core.spelling import Dialect
from asyncdraft.integrations.harper import Harper, is_installed


@pytest.fixture(scope="module")
def british() -> Harper:
    return Harper(Dialect.BRITISH)


def test_it_comes_with_the_extra() -> None:
    assert is_installed()


def test_wrong_words_come_with_what_may_be_meant(british: Harper) -> None:
    answers = british.check(["teh", "valve", "recieve", "don't", "naïve"])
    assert answers["valve"] is None
    assert answers["don't"] is None
    assert answers["naïve"] is None
    assert (answers["teh"] or ())[0] == "the"
    assert (answers["recieve"] or ())[0] == "receive"


def test_a_dialect_has_its_own_words(british: Harper) -> None:
    answers = british.check(["colour", "color"])
    assert answers["colour"] is None
    assert "colour" in (answers["color"] or ())


def test_capitals_are_no_question_of_spelling(british: Harper) -> None:
    assert british.check(["kubernetes"]) == {"kubernetes": None}


def test_every_word_is_answered(british: Harper) -> None:
    words = ["a", "teh", "O'Brien", "café", "xzqkvw", "teh's"]
    assert set(british.check(words)) == set(words)
