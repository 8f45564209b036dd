"""The catalogues say all that the window says, with the same values."""

import ast
import re
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from asyncdraft.core.languages import COMPLETE
from tests.packaging_script import packaging_script

ROOT = Path(__file__).parents[1]
OPTIONAL = frozenset({"count", "ending"})
"""A count may be told in words, and an ending such as that of "2nd" is English."""
PROBLEM = re.compile(r"Problem$|^Store|^Git[A-Z]|^(Refused|Delayed|Unclear|Offline)$")
"""The names of exceptions whose sentence the window shows."""

FILES = sorted((ROOT / "resources" / "languages").glob("*.po"))


@pytest.fixture(scope="module")
def gathered() -> Catalog:
    made: Catalog = packaging_script("make_languages").template()
    return made


def read(file: Path) -> Catalog:
    return read_po(BytesIO(file.read_bytes()), locale=file.stem)


def places(pattern: str) -> set[tuple[str, str | None]]:
    return {(name, form) for _before, name, form, _how in Formatter().parse(pattern) if name}


def originals(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def forms(message: Message) -> list[str]:
    """One for each number that its language tells apart."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def keys(catalog: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, tuple(originals(message))) for message in catalog if message.id}


def wrong(message: Message) -> bool:
    """Whether a translation lacks a value, or has one that is not there."""
    translated = forms(message)
    if not any(translated):
        return False
    known = places("".join(originals(message)))
    needed = {place for place in places(originals(message)[-1]) if place[0] not in OPTIONAL}
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
        ("{number}{ending}", "{number}.", False),
    ],
)
def test_a_translation_that_says_something_else(original: str, translation: str, *, is_wrong: bool) -> None:
    assert wrong(Message(original, translation)) is is_wrong


def test_translations_have_the_values_of_the_original() -> None:
    assert [(file.stem, message.id) for file in FILES for message in read(file) if wrong(message)] == []


def test_a_language_that_can_be_chosen_has_every_text(gathered: Catalog) -> None:
    for language in COMPLETE:
        catalog = read(ROOT / "resources" / "languages" / f"{language}.po")
        assert keys(gathered) - keys(catalog) == set()
        assert keys(catalog) - keys(gathered) == set()
        assert [message.id for message in catalog if message.id and not all(forms(message))] == []
        assert {len(forms(message)) for message in catalog if message.pluralizable} <= {catalog.num_plurals}


UNSPACED = re.compile(r"[}\d] (?:%|MB|kB|KB|GB|min|h)(?![\w{])")
"""A unit that may go to the next line alone."""
PLACE = re.compile(r"\{[^{}]*\}")
JAPANESE = r"[\u3005\u3040-\u30ff\u4e00-\u9fff」）]"
HALF_WIDTH = re.compile(rf"{JAPANESE}[,:?!]|[,?!]{JAPANESE}")
"""Marks of Latin within Japanese, but for the half-width brackets of dates and file filters."""


@pytest.mark.parametrize("tag", sorted(COMPLETE))
def test_quotation_marks_come_in_pairs(tag: str) -> None:
    opening, closing = {"de": ("„", "“"), "ja": ("「", "」")}[tag]
    catalog = read(ROOT / "resources" / "languages" / f"{tag}.po")
    texts = [text for message in catalog for text in forms(message)]
    assert [text for text in texts if text.count(opening) != text.count(closing)] == []


def test_units_stay_with_their_numbers_in_german() -> None:
    catalog = read(ROOT / "resources" / "languages" / "de.po")
    assert [text for message in catalog for text in forms(message) if UNSPACED.search(text)] == []


def test_japanese_has_marks_of_its_own_width() -> None:
    catalog = read(ROOT / "resources" / "languages" / "ja.po")
    texts = [PLACE.sub("々", text) for message in catalog if message.id for text in forms(message)]
    assert [text for text in texts if HALF_WIDTH.search(text)] == []


def test_texts_are_gathered_from_calls_and_tables(gathered: Catalog) -> None:
    assert "Command palette" in gathered
    assert "Every action by its name" in gathered
    assert gathered.get("View", context="menu") is not None
    assert gathered.get("View", context="debate") is not None
    assert ("{count} word", "{count:,} words") in [message.id for message in gathered]


def test_translators_learn_what_a_value_is(gathered: Catalog) -> None:
    assert "keys: keys_of('add_reply')" in gathered[" Add a reply  {keys}"].auto_comments


def forgetful(source: str) -> list[str]:
    """The problems of a file that are told in a string which does not know what it was made of."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    told = [
        call.args[0] for call in calls if isinstance(call.func, ast.Name) and PROBLEM.search(call.func.id)
    ]
    return [ast.unparse(sentence) for sentence in told if is_plain(sentence)]


def is_plain(sentence: ast.expr) -> bool:
    if isinstance(sentence, ast.Call):
        return isinstance(sentence.func, ast.Attribute) and sentence.func.attr == "format"
    return isinstance(sentence, ast.JoinedStr) or isinstance(getattr(sentence, "value", None), str)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("raise StoreProblem(say('It is full.'))", 0),
        ("raise StoreProblem(f'{path} is full.')", 1),
        ("raise Refused(sentence.format(name=name))", 1),
        ("raise ValueError('a text')", 0),
    ],
)
def test_a_forgetful_problem_is_seen(source: str, count: int) -> None:
    assert len(forgetful(source)) == count


@pytest.mark.parametrize("room", ["storage", "integrations", "gui"])
def test_every_problem_can_be_said_in_another_language(room: str) -> None:
    files = (ROOT / "asyncdraft" / room).rglob("*.py")
    assert [each for file in files for each in forgetful(file.read_text("utf-8"))] == []
