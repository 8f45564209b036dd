"""Plays all stories, or those whose pages are named, draws their pictures and renews their pages."""

import os
import sys
import tempfile
from pathlib import Path

from tests.gui.stories.shelf import STORIES
from tests.gui.stories.story import Story, play, renewed


def draw(story: Story) -> None:
    story.pictures.mkdir(exist_ok=True)
    for old in story.pictures.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as home:
        os.environ["ASYNCDRAFT_HOME"] = home
        hand = play(story, Path(home), story.pictures)
    page = story.path.read_text("utf-8")
    story.path.write_text(renewed(page, story, hand), encoding="utf-8")


def main(names: list[str]) -> None:
    from asyncdraft.gui.start import prepare_qt

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = prepare_qt([])
    for story in STORIES:
        if not names or story.page in names:
            draw(story)
    qt.clipboard().clear()


if __name__ == "__main__":
    main(sys.argv[1:])
