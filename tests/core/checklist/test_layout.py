"""The blocks of an edited pane are those of a fresh cut, and few of them are new."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist.blocks import Block, split
from asyncdraft.core.checklist.layout import Edited, edited

WALL = "The pump of hall B was checked at 60 bar. " * 60
FENCES = ["```", "````", "~~~", "  ```py", "\t ```", "```ls```"]
LINES = st.lists(
    st.sampled_from([*FENCES, "word", "", "", "> quoted", "- item", "Subject: x", " ", "\t", WALL]),
    max_size=14,
).map("\n".join)
PART = st.sampled_from(["", "x", "\n", "\n\n", "```", "> ", "~~~\n", " ", "Subject: ", "a\n\nb"])


def edit(old: str, text: str) -> tuple[Edited, tuple[Block, ...]]:
    blocks = split(old)
    change = edited(old, blocks, text)
    moved = (
        msgspec.structs.replace(
            block,
            start=block.start + change.shift,
            paragraph=None if block.paragraph is None else block.paragraph + change.shift,
        )
        for block in blocks[change.tail :]
    )
    return change, (*blocks[: change.head], *change.fresh, *moved)


@settings(max_examples=300)
@given(old=LINES, start=st.integers(0, 400), length=st.integers(0, 30), part=PART)
def test_an_edit_leaves_what_a_fresh_cut_finds(old: str, start: int, length: int, part: str) -> None:
    text = old[:start] + part + old[start + length :]
    assert edit(old, text)[1] == split(text)


@settings(max_examples=100)
@given(old=LINES, text=LINES)
def test_another_text_is_cut_like_any(old: str, text: str) -> None:
    assert edit(old, text)[1] == split(text)


def test_a_key_cuts_three_paragraphs_anew() -> None:
    old = "\n\n".join(f"Paragraph {number} of a long message." for number in range(1_000))
    change, _ = edit(old, old[:20_000] + "x" + old[20_000:])
    assert len(change.fresh) <= 3
    assert change.head + len(change.fresh) + 1_000 - change.tail == 1_000
