from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.differences import Kind, Piece, count, words

GONE, NEW, SAME = Kind.GONE, Kind.NEW, Kind.SAME
TEXT = st.text("ab \n.é", max_size=60) | st.text(max_size=40)


def marked(old: str, new: str) -> str:
    marks = {GONE: "[-{}-]", NEW: "{{+{}+}}", SAME: "{}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in words(old, new))


@given(TEXT, TEXT)
def test_both_texts_can_be_told_from_the_pieces(old: str, new: str) -> None:
    pieces = words(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not NEW) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not GONE) == new


@given(TEXT, TEXT)
def test_no_piece_is_empty_or_could_be_joined_to_the_one_before(old: str, new: str) -> None:
    pieces = words(old, new)
    assert all(piece.text for piece in pieces)
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))


@given(TEXT)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert words(text, text) == ((Piece(SAME, text),) if text else ())


def test_whole_words_are_marked() -> None:
    assert marked("The tests fail on staging.", "The test fails on staging.") == (
        "The [-tests fail-]{+test fails+} on staging."
    )
    assert marked("Ship it today.", "Ship it today, please.") == "Ship it today{+, please+}."


def test_a_line_that_moves_away_leaves_the_others_alone() -> None:
    assert marked("one\ntwo\nthree\n", "one\nthree\n") == "one\n[-two\n-]three\n"


def test_words_are_counted() -> None:
    assert count(words("a b c", "a x y z c")) == (1, 3)


def test_a_million_characters_are_compared() -> None:
    text = "The importer rejects the events. " * 30_000
    changed = text[:500_000] + "Not so. " + text[500_000:]
    assert count(words(text, changed)) == (1, 3)
    other = "Nothing of it is the same any more here. " * 25_000
    assert {piece.kind for piece in words(text, other)} >= {GONE, NEW}
