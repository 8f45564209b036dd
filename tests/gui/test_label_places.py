"""No two labels above the lines of a day are painted over each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.gui.widgets.label_places import free_place

WIDE = 1000.0


@pytest.mark.parametrize(
    ("wanted", "taken", "found"),
    [
        (300, [], 300),
        (300, [(500, 600)], 300),
        (300, [(350, 450)], 264),
        (400, [(350, 450)], 456),
        (0, [(10, 110)], 116),
        (0, [(10, 110), (116, 190)], 196),
    ],
)
def test_a_label_stands_at_the_nearest_free_place(
    wanted: float, taken: list[tuple[float, float]], found: float
) -> None:
    assert free_place(wanted, 80, taken, WIDE) == found


def test_where_there_is_no_room_a_label_stays() -> None:
    assert free_place(20, 80, [(0, 150)], 150) == 20


@given(st.lists(st.tuples(st.floats(0, 860), st.floats(20, 140)), min_size=1, max_size=3))
def test_three_labels_never_meet_and_never_leave_the_picture(lines: list[tuple[float, float]]) -> None:
    taken: list[tuple[float, float]] = []
    for wanted, width in lines:
        left = free_place(wanted, width, taken, WIDE)
        taken.append((left, left + width))
    assert all(left >= 0 and right <= WIDE for left, right in taken)
    assert all(one[1] <= two[0] for one, two in pairwise(sorted(taken)))
