"""A paste parted into the people whose updates it holds: a chat, headings with names, lines, or a table."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from asyncdraft.core.people import Person, person_id
from asyncdraft.core.rounds.labels import label_of, letters_of, meaning_of
from asyncdraft.core.rounds.parsing import narrowed
from asyncdraft.core.threads.transcript import Said, instants, said
from asyncdraft.core.when import zones

NAMED = re.compile(
    r"(?P<open>(?:#{1,6}\s+|[-*•]\s+(?=[*_@])|>\s+)?[*_]{0,2})"
    r"(?P<name>@?[^\W\d_][^\n:*_()\[\]<>|#,;!?]{0,40}?)"
    r"(?P<aside>\s*\([^()\n]{1,40}\))?"
    r"(?:[*_]{1,2}\s*:?|\s*:[*_]{0,2}|\s+[-–—](?=\s)|\s*$)"
    r"\s*(?P<rest>.*)$"
)
"""A line that may begin with the name of who speaks; whether it does, `_is_name` tells."""
CAPITALISED = re.compile(r"@?[^\W\d_a-z][\w.'’-]*(?:\s+(?:[a-z]{1,3}|[^\W\d_a-z][\w.'’-]*)){0,3}$")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
WHO = frozenset({"who", "name", "person", "member", "team member", "owner", "people", "author", "developer"})
LEAST_PARTS = 2
TITLE_WORDS = "upd sta sum rep wee dai s for fro by my the of and tea rou mon tue wed thu fri"
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
TITLE = frozenset([*TITLE_WORDS.split(), *MONTHS.split()])
"""With which letters the other words of a title begin: update, status, weekly, days and months."""


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """`author` is a roster id, or the name of somebody outside; empty where the paste names nobody."""

    author: str
    text: str
    at: datetime


def submissions(
    text: str, people: Sequence[Person], now: datetime, zone: str = "UTC", author: str = ""
) -> tuple[Submission, ...]:
    """`author` wrote what stands under no name; clocks of a chat are read in `zone`. Empty without a word."""
    known = tuple(people)
    pieces = said(narrowed(_without_tables(text)), _names(known))
    times = instants(pieces, now, zones.zone(zone))
    parted = [
        Submission(author=_person(piece.author, known) or author, text=piece.text, at=at)
        for spoken, at in zip(pieces, times, strict=True)
        for piece in _by_lines(spoken, known, is_told=bool(author or spoken.author))
    ]
    return tuple(each for each in parted if each.text.strip())


def _person(name: str, people: tuple[Person, ...]) -> str:
    return person_id(name.strip().lstrip("@"), people)


def _names(people: Sequence[Person]) -> tuple[str, ...]:
    return tuple({name for person in people for name in (person.name, person.first_name)})


def _by_lines(spoken: Said, people: tuple[Person, ...], *, is_told: bool) -> Iterator[Said]:
    """Cuts at the lines that name a person; what stands above the first belongs to whoever spoke.

    Where it `is_told` who wrote, only names of the roster are taken for names.
    """
    lines = spoken.text.split("\n")
    letters = letters_of(spoken.text)
    names = {name.casefold() for name in (*_names(people), *(person.id for person in people))}
    below = _next_written(lines)
    author, body = spoken.author or _signed(lines, names), list[str]()
    for place, line in enumerate(lines):
        match = NAMED.match(line.strip())
        is_name = match and (
            _is_known(match, names, letters, line)
            or (not is_told and _is_stranger(match, below[place], letters, line))
        )
        if match and is_name and (match["rest"] or below[place]):
            yield Said(author, spoken.clock, "\n".join(body).strip("\n"))
            author = match["name"].strip()
            body = [match["aside"].strip(), "", match["rest"]] if match["aside"] else [match["rest"]]
        else:
            body.append(line)
    yield Said(author, spoken.clock, "\n".join(body).strip("\n"))


def _next_written(lines: Sequence[str]) -> list[str]:
    """For each line the next one below it that is not blank; empty at the end."""
    found: list[str] = []
    following = ""
    for line in reversed(lines):
        found.append(following)
        following = line if line.strip() else following
    return found[::-1]


def _signed(lines: Sequence[str], names: set[str]) -> str:
    """The name of the roster that ends a mail, or stands in its title: "Status Maya, Nov 23"."""
    written = [line.strip(" *_-–—,.#") for line in lines if line.strip()]
    last, first = (written[-1], written[0]) if written else ("", "")
    if last.casefold() in names:
        return last
    words = re.findall(r"[^\W\d_]+", first.casefold())
    named = [word for word in words if word in names]
    is_title = len(set(named)) == 1 and all(word in names or word[:3] in TITLE for word in words)
    return named[0] if is_title and len(words) > 1 else ""


def _is_known(match: re.Match[str], names: set[str], letters: frozenset[str], line: str) -> bool:
    """Somebody of the roster: "Maya", "Maya:", "**Maya**", "Maya - "; not "Maya has the texts"."""
    name = match["name"].strip()
    if meaning_of(name, letters) or name.lstrip("@").casefold() not in names:
        return False
    if match["open"] or match["aside"] or not match["rest"]:
        return bool(match["open"]) or not line[:1].isspace()
    before = match[0][: match.start("rest") - match.start()].rstrip()
    return not line[:1].isspace() and before.endswith((":", "–", "—", "-", "*", "_"))


def _is_stranger(match: re.Match[str], below: str, letters: frozenset[str], line: str) -> bool:
    """A capitalised name with a part of an update right behind or below it; a bare one has two words."""
    name = match["name"].strip()
    is_bare = not match["open"] and ":" not in match[0][: match.start("rest") - match.start()]
    if line[:1].isspace() or meaning_of(name, letters) or not CAPITALISED.match(name):
        return False
    if is_bare and len(name.split()) == 1:
        return False
    following = match["rest"] or below
    return label_of(following, letters, is_listed=False) is not None


def _without_tables(text: str) -> str:
    """Tables with a column for the person, or for two parts, as lines with names and headings."""
    lines = text.replace("\r\n", "\n").split("\n")
    done: list[str] = []
    place = 0
    while place < len(lines):
        head = _cells(lines[place])
        rows = _rows(lines, place + 1, len(head)) if _is_head(head) else []
        if rows:
            done += _unrolled(head, rows)
            place += (
                1
                + len(rows)
                + sum(TABLE_RULE.match(line) is not None for line in lines[place + 1 : place + 2])
            )
        else:
            done.append(lines[place])
            place += 1
    return "\n".join(done)


def _cells(line: str) -> list[str]:
    if "|" in line:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")] if "\t" in line.strip() else []


def _is_head(cells: list[str]) -> bool:
    parts = sum(meaning_of(cell) is not None for cell in cells)
    return parts >= LEAST_PARTS or (parts > 0 and any(cell.lower() in WHO for cell in cells))


def _rows(lines: Sequence[str], place: int, width: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in lines[place:]:
        if TABLE_RULE.match(line) and not rows:
            continue
        cells = _cells(line)
        if not 1 < len(cells) <= width:
            break
        rows.append(cells)
    return rows


def _unrolled(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    named = next((place for place, cell in enumerate(head) if not meaning_of(cell)), None)
    for row in rows:
        if named is not None and named < len(row) and row[named]:
            yield f"**{row[named].strip('*_')}:**"
        for place, (title, cell) in enumerate(zip(head, row, strict=False)):
            if place != named and cell:
                yield f"{title}:"
                yield from (f"- {part}" for part in re.split(r"\s*<br\s*/?>\s*", cell))
        yield ""


def person_in_name(stem: str, people: Sequence[Person]) -> str:
    """The one person of the roster whom a file's name tells ("2026-11-27 maya"); else empty."""
    words = re.findall(r"[^\W\d_]+", stem.casefold())
    found = {
        person.id
        for person in people
        if person.id.casefold() in words
        or person.first_name.casefold() in words
        or person.name.casefold().split() == words
    }
    return found.pop() if len(found) == 1 else ""
