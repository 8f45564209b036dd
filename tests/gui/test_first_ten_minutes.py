"""What the documentation tells of the first ten minutes can be done, and comes about as it says."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.gui.first_ten_minutes import PAGE, PICTURES, STEPS, walk

TOLD = re.compile(r"^## (?P<title>.+)\n\n\*Minute (?P<minute>\d+)\.\*", re.MULTILINE)


def test_a_stranger_gets_to_the_end(home: Path, qapp: QApplication) -> None:
    copied = walk()
    assert f"```text\n{copied}\n```" in PAGE.read_text("utf-8")


def test_the_page_tells_each_step_and_shows_it() -> None:
    page = PAGE.read_text("utf-8")
    told = [(int(found["minute"]), found["title"]) for found in TOLD.finditer(page)]
    assert told == [(step.minute, step.title) for step in STEPS]
    drawn = [path.name for path in sorted(PICTURES.glob("*.png"))]
    assert drawn == [f"{number:02}.png" for number in range(1, len(STEPS) + 1)]
    assert re.findall(r"\((?:first-ten-minutes/)(.+)\)", page) == drawn
