"""Reads tables of people: CSV with commas, semicolons or tabs, as address books export them."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO

from asyncdraft.core.roster.entry import Contacts, Entry
from asyncdraft.core.text import say

DELIMITERS = ",;\t|"
MOST_PEOPLE = 5000

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name",
        "full name",
        "fullname",
        "display name",
        "displayname",
        "real name",
        "person",
        "employee",
    ),
    "first": ("first name", "first", "given name", "firstname", "forename"),
    "last": ("last name", "last", "family name", "surname", "lastname"),
    "email": ("email", "e mail", "email address", "e mail address", "e mail 1 value", "work email", "mail"),
    "slack": ("slack", "slack id", "slack user id", "userid", "user id", "member id"),
    "github": ("github", "github username", "github login", "github user", "github handle"),
    "place": (
        "city",
        "location",
        "town",
        "office",
        "business city",
        "work city",
        "home city",
        "address 1 city",
    ),
    "country": (
        "country",
        "country code",
        "business country region",
        "home country region",
        "address 1 country",
    ),
    "zone": ("zone", "time zone", "timezone", "tz", "iana zone"),
    "hours": ("hours", "working hours", "work hours", "business hours"),
    "holidays": ("holidays", "holiday region", "public holidays", "holiday calendar"),
}
"""What a column is called where people export it from, without case and signs."""

FIELD_OF = {title: field for field, titles in COLUMNS.items() for title in titles}


def read(name: str, text: str) -> Contacts:
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        return Contacts(
            problems=(
                say(
                    "{name} is no table that can be read ({error}); export it as CSV.", name=name, error=error
                ),
            )
        )
    _, titles = rows[0] if rows else (1, [])
    columns = _columns(titles)
    fields = set(columns.values())
    if not fields & {"name", "first", "last", "email"}:
        return Contacts(
            problems=(
                say(
                    "The first line of {name} names no column of people. Name the columns there, such as "
                    "Name, Email, City or Time zone, Hours.",
                    name=name,
                ),
            )
        )
    if len(rows) - 1 > MOST_PEOPLE:
        return Contacts(
            problems=(
                say(
                    "{name} has more than {most} people; export those of your team only.",
                    name=name,
                    most=MOST_PEOPLE,
                ),
            )
        )
    entries = tuple(_entry(line, row, columns) for line, row in rows[1:])
    ignored = tuple(title.strip() for at, title in enumerate(titles) if at not in columns and title.strip())
    return Contacts(entries, (), ignored)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on, empty ones left out."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", head)
    delimiter = max(DELIMITERS, key=bare.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


def _columns(titles: list[str]) -> dict[int, str]:
    """The field of each column that is known; of two for one field the first counts."""
    found: dict[int, str] = {}
    for at, title in enumerate(titles):
        field = FIELD_OF.get(" ".join(re.findall(r"\w+", title.casefold().replace("_", " "))))
        if field and field not in found.values():
            found[at] = field
    return found


def _entry(line: int, row: list[str], columns: Mapping[int, str]) -> Entry:
    cells = {field: row[at].strip() for at, field in columns.items() if at < len(row)}
    first, last, country = (cells.pop(field, "") for field in ("first", "last", "country"))
    name = cells.pop("name", "") or f"{first} {last}".strip()
    place = cells.pop("place", "")
    if place and country and "," not in place:
        place = f"{place}, {country}"
    return Entry(line=line, name=name, place=place, **cells)
