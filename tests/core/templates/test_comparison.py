"""Line by line: what changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.templates.comparison import compared, count

TEXTS = st.lists(st.sampled_from("abcd"), max_size=30).map("\n".join)


def shown(before: str, after: str) -> list[str]:
    signs = {"same": " ", "removed": "-", "added": "+", "left out": "~"}
    return [f"{signs[line.kind]}{line.text}" for line in compared(before, after)]


def test_a_change_stands_between_its_neighbours() -> None:
    before = "\n".join("abcdefghij")
    assert shown(before, before.replace("e", "E")) == [
        "~2 lines unchanged",
        " c",
        " d",
        "-e",
        "+E",
        " f",
        " g",
        "~3 lines unchanged",
    ]


def test_equal_lines_are_no_change() -> None:
    assert compared("a\nb", "a\nb\n") == ()


def test_neighbouring_lines_are_one_place() -> None:
    assert count(compared("a\nb\nc\nd\ne", "A\nB\nc\nd\nE")) == 2


@given(TEXTS, TEXTS)
def test_every_line_that_is_shown_stands_at_its_number(before: str, after: str) -> None:
    old, new = before.splitlines(), after.splitlines()
    lines = compared(before, after)
    for line in lines:
        assert not line.before or old[line.before - 1] == line.text
        assert not line.after or new[line.after - 1] == line.text
    gone = {line.before for line in lines if line.kind == "removed"}
    come = {line.after for line in lines if line.kind == "added"}
    assert [text for at, text in enumerate(old, 1) if at not in gone] == [
        text for at, text in enumerate(new, 1) if at not in come
    ]
