"""Word lists: text files of sections, each of which holds the lines of one family.

    [family]     phrases of these elements (elements.py), to be searched for
    [=family]    a set of words, to be asked for and not searched
    [/family]    a table for a reader of its own (forms.py)

Each further line belongs to the section above it; `#` at the start of a line opens a comment. `$name` in a
phrase is any line of the set `[=name]`, alone or as one choice of a group.
"""

import re
from collections.abc import Iterator, Mapping

from asyncdraft.core.checklist.elements import START, alternatives, elements, parted
from asyncdraft.core.text import say

Families = Mapping[str, tuple[str, ...]]
"""The lines of each family, by its name with the sign that tells its kind."""

SET, TABLE = "=", "/"
"""What the names of families begin with that are not searched for."""

_NAMED_SET = re.compile(r"\$(\w+)")
_NESTED = re.compile(r"\([^()]*\(")


class ListError(ValueError):
    """A line of a word list that cannot be read; `line` counts from 1."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(say("{file}, line {line}: {reason}", file=file, line=line, reason=reason))
        self.line = line
        self.reason = reason


def families(files: Mapping[str, str]) -> Families:
    """What word lists hold together, from file name to text. Raises ListError for an unreadable one."""
    found: dict[str, tuple[str, ...]] = {}
    for name, text in files.items():
        for family, lines in _sections(name, text):
            found[family] = (*found.get(family, ()), *lines)
    return found


def _sections(file: str, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    family, lines = "", list[str]()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("# ") or line == "#":
            continue
        if line.startswith("[") and line.endswith("]"):
            if family:
                yield family, tuple(lines)
            family, lines = line[1:-1], []
        elif not family:
            raise ListError(file, number, say("a phrase stands before the first [family]."))
        elif not family.startswith(TABLE) and (problem := _problem(line)):
            raise ListError(file, number, problem)
        else:
            lines.append(line)
    if family:
        yield family, tuple(lines)


def _problem(line: str) -> str:
    """What is wrong with the groups of a line."""
    if _NESTED.search(line):
        return say("a group stands inside a group.")
    return "" if line.count("(") == line.count(")") else say("a group is not closed, or not opened.")


def members(families: Families, name: str) -> list[str]:
    """What the set `[=name]` holds; nothing for an unknown one."""
    return [part for line in families.get(SET + name, ()) for part in alternatives(line)]


def phrases(families: Families, known: Families) -> Iterator[tuple[str, str]]:
    """Each family with each phrase of it that is searched for; the sets that it may name are in `known`.

    Raises ValueError for a phrase that cannot be.
    """
    for family, lines in families.items():
        for line in lines if not family.startswith((SET, TABLE)) else ():
            for source in _variants(_with_sets(line, known)):
                yield family, source


def _with_sets(line: str, families: Families) -> str:
    """`line` with each `$name` replaced by what the set `[=name]` holds."""
    if "$" not in line:
        return line
    grouped = (
        element if element.startswith("(") else _NAMED_SET.sub(r"($\1)", element)
        for element in elements(line)
    )
    return _NAMED_SET.sub(lambda found: _choices(found[1], families), " ".join(grouped))


def _choices(name: str, families: Families) -> str:
    if SET + name not in families:
        raise ValueError(say("a phrase names the set [={name}], which no word list has.", name=name))
    return "|".join(members(families, name))


def _variants(source: str) -> tuple[str, ...]:
    """A phrase that begins with an optional element is two phrases; with several, one more for each."""
    start = START if source.startswith(START) else ""
    first, rest = parted(source.removeprefix(START).strip())
    if not first:
        raise ValueError(say("“{phrase}” has no words.", phrase=source))
    if not first.endswith("?"):
        return (source,)
    return (start + first[:-1] + rest, *_variants(start + rest.strip()))
