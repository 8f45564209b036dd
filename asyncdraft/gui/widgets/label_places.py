"""Where labels above lines stand beside each other."""

from collections.abc import Sequence

Place = tuple[float, float]
"""Left and right edge, in logical pixels."""

APART = 6.0
"""Pixels between two labels."""


def free_place(wanted: float, width: float, taken: Sequence[Place], room: float) -> float:
    """The left edge nearest to `wanted` at which a label neither covers one of `taken` nor leaves [0, room].

    `wanted` itself where no place is left.
    """
    beside = [edge for left, right in taken for edge in (left - APART - width, right + APART)]
    inside = [left for left in (wanted, *beside) if 0 <= left <= room - width]
    free = [left for left in inside if not any(_meet((left, left + width), other) for other in taken)]
    return min(free, key=lambda left: abs(left - wanted), default=wanted)


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
