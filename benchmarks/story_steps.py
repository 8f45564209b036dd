"""Ten minutes of a user, as steps: written, mended, switched, searched, copied, looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from asyncdraft.core.draft import PANE_TITLES, Draft, Pane
from asyncdraft.core.settings.settings import Settings
from asyncdraft.storage import settings
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from benchmarks.texts import message

WORDS, DRAFTS = 200, 40
FILE_DIALOG = "a file dialog"


class Hands(Protocol):
    def press(self, keys: str) -> None: ...

    def type(self, text: str) -> None: ...

    def click(self, name: str, row: int = 0) -> None:
        """On what a screen reader calls so; in a list on a row of it, from the top of what is seen."""

    def look(self) -> None:
        """Until what was asked for is shown."""

    def rest(self) -> None:
        """Until what waits for the keys to rest is done too: the pause, the autosave."""


class Step(msgspec.Struct, frozen=True):
    """`edits`: something is to be saved after it; `is_heavy`: a file dialog or a change of theme."""

    name: str
    act: Callable[[Hands], None]
    edits: bool = False
    is_heavy: bool = False

    def play(self, hands: Hands) -> None:
        self.act(hands)
        if self.edits:
            hands.rest()
        else:
            hands.look()


TEXTS = {
    Pane.WHAT: "The request with the retry patch is open. Its load test fails with some issues on staging.",
    Pane.WHY: "1,340 deliveries are lost since Monday, and the release on Thursday goes out with the loss.",
    Pane.NEED: "Kenji, please run the load test and merge the patch by noon EST.",
    Pane.FALLBACK: "If staging is down, set expire_after to 72 hours and leave the rest to me.",
}
LONG = message(30, 7)


def keys(*pressed: str) -> Callable[[Hands], None]:
    return typed("", *pressed)


def typed(text: str, *before: str, after: tuple[str, ...] = ()) -> Callable[[Hands], None]:
    def act(hands: Hands) -> None:
        for each in before:
            hands.press(each)
        hands.type(text)
        for each in after:
            hands.press(each)

    return act


def written(pane: Pane, text: str) -> Callable[[Hands], None]:
    def act(hands: Hands) -> None:
        hands.click(PANE_TITLES[pane])
        hands.press("Ctrl+End")
        hands.type(text)

    return act


def opened(*rows: int) -> Callable[[Hands], None]:
    def act(hands: Hands) -> None:
        for row in rows:
            hands.click("Drafts", row)

    return act


WRITING = (
    Step("a new draft", keys("Ctrl+N"), edits=True),
    Step("choosing a template", typed("across time zones", "Ctrl+T", after=("Return",)), edits=True),
    Step("adding a reader", typed("kenji", "Ctrl+R", after=("Return",)), edits=True),
    Step("adding another reader", typed("priya", "Ctrl+R", after=("Return", "Escape")), edits=True),
    *(
        Step(f"typing into “{PANE_TITLES[pane]}”", written(pane, text), edits=True)
        for pane, text in TEXTS.items()
    ),
    Step("typing a deadline", typed("tue 5pm tokyo", "Ctrl+L", after=("Return",)), edits=True),
    Step("going through the findings", keys("F8", "F8", "F8", "Shift+F8")),
    Step("applying fixes", keys("F8", "Alt+Return", "F8", "Alt+Return"), edits=True),
    Step("ignoring a finding", keys("F8", "Alt+I"), edits=True),
    Step("undoing and redoing", keys("Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z"), edits=True),
    Step("copying for Slack", keys("Ctrl+Alt+1")),
    Step("copying for email", keys("Ctrl+Alt+2")),
    Step("copying as Markdown", keys("Ctrl+Alt+3")),
)
SWITCHING = (
    Step("opening other drafts", opened(1, 2, 3, 1), edits=True),
    Step("typing in an old draft", written(Pane.WHAT, LONG), edits=True),
    Step("cutting all and pasting it back", keys("Ctrl+A", "Ctrl+X", "Ctrl+V"), edits=True),
    Step("searching drafts", typed("quarterly", "Ctrl+F")),
    Step("searching for every draft", typed("the", "Ctrl+A", after=("Ctrl+A", "Backspace", "Escape"))),
    Step("the history of a draft", keys("Ctrl+1", "Ctrl+H", "Escape")),
    Step("a copy of a draft, deleted", keys("Ctrl+D", "Ctrl+Shift+Backspace"), edits=True),
    Step("marking as sent and answered", keys("Ctrl+M", "Ctrl+Shift+M"), edits=True),
    Step(
        "rough text, and leaving it", typed("hey, staging is down since 9", "Ctrl+Shift+R", after=("Escape",))
    ),
)
LOOKING = (
    Step("the overlap", keys("Ctrl+7", "Right", "Down", "Left"), edits=True),
    Step("the threads", keys("Ctrl+2")),
    Step("the meetings", keys("Ctrl+3")),
    Step("the status rounds", keys("Ctrl+Shift+3")),
    Step("the RFCs", keys("Ctrl+Shift+4")),
    Step("the team", keys("Ctrl+4")),
    Step("the templates", keys("Ctrl+5", "Down", "Down", "Down")),
    Step("searching templates", typed("status", "Ctrl+F", after=("Ctrl+A", "Backspace"))),
    Step("the practice", keys("Ctrl+6")),
    Step("the outbox", keys("Ctrl+8")),
    Step("back to the draft", keys("Ctrl+1")),
    Step("the palette", typed("copy", "Ctrl+K", after=("Escape",))),
    Step("all shortcuts", keys("F1", "Escape")),
    Step("views in turn", keys("Ctrl+7", "Ctrl+2", "Ctrl+4", "Ctrl+5", "Ctrl+1")),
)
HEAVY = (
    Step("dark", keys("Ctrl+Shift+D"), is_heavy=True),
    Step("light", keys("Ctrl+Shift+D"), is_heavy=True),
    Step(FILE_DIALOG, keys("Ctrl+Shift+S", "Escape"), is_heavy=True),
)
STORY = (*WRITING, *SWITCHING, *LOOKING, *HEAVY)


def write_story_home(home: Path) -> None:
    """With drafts to switch between; spelling, which is an extra, is off."""
    settings.save(home / "settings.json", Settings(spelling="off"))
    database = open_database(home / "drafts.sqlite3")
    drafts = Drafts(database)
    for number in range(DRAFTS):
        made = drafts.create(Draft(to=("kenji",), what=message(WORDS, number)))
    drafts.set_last_open(made.id)
    database.close()
