"""Reads vCards 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), as address books export them: many in one file."""

import quopri
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from asyncdraft.core.roster.entry import Contacts, Entry
from asyncdraft.core.text import say

BEGIN = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)

NO_PEOPLE = frozenset(("group", "org", "location", "device"))
SLACK_ID = re.compile(r"[UW][A-Z0-9]{5,}")
GITHUB = re.compile(r"(?:https?://)?(?:www\.)?github\.com/([A-Za-z0-9-]+)/?", re.IGNORECASE)
OWN_NAMES = {"X-SLACK": "slack", "X-SLACK-ID": "slack", "X-GITHUB": "github", "X-TIMEZONE": "zone"}

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PARAMETER = re.compile(r';([^;:="]*)(?:=("[^"]*"|[^;:"]*))?')
_NAMED = re.compile(r'(?:[\w-]+\.)?([\w-]+)((?:;(?:[^;:"]|"[^"]*")*)*):(.*)', re.DOTALL)


class Property(NamedTuple):
    """`parameters` by name in upper case; the bare words of 2.1 count as types. `value` has its escapes."""

    name: str
    parameters: Mapping[str, str]
    value: str

    @property
    def rank(self) -> tuple[bool, bool]:
        """The preferred one first, then the one at work."""
        types = self.parameters.get("TYPE", "").lower()
        return "pref" not in types and "PREF" not in self.parameters, "work" not in types


def read(name: str, text: str) -> Contacts:
    entries: list[Entry] = []
    problems: list[str] = []
    for line, properties, whole in _cards(text):
        if not whole:
            problems.append(
                say(
                    "{name}, line {line}: the card is cut off where the file ends; export it once more.",
                    name=name,
                    line=line,
                )
            )
        elif _first(properties, "KIND").lower() not in NO_PEOPLE:
            entries.append(_entry(line, properties))
    return Contacts(tuple(entries), tuple(problems))


def _cards(text: str) -> Iterator[tuple[int, list[Property], bool]]:
    """Each card with the line it begins on, and whether it ends; one in another belongs to that other."""
    depth, start = 0, 0
    properties: list[Property] = []
    for number, line in _lines(text):
        found = _property(line)
        mark = (found.name, found.value.strip().upper()) if found else ("", "")
        if mark == ("BEGIN", "VCARD"):
            depth += 1
            if depth == 1:
                start, properties = number, []
        elif mark == ("END", "VCARD") and depth:
            depth -= 1
            if depth == 0:
                yield start, properties, True
        elif found and depth == 1:
            properties.append(found)
    if depth:
        yield start, properties, False


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Joined where they were folded, also by the soft breaks of quoted-printable."""
    number, whole = 0, ""
    for count, line in enumerate(text.split("\n"), 1):
        soft = whole.endswith("=") and "QUOTED-PRINTABLE" in whole.partition(":")[0].upper()
        if soft:
            whole = whole[:-1] + line
        elif line[:1] in (" ", "\t") and whole:
            whole += line[1:]
        else:
            if whole:
                yield number, whole
            number, whole = count, line
    if whole:
        yield number, whole


def _property(line: str) -> Property | None:
    found = _NAMED.fullmatch(line)
    if found is None:
        return None
    parameters: dict[str, str] = {}
    for key, value in _PARAMETER.findall(found[2]):
        name, said = (key.upper(), value.strip('"')) if value else ("TYPE", key)
        parameters[name] = f"{parameters[name]},{said}" if name in parameters else said
    return Property(found[1].upper(), parameters, _plain(found[3], parameters))


def _plain(value: str, parameters: Mapping[str, str]) -> str:
    said = {parameters.get("ENCODING", "").upper(), *parameters.get("TYPE", "").upper().split(",")}
    if "QUOTED-PRINTABLE" not in said:
        return value
    charset = parameters.get("CHARSET", "utf-8")
    try:
        return quopri.decodestring(value.encode("utf-8")).decode(charset, "replace")
    except (LookupError, ValueError):
        return quopri.decodestring(value.encode("utf-8")).decode("utf-8", "replace")


def _entry(line: int, properties: list[Property]) -> Entry:
    own = {
        field: found
        for name, field in OWN_NAMES.items()
        if (found := _unescaped(_first(properties, name)).strip())
    }
    values = {
        "name": _unescaped(_first(properties, "FN")).strip() or _name(_first(properties, "N")),
        "email": _unescaped(_first(properties, "EMAIL")).removeprefix("mailto:").strip(),
        "slack": _slack(properties),
        "github": _github(properties),
        "place": _place(_first(properties, "ADR")),
        "zone": _unescaped(_first(properties, "TZ")).strip(),
    }
    return Entry(line=line, **{**values, **own})


def _first(properties: list[Property], name: str) -> str:
    """The preferred value of a property; escapes are still in it."""
    found = sorted((each for each in properties if each.name == name), key=lambda each: each.rank)
    return found[0].value if found else ""


def _name(written: str) -> str:
    """Given and family name of an N, which has the family first."""
    family, given = (*_parts(written), "", "")[:2]
    return f"{given} {family}".strip()


def _place(written: str) -> str:
    """City and country of an ADR: box; extended; street; city; region; code; country."""
    parts = (*_parts(written), *("",) * 7)[:7]
    return ", ".join(part for part in (parts[3], parts[6]) if part) if parts[3] else ""


def _slack(properties: list[Property]) -> str:
    """From an IMPP or a social profile that names Slack; only its ids are of use."""
    for each in properties:
        kind = f"{each.parameters.get('TYPE', '')},{each.parameters.get('X-SERVICE-TYPE', '')}".lower()
        if "slack" in kind or each.value.lower().startswith("slack:"):
            found = SLACK_ID.search(each.value)
            if found:
                return found[0]
    return ""


def _github(properties: list[Property]) -> str:
    addresses = (
        _unescaped(each.value).strip() for each in properties if "URL" in each.name or "SOCIAL" in each.name
    )
    return next((found[1] for address in addresses if (found := GITHUB.fullmatch(address))), "")


def _parts(written: str) -> tuple[str, ...]:
    """The parts between semicolons that are no escaped ones."""
    return tuple(_unescaped(part).strip() for part in re.split(r"(?<!\\);", written))


def _unescaped(written: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], written)
