"""Failures spotted in a message by marks in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.exercise_file import parse
from asyncdraft.core.practice.spotting import spotted
from tests.core.practice.small_exercise import SMALL

MESSAGE = "😀 Hi [@channel]{1}, can [someone]{2} look [asap]{3}? It [still fails]{4}, [someone]{2}."
FAILURES = "1. Nobody owns it.\n2. B.\n3. C.\n4. D.\n5. No link."


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    text = SMALL.replace("Can [someone]{1} look?", MESSAGE).replace("1. Nobody owns it.", FAILURES)
    return parse(text, "small.md", "small")


def marks(exercise: Exercise, *words: str) -> list[tuple[int, int]]:
    return [(at, at + len(each)) for each in words if (at := exercise.message.index(each)) >= 0]


def test_what_is_marked_is_found_and_the_rest_is_missed(exercise: Exercise) -> None:
    spotting = spotted(exercise, marks(exercise, "@channel", "can someone", "fail"))
    assert (spotting.found, spotting.missed, spotting.absent) == ((1, 2, 4), (3,), (5,))
    assert spotting.text == "4 failures, you found 3"


def test_any_place_of_a_failure_will_do(exercise: Exercise) -> None:
    end = len(exercise.message)
    assert spotted(exercise, [(end - 4, end)]).found == (2,)


def test_a_mark_may_be_drawn_backwards(exercise: Exercise) -> None:
    ((start, end),) = marks(exercise, "asap")
    assert spotted(exercise, [(end, start)]).found == (3,)


def test_a_mark_beside_every_failure_is_told(exercise: Exercise) -> None:
    ((start, end),) = marks(exercise, "look")
    spotting = spotted(exercise, [(start, end)])
    assert (spotting.found, spotting.beside) == ((), ((start, end),))


def test_who_marks_everything_has_spotted_nothing(exercise: Exercise) -> None:
    whole = (0, len(exercise.message))
    assert spotted(exercise, [whole]).found == ()
    assert spotted(exercise, [whole]).beside == (whole,)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=8))
def test_every_failure_with_a_place_is_found_or_missed(spans: list[tuple[int, int]]) -> None:
    text = SMALL.replace("Can [someone]{1} look?", MESSAGE).replace("1. Nobody owns it.", FAILURES)
    spotting = spotted(parse(text, "small.md", "small"), spans)
    assert sorted((*spotting.found, *spotting.missed)) == [1, 2, 3, 4]
    assert len(spotting.beside) <= len(spans)
