"""The file of the user's choices: only what differs from a default, so that better ones reach everyone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from asyncdraft.core.settings.settings import DEFAULTS, Settings
from asyncdraft.core.text import joined, say, small
from asyncdraft.storage.files import cannot_write, set_aside, write_atomically
from asyncdraft.storage.problem import StoreProblem

FILE = "settings.json"
SHOWN_VALUE = 40
TYPES = {field.name: field.type for field in msgspec.structs.fields(Settings)}


class LoadedSettings(msgspec.Struct, frozen=True):
    """`notice` is a sentence about what could not be read, or empty."""

    settings: Settings
    notice: str = ""


class _Stored(msgspec.Struct, frozen=True):
    """As it is in the file, whatever that is; `problem` where it is not JSON."""

    values: Mapping[str, Any] = {}
    problem: str = ""


class _Understood(msgspec.Struct, frozen=True):
    value: Any
    mistakes: tuple[str, ...] = ()


def load(path: Path) -> LoadedSettings:
    """Never raises and changes nothing: what cannot be read is at its default, and the notice says so."""
    try:
        stored = _stored(path)
    except OSError as error:
        return LoadedSettings(
            DEFAULTS,
            say("The settings in {path} cannot be read ({strerror}).", path=path, strerror=error.strerror),
        )
    known = {name: _understood(name, stored.values[name]) for name in TYPES if name in stored.values}
    mistakes = [
        *filter(None, [stored.problem]),
        *(mistake for found in known.values() for mistake in found.mistakes),
        *_strangers(stored.values),
    ]
    told = (
        say("In {path} {join}. Everything else in it holds.", path=path, join=joined(mistakes, "; "))
        if mistakes
        else ""
    )
    return LoadedSettings(Settings(**{name: found.value for name, found in known.items()}), told)


def save(path: Path, settings: Settings) -> None:
    """All of them. What this version does not know or could not read stays. Raises StoreProblem."""
    change(path, {name: getattr(settings, name) for name in TYPES})


def change(path: Path, values: Mapping[str, Any]) -> None:
    """Only these, whatever else is in the file by now. Raises StoreProblem."""
    try:
        stored = _stored(path)
        if stored.problem:
            set_aside(path, datetime.now(UTC))
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error
    written = dict(stored.values)
    for name, value in values.items():
        _put(written, name, value)
    if written == stored.values and not stored.problem and (written or path.exists()):
        return
    text = msgspec.json.format(msgspec.json.encode(written)).decode()
    write_atomically(path, f"{text}\n")


def _put(written: dict[str, Any], name: str, value: Any) -> None:
    """What the file has for the same value stays as somebody wrote it, mistakes too."""
    usual = getattr(DEFAULTS, name)
    had = _understood(name, written[name]) if name in written else _Understood(usual)
    if had.value == value:
        return
    made = msgspec.to_builtins(value)
    if isinstance(made, dict) and isinstance(written.get(name), dict):
        made |= {entry: raw for entry, raw in written[name].items() if entry not in had.value | made}
    if made == msgspec.to_builtins(usual):
        written.pop(name, None)
    else:
        written[name] = made


# Reading


def _stored(path: Path) -> _Stored:
    if not path.exists():
        return _Stored()
    content = path.read_bytes()
    try:
        return _Stored(msgspec.json.decode(content, type=dict[str, Any]))
    except (msgspec.DecodeError, RecursionError):
        from asyncdraft.storage import broken_settings

        return _Stored(*broken_settings.read(content.decode("utf-8-sig", "replace")))


def _understood(name: str, raw: Any) -> _Understood:
    """Of a table or list what is right in it."""
    try:
        return _Understood(msgspec.convert(raw, TYPES[name]))
    except msgspec.ValidationError as error:
        return _in_parts(name, raw) or _Understood(
            getattr(DEFAULTS, name), (_mistake(name, raw, str(error)),)
        )


def _in_parts(name: str, raw: Any) -> _Understood | None:
    if isinstance(raw, dict):
        parts: Iterable[tuple[str, Any]] = ((f"{name}.{entry}", {entry: raw[entry]}) for entry in raw)
    elif isinstance(raw, list):
        parts = ((f"{name}[{place}]", [entry]) for place, entry in enumerate(raw))
    else:
        return None
    right: Any = type(raw)()
    mistakes = []
    for called, part in parts:
        try:
            msgspec.convert(part, TYPES[name])
        except msgspec.ValidationError as error:
            (only,) = part.values() if isinstance(part, dict) else part
            mistakes.append(_mistake(name, only, str(error), called))
        else:
            right = right | part if isinstance(part, dict) else right + part
    try:
        return _Understood(msgspec.convert(right, TYPES[name]), tuple(mistakes))
    except msgspec.ValidationError:
        return None


def _mistake(name: str, raw: Any, reason: str, called: str = "") -> str:
    import json

    from asyncdraft.core.settings.catalogue import BY_KEY
    from asyncdraft.core.settings.declaration import Listing, Table
    from asyncdraft.core.settings.values import expected, in_file

    setting = BY_KEY.get(name)
    written = json.dumps(raw, ensure_ascii=False)
    shown = written if len(written) <= SHOWN_VALUE else f"{written[:SHOWN_VALUE]}…"
    if setting is None or isinstance(setting.kind, Listing):
        return say("{key} is {value}: {reason}", key=called or name, value=shown, reason=small(reason))
    is_entry = called and isinstance(setting.kind, Table)
    wanted = expected(setting.kind) if is_entry else in_file(setting)
    return say("{key} is {value}: expected {wanted}", key=called or name, value=shown, wanted=wanted)


def _strangers(values: Mapping[str, Any]) -> Iterator[str]:
    """Keys that are known to no version, by the looks of it: a letter away from one that is."""
    strange = [name for name in values if name not in TYPES]
    if not strange:
        return
    from difflib import get_close_matches

    for name in strange:
        if near := get_close_matches(name, TYPES, 1, 0.8):
            yield say("{name} is no setting: expected {near}", name=name, near=near[0])
