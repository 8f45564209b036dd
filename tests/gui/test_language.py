"""Every text of the window goes through the catalogue."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from asyncdraft.gui import language, screenshot
from asyncdraft.gui.app import Application
from asyncdraft.storage import resources
from tests.gui.driver import Driver
from tests.gui.pseudo import Pseudo, bare, shown_texts

TO_COME = frozenset(screenshot.VIEWS) - {"crash", "practice-quiz"}
"""The views that still show a text of which the catalogue knows nothing. This list only shrinks."""
OWN_NAMES = frozenset({"AsyncDraft", "Slack", "Markdown", "RFC", "RFCs", "PagerDuty", "Git", "GitHub"})
"""Names, the same in every language."""
SAME = re.compile(
    r"(?:Ctrl|Alt|Shift)\+\S*|\bF\d\d?\b|Backspace|Space"
    r"|\b\d\d:\d\d (?:[A-Z]{3,4}|UTC[+−]?[\d:]*)|\bUTC\b|\b(?:is|after|to|in):[a-z]+"
)
"""Keys, clocks with their zone, and words of the search."""
RESOURCES = ("guide", "exercises", "quiz", "meetings")
"""Of texts that are written in English, as the templates are."""
KEY = re.compile(r"^(?:- )?[\w-]+ ?[:=] ")


@pytest.fixture
def pseudo() -> Iterator[None]:
    language.speak(Pseudo(), QLocale.c())
    yield
    language.speak(None)


@pytest.fixture
def show(
    pseudo: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Callable[[str], Driver]]:
    """A view with its samples, in a window that speaks nobody's language."""
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    running = []

    def start(view: str) -> Driver:
        driver = Driver(Application(lambda: screenshot.SHOWN_AT, zone="Europe/London", hours24=True))
        running.append(driver)
        driver.start()
        open_view(driver, view)
        return driver

    yield start
    for driver in running:
        driver.stop()


def open_view(driver: Driver, view: str) -> None:
    application = driver.application
    if view != "compose-empty":
        application.workspace.confirm_hours()
        application.check_commands.open_sample()
    driver.wait_for(lambda: application.workspace.is_complete)
    if view in screenshot.OPENERS:
        screenshot.OPENERS[view](application)
    elif not view.startswith("compose"):
        application.actions[f"show_{view}"].trigger()
    application.session.refresh()
    driver.settle()


def unknown(driver: Driver, roots: list[QWidget]) -> list[str]:
    """The texts of which the catalogue knows nothing, but for what users and templates have written."""
    own = users_own(driver)
    found = [
        (whose, part)
        for root in roots
        for whose, text in shown_texts(root)
        for part in bare(SAME.sub(" ", text))
    ]
    return sorted({f"{whose}: {part}" for whose, part in found if not is_own(part, own)})


def is_own(part: str, own: str) -> bool:
    return part in OWN_NAMES or f"\n{part}\n" in own or (" " in part and part in own)


def users_own(driver: Driver) -> str:
    """All that users have written, and what the samples write for them; each line stands alone."""
    application = driver.application
    folders = (resources.templates_dir(), *(resources.resources_dir() / name for name in RESOURCES))
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.*"))]
    values = json.loads(
        msgspec.json.encode([application.workspace.team, application.session.draft], enc_hook=str)
    )
    lines = [KEY.sub("", line.strip()).strip("\"'- *") for text in texts for line in text.splitlines()]
    return "\n".join(["", *texts, *lines, *strings(values), ""])


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                yield from (name, *strings(inner))
        case list():
            for inner in value:
                yield from strings(inner)


@pytest.mark.parametrize("view", screenshot.VIEWS)
def test_a_view_goes_through_the_catalogue(show: Callable[[str], Driver], view: str) -> None:
    driver = show(view)
    dialog = QApplication.activeModalWidget()
    found = unknown(driver, [dialog or driver.window])
    if dialog is not None:
        dialog.close()
    assert bool(found) == (view in TO_COME), "\n".join(["", *found])
