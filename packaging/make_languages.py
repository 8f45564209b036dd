"""Gathers every text of the window, brings the catalogues up to date with it, and compiles them.

    python packaging/make_languages.py [TAG...]      a new TAG begins a catalogue

A text is a string that is written out in a call of `say` or the like, or a column of a declaration in TABLES.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ROOT / "resources" / "languages"
ROOMS = ("core", "storage", "integrations", "gui")
CALLS = {"say": 1, "tr": 1, "say_count": 2, "tr_count": 2}
"""How many patterns stand first in a call."""
TABLES = {"ActionDef": (1, 2, 4)}
"""The columns of a declaration that are texts."""

Found = tuple[str | tuple[str, str], str]


def texts() -> Iterator[Found]:
    """Each with the place where it stands."""
    for room in ROOMS:
        for file in sorted((ROOT / "asyncdraft" / room).rglob("*.py")):
            place = file.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from ((text, place) for text in _texts_of(node))


def _texts_of(call: ast.Call) -> Iterator[str | tuple[str, str]]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    written = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
    if name in TABLES:
        yield from (
            str(written[column]) for column in TABLES[name] if column < len(written) and written[column]
        )
    patterns = [each for each in written[: CALLS.get(name, 0)] if isinstance(each, str) and each]
    match patterns:
        case [text]:
            yield text
        case [one, many]:
            yield one, many


def template() -> Catalog:
    catalog = Catalog(project="AsyncDraft", creation_date=datetime(2026, 1, 1, tzinfo=UTC), charset="utf-8")
    for text, place in texts():
        catalog.add(text, locations=[(place, 0)])
    return catalog


def bring_up_to_date(tag: str, gathered: Catalog) -> Catalog:
    """What is translated stays; what nothing says any more goes."""
    file = LANGUAGES / f"{tag}.po"
    catalog = read_po(file.open("rb"), locale=tag) if file.exists() else Catalog(locale=tag)
    catalog.update(gathered, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with file.open("wb") as written:
        write_po(written, catalog, sort_output=True, include_lineno=False, width=110, ignore_obsolete=True)
    with file.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalog)
    return catalog


def main(tags: list[str]) -> None:
    LANGUAGES.mkdir(exist_ok=True)
    gathered = template()
    sys.stdout.write(f"{len(gathered)} texts\n")
    known = {file.stem for file in LANGUAGES.glob("*.po")}
    for tag in sorted(known | set(tags)):
        catalog = bring_up_to_date(tag, gathered)
        sys.stdout.write(
            f"{tag}: {sum(bool(message.id and message.string) for message in catalog)} translated\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
