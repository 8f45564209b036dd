"""All stories, in the order of their pages."""

from collections.abc import Sequence

from tests.gui.stories.disagreement import DISAGREEMENT
from tests.gui.stories.hand_over import HAND_OVER
from tests.gui.stories.new_machine import NEW_MACHINE
from tests.gui.stories.newcomer import NEWCOMER
from tests.gui.stories.rfc import RFC
from tests.gui.stories.stand_up import STAND_UP
from tests.gui.stories.story import Story
from tests.gui.stories.support_pings import SUPPORT_PINGS
from tests.gui.stories.weekly_update import WEEKLY_UPDATE

STORIES: Sequence[Story] = (
    HAND_OVER,
    WEEKLY_UPDATE,
    RFC,
    DISAGREEMENT,
    STAND_UP,
    SUPPORT_PINGS,
    NEWCOMER,
    NEW_MACHINE,
)
