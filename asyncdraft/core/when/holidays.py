"""Public holidays and customary weekends, by country and subdivision."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from asyncdraft.core.people import OFFICE_HOURS, Week, uniform_week
from asyncdraft.core.text import joined, say

if TYPE_CHECKING:
    from holidays import HolidayBase

SMALL_WORDS = frozenset({"and", "of", "the"})
WITH_ARTICLE = frozenset(
    {
        "bahamas",
        "gambia",
        "islands",
        "maldives",
        "netherlands",
        "philippines",
        "republic",
        "seychelles",
        "united",
    }
)


SATURDAY_SUNDAY, FRIDAY_SATURDAY, FRIDAY = frozenset({5, 6}), frozenset({4, 5}), frozenset({4})
WEEKENDS = {"IR": FRIDAY} | dict.fromkeys(
    ("BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "OM", "QA", "SA", "SD", "SY", "YE"), FRIDAY_SATURDAY
)
"""Where CLDR and the library of holidays agree on other days; where they do not, none are proposed."""


def public_holidays(code: str, years: Iterable[int]) -> dict[date, str]:
    """The days off by law in `years`, with their names in English where the library has them.

    `code` is a country or a country and subdivision ("JP", "GB-ENG"); empty gives no days.
    Raises ValueError with a sentence for an unknown code. The first call costs about 0.1 s.
    """
    if not code:
        return {}
    from asyncdraft.core.when.holiday_names import named

    country, subdivision = split_code(code)
    return {day: named(name) for day, name in _country(country, subdivision, tuple(years)).items()}


def split_code(code: str) -> tuple[str, str | None]:
    """Country and subdivision of a known holiday code; raises ValueError with a sentence otherwise."""
    country, _, subdivision = code.strip().upper().partition("-")
    known = regions()
    if country not in known:
        raise ValueError(
            say("“{code}” is no country code with known holidays, such as JP or GB-ENG.", code=code)
        )
    by_upper = {name.upper(): name for name in known[country]}
    if subdivision and subdivision not in by_upper:
        if not known[country]:
            raise ValueError(
                say(
                    "“{code}” is no known region: the holidays of {country} are the same everywhere.",
                    code=code,
                    country=country,
                )
            )
        hint = joined(known[country][:6], ", ")
        raise ValueError(
            say(
                "“{code}” is no known region of {country}. Known regions: {hint}.",
                code=code,
                country=country,
                hint=hint,
            )
        )
    return country, by_upper.get(subdivision)


def regions() -> Mapping[str, tuple[str, ...]]:
    """Country codes with their subdivision codes, for pickers."""
    from holidays.utils import list_supported_countries

    return {code: tuple(parts) for code, parts in list_supported_countries(include_aliases=False).items()}


def has_holidays(country: str) -> bool:
    """Whether those of the country with this code are known; it loads no country for that."""
    from holidays.registry import EntityLoader

    return country in EntityLoader.get_country_codes(include_aliases=False)


def region_code(text: str, called: Callable[[str], str] = str) -> str:
    """What is meant by a code ("gb-eng"), a name ("England") or both ("England (GB-ENG)").

    `called` says how a name is shown: it may be typed so, too. Raises ValueError with a sentence.
    """
    written = re.search(r"\(([^()]+)\)\s*$", text)
    code = written[1] if written else text.strip()
    try:
        country, part = split_code(code)
    except ValueError:
        wanted = code.casefold()
        named = {spelling: found for found, name in reversed(_names()) for spelling in _spelled(name, called)}
        regions_named = {name.partition(",")[0]: found for name, found in named.items()}
        found = named.get(wanted) or regions_named.get(wanted)
        if found is None:
            raise
        return found
    return f"{country}-{part}" if part else country


def find_regions(text: str, limit: int, called: Callable[[str], str] = str) -> tuple[tuple[str, str], ...]:
    """Codes with names: those whose code is typed, then those with a word that begins so.

    `called` says how a name is shown: it may be typed so, too.
    """
    typed = text.strip().casefold()
    found = [each for each in _names() if each[0].casefold() == typed]
    words = ((each, " ".join(("", *_spelled(each[1], called)))) for each in _names())
    found += [each for each, names in words if f" {typed}" in names and each not in found]
    return tuple(found[:limit])


def _spelled(name: str, called: Callable[[str], str]) -> tuple[str, ...]:
    return (name[:].casefold(), called(name).casefold())


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Every country by name, then its regions with the country's name behind their own."""
    from holidays.registry import COUNTRIES

    keys = {alpha2: _plain(key) for key, (_, alpha2, *_) in COUNTRIES.items()}
    known = [(code, parts) for code, parts in regions().items() if code in keys]
    countries = [(code, keys[code]) for code, _parts in known]
    inner = []
    for code, parts in known:
        aliases = _country(code, None, ()).subdivisions_aliases.items() if parts else ()
        called = {alias: name for name, alias in aliases}
        inner += [
            (f"{code}-{part}", say("{get}, {key}", get=called.get(part, part), key=keys[code]))
            for part in parts
        ]
    return tuple(sorted(countries, key=lambda each: each[1]) + inner)


@cache
def region_name(code: str) -> str:
    """What people call the region: "India", "England", "the United States"; empty for an unknown code."""
    from holidays.registry import COUNTRIES

    try:
        country, subdivision = split_code(code)
    except ValueError:
        return ""
    aliases = _country(country, None, ()).subdivisions_aliases.items()
    named = next((name for name, alias in aliases if alias == subdivision), "")
    return named or next(_spaced(key) for key, (_, alpha2, *_) in COUNTRIES.items() if alpha2 == country)


def region_called(name: str) -> str:
    """A region by its English name, as it was written down: to be said in the language of the window."""
    from asyncdraft.core.when.country_names import NAMES

    article, _, rest = name.partition(" ")
    if article == "the":
        return say("the {name}", name=NAMES.get(rest, rest))
    return NAMES.get(name, name)


def default_weekend(code: str) -> frozenset[int]:
    """The customary days of rest (0 is Monday) of a code's country; Saturday and Sunday if unknown."""
    return WEEKENDS.get(code.strip().upper().partition("-")[0], SATURDAY_SUNDAY)


def default_week(code: str) -> Week:
    """A proposal of office hours on the country's customary working days: to be shown and confirmed."""
    return uniform_week(OFFICE_HOURS, frozenset(range(7)) - default_weekend(code))


def _spaced(key: str) -> str:
    """A country by the library's key for it, with the article that English puts before some."""
    words = key.split("_")
    name = _plain(key)
    return say("the {name}", name=name) if words[0] in WITH_ARTICLE or words[-1] in WITH_ARTICLE else name


def _plain(key: str) -> str:
    """The library's "trinidad_and_tobago" as words."""
    from asyncdraft.core.when.country_names import NAMES

    words = key.split("_")
    name = " ".join(word if word in SMALL_WORDS else word.capitalize() for word in words)
    return NAMES.get(name, name)


def _country(country: str, subdivision: str | None, years: tuple[int, ...]) -> "HolidayBase":
    from holidays import country_holidays

    plain = country_holidays(country, subdiv=subdivision)
    return country_holidays(country, subdiv=subdivision, years=years, language=_language(plain), expand=False)


def _language(country: "HolidayBase") -> str | None:
    """English where the names were translated, else the country's own language."""
    english = (name for name in country.supported_languages if name.startswith("en"))
    return "en_US" if "en_US" in country.supported_languages else next(english, country.default_language)
