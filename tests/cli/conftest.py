"""Commands as they are run in a home and a zone of their own, and a draft to run them on."""

import io
import sys
from pathlib import Path

import pytest

from asyncdraft.cli.main import main
from tests.cli.a_draft import DRAFT
from tests.cli.command_line import Result, Run

NOW = "2026-11-23T15:46"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(folder))
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.setenv("LC_ALL", "C")
    return folder


@pytest.fixture
def run(home: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on Monday 23 November 2026, 15:46 in London, where no file says another zone."""

    def call(*arguments: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        monkeypatch.setattr(
            sys, "stdout", io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", write_through=True)
        )
        monkeypatch.setattr(
            sys, "stderr", io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", write_through=True)
        )
        status = main(["--now", NOW, *arguments])
        out, err = capfdbinary.readouterr()
        return Result(status, out.decode(), err.decode())

    return call


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT)
    return str(path)
