"""Writes docs/rough-text.md from what core/split declares."""

from pathlib import Path

from asyncdraft.core.split.page import page
from asyncdraft.core.team import Team
from asyncdraft.storage.library import open_library

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rough-text.md"


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(open_library(Team()).splitter.heads), encoding="utf-8")


if __name__ == "__main__":
    main()
