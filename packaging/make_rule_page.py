"""Writes docs/checklist-rules.md from the declarations of the rules."""

from pathlib import Path

from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.checklist.rule_page import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "checklist-rules.md"


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(RULES), encoding="utf-8")


if __name__ == "__main__":
    main()
