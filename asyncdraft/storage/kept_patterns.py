"""Regular expressions as Python has compiled them, kept from one start to the next.

Python compiles every expression anew in every process: a sixth of the time from a start to a judged draft.
What is kept belongs to one version of Python; another one has a file of its own. A file that is missing,
damaged or cannot be written costs time and nothing else.
"""

import contextlib
import marshal
import os
import sys
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

_compiler: Any = import_module("re._compiler")
_engine: Any = import_module("_sre")

MOST_BYTES = 8_000_000
CHECKED = 4
"""So many bytes at the beginning of the file are the checksum of the others."""

Key = tuple[str | bytes, int]
Parts = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, their names, and the name of each."""


def file_in(folder: Path) -> Path:
    return folder / f"patterns-{sys.implementation.cache_tag}-{_engine.MAGIC}.bin"


class KeptPatterns:
    """From `use()` to `close()` an expression is looked up in the file first, and kept there if it is new."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._plain = _compiler.compile
        self._known: dict[Key, bytes] = _read(file)
        self._fresh: dict[Key, bytes] = {}

    def use(self) -> None:
        _compiler.compile = self._compile

    def close(self) -> None:
        """What is compiled from now on is not kept."""
        _compiler.compile = self._plain
        if self._fresh:
            _write(self._file, self._known | self._fresh)
        self._known, self._fresh = {}, {}

    def _compile(self, pattern: str | bytes, flags: int = 0) -> Any:
        key = (pattern, flags)
        kept = self._known.get(key)
        if kept is not None:
            return _engine.compile(pattern, *marshal.loads(kept))
        if not isinstance(pattern, str | bytes):
            return self._plain(pattern, flags)
        parts = _parts(pattern, flags)
        self._fresh[key] = marshal.dumps(parts)
        return _engine.compile(pattern, *parts)


def _parts(pattern: str | bytes, flags: int) -> Parts:
    """What the engine is given for `pattern`, as `re` does it; raises what `re` raises."""
    parsed = _compiler._parser.parse(pattern, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = [int(part) for part in _compiler._code(parsed, flags)]
    return int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)


def _read(file: Path) -> dict[Key, bytes]:
    try:
        data = file.read_bytes()
        if zlib.crc32(data[CHECKED:]).to_bytes(CHECKED, "big") != data[:CHECKED]:
            return {}
        found: dict[Key, bytes] = marshal.loads(data[CHECKED:])
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return found


def _write(file: Path, patterns: dict[Key, bytes]) -> None:
    """Not where nobody may write: then every start compiles them."""
    data = marshal.dumps(patterns)
    if len(data) > MOST_BYTES:
        return
    beside = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.crc32(data).to_bytes(CHECKED, "big") + data)
        beside.replace(file)
