"""An answer beside the model answer, as a diff."""

from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.differences import Kind
from asyncdraft.core.practice.answer import prose
from asyncdraft.core.practice.comparison import compared


def side(text: tuple[str, str], without: Kind) -> str:
    return "".join(piece.text for piece in compared(*text) if piece.kind is not without)


def test_titles_and_line_ends_are_no_differences() -> None:
    answer = "What. It stops\nat step 3.\nWhy. It costs."
    model = "### What\nIt stops at\nstep 3.\n\n### Why\nIt costs."
    assert [(piece.kind, piece.text) for piece in compared(answer, model)] == [
        (Kind.SAME, "It stops at step 3.\n\nIt costs.")
    ]


def test_what_the_model_has_otherwise_is_told_word_by_word() -> None:
    texts = "I ruled out disk space.", "Ruled out: disk space (41 % free)."
    assert (side(texts, Kind.NEW), side(texts, Kind.GONE)) == texts
    assert {piece.kind for piece in compared(*texts)} == {Kind.SAME, Kind.GONE, Kind.NEW}


def test_lists_keep_their_lines() -> None:
    assert side(("", "- one\n- two"), Kind.GONE) == "- one\n- two"


@given(st.text(max_size=120), st.text(max_size=120))
def test_both_sides_keep_all_their_words(answer: str, model: str) -> None:
    for text, other in ((answer, Kind.NEW), (model, Kind.GONE)):
        assert side((answer, model), other).split() == prose(text).split()
