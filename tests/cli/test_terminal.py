"""What others have written cannot steer the terminal on which it is shown."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.cli.main import main
from asyncdraft.cli.terminal import CODES, CONTROL, harmless
from asyncdraft.storage import resources
from tests.cli.command_line import Result, Run

TEAM = """
[people.ann]
name = "Ann\\u001b]0;renamed\\u0007\\u001b[2J Lee\\u009b31m"
zone = "Asia/Tokyo"
"""
SIGNS = (
    "\x1b",
    "[",
    "]0;",
    "\x07",
    "0m",
    "31m",
    "K",
    "2J",
    "8m",
    "\r",
    "\n",
    "%",
    "\x9b",
    "\x00",
    "é",
    "\u202e",
)


@pytest.fixture
def team(home: Path) -> str:
    folder = home / "team"
    folder.mkdir(parents=True)
    (folder / "team.toml").write_text(TEAM, "utf-8")
    return str(folder)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a terminal and tells what that is written."""

    def call(*arguments: str) -> Result:
        ours, theirs = os.openpty()
        with os.fdopen(ours, "rb", buffering=0) as read:
            with os.fdopen(theirs, "w", encoding="utf-8") as shown, monkeypatch.context() as patched:
                patched.setattr(sys, "stdout", shown)
                status = main(arguments)
            return Result(status, b"".join(_until_closed(read)).decode("utf-8"), "")

    return call


def _until_closed(read: io.RawIOBase) -> Iterator[bytes]:
    """What was written, line by line; Linux ends it by an error, others by nothing more."""
    with contextlib.suppress(OSError):
        while piece := read.read(65536):
            yield piece


def test_a_name_does_not_rename_the_window_of_a_terminal(team: str, screen: Run) -> None:
    seen = screen("--team", team, "team", "show").out
    assert "Ann]0;renamed[2J Lee31m" in seen
    assert not any(sign in seen for sign in ("\x07", "\x9b", "\x1b]", "\x1b[2J"))


def test_a_file_that_is_shown_does_not_either(home: Path, screen: Run) -> None:
    folder = home / "templates"
    folder.mkdir(parents=True)
    text = (resources.templates_dir() / "executive-summary.md").read_text("utf-8")
    own = text.replace("name: executive-summary", "name: own")
    (folder / "own.md").write_text(f"{own}\x1b]0;renamed\x07Own", "utf-8")
    seen = screen("templates", "show", "own", "--source").out
    assert "]0;renamedOwn" in seen
    assert not {"\x07", "\x1b"} & set(seen)


def test_another_program_is_told_every_sign(run: Run, team: str) -> None:
    assert "Ann\x1b]0;renamed\x07" in run("--team", team, "team", "show").out


@given(st.lists(st.sampled_from(SIGNS)).map("".join))
def test_only_our_own_colours_and_progress_reach_a_terminal(text: str) -> None:
    shown = harmless(text)
    rest = CONTROL.sub("", shown)
    assert rest.replace("\n", "").isprintable()
    assert all(code["own"] for code in CONTROL.finditer(shown))


@pytest.mark.parametrize(
    "own", [*(f"\x1b[{code}mword\x1b[0m\n" for code in CODES.values()), "\rReading  40%\r\x1b[K"]
)
def test_what_the_program_writes_itself_is_kept(own: str) -> None:
    assert harmless(own) == own
