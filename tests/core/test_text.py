import copy
import pickle

import msgspec
import pytest

from asyncdraft.core.text import Text, capital, carrying, joined, plain, say, say_count, small

DAY = say("Tue")


def test_a_text_is_an_ordinary_string_that_knows_what_it_was_made_of() -> None:
    text = say("{name} is away until {day}", name="Priya", day=DAY)

    assert text == "Priya is away until Tue"
    assert (carrying(text).pattern, carrying(text).values) == (
        "{name} is away until {day}",
        {"name": "Priya", "day": DAY},
    )


def test_without_values_braces_mean_nothing() -> None:
    assert say("Write {{ deadline }} there") == "Write {{ deadline }} there"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 weeks"), (1, "1 week"), (2, "2 weeks"), (1200, "1,200 weeks")]
)
def test_what_is_counted_has_two_patterns(count: int, said: str) -> None:
    assert say_count("{count} week", "{count:,} weeks", count) == said


def test_a_row_keeps_what_carries() -> None:
    row = joined((DAY, "", "{15:00}"), between=", {} ")

    assert row == "Tue, {} , {} {15:00}"
    assert DAY in carrying(row).values.values()
    assert [type(each) is Text for each in carrying(joined((DAY, DAY), ", ")).values.values()] == [True] * 3


def test_a_sentence_may_begin_with_what_also_stands_within_one() -> None:
    inner = say("next {day}", day=DAY)

    assert capital(inner) == "Next Tue"
    assert carrying(capital(inner)).pattern == carrying(inner).pattern
    assert small(say("Five words")) == "five words"
    assert capital("") == ""


def test_an_error_hands_on_its_sentence() -> None:
    text = say("{name} is missing.", name="The title")

    assert str(ValueError(text)) is text


@pytest.mark.parametrize("again", [copy.deepcopy, lambda text: pickle.loads(pickle.dumps(text))])
def test_copies_carry_on(again: object) -> None:
    text = carrying(say_count("{count} week", "{count} weeks", 3))

    copied = again(text)  # type: ignore[operator]

    assert (copied, copied.many, copied.values) == (text, text.many, text.values)


def test_what_is_written_down_is_the_english_text() -> None:
    written = msgspec.json.encode({"line": say("Waiting for {name}", name="Kenji")}, enc_hook=plain)

    assert written == b'{"line":"Waiting for Kenji"}'
    assert type(plain(DAY)) is str
    with pytest.raises(NotImplementedError):
        plain(object())


def test_a_text_equals_and_is_found_as_its_string() -> None:
    assert "Keep" in {say("Keep"), "Shorten"}
    assert isinstance(say("Keep"), Text)
