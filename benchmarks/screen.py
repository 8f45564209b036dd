"""What is to be seen on a real display; see screen_races.py."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

from benchmarks.harness import Race, Skipped


def races() -> Iterator[Race | Skipped]:
    if reason := lacking():
        yield Skipped("on a display", reason)
        return
    from benchmarks.screen_races import races as on_a_display

    yield from on_a_display()


def lacking() -> str:
    """Why nothing can be shown here; empty if it can."""
    missing = "xcffib" if find_spec("xcffib") is None else "Xvfb" if shutil.which("Xvfb") is None else ""
    return f"{missing} is not installed" if missing else ""
