"""Merges two versions of `team.toml` entry by entry, with the comments and the order of its writers."""

import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import Any

import msgspec

from asyncdraft.core.sync.entries import NOTHING, Path, Table, is_section
from asyncdraft.core.sync.line_merge import merged_lines
from asyncdraft.core.text import say


class Merged(msgspec.Struct, frozen=True):
    """Entries in `conflicts` have been changed differently on both sides; there `text` holds mine."""

    text: str
    conflicts: tuple[Path, ...] = ()


class _Taken(msgspec.Struct, frozen=True):
    """An entry that comes from the other side; NOTHING where it is removed there."""

    path: Path
    value: Any


def read(text: str) -> dict[str, Any]:
    """Raises ValueError (TOMLDecodeError) with the place."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError as error:
        raise ValueError(say("its brackets are nested too deep")) from error


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Raises ValueError where one of them is no TOML."""
    if theirs in (mine, base):
        return Merged(mine)
    if mine == base:
        return Merged(theirs)
    old, own, other = read(base), read(mine), read(theirs)
    steps = list(_steps((), old, own, other))
    taken = [step for step in steps if isinstance(step, _Taken)]
    conflicts = tuple(step for step in steps if not isinstance(step, _Taken))
    wanted = _with(own, taken)
    return Merged(_text(wanted, base, mine, theirs, taken), conflicts)


def put(text: str, path: Path, source: str) -> str:
    """`text` with the entry at `path` as `source` has it. Raises ValueError."""
    value = value_at(read(source), path)
    taken = [_Taken(path, value)]
    return _edited(_with(read(text), taken), text, source, taken)


def value_at(document: Any, path: Path) -> Any:
    for key in path:
        if not isinstance(document, Mapping) or key not in document:
            return NOTHING
        document = document[key]
    return document


def _steps(path: Path, base: Table, mine: Table, theirs: Table) -> Iterator[_Taken | Path]:
    for key in dict.fromkeys((*base, *mine, *theirs)):
        here = (*path, key)
        old, own, other = (side.get(key, NOTHING) for side in (base, mine, theirs))
        if other in (own, old) or here == ("me",):
            continue
        if own == old:
            yield from _taken(here, own, other)
        elif is_section(own, other, here) and (old is NOTHING or is_section(old, old, here)):
            yield from _steps(here, *({} if side is NOTHING else side for side in (old, own, other)))
        else:
            yield here


def _taken(path: Path, own: Any, other: Any) -> Iterator[_Taken]:
    """Inside a table that both have only what differs, so that the rest keeps its comments."""
    if isinstance(own, Mapping) and isinstance(other, Mapping) and is_section(own, other, path):
        for key in dict.fromkeys((*own, *other)):
            if own.get(key, NOTHING) != other.get(key, NOTHING):
                yield from _taken((*path, key), own.get(key, NOTHING), other.get(key, NOTHING))
    else:
        yield _Taken(path, other)


def _with(document: Table, taken: list[_Taken]) -> dict[str, Any]:
    result = deepcopy(dict(document))
    for step in taken:
        _put(result, step.path, step.value)
    return result


def _put(document: MutableMapping[str, Any], path: Path, value: Any) -> None:
    table = document
    for key in path[:-1]:
        if not isinstance(table.get(key), MutableMapping):
            table[key] = {}
        table = table[key]
    if value is NOTHING:
        table.pop(path[-1], None)
    else:
        table[path[-1]] = deepcopy(value)


def _text(wanted: dict[str, Any], base: str, mine: str, theirs: str, taken: list[_Taken]) -> str:
    """The lines of both where they merge to the same values, else mine with the values put in."""
    lines = merged_lines(base, mine, theirs)
    if lines is not None and _means(lines, wanted):
        return lines
    return _edited(wanted, mine, theirs, taken)


def _means(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return read(text) == wanted
    except ValueError:
        return False


def _edited(wanted: dict[str, Any], mine: str, theirs: str, taken: list[_Taken]) -> str:
    """With tomlkit; a document that it cannot edit rightly loses its comments rather than a value."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document, source = tomlkit.parse(mine), tomlkit.parse(theirs)
        for step in taken:
            _put_item(document, source, step)
        text = tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
        text = ""
    return text if _means(text, wanted) else tomlkit.dumps(wanted)


def _put_item(document: MutableMapping[str, Any], source: Any, step: _Taken) -> None:
    import tomlkit

    table: Any = document
    for key in step.path[:-1]:
        source = source[key] if source is not None and key in source else None
        if key not in table:
            table[key] = tomlkit.table(is_super_table=key == "people")
        table = table[key]
    if step.value is NOTHING:
        table.pop(step.path[-1], None)
    else:
        table[step.path[-1]] = deepcopy(source[step.path[-1]])
