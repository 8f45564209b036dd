"""What need not be there for the first paint is imported after it."""

import os
import subprocess
import sys
from pathlib import Path

from asyncdraft.core.draft import Draft
from asyncdraft.storage import database, paths
from asyncdraft.storage.drafts import Drafts

ROOT = Path(__file__).parents[2]
LATER = {
    "asyncdraft.gui.sending_room",
    "asyncio",
    "holidays",
    "icalendar",
    "jinja2",
    "keyring",
    "markdown_it",
    "markdownify",
    "nh3",
    "slack_sdk",
    "urllib.request",
}

MEETINGS = (
    *("asyncdraft.core.meetings", "asyncdraft.core.rounds", "asyncdraft.core.rfc"),
    *(
        "asyncdraft.gui.meetings",
        "asyncdraft.gui.panels.meetings",
        "asyncdraft.gui.rounds",
        "asyncdraft.gui.rfcs",
    ),
    *("asyncdraft.gui.audit_", "asyncdraft.gui.round_", "asyncdraft.gui.rfc_"),
)
PRACTICE = ("asyncdraft.core.practice", "asyncdraft.gui.practice", "asyncdraft.gui.panels.practice")
TEAM = (
    *("asyncdraft.gui.team.", "asyncdraft.gui.team_", "asyncdraft.gui.panels.team"),
    *("asyncdraft.gui.promise_", "asyncdraft.gui.support_", "asyncdraft.gui.sync_"),
)
THREADS = (
    *("asyncdraft.gui.threads.timeline", "asyncdraft.gui.panels.threads", "asyncdraft.gui.thread_page"),
    *("asyncdraft.gui.thread_commands", "asyncdraft.gui.reply_commands", "asyncdraft.gui.call_commands"),
)
"""Views that few look at after every start: they come when they are first shown."""


def test_slow_modules_come_after_the_first_paint(home: Path) -> None:
    opened = database.open_database(paths.database_file())
    drafts = Drafts(opened)
    drafts.set_last_open(drafts.create(Draft()).id)
    opened.close()

    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.painter"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    loaded = set(done.stdout.split())
    assert "asyncdraft.gui.main_window" in loaded
    assert not LATER & loaded
    assert not [name for name in loaded if name.startswith(MEETINGS + PRACTICE + TEAM + THREADS)]


def test_no_import_is_hooked_once_qt_is_there() -> None:
    """PySide6 reads the source of every module that is imported while its hook is in force."""
    lines = ("import builtins", "plain = builtins.__import__", "import asyncdraft.gui.app")
    code = "; ".join((*lines, "print(builtins.__import__ is plain)"))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
