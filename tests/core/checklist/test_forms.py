"""Forms of sentences, and the words by which they are sifted."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.checklist.analyst import Analyst
from asyncdraft.core.checklist.blocks import Block, BlockKind
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.forms import Form, Forms, expression_of, first
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.when.reading import TimeReader
from tests.core.checklist.writer import Writer

TABLE = """
[/way]
lost
broke

[/blame]
> you broke it
: you your & $way
\\byou(?:'ve)? $way\\b
> it broke again
: again
\\b$way\\b<20>\\bagain\\b
> never
: never
\\bnot ever\\b
\\bnever\\b
"""
BLAMED, AGAIN, NEVER = FORMS = tuple(Forms.read(Lexicon.parse({"table": TABLE}), "blame"))


TABLES = ("insinuation", "mockery", "envy", "needless", "accusation", "cause", "habit", "deed", "failure")
SIFTED = (*TABLES, "detail")


def facts(text: str, times: TimeReader) -> Facts:
    block = Block(BlockKind.TEXT, 0, text)
    return Analyst(Lexicon.parse({}), times, {}).facts([block], datetime(2026, 11, 23, tzinfo=UTC))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You broke it", [[BLAMED]]),
        ("You’ve lost it again", [[BLAMED, AGAIN]]),
        ("He broke it again", [[AGAIN]]),
        ("You are here", [[]]),
        ("You are here. He broke it. Again!", [[], [], [AGAIN]]),
    ],
)
def test_a_form_is_likely_where_a_sentence_has_a_word_of_each_of_its_groups(
    times: TimeReader, text: str, expected: list[list[Form]]
) -> None:
    forms = Forms(dict(zip("abc", FORMS, strict=True)))
    assert [forms.likely(words) for words in facts(text, times).sentence_words] == expected


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        (BLAMED, "then you\n broke it", "you\n broke"),
        (BLAMED, "so you’ve lost it", "you’ve lost"),
        (AGAIN, "he broke the lamp again", "broke the lamp again"),
        (AGAIN, "he broke it. Again it rains", None),
        (AGAIN, "he broke the lamp of the hall and again that of", None),
        (NEVER, "never", "never"),
    ],
)
def test_expressions_are_written_in_short(form: Form, text: str, found: str | None) -> None:
    match = form.expression.search(text)
    assert (match and match[0]) == found


def test_forms_are_called_by_different_examples() -> None:
    lexicon = Lexicon.parse({"table": "[/blame]\n> you\nyou\n> you\nyour"})
    with pytest.raises(ValueError, match="'you'"):
        Forms.read(lexicon, "blame")


@pytest.mark.parametrize("table", ["[/blame]\n> you\n: you\n$them", "[=blame]\nyou"])
def test_a_table_or_a_part_that_is_not_there_is_named(table: str) -> None:
    with pytest.raises(ValueError, match=r"/(them|blame)\b"):
        [form.expression for form in Forms.read(Lexicon.parse({"table": table}), "blame")]


def test_what_is_found_first_counts_whatever_the_order_of_the_forms() -> None:
    found = first([AGAIN, BLAMED], "you broke it again")
    assert found
    assert found[0] == "you broke"


def test_of_two_forms_in_one_place_the_earlier_one_counts() -> None:
    twin = Forms.read(Lexicon.parse({"table": "[/twin]\n> broke\n: broke\nbroke"}), "twin")
    found = first([AGAIN, *twin], "he broke it again")
    assert found
    assert found[0] == "broke it again"


@pytest.mark.parametrize("name", TABLES)
def test_a_form_finds_its_own_example(lexicon: Lexicon, times: TimeReader, name: str) -> None:
    forms = Forms.read(lexicon, name)
    for example, form in forms.by_example.items():
        words = facts(example, times).sentence_words
        assert any(form in forms.likely(each) for each in words), example
        assert form.expression.search(example), example


@pytest.mark.parametrize("name", SIFTED)
def test_no_text_of_a_form_lacks_the_words_by_which_it_is_sifted(lexicon: Lexicon, name: str) -> None:
    for example, form in Forms.read(lexicon, name).by_example.items():
        for words in form.groups:
            writer = Writer(words)
            texts = list(filter(form.expression.search, writer.texts(form.expression.source)))
            assert texts, f"{example}: no text was written for it"
            assert not list(filter(writer.lacks, texts)), example


def test_nothing_is_found_without_forms() -> None:
    assert first([], "you broke it") is None


def test_a_section_of_one_line_is_an_expression_made_of_the_others() -> None:
    lexicon = Lexicon.parse({"table": "[/way]\nlost\nbroke\n\n[/late]\n\\bis $way"})
    found = expression_of(lexicon, "late")
    assert found.search("All of it IS  broke")
    assert not found.search("all of it was broke")
    with pytest.raises(ValueError, match="unpack"):
        expression_of(lexicon, "way")
