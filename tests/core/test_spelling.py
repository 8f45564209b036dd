"""Spelling: which words are asked about, and where the wrong ones stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.people import Person
from asyncdraft.core.spelling import Dialect, Proofreader, dialect_of, names_of, words

TEXTS = st.lists(
    st.sampled_from(
        [
            "teh",
            "valve",
            "don’t",
            "`teh`",
            "```",
            "> teh",
            "\n\n",
            "@kenji",
            "PAY-412",
            "🎻",
            "https://teh.example",
        ]
    ),
    max_size=20,
).map(" ".join) | st.text(max_size=120)


def found(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The valve drips.", ["The", "valve", "drips"]),
        ("I don't, he doesn’t", ["don't", "he", "doesn’t"]),
        ("a well-known half-open valve", ["well", "known", "half", "open", "valve"]),
        ("run `flobber --zap` now", ["run", "now"]),
        ("see https://example.com/flobber and flobber@example.com", ["see", "and"]),
        ("[report](flobber/zap.html) attached", ["report", "attached"]),
        ("@flobber and PAY-412, v2, x86, foo_bar, snake_case.py", ["and"]),
        ("camelCase, iPhone, NASA, API", []),
        ("café, naïve, Привет, 你好", ["café", "naïve"]),
        ("he said “flobber” twice", ["he", "said", "twice"]),
        ("and/or C:\\flobber ~/flobber $flobber --flobber", []),
        ("**bold** _word_", ["bold", "word"]),
    ],
)
def test_what_is_asked(text: str, asked: list[str]) -> None:
    assert found(text) == asked


def judged(text: str, right: tuple[str, ...] = (), wrong: tuple[str, ...] = ("teh",)) -> list[str]:
    reader = Proofreader()
    reader.set_right(right)
    texts = {"what": text}
    reader.learn({word: ("the",) if word.lower() in wrong else None for word in reader.unknown(texts)})
    return [text[word.start : word.end] for word in reader.misspellings(texts)]


def test_what_the_dictionary_has_not_answered_is_right() -> None:
    assert Proofreader().misspellings({"what": "teh valve"}) == ()


def test_a_word_is_asked_about_once() -> None:
    reader = Proofreader()
    texts = {"what": "the valve, the valve", "why": "a valve’s valve"}
    assert reader.unknown(texts) == ("the", "valve")
    reader.learn(dict.fromkeys(("the", "valve")))
    assert reader.unknown(texts) == ()


def test_code_and_quotations_are_left_alone() -> None:
    assert judged("teh\n\n```\nteh\n```\n\n> teh\n\nlast teh") == ["teh", "teh"]


def test_own_words_and_names_are_right_in_any_case_and_with_a_possessive() -> None:
    assert judged("Teh, teh’s and teh", right=("TEH",)) == []


def test_a_possessive_keeps_its_ending() -> None:
    reader = Proofreader()
    reader.learn({"recieve": ("receive",)})
    (word,) = reader.misspellings({"what": "the recieve’s end"})
    assert word.choices == ("receive’s",)


def test_another_language_is_left_alone() -> None:
    german = "Bitte schicken Sie mir die Liste der Ventile bis Freitag"
    wrong = tuple(german.lower().split())
    assert judged(f"{german}\n\nBitte look", wrong=wrong) == ["Bitte"]


@settings(max_examples=80)
@given(text=TEXTS, more=TEXTS)
def test_spans_lie_inside_and_memory_changes_nothing(text: str, more: str) -> None:
    reader, longer = Proofreader(), f"{text}\n\n{more}"
    answers = {"teh": ("the",), "valve": None}
    reader.learn(answers)
    reader.misspellings({"what": text})
    found = reader.misspellings({"what": longer})
    assert all(longer[word.start : word.end] == word.text for word in found)
    fresh = Proofreader()
    fresh.learn(answers)
    assert fresh.misspellings({"what": longer}) == found


@pytest.mark.parametrize(
    ("zone", "holidays", "dialect"),
    [
        ("Europe/London", "GB-ENG", Dialect.BRITISH),
        ("America/New_York", "US", Dialect.AMERICAN),
        ("America/Toronto", "", Dialect.CANADIAN),
        ("America/Denver", "", Dialect.AMERICAN),
        ("Australia/Perth", "", Dialect.AUSTRALIAN),
        ("Asia/Kolkata", "", Dialect.INDIAN),
        ("Asia/Tokyo", "JP", Dialect.BRITISH),
        ("UTC", "", Dialect.BRITISH),
    ],
)
def test_the_dialect_of_a_country(zone: str, holidays: str, dialect: Dialect) -> None:
    assert dialect_of(Person(id="a", name="A", zone=zone, holidays=holidays)) is dialect


def test_names_are_words_of_everybody() -> None:
    people = (Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo", github="kmori"),)
    assert names_of(people) == {"kenji", "mori", "kmori"}


def test_what_is_learnt_between_two_steps_counts() -> None:
    texts = {"what": "teh valve\n\nteh floor\n\nteh shop"}
    reader = Proofreader()
    steps = reader.preparing(texts)
    next(steps)
    reader.set_right({"floor"})
    assert len(list(steps)) > 2
    assert reader.unknown(texts) == ("teh", "valve", "shop")
    assert list(reader.preparing(texts)) == []
