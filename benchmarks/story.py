"""The longest pauses of the event loop in ten minutes of a user; see story_races.py."""

from collections.abc import Iterator

from benchmarks.harness import Race, Skipped
from benchmarks.screen import lacking


def races() -> Iterator[Race | Skipped]:
    if reason := lacking():
        yield Skipped("ten minutes of a user", reason)
        return
    from benchmarks.story_races import races as on_a_display

    yield from on_a_display()
