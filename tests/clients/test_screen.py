"""From the window to a browser over the clipboard of a real screen: copied here, pasted there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asyncdraft.core.draft import Draft
from asyncdraft.storage import draft_file
from tests.clients import copier
from tests.clients.programs import HERE, MESSAGES, needs_editors, needs_screen, rows, run_node

pytestmark = [needs_screen, needs_editors]

ROOT = HERE.parents[1]
DRAFT = Draft(what=MESSAGES["ask"], why=MESSAGES["status"], need=MESSAGES["rfc"])


@pytest.fixture
def screen() -> Iterator[str]:
    """A display of its own; Xvfb takes a free number and says which."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                number = said.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            server.terminate()


@pytest.fixture
def pasted(screen: str, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """What arrived in the browser while the window that copied was open."""
    file = tmp_path / "draft.md"
    file.write_text(draft_file.write(DRAFT), "utf-8")
    environment = {"DISPLAY": screen, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", copier.__name__, str(file)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment, "ASYNCDRAFT_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        try:
            assert window.stdout is not None
            assert window.stdout.readline().startswith("Copied for Slack")
            (found,) = run_node("read_screen.mjs", **environment)
            yield found
        finally:
            window.kill()


def test_what_is_copied_arrives_in_three_forms_that_agree(pasted: dict[str, Any]) -> None:
    arrived = pasted["arrived"]
    assert {"text/plain", "text/html", "slack/texty"} <= arrived.keys()
    assert rows(pasted["quill"]) == rows(json.loads(arrived["slack/texty"]))
    assert "待ち時間" in arrived["text/plain"]
    assert "待ち時間" in arrived["text/html"]
