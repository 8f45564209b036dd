"""The forms of what is added to a request without a reason."""

from asyncdraft.core.checklist.forms import Forms
from asyncdraft.core.checklist.lexicon import Lexicon
from tests.core.checklist.writer import Writer


def test_each_form_matches_its_own_example_from_the_start(lexicon: Lexicon) -> None:
    for example, form in Forms.read(lexicon, "detail").by_example.items():
        assert form.expression.match(example), example


def test_no_text_of_a_form_lacks_the_words_by_which_it_is_sifted(lexicon: Lexicon) -> None:
    for example, form in Forms.read(lexicon, "detail").by_example.items():
        for words in form.groups:
            writer = Writer(words)
            texts = list(filter(form.expression.search, writer.texts(form.expression.source)))
            assert texts, f"{example}: no text was written for it"
            assert not list(filter(writer.lacks, texts)), example
