"""Writing templates: what is typed and not saved yet, saving it, throwing a template away and back."""

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

import msgspec

from asyncdraft.core.text import plain, say
from asyncdraft.storage.files import cannot_write, write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.template_files import built_in


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """`text` as typed for the file at `path`; `base` is what that file, or the built-in one, said before."""

    path: str
    text: str
    base: str


class Edits:
    """Unsaved texts, one file each, so that neither a crash nor closing the window loses a word."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, edit: Edit) -> None:
        """Raises StoreProblem."""
        write_atomically(self._file(edit.path), msgspec.json.encode(edit, enc_hook=plain).decode())

    def drop(self, path: str) -> None:
        """Raises StoreProblem."""
        try:
            self._file(path).unlink(missing_ok=True)
        except OSError as error:
            raise StoreProblem(cannot_write(self._file(path), error)) from error

    def get(self, path: str) -> Edit | None:
        return _read(self._file(path))

    def all(self) -> list[Edit]:
        """Those that can be read, by their path."""
        files = self._folder.glob("*.json") if self._folder.is_dir() else ()
        return sorted(filter(None, map(_read, files)), key=lambda edit: edit.path)

    def _file(self, path: str) -> Path:
        return self._folder / f"{hashlib.sha256(path.encode()).hexdigest()[:24]}.json"


def _read(file: Path) -> Edit | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Edit)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def read_text(path: Path) -> str | None:
    """None where there is no such file, or none that is text."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def built_in_text(name: str) -> str | None:
    """Of the built-in template of that name, if there is one."""
    path = built_in(name)
    return read_text(path) if path else None


def free_path(folder: Path, name: str) -> Path:
    """NAME.md, or with the first number that no file has."""
    numbered = (folder / f"{name}-{number}.md" for number in range(2, 10_000))
    first = folder / f"{name}.md"
    return next((path for path in (first, *numbered) if not path.exists()), first)


def throw_away(path: Path, trash: Path, now: datetime) -> Path:
    """Moves the file into `trash`, on another disk too, and gives its new place. Raises StoreProblem."""
    target = trash / f"{path.stem}.{now:%Y%m%d-%H%M%S-%f}{path.suffix}"
    try:
        trash.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error
    return target


def bring_back(thrown: Path, path: Path) -> None:
    """Raises StoreProblem, also where another file has taken the place."""
    if path.exists():
        raise StoreProblem(
            say("{path} is there again; the deleted text is kept as {thrown}.", path=path, thrown=thrown)
        )
    try:
        shutil.move(thrown, path)
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error
