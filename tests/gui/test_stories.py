"""Each story of the documentation can be played as its page tells it, and costs what the page says."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.stories.shelf import STORIES
from tests.gui.stories.story import COST, FOLDER, Story, play, renewed

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
PICTURE = re.compile(r"^!\[.+\]\((.+)\)$", re.MULTILINE)
LINK = re.compile(r"\(stories/(.+)\.md\)")
EACH = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.page)


@EACH
def test_a_story_comes_about_and_costs_what_its_page_says(
    story: Story, home: Path, qapp: QApplication
) -> None:
    page = story.path.read_text("utf-8")
    assert renewed(page, story, play(story, home)) == page


@EACH
def test_the_page_tells_each_step_and_shows_it(story: Story) -> None:
    page = story.path.read_text("utf-8")
    assert HEADING.findall(page) == [*(step.title for step in story.steps), COST]
    assert sorted(path.name for path in story.pictures.iterdir()) == story.drawn
    assert PICTURE.findall(page) == [f"{story.page}/{name}" for name in story.drawn]


def test_every_page_is_played_and_listed() -> None:
    pages = [story.page for story in STORIES]
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == pages
    assert LINK.findall(FOLDER.with_suffix(".md").read_text("utf-8")) == pages
