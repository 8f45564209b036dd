"""Writes docs/template-reference.md from the declarations of the templates."""

from pathlib import Path

from asyncdraft.core.templates.reference import reference

PAGE = Path(__file__).resolve().parent.parent / "docs" / "template-reference.md"


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
