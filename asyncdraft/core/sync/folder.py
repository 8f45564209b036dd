"""Files by name, and their three-way merge: `team.toml` by entry, word lists by line, others whole."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from asyncdraft.core.sync import toml_merge
from asyncdraft.core.sync.conflict import Entry
from asyncdraft.core.sync.entries import NOTHING, Path, changes, file_title, kind, shown, title
from asyncdraft.core.sync.line_merge import merged_words
from asyncdraft.core.sync.names import TEAM_FILE, WORD_LISTS
from asyncdraft.core.sync.plain import plain
from asyncdraft.core.text import say

SHORT, LONGEST_TABLE, LONGEST_DETAIL = 60, 120, 200
BARE = re.compile(r"[A-Za-z0-9_-]+")
PART = re.compile(r'"((?:[^"\\]|\\.)*)"|([^."]+)')

Files = Mapping[str, bytes]
"""By the name with slashes; in a merge only those that differ between the sides need be there."""


class MergedFiles(msgspec.Struct, frozen=True):
    """`files` in which mine stands wherever there is a conflict; `conflicts` are keys of entries."""

    files: dict[str, bytes]
    conflicts: tuple[str, ...] = ()


def key_of(path: Path) -> str:
    """On one line, whatever the names hold, and never what a file could be called."""
    key = ".".join(part if BARE.fullmatch(part) else _quoted(part) for part in path)
    return ".".join(map(_quoted, path)) if is_file(key) else key


def _quoted(part: str) -> str:
    return json.dumps(part, ensure_ascii=False)


def path_of(key: str) -> Path:
    return tuple(bare or json.loads(f'"{quoted}"') for quoted, bare in PART.findall(key))


def is_file(key: str) -> bool:
    return (
        "/" in key.split('"', maxsplit=1)[0]
        or key in (TEAM_FILE, *WORD_LISTS)
        or key.endswith((".md", ".txt", ".yml"))
    )


def file_of(key: str) -> str:
    """The file that the entry stands in."""
    return key if is_file(key) else TEAM_FILE


def merge(base: Files, mine: Files, theirs: Files) -> MergedFiles:
    """Raises ValueError where a `team.toml` that has to be merged is none."""
    files, conflicts = dict(mine), []
    for name in dict.fromkeys((*base, *mine, *theirs)):
        old, own, other = base.get(name), mine.get(name), theirs.get(name)
        if other in (own, old):
            continue
        if own == old:
            _put(files, name, other)
        elif own is None or other is None:
            conflicts.append(name)
        else:
            files[name], inner = _merged_file(name, old or b"", own, other)
            conflicts += inner
    return MergedFiles(files, tuple(conflicts))


def _merged_file(name: str, old: bytes, own: bytes, other: bytes) -> tuple[bytes, list[str]]:
    if name == TEAM_FILE:
        merged = toml_merge.merge(*map(text_of, (old, own, other)))
        return merged.text.encode(), [key_of(path) for path in merged.conflicts]
    if name in WORD_LISTS or name.startswith("words/"):
        return merged_words(*map(text_of, (old, own, other))).encode(), []
    return own, [name]


def _put(files: dict[str, bytes], name: str, content: bytes | None) -> None:
    if content is None:
        files.pop(name, None)
    else:
        files[name] = content


def text_of(content: bytes) -> str:
    """Raises ValueError for what is no UTF-8."""
    return content.decode("utf-8")


def value(files: Files, key: str) -> Any:
    """What the entry holds: plain values of TOML, the text of a file, or NOTHING."""
    if is_file(key):
        content = files.get(key)
        return NOTHING if content is None else content.decode("utf-8", "replace")
    return toml_merge.value_at(document(files), path_of(key))


def document(files: Files) -> dict[str, Any]:
    """Empty where the file is none that can be read."""
    try:
        return toml_merge.read(text_of(files.get(TEAM_FILE, b"")))
    except ValueError:
        return {}


def with_entry(files: Files, key: str, source: Files) -> dict[str, bytes]:
    """`files` with the entry as `source` has it."""
    result = dict(files)
    if is_file(key):
        _put(result, key, source.get(key))
    else:
        texts = (text_of(side.get(TEAM_FILE, b"")) for side in (files, source))
        result[TEAM_FILE] = toml_merge.put(next(texts), path_of(key), next(texts)).encode()
    return result


def title_of(key: str, *sides: Files) -> str:
    """By the first side that knows the name of the person."""
    if is_file(key):
        return plain(file_title(key))
    documents = [document(side) for side in sides]
    path = path_of(key)
    known = (side for side in documents if toml_merge.value_at(side, path[:2]) is not NOTHING)
    return plain(title(path, next(known, {})))


def entries(old: Files, new: Files) -> Iterator[Entry]:
    """What differs, in the order of the files."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if name == TEAM_FILE and (inner := list(_team_entries(old, new))):
            yield from inner
        else:
            change = kind(*(NOTHING if side is None else side for side in (before, after)))
            yield Entry(title=plain(file_title(name)), change=change)


def _team_entries(old: Files, new: Files) -> Iterator[Entry]:
    before, after = document(old), document(new)
    for path, was, now in changes(before, after):
        named = after if toml_merge.value_at(after, path[:2]) is not NOTHING else before
        detail = plain(_detail(was, now), LONGEST_DETAIL)
        yield Entry(title=plain(title(path, named)), change=kind(was, now), detail=detail)


def _detail(was: Any, now: Any) -> str:
    if now is NOTHING or (isinstance(now, Mapping) and len(shown(now)) > LONGEST_TABLE):
        return ""
    told = shown(now, ", ")
    before = shown(was, ", ") if was is not NOTHING else ""
    return say("{now} (was {before})", now=told, before=before) if before and len(before) <= SHORT else told


def message(found: list[Entry], called: str = "") -> str:
    """What a commit is called: its entries, and all of them below where the first line has no room."""
    names = [str(entry) for entry in found]
    first = "; ".join(names)
    if len(first) <= 72 and not called:
        return f"{first or 'Team folder'}\n"
    more = f"{names[0]} and {len(names) - 1} more" if len(names) > 1 else names[0]
    return f"{called or more}\n\n" + "".join(f"- {name}\n" for name in names)
