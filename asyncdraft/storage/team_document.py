"""Changing `team.toml` in place: comments and order stay, and what means the same already is not touched."""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any, TypeGuard, cast

from asyncdraft.core.focus.notation import focus_blocks
from asyncdraft.core.hours import week
from asyncdraft.core.text import say
from asyncdraft.storage import team_values as values
from asyncdraft.storage.files import line_end, write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.team_file import FILE

READERS: dict[str, Callable[[object], object]] = {
    "hours": week,
    "days_off": values.days_off,
    "focus": focus_blocks,
    "triage": values.clock_times,
    "agreed": values.date_value,
    "review": values.date_value,
    "starts": values.date_value,
    "asks": values.texts,
    "exceptions": values.texts,
    "people": values.texts,
    "questions": values.texts,
    "turns": values.turns,
}


def put(
    entry: MutableMapping[str, Any], key: str, value: Any, read: Callable[[object], object] | None = None
) -> None:
    """Leaves an entry that means the same already as somebody wrote it; `read` is what reads it."""
    if not value:
        entry.pop(key, None)
    elif key not in entry or not _means_the_same(read or READERS.get(key, values.text), entry[key], value):
        entry[key] = _item(value)


def _means_the_same(read: Callable[[object], object], old: Any, new: Any) -> bool:
    try:
        return read(old) == read(new)
    except ValueError:
        return False


def _item(value: Any) -> Any:
    """Tables as inline tables, so that a person stays one block of lines."""
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend(_item(item) for item in value)
        return array
    return value


def table(
    document: MutableMapping[str, Any], name: str, *, of_tables: bool = False
) -> MutableMapping[str, Any]:
    """The table of that name, made where there is none; what else stands there is told as a mistake."""
    import tomlkit

    if not is_table(document.get(name)):
        document[name] = tomlkit.table(is_super_table=of_tables)
    return cast(MutableMapping[str, Any], document[name])


def is_table(value: object) -> TypeGuard[MutableMapping[str, Any]]:
    return isinstance(value, MutableMapping)


def edit(folder: Path, change: Callable[[MutableMapping[str, Any]], None]) -> None:
    """Line ends stay as they are. Raises StoreProblem, and then changes nothing."""
    import tomlkit
    from tomlkit.exceptions import ParseError

    path = folder / FILE
    try:
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
        end = line_end(text)
        document = tomlkit.parse(text.replace(end, "\n"))
    except ParseError as error:
        raise StoreProblem(
            say(
                "{path} has a mistake in line {line}. Mend it there first; nothing was changed.",
                path=path,
                line=error.line,
            )
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise StoreProblem(
            say("{path} cannot be read, so nothing was changed ({error}).", path=path, error=error)
        ) from error
    change(document)
    write_atomically(path, tomlkit.dumps(document).replace("\n", end))
