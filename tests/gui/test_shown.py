"""How a text is shown in the language of the window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale

from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.text import capital, joined, say, say_of, small
from asyncdraft.gui import language, translation
from asyncdraft.gui.language import shown, shown_parts, tr, tr_count, tr_of
from asyncdraft.gui.team.rule_entries import TeamRules, check_entries

GERMAN: Mapping[str, str] = {
    "Keep": "Behalten",
    "Tue": "Di",
    "{name} is away until {day}": "Bis {day} ist {name} nicht da",
    "in {minutes:,} min": "in {minutes:,} Min.",
    "{count} week": "{count} Woche",
    "{count} weeks": "{count:,} Wochen",
    "next {day}": "nächsten {day}",
    "menu\x04View": "Ansicht",
    "debate\x04View": "Sicht",
    "row\x04 and ": " und ",
}
JAPANESE: Mapping[str, str] = {
    "row\x04, ": "、",
    "Nothing was imported.": "何も読み込んでいません。",
    "{error} Try again.": "{error} もう一度試してください。",
}


@dataclass(frozen=True)
class Known:
    translations: Mapping[str, str]

    def gettext(self, message: str) -> str:
        return self.translations.get(message, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


@pytest.fixture
def german() -> Iterator[None]:
    language.speak(Known(GERMAN), QLocale("de"))
    yield
    language.speak(None)


@pytest.fixture
def japanese() -> Iterator[None]:
    language.speak(Known(JAPANESE), QLocale("ja"))
    yield
    language.speak(None)


@dataclass(frozen=True)
class Card:
    title: str
    notes: tuple[str, ...] = ()
    count: int = 0


AWAY = say("{name} is away until {day}", name="Keep", day=say("Tue"))


def test_without_a_catalogue_nothing_happens_to_a_text() -> None:
    card = Card(AWAY)

    assert shown(AWAY) is AWAY
    assert shown_parts(card) is card
    assert tr_count("{count} week", "{count} weeks", 2) == "2 weeks"


def test_values_are_shown_too_and_names_stay(german: None) -> None:
    assert shown(AWAY) == "Bis Di ist Keep nicht da"
    assert shown("Keep") == "Keep"
    assert tr("Keep") == "Behalten"


def test_a_word_with_two_meanings_has_two_translations(german: None) -> None:
    assert [tr_of("menu", "View"), shown(say_of("debate", "View"))] == ["Ansicht", "Sicht"]
    assert tr_of("nowhere", "View") == say_of("debate", "View") == "View"


def test_what_is_counted_follows_the_number(german: None) -> None:
    said = [tr_count("{count} week", "{count} weeks", count) for count in (1, 2, 1200)]

    assert said == ["1 Woche", "2 Wochen", "1.200 Wochen"]


def test_numbers_are_written_as_the_locale_has_them(german: None) -> None:
    assert tr("in {minutes:,} min", minutes=1200) == "in 1.200 Min."
    assert tr("{hours:.1f}", hours=2.5) == "2,5"


def test_parts_of_a_row_are_shown_each_for_itself(german: None) -> None:
    assert shown(joined((say("Keep"), "Keep", AWAY), ", ")) == "Behalten, Keep, Bis Di ist Keep nicht da"
    assert shown(joined((say("Keep"), "Keep"), " and ")) == "Behalten und Keep"


def test_a_row_is_parted_as_the_language_does(japanese: None) -> None:
    nothing = say("Nothing was imported.")

    assert shown(joined(("Ana", "Kenji", "Priya"), ", ")) == "Ana、Kenji、Priya"
    assert shown(joined((nothing, nothing))) == "何も読み込んでいません。何も読み込んでいません。"
    assert tr("{error} Try again.", error=nothing) == "何も読み込んでいません。もう一度試してください。"


def test_what_an_error_says_is_shown_too(german: None) -> None:
    assert tr("in {error}", error=ValueError(say("Tue"))) == "in Di"
    assert tr("in {error}", error=ValueError("Tue")) == "in Tue"


def test_the_first_letter_of_a_sentence(german: None) -> None:
    inner = say("next {day}", day=say("Tue"))

    assert shown(capital(inner)) == "Nächsten Di"
    assert shown(small(say("Keep"))) == "Behalten"


def test_all_texts_of_a_row_of_a_list(german: None) -> None:
    rows = [Card(say("Keep"), (AWAY, "Keep"), 1200)]

    assert shown_parts(rows) == [Card("Behalten", ("Bis Di ist Keep nicht da", "Keep"), 1200)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["de-AT", "en"], "de"),
        (["fr-FR", "ja-JP"], "ja"),
        (["en-GB", "de"], ""),
        (["fr"], ""),
        (["de_DE"], "de"),
        ([], ""),
    ],
)
def test_the_best_language_is_the_first_that_is_known(wanted: list[str], found: str) -> None:
    assert translation.best(wanted, {"de", "ja"}) == found


@pytest.mark.parametrize(
    ("chosen", "tag"), [("system", "ja"), ("en", ""), ("de", "de"), ("ja", "ja"), ("xx", "")]
)
def test_the_choice_in_the_settings_goes_before_the_system(
    chosen: str, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "wanted", lambda: ["ja-JP", "en"])
    assert translation.of(chosen, {"de", "ja"}) == tag


@pytest.mark.parametrize(("named", "tag"), [("ja", "ja"), ("en", ""), ("tlh", ""), ("../de", "")])
def test_who_translates_sees_a_catalogue_that_lies_there_and_else_english(named: str, tag: str) -> None:
    assert translation.of(named, translation.at_hand()) == tag


def test_a_search_looks_at_the_words_that_are_read(german: None) -> None:
    rules = TeamRules(grades={"nobodys.rule": "off"})

    assert [each.key for each in check_entries(rules, "behalten") if each.key] == []
    named = [replace(RULES[0], title=say("Keep"))]
    assert [each.title for each in check_entries(TeamRules(rules=named), "behalten") if each.key] == ["Keep"]
