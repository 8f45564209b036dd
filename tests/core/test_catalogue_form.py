"""A catalogue says through gettext what it says to who translates; Babel writes and reads the same forms."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from hypothesis import example, given
from hypothesis import strategies as st

from asyncdraft.core.catalogue_form import compiled

LANGUAGES = Path(__file__).parents[2] / "resources" / "languages"
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\x04"), min_size=1).filter(str.strip)


def said(catalogue: GNUTranslations, message: Message) -> set[str]:
    """For one and for many, where that makes a difference."""
    if isinstance(message.id, str):
        about, text = message.context, message.id
        return {catalogue.pgettext(about, text) if about else catalogue.gettext(text)}
    one, many = message.id
    return {catalogue.ngettext(one, many, count) for count in (1, 5)}


@pytest.mark.parametrize("file", sorted(LANGUAGES.glob("*.po")), ids=lambda file: file.stem)
def test_each_text_is_said_as_babel_reads_it(file: Path) -> None:
    spoken = GNUTranslations(BytesIO(compiled(file.read_text("utf-8"))))
    for message in read_po(BytesIO(file.read_bytes()), locale=file.stem):
        told = message.string or ""
        assert not message.id or said(spoken, message) == ({told} if isinstance(told, str) else set(told))


@example({"#, fuzzy": "doubt"}, "said")
@given(st.dictionaries(TEXTS, TEXTS, max_size=5), TEXTS)
def test_whatever_is_said_comes_back(texts: dict[str, str], about: str) -> None:
    catalogue = Catalog(locale="de", fuzzy=False)
    for original, translation in texts.items():
        catalogue.add(original, translation, context=about)
    written = BytesIO()
    write_po(written, catalogue)
    spoken = GNUTranslations(BytesIO(compiled(written.getvalue().decode())))
    assert {original: spoken.pgettext(about, original) for original in texts} == texts


def test_what_is_doubtful_or_missing_stays_as_it_was() -> None:
    text = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#, fuzzy
msgid "draft"
msgstr "Zugluft"

msgid "thread"
msgstr ""

msgid "one reader"
msgid_plural "{count} readers"
msgstr[0] "ein Empfänger"
msgstr[1] "{count} Empfänger"
"""
    spoken = GNUTranslations(BytesIO(compiled(text)))
    assert [spoken.gettext(word) for word in ("draft", "thread")] == ["draft", "thread"]
    told = [spoken.ngettext("one reader", "{count} readers", count) for count in (1, 2)]
    assert told == ["ein Empfänger", "{count} Empfänger"]
