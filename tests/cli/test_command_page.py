"""The page says what the commands take."""

from pathlib import Path

from asyncdraft.cli.command import COMMANDS
from asyncdraft.cli.command_page import page

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_page_is_made_from_the_declarations() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run packaging/make_pages.py"


def test_every_command_is_there_and_says_what_each_option_does() -> None:
    text = page()
    assert all(f"\n## {name}\n" in text for name in COMMANDS)
    untold = [line for line in text.splitlines() if line.startswith("| `") and line.endswith("|  |")]
    assert not untold
