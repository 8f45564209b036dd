"""All stories, in the order of their pages."""

from collections.abc import Sequence

from tests.gui.stories.hand_over import HAND_OVER
from tests.gui.stories.story import Story

STORIES: Sequence[Story] = (HAND_OVER,)
