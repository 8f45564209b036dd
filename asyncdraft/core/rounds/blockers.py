"""What blocks whom, and the one person who can help: named by the owner, or in the blocker's own words."""

import re
from collections.abc import Iterator

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.rounds.update import Part
from asyncdraft.core.team import Team

AWAITED = re.compile(
    r"\b(?:waiting\s+(?:on|for)|blocked\s+(?:on|by)|stuck\s+on|needs?|from|by|ask(?:ed|ing)?|help\s+of|with|depends?\s+on)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w.@])@(?P<name>[^\W\d_][\w.-]*\w)")


class Blocker(msgspec.Struct, frozen=True, kw_only=True):
    """`author` and `helper` are roster ids or names; `helper` is empty while nobody is named."""

    author: str
    text: str
    line: str
    helper: str = ""


def blockers(found: Round, team: Team) -> tuple[Blocker, ...]:
    """Those without a helper last: each of them still needs a name."""
    chosen = {(each.author, each.blocker): each.person for each in found.helpers}
    all_of_them = [
        Blocker(
            author=author,
            text=item.text,
            line=item.line,
            helper=chosen.get((author, item.text)) or named_in(item.text, team.people, author),
        )
        for author in found.authors
        for item in found.update_of(author).of(Part.BLOCKED)
    ]
    return tuple(sorted(all_of_them, key=lambda blocker: not blocker.helper))


def named_in(text: str, people: tuple[Person, ...], author: str = "") -> str:
    """The person whom a text names: the one it waits for first, and never its author; empty for nobody."""
    found = sorted(_mentions(text, people, author))
    awaited = [who for start, who in found if AWAITED.search(text[:start])]
    return next(iter([*awaited, *(who for _, who in found)]), "")


def _mentions(text: str, people: tuple[Person, ...], author: str) -> Iterator[tuple[int, str]]:
    """Where each other person of the roster is named, and handles of people outside."""
    known: set[str] = set()
    for person in people:
        names = {
            person.name,
            person.first_name,
            f"@{person.id}",
            f"@{person.first_name}",
            f"@{person.slack or person.id}",
        }
        known |= {name.lstrip("@").casefold() for name in names}
        match = person.id != author and _first(text, sorted(names, key=len, reverse=True))
        if match:
            yield match.start(), person.id
    for handle in HANDLE.finditer(text):
        if handle["name"].casefold() not in known:
            yield handle.start(), handle["name"]


def _first(text: str, names: list[str]) -> re.Match[str] | None:
    """A name is written as it is in the roster, a handle in any letters."""
    words = "|".join(
        rf"(?i:{re.escape(name)})" if name.startswith("@") else re.escape(name) for name in names
    )
    return re.search(rf"(?<![\w@.])(?:{words})(?![\w])", text)
