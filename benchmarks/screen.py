"""What is to be seen on a real display; see screen_races.py."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

from benchmarks.harness import Race, Skipped


def races() -> Iterator[Race | Skipped]:
    lacking = "xcffib" if find_spec("xcffib") is None else "Xvfb" if shutil.which("Xvfb") is None else ""
    if lacking:
        yield Skipped("on a display", f"{lacking} is not installed")
        return
    from benchmarks.screen_races import races as on_a_display

    yield from on_a_display()
