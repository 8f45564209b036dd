"""Writes docs/practice-reference.md from the declarations of exercises and questions."""

from pathlib import Path

from asyncdraft.core.practice.reference import reference

PAGE = Path(__file__).resolve().parent.parent / "docs" / "practice-reference.md"


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
