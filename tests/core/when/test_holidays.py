from datetime import date

import pytest
from babel import Locale
from babel.core import get_global
from holidays import country_holidays

from asyncdraft.core.people import Shift
from asyncdraft.core.when.holidays import (
    WEEKENDS,
    default_week,
    default_weekend,
    find_regions,
    public_holidays,
    region_code,
    region_name,
    regions,
)


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("IN", date(2026, 11, 24), "Guru Nanak's Birthday"),
        ("JP", date(2026, 11, 23), "Labor Thanksgiving Day"),
        ("GB-ENG", date(2026, 8, 31), "Late Summer Bank Holiday"),
        ("us", date(2026, 11, 26), "Thanksgiving Day"),
    ],
)
def test_days_have_english_names(code: str, day: date, name: str) -> None:
    assert public_holidays(code, (2026,))[day] == name


def test_a_region_has_its_own_days() -> None:
    epiphany = date(2026, 1, 6)
    assert epiphany in public_holidays("DE-BY", (2026,))
    assert epiphany not in public_holidays("DE-BE", (2026,))


def test_only_the_years_asked_for() -> None:
    assert {day.year for day in public_holidays("FR", (2026, 2028))} == {2026, 2028}


def test_no_code_has_no_holidays() -> None:
    assert public_holidays("", (2026,)) == {}


@pytest.mark.parametrize("code", ["XX", "GB-NOWHERE", "Great Britain"])
def test_an_unknown_code_is_a_sentence(code: str) -> None:
    with pytest.raises(ValueError, match=r"^“.*\.$"):
        public_holidays(code, (2026,))


def test_a_region_of_a_country_without_any() -> None:
    with pytest.raises(ValueError, match="the holidays of JP are the same everywhere"):
        public_holidays("JP-13X", (2026,))


def test_regions_are_offered() -> None:
    assert "ENG" in regions()["GB"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("IN", "India"),
        ("GB-ENG", "England"),
        ("us", "the United States"),
        ("NL", "the Netherlands"),
        ("TT", "Trinidad and Tobago"),
        ("XX", ""),
        ("", ""),
    ],
)
def test_regions_have_names(code: str, name: str) -> None:
    assert region_name(code) == name


def test_every_region_has_a_name() -> None:
    assert all(region_name(country) for country in regions())


@pytest.mark.parametrize(
    ("code", "weekend"),
    [
        ("GB", {5, 6}),
        ("EG", {4, 5}),
        ("IL", {4, 5}),
        ("AE", {5, 6}),
        ("IR", {4}),
        ("il-x", {4, 5}),
        ("", {5, 6}),
        ("XX", {5, 6}),
    ],
)
def test_the_customary_weekend(code: str, weekend: set[int]) -> None:
    assert default_weekend(code) == weekend
    assert {day for day, shifts in enumerate(default_week(code)) if not shifts} == weekend
    assert {shift for shifts in default_week(code) for shift in shifts} == {Shift(9 * 60, 17 * 60)}


@pytest.mark.parametrize("country", sorted(WEEKENDS))
def test_other_weekends_are_those_of_cldr_and_of_the_holidays(country: str) -> None:
    language = get_global("likely_subtags")[f"und_{country}"].partition("_")[0]
    locale = Locale(language, territory=country)
    assert (
        {locale.weekend_start, locale.weekend_end} == WEEKENDS[country] == country_holidays(country).weekend
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [("jp", "JP"), ("England", "GB-ENG"), ("Bavaria, Germany (DE-BY)", "DE-BY"), ("Georgia", "GE")],
)
def test_a_region_by_code_or_name(typed: str, code: str) -> None:
    assert region_code(typed) == code


def test_a_region_that_nobody_knows() -> None:
    with pytest.raises(ValueError, match="no country code"):
        region_code("Atlantis")


def test_regions_are_offered_as_somebody_types() -> None:
    assert find_regions("engl", 5) == (("GB-ENG", "England, United Kingdom"),)
    assert find_regions("jp", 1) == (("JP", "Japan"),)
