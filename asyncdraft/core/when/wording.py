"""Small words that several sentences about time share."""

from collections.abc import Sequence

NAMES_SHOWN = 4


def and_join(names: Sequence[str]) -> str:
    """ "Maya", "Maya and Daniel", "Maya, Daniel, Zoe and 3 others"."""
    if len(names) > NAMES_SHOWN:
        shown = NAMES_SHOWN - 1
        return f"{', '.join(names[:shown])} and {len(names) - shown} others"
    *head, last = names
    return f"{', '.join(head)} and {last}" if head else last
