"""The catalogues say all that the window says, with the same values."""

from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from asyncdraft.gui.language import COMPLETE

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "resources" / "languages").glob("*.po"))


def make_languages() -> ModuleType:
    spec = spec_from_file_location("make_languages", ROOT / "packaging" / "make_languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gathered() -> Catalog:
    made: Catalog = make_languages().template()
    return made


def read(file: Path) -> Catalog:
    return read_po(BytesIO(file.read_bytes()), locale=file.stem)


def places(pattern: str) -> set[tuple[str, str | None]]:
    return {(name, form) for _before, name, form, _how in Formatter().parse(pattern) if name}


def wrong(message: Message) -> bool:
    """Whether a translation lacks a value, or has one that is not there. A count may be told in words."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    translated = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not any(translated):
        return False
    known = places("".join(originals))
    needed = {place for place in places(originals[-1]) if place[0] != "count"}
    return any(not needed <= places(each) <= known for each in translated)


@pytest.mark.parametrize(
    ("original", "translation", "is_wrong"),
    [
        ("{name} is away", "{name} ist nicht da", False),
        ("{name} is away", "", False),
        ("{name} is away", "niemand ist da", True),
        ("{name} is away", "{names} ist nicht da", True),
        ("{count:,} weeks", "{count} Wochen", True),
        (("{count} week", "{count:,} weeks"), ("eine Woche", "{count:,} Wochen"), False),
        (("{count} week of {name}", "{count} weeks of {name}"), ("eine Woche", "{count} Wochen"), True),
    ],
)
def test_a_translation_that_says_something_else(original: str, translation: str, *, is_wrong: bool) -> None:
    assert wrong(Message(original, translation)) is is_wrong


def test_translations_have_the_values_of_the_original() -> None:
    assert [(file.stem, message.id) for file in FILES for message in read(file) if wrong(message)] == []


def test_catalogues_are_compiled() -> None:
    """Run ./dev texts after a change."""
    for file in FILES:
        compiled = BytesIO()
        write_mo(compiled, read(file))
        assert file.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_a_language_that_can_be_chosen_has_every_text(gathered: Catalog) -> None:
    for language in COMPLETE:
        catalog = read(ROOT / "resources" / "languages" / f"{language}.po")
        assert [message.id for message in gathered if message.id not in catalog] == []
        assert [message.id for message in catalog if message.id and not message.string] == []


def test_texts_are_gathered_from_calls_and_tables(gathered: Catalog) -> None:
    assert "Command palette" in gathered
    assert "Every action by its name" in gathered
    assert ("{count} word", "{count:,} words") in [message.id for message in gathered]
