"""The examples of the documentation are commands that work, in the order in which a reader meets them."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asyncdraft.cli.command import COMMANDS
from asyncdraft.cli.main import parser_of
from asyncdraft.storage import team_folder
from tests.cli.command_line import Run

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("resources/guide/*.md")))
BLOCK = re.compile(r"^```sh\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL)
MENTION = re.compile(r"`asyncdraft (?P<words>[a-z][^`]*)`")
FILES = {
    "draft.md": (ROOT / "resources" / "sample-handoff.md").read_text(encoding="utf-8"),
    "notes.txt": "The export stops at invoice 17,930, and Finance closes on Monday. Kenji, please fix it.\n",
    "page.md": "# Export\n\n**Stopped** at [17,930](https://ci.example.com/17930).\n",
    "updates.txt": "Kenji Mori:\n- shipped: retry queue\n- blocked: waiting for Priya's review\n",
    "alex.ics": "\r\n".join(
        (
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "BEGIN:VEVENT", "UID:standup"),
            *("DTSTAMP:20261101T090000Z", "DTSTART:20261102T093000Z", "DTEND:20261102T094500Z"),
            *(
                "RRULE:FREQ=DAILY;COUNT=40",
                "SUMMARY:Daily stand-up",
                "ATTENDEE;CN=Kenji:mailto:kenji@example.com",
            ),
            *("ATTENDEE;CN=Alex:mailto:alex@example.com", "END:VEVENT", "END:VCALENDAR", ""),
        )
    ),
}
SECRETS = {
    "slack": "xoxb-123456789012-example\n",
    "webhook": "https://hooks.slack.com/services/T024BE7LD/B024BE91L/abcdefghijklmnopqrstuvwx\n",
    "smtp": "a password\n",
}
"""What is typed unseen, by the kind of account."""

NEEDS_NETWORK = {"accounts test": None, "send draft.md": "--dry-run"}
"""What stands for a command that speaks to a server: nothing, or an option with which it does not."""


def commands(page: Path) -> Iterator[str]:
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        for line in block["lines"].splitlines():
            command = line.partition("  #")[0].partition(" # ")[0].strip()
            if command.startswith("asyncdraft "):
                yield command.removeprefix("asyncdraft ")


@pytest.fixture
def folder(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a reader, who has a team, has the files that the examples name."""
    team_folder.create_sample(home / "team")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if any(commands(page))], ids=lambda page: page.stem)
def test_every_command_of_a_page_works(page: Path, run: Run, folder: Path) -> None:
    for command in commands(page):
        words = shlex.split(command)
        begins = " ".join(words[:2])
        if NEEDS_NETWORK.get(begins, "") is None:
            continue
        words += [option] if (option := NEEDS_NETWORK.get(begins)) else []
        stdin = next((secret for kind, secret in SECRETS.items() if kind in words), "")
        if "<" in words:
            at = words.index("<")
            stdin = (folder / words[at + 1]).read_text(encoding="utf-8")
            del words[at : at + 2]
        ended = run(*words, stdin=stdin)
        assert ended.status in (0, 1), (command, ended.err)
        assert not (ended.out and ended.err), command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_every_command_that_a_page_names_is_one(page: Path) -> None:
    for found in MENTION.finditer(page.read_text(encoding="utf-8")):
        name, *rest = found["words"].split()
        assert name in COMMANDS, found[0]
        own = _choices(parser_of(name))
        for action in rest[0].split("|") if rest and own and rest[0].islower() else ():
            assert action in own, found[0]


def _choices(parser: argparse.ArgumentParser) -> Any:
    """The names of its actions, where it has any."""
    parts = (part for part in parser._actions if isinstance(part, argparse._SubParsersAction))
    return next((part.choices for part in parts), ())
