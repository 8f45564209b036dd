"""The process is killed; what was typed is there when the program starts again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.gui import typist
from tests.gui.conftest import Launch

ROOT = Path(__file__).parents[2]


@pytest.fixture
def typing(home: Path) -> Iterator["subprocess.Popen[str]"]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", typist.__name__]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_a_killed_process_loses_nothing(typing: "subprocess.Popen[str]", launch: Launch) -> None:
    assert typing.stdout is not None
    assert typing.stdout.readline() == "saved\n"
    typing.kill()
    typing.wait()

    draft = launch().draft

    assert draft.what == typist.WHAT
    assert draft.fields["topic"] == typist.TOPIC
    assert draft.to == ("kenji", "priya")
    assert draft.deadline.typed == typist.DEADLINE
    assert draft.deadline.at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
