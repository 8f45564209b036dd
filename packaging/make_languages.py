"""Gathers every text of the window, brings the catalogues up to date with it.

    python packaging/make_languages.py [TAG...]      a new TAG begins a catalogue

A text is a string that is written out in a call of `say` or the like, or a column of a declaration in TABLES.
A comment `# translators: …` in the line above it goes to who translates.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from textwrap import shorten

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ROOT / "resources" / "languages"
VALUE_LENGTH = 60
ROOMS = ("core", "storage", "integrations", "gui")
CALLS = {"say": 1, "tr": 1, "say_count": 2, "tr_count": 2}
"""How many patterns stand first in a call."""
CALLS_OF = frozenset({"say_of", "tr_of"})
"""What a text is about stands before its pattern."""
TABLES: Mapping[str, Mapping[int, str]] = {"ActionDef": {1: "menu", 2: "", 4: ""}}
"""The columns of a declaration that are texts, with what they are about."""
NOTE = re.compile(r"^ *# translators: (?P<note>.+)$")


@dataclass(frozen=True)
class Found:
    """A text of the window: for translators also what its values are, as the code has them."""

    text: str | tuple[str, str]
    about: str = ""
    notes: tuple[str, ...] = ()
    place: str = ""


def texts() -> Iterator[Found]:
    for room in ROOMS:
        for file in sorted((ROOT / "asyncdraft" / room).rglob("*.py")):
            source = file.read_text("utf-8")
            lines = ["", *source.splitlines()]
            place = file.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call):
                    notes = *_noted(lines[node.lineno - 1]), *_values(node)
                    yield from (replace(found, place=place, notes=notes) for found in _texts_of(node))


def _noted(line: str) -> Iterator[str]:
    if noted := NOTE.match(line):
        yield noted["note"]


def _values(call: ast.Call) -> Iterator[str]:
    for value in call.keywords:
        written = ast.unparse(value.value)
        if value.arg and written != value.arg:
            yield f"{value.arg}: {shorten(written, VALUE_LENGTH, placeholder=' …')}"


def _texts_of(call: ast.Call) -> Iterator[Found]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    match [each.value if isinstance(each, ast.Constant) else None for each in call.args]:
        case written if name in TABLES:
            columns = {place: about for place, about in TABLES[name].items() if place < len(written)}
            yield from (
                Found(str(written[place]), about) for place, about in columns.items() if written[place]
            )
        case [str(about), str(text), *_] if name in CALLS_OF:
            yield Found(text, about)
        case [str(one), str(many), *_] if CALLS.get(name) == 2:
            yield Found((one, many))
        case [str(text), *_] if text and CALLS.get(name) == 1:
            yield Found(text)


def template() -> Catalog:
    catalog = Catalog(project="AsyncDraft", creation_date=datetime(2026, 1, 1, tzinfo=UTC), charset="utf-8")
    for found in texts():
        catalog.add(
            found.text,
            context=found.about or None,
            locations=[(found.place, 0)],
            auto_comments=found.notes,
        )
    return catalog


def begun(tag: str) -> Catalog:
    return Catalog(
        locale=tag,
        project="AsyncDraft",
        header_comment="# The texts of AsyncDraft's window. The program's licence holds for them too.",
        fuzzy=False,
    )


def bring_up_to_date(tag: str, gathered: Catalog) -> Catalog:
    """What is translated stays; what nothing says any more goes."""
    file = LANGUAGES / f"{tag}.po"
    catalog = read_po(BytesIO(file.read_bytes()), locale=tag) if file.exists() else begun(tag)
    catalog.update(gathered, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with file.open("wb") as written:
        write_po(written, catalog, sort_output=True, include_lineno=False, width=110, ignore_obsolete=True)
    return catalog


def is_translated(message: Message) -> bool:
    """Not where it is marked as doubtful, which is never said."""
    return not message.fuzzy and all(
        [message.string] if isinstance(message.string, str) else message.string or [""]
    )


def main(tags: list[str]) -> None:
    LANGUAGES.mkdir(exist_ok=True)
    gathered = template()
    sys.stdout.write(f"{len(gathered)} texts\n")
    known = {file.stem for file in LANGUAGES.glob("*.po")}
    for tag in sorted(known | set(tags)):
        catalog = bring_up_to_date(tag, gathered)
        translated = sum(is_translated(message) for message in catalog if message.id)
        sys.stdout.write(f"{tag}: {translated} translated\n")


if __name__ == "__main__":
    main(sys.argv[1:])
