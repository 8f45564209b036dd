"""Blocks: every word is in one of them, code and quotations apart, and cuts depend on what is near."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist.blocks import WALL, BlockKind, split
from tests.patience import ends

FENCES = ["```", "````", "~~~", "   ```py", "\t ```", "```ls```", "a ``` b"]
LINES = st.lists(
    st.sampled_from([*FENCES, "word", "", "> quoted", "- item", "Subject: x", " "]),
    max_size=30,
).map("\n".join)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("one\n\ntwo", ["text", "text"]),
        ("Subject: A or B?\n\nHello", ["subject", "text"]),
        ("see\n```\ncode\n\ncode\n```\nend", ["text", "code", "text"]),
        ("```\nnever closed\n\nstill code", ["code"]),
        ("> one\n> two\nmine", ["quote", "text"]),
        ("~~~\n```\n~~~\nend", ["code", "text"]),
        ("- one\n    - two\n      ```\n      code\n      ```\n\nmine", ["text", "code", "text"]),
        ("```ls -l```\n\nmine", ["text", "text"]),
        ("see\n```ls -l```\nmine", ["text"]),
        ("  \n \n", []),
    ],
)
def test_a_text_is_cut_into_blocks_of_their_kinds(text: str, kinds: list[str]) -> None:
    assert [block.kind.value for block in split(text)] == kinds


@settings(max_examples=100)
@given(text=LINES | st.text(max_size=200))
def test_blocks_are_the_text_in_order_and_leave_only_white_space_out(text: str) -> None:
    position = 0
    for block in split(text):
        assert not text[position : block.start].strip()
        assert text[block.start : block.start + len(block.text)] == block.text
        position = block.start + len(block.text)
    assert not text[position:].strip()


def test_a_key_in_a_wall_changes_one_piece() -> None:
    wall = "The pump of hall B was checked at 60 bar and holds. " * 200
    edited = f"{wall[:5000]}x{wall[5000:]}"
    before, after = ({block.text for block in split(text)} for text in (wall, edited))
    assert len(split(wall)) > len(wall) / WALL
    assert len(after - before) == 1


def test_a_pane_of_a_subject_is_one_block() -> None:
    assert [block.kind for block in split("A or B?", subject=True)] == [BlockKind.SUBJECT]


@pytest.mark.parametrize("part", ["`", "` ", "```\n", "> ", "~", "- ", "(", "a.", "\n "])
def test_no_text_takes_more_than_linear_time(part: str) -> None:
    with ends():
        split(part * (60_000 // len(part)))
