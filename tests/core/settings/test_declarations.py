"""Every setting is declared once, and what is made of the declarations is current."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.day_times import time_of_day
from asyncdraft.core.settings.catalogue import BY_KEY, KEPT, SETTINGS, find
from asyncdraft.core.settings.declaration import Choice, Number, Setting, Switch
from asyncdraft.core.settings.page import page
from asyncdraft.core.settings.settings import Settings
from asyncdraft.core.settings.values import default, expected, parse, shown

PAGE = Path(__file__).parents[3] / "docs" / "settings.md"
REMEMBERED = {"hours_confirmed", "window", "favourites", "recent", "calendars", "template_order"}
"""What the program keeps for itself: nobody chooses it under Settings."""

TYPED = [setting for setting in SETTINGS if isinstance(setting.kind, Choice | Switch | Number)]


def test_the_page_is_made_from_the_declarations() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(SETTINGS), "run packaging/make_pages.py"


def test_every_field_is_declared_or_remembered() -> None:
    assert {setting.key for setting in KEPT} == set(Settings.__struct_fields__) - REMEMBERED


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_a_declaration_says_all_that_a_reader_needs(setting: Setting) -> None:
    assert setting.title[0].isupper()
    assert not setting.title.endswith(".")
    assert setting.explanation.endswith(".")
    assert setting.applies_to
    assert expected(setting.kind)


@pytest.mark.parametrize("setting", TYPED, ids=lambda setting: setting.key)
def test_what_is_shown_is_read_again(setting: Setting) -> None:
    kind = setting.kind
    values = [option.value for option in kind.options] if isinstance(kind, Choice) else [default(setting)]
    for value in values:
        assert parse(setting, shown(kind, value)) == value
        msgspec.convert({setting.key: msgspec.to_builtins(value)}, Settings)


@pytest.mark.parametrize("setting", TYPED, ids=lambda setting: setting.key)
@pytest.mark.parametrize("typed", ["", "plaid", "١٢", "-1", "1e2", "999999999999", "\u202edark", "🙂"])
def test_what_is_no_value_is_refused_with_what_is_expected(setting: Setting, typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(setting, typed)


def test_numbers_with_their_unit() -> None:
    setting = Setting("x", SETTINGS[0].section, "X", "X.", Number(80, 200, 10, "%"), "x")
    assert parse(setting, "125 %") == 125
    with pytest.raises(ValueError, match="from 80 to 200 percent"):
        parse(setting, "75")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("17:30", "17:30"),
        ("1730", "17:30"),
        ("5.30 pm", "17:30"),
        ("12am", "00:00"),
        ("17", "17:00"),
        ("", ""),
    ],
)
def test_a_time_of_day_as_people_type_it(typed: str, read: str) -> None:
    assert time_of_day(typed) == read


@given(st.text(max_size=8))
def test_a_time_of_day_is_one_or_refused(typed: str) -> None:
    try:
        read = time_of_day(typed)
    except ValueError:
        return
    msgspec.convert({"day_ends": read}, Settings)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dark", "theme"),
        ("EOD", "day_ends"),
        ("zone", "you"),
        ("am pm", "hours24"),
        ("backups kept", "backups_kept"),
    ],
)
def test_a_search_finds_by_any_word(typed: str, first: str) -> None:
    assert find(typed)[0] == BY_KEY[first]


def test_a_search_finds_by_the_words_of_the_users_language_too() -> None:
    german = {"Dark": "Dunkel", "The window": "Das Fenster", "Look": "Aussehen"}

    def said(text: str) -> str:
        return german.get(text, text)

    assert find("dunkel", said=said) == (BY_KEY["theme"],)
    assert BY_KEY["theme"] in find("dark", said=said)


def test_a_search_for_nothing_finds_all_and_for_nonsense_nothing() -> None:
    assert find(" ") == SETTINGS
    assert find("\u202e🙂 zzz") == ()


@pytest.mark.parametrize(
    "written", ['{"day_ends": "17:30\\n"}', '{"rules": {"tone.hedge": "off\\n"}}', '{"language": "de\\n"}']
)
def test_a_line_end_behind_a_value_is_no_part_of_it(written: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(written, type=Settings)
