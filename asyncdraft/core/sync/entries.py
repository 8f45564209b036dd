"""The entries of a team folder: one field of one person, one promise, one link, one file.

A document is `team.toml` as plain values; an entry's path is the way to its value.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final, Literal

from asyncdraft.core.text import joined, say, say_of

Path = tuple[str, ...]
Table = Mapping[str, Any]


class Nothing(Enum):
    HERE = "nothing here"


NOTHING: Final = Nothing.HERE

DEEPEST = {"people": 3}
"""How long the path of an entry is, by the first key; two elsewhere."""

FIELDS = {
    "name": say_of("person", "name"),
    "zone": say("time zone"),
    "hours": say("working hours"),
    "holidays": say("public holidays"),
    "days_off": say("days off"),
    "slack": say("Slack handle"),
    "email": say("email address"),
    "github": say("GitHub handle"),
    "focus": say("focus blocks"),
}
SECTIONS = {
    "people": say("Person"),
    "sla": say("Promise for"),
    "links": say("Link"),
    "rules": say("Rule"),
    "focus": say("Focus"),
    "support": say("Support"),
}
FOLDERS = {"templates": say("Template"), "checks": say("Check"), "words": say("Word list")}
TITLES = {
    ("name",): say("Name of the team"),
    ("me",): say("Who you are"),
    ("sla", "triage"): say("Triage times"),
    ("sla", "emergency"): say("Emergency path"),
    ("sla", "asks"): say("What the team asks"),
    ("sla", "exceptions"): say("Exceptions of the promise"),
    ("sla", "agreed"): say("Day of the agreement"),
    ("sla", "review"): say("Day of the review"),
    ("team.toml",): say("Team file"),
    ("dictionary.txt",): say("The team's words"),
}


class Change(Enum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


CHANGE_NAMES = {
    Change.ADDED: say_of("entry", "added"),
    Change.CHANGED: say_of("entry", "changed"),
    Change.REMOVED: say_of("entry", "removed"),
}


def is_table(value: object, path: Path) -> bool:
    """Whether `value` holds entries, rather than being one."""
    return isinstance(value, Mapping) and len(path) < DEEPEST.get(path[0] if path else "", 2)


def changes(old: Table, new: Table, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Each entry that differs, with its old and its new value; a whole table that came or went is one."""
    for key in dict.fromkeys((*old, *new)):
        here = (*path, key)
        before, after = old.get(key, NOTHING), new.get(key, NOTHING)
        if before == after:
            continue
        if is_section(before, after, here):
            yield from changes(_table(before), _table(after), here)
        else:
            yield here, before, after


def is_section(before: object, after: object, path: Path) -> bool:
    """Whether to look inside: both are tables, or one is a section that has come or gone."""
    sides = [value for value in (before, after) if value is not NOTHING]
    return all(is_table(value, path) for value in sides) and (len(sides) == 2 or len(path) == 1)


def _table(value: Any) -> Table:
    return {} if value is NOTHING else value


def title(path: Path, document: Table) -> str:
    """What the entry is called for the user: "Kenji Mori, working hours"."""
    if path in TITLES:
        return TITLES[path]
    if len(path) == 1:
        return path[0]
    if path[0] == "people":
        name = name_of(path[1], document)
        return joined((name, FIELDS.get(path[2], path[2])), ", ") if len(path) > 2 else name
    return joined((SECTIONS.get(path[0], path[0]), *path[1:]))


def name_of(person_id: str, document: Table) -> str:
    person = (
        document.get("people", {}).get(person_id, {}) if isinstance(document.get("people"), Mapping) else {}
    )
    name = person.get("name") if isinstance(person, Mapping) else None
    return name if isinstance(name, str) and name.strip() else person_id.title()


def file_title(name: str) -> str:
    folder, _, rest = name.rpartition("/")
    if (name,) in TITLES:
        return TITLES[name,]
    known = FOLDERS.get(folder.split("/")[0])
    return joined((known, rest.rpartition(".")[0] or rest)) if known else say("File {name}", name=name)


def shown(value: Any, between: str = "\n") -> str:
    """A value as people write it, with `between` its parts where it is a table."""
    if value is NOTHING:
        return say("removed")
    if isinstance(value, Mapping):
        return (
            joined((joined((key, shown(inner))) for key, inner in value.items()), between)
            if value
            else say("nothing")
        )
    if isinstance(value, list | tuple):
        return joined((shown(inner) for inner in value), ", ") if value else say("none")
    return str(value)


def kind(before: Any, after: Any) -> Change:
    if before is NOTHING:
        return Change.ADDED
    return Change.REMOVED if after is NOTHING else Change.CHANGED


Side = Literal["mine", "theirs"]
