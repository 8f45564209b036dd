"""The language of word lists."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist.analyst import stops
from asyncdraft.core.checklist.elements import alternatives, elements, expression, first_words
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.sentences import sentences
from asyncdraft.core.checklist.words import WORD, Words, plain
from asyncdraft.storage.resources import read_texts
from tests.core.checklist.phrase_texts import SPECIAL, phrases, phrases_with_texts


def found(lines: str, text: str, starts: tuple[int, ...] = (0,)) -> list[str]:
    lexicon = Lexicon.parse({"list": f"[family]\n{lines}"})
    return [text[mark.start : mark.end] for mark in lexicon.scan(Words(plain(text)), frozenset(starts))]


@pytest.mark.parametrize(
    ("lines", "text", "expected"),
    [
        ("take a look", "Please take a  look.", ["take a  look"]),
        ("take a look", "Mistake a look", []),
        ("take a look", "take a looking", []),
        (
            "(take|have) a (quick|short)? look",
            "Have a look, have a quick look",
            ["Have a look", "have a quick look"],
        ),
        ("~look into it", "she looked into it", ["looked into it"]),
        ("(very)? sorry", "very sorry, sorry", ["very sorry", "sorry"]),
        ("some _ problems", "some big problems", ["some big problems"]),
        ("some *s", "some oranges", ["some oranges"]),
        ("we ... tomorrow", "we meet the others tomorrow", ["we meet the others tomorrow"]),
        ("in # days", "in 12 days", ["in 12 days"]),
        ("thoughts {?}", "thoughts? thoughts.", ["thoughts?"]),
        ("soon {.}", "soon, soon after", ["soon"]),
        ("{^} hello", "hello hello", ["hello"]),
        ("{^} (a)? call", "call me", ["call"]),
        ("{^} (a)? (short)? call {.}", "call.", ["call"]),
        (
            "(a)? (short)? (last)? call {.}",
            "short call. last call. call.",
            ["short call", "last call", "call"],
        ),
        ("don't", "DON’T", ["DON’T"]),
        ("follow-up call", "A follow-up call", ["follow-up call"]),
        ("(at once|at the latest)", "at the latest", ["at the latest"]),
        ("as soon as\nas soon as possible", "as soon as possible", ["as soon as possible"]),
        ("is (a bit|very)? (slow|late)", "Is late, is very slow, is very odd", ["Is late", "is very slow"]),
        ("is (not)? (very)? {.}", "is not very, is not here, is.", ["is not very", "is"]),
        ("(I|we) (have|'ve)? told", "I've told, we told, Ive told", ["I've told", "we told"]),
        ("is (not|n't) (clear)", "It isn't clear, is not clear", ["isn't clear", "is not clear"]),
        (
            "when you (have|'ve) done",
            "when you've done, when you have done",
            ["when you've done", "when you have done"],
        ),
        ("(I|we) _", "we don't, I've", ["we don't"]),
        ("say ~y", "say y", ["say y"]),
        ("(I|you|we) ~note it\nyou see it", "you noted it, you see it", ["you noted it", "you see it"]),
        ("look at İzmir", "İ! Look at it, look at İzmir", ["look at İzmir"]),
    ],
)
def test_a_phrase_is_found_in_each_way_it_may_stand(lines: str, text: str, expected: list[str]) -> None:
    assert found(lines, text) == expected


def test_comments_and_blank_lines_are_no_phrases() -> None:
    assert found("# sorry\n\nplease", "sorry please") == ["please"]


def test_a_set_of_words_is_asked_for_and_not_searched() -> None:
    lexicon = Lexicon.parse({"list": "[=greeting]\n(Hi|hello there)"})
    assert lexicon.words("greeting") == {"hi", "hello there"}
    assert lexicon.scan(Words("hi"), frozenset()) == []
    assert lexicon.words("unknown") == frozenset()


@pytest.mark.parametrize(("text", "line"), [("sorry", 1), ("[a]\n(x|(y))", 2)])
def test_an_unreadable_list_names_file_and_line(text: str, line: int) -> None:
    with pytest.raises(ValueError, match=f"list.txt, line {line}"):
        Lexicon.parse({"list.txt": text})


UNMEANT = re.compile(r"[\\?]|\.[+*]|[_#].|.[_#]")
"""What looks as if it stood for something, and does not."""


@pytest.mark.parametrize("folder", ["words", "meetings"])
def test_no_phrase_waits_for_signs_that_mean_nothing(folder: str) -> None:
    lexicon = Lexicon.parse(read_texts(folder))
    odd = {
        (word, line)
        for line in phrases(lexicon)
        for element in elements(line)
        for choice in alternatives(element)
        for word in choice.split()
        if word not in SPECIAL and UNMEANT.search(word)
    }
    assert not odd


@settings(max_examples=150)
@given(data=st.data())
def test_a_phrase_that_a_text_has_is_not_lost_by_the_index(lexicon: Lexicon, data: st.DataObject) -> None:
    source, text = data.draw(phrases_with_texts(phrases(lexicon)))
    start = len("zebra ")
    word, first = WORD.match(text, start), elements(source)[0]
    found = re.compile(expression(source)).match(text, start)
    assume(word and word[0] in first_words(first) and not first.endswith("?") and found)
    assert word
    assert found
    marks = Lexicon({"family": (source,)}).scan(Words(text), frozenset())
    assert any(mark.start <= start and mark.end >= found.end() for mark in marks)


JOINTS = st.sampled_from([". ", "? ", "! ", ".\n", "\n", ", ", " ", " 3. ", " no. ", "… ", " e.g. "])


@settings(max_examples=150)
@given(data=st.data())
def test_no_phrase_goes_on_behind_a_stop(lexicon: Lexicon, data: st.DataObject) -> None:
    sources = phrases(lexicon)
    parts = [data.draw(phrases_with_texts(sources))[1] for _ in range(3)]
    text = plain("".join(part + data.draw(JOINTS) for part in parts))
    found = sentences(text, text)
    starts = frozenset(sentence.body for sentence in found)
    halted = Words(text, stops(text, found))
    assert lexicon.scan(halted, starts) == lexicon.scan(Words(text), starts)
