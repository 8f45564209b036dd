"""What need not be there for the first paint is imported after it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from asyncdraft.core.draft import Draft
from tests.gui.last_open import keep

ROOT = Path(__file__).parents[2]
MOST_MODULES = 55
"""Of the program: what shows a draft and takes keys. To raise it is to make every start slower."""
MOST_WIDGETS = 90
NEEDED = {"asyncdraft.gui.main_window", "asyncdraft.gui.panels.editors", "asyncdraft.storage.last_draft"}
LATER = (
    *(
        "asyncdraft.gui.app",
        "asyncdraft.gui.drafts.session",
        "asyncdraft.gui.workspace",
        "asyncdraft.gui.dialogs",
    ),
    *("asyncdraft.core.checklist.engine", "asyncdraft.core.when", "asyncdraft.core.templates"),
    *("asyncio", "holidays", "icalendar", "jinja2", "keyring", "markdown_it", "markdownify", "nh3"),
    *("slack_sdk", "urllib.request", "yaml"),
)


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules that are there at the first paint, and at the end the number of widgets."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASYNCDRAFT_HOME", str(home))
        keep(Draft(what="Seen at once"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.painter"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "ASYNCDRAFT_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


def test_slow_modules_come_after_the_first_paint(painted: list[str]) -> None:
    assert set(painted) >= NEEDED
    assert not [name for name in painted if name.startswith(LATER)]


def test_the_first_paint_needs_few_modules_and_widgets(painted: list[str]) -> None:
    own = [name for name in painted if name.startswith("asyncdraft")]
    assert len(own) <= MOST_MODULES, own
    assert int(painted[-1].removeprefix("widgets ")) <= MOST_WIDGETS


def test_no_import_is_hooked_once_qt_is_there() -> None:
    """PySide6 reads the source of every module that is imported while its hook is in force."""
    lines = ("import builtins", "plain = builtins.__import__", "import asyncdraft.gui.start")
    code = "; ".join((*lines, "print(builtins.__import__ is plain)"))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
