"""Writes the pages of docs/ that are made of declarations: `make_pages.py [PAGE...]`, without a name all."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
sys.path.insert(0, str(DOCS.parent))

from asyncdraft.cli import command_page  # noqa: E402
from asyncdraft.core.checklist import catalogue, rule_page  # noqa: E402
from asyncdraft.core.practice.reference import reference as practice_reference  # noqa: E402
from asyncdraft.core.settings import catalogue as settings_catalogue  # noqa: E402
from asyncdraft.core.settings import page as settings_page  # noqa: E402
from asyncdraft.core.split import page as split_page  # noqa: E402
from asyncdraft.core.team import Team  # noqa: E402
from asyncdraft.core.templates.reference import reference as template_reference  # noqa: E402
from asyncdraft.storage.library import Library  # noqa: E402

PAGES: Mapping[str, Callable[[], str]] = {
    "checklist-rules": lambda: rule_page.page(catalogue.RULES),
    "commands": command_page.page,
    "practice-reference": practice_reference,
    "rough-text": lambda: split_page.page(Library(Team()).splitter.heads),
    "settings": lambda: settings_page.page(settings_catalogue.SETTINGS),
    "template-reference": template_reference,
}


def main(names: list[str]) -> None:
    for name in names or PAGES:
        (DOCS / f"{name}.md").write_text(PAGES[name](), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
