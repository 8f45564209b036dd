"""Writes docs/settings.md from the declarations of the settings."""

from pathlib import Path

from asyncdraft.core.settings.catalogue import SETTINGS
from asyncdraft.core.settings.page import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(SETTINGS), encoding="utf-8")


if __name__ == "__main__":
    main()
