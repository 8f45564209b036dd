"""What the elements of a phrase match, and with which words they begin."""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist.elements import elements, expression, first_words, narrowed, wanted
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.words import WORD, Words, present
from tests.core.checklist.phrase_texts import phrases, phrases_with_texts


@settings(max_examples=150)
@given(data=st.data())
def test_a_text_with_a_phrase_has_the_words_by_which_that_is_sifted(
    lexicon: Lexicon, data: st.DataObject
) -> None:
    source, text = data.draw(phrases_with_texts(phrases(lexicon)))
    assume(re.compile(expression(source)).search(text))
    needed = wanted(source)
    assert needed is None or not needed.isdisjoint(present(Words(text).words))


@settings(max_examples=150)
@given(data=st.data())
def test_a_phrase_matches_from_a_known_word_what_it_matches_from_any(
    lexicon: Lexicon, data: st.DataObject
) -> None:
    source, text = data.draw(phrases_with_texts(phrases(lexicon)))
    text = text.removeprefix("zebra ")
    word = WORD.match(text)
    first = elements(source)[0]
    assume(word and word[0] in first_words(first) and not first.endswith("?"))
    assert word
    found = re.compile(expression(source)).match(text)
    also = re.compile(expression(narrowed(source, word[0]))).match(text)
    assert (found and found[0]) == (also and also[0])
