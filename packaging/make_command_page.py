"""Writes docs/commands.md from what the parsers of the commands declare."""

from pathlib import Path

from asyncdraft.cli.command_page import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
