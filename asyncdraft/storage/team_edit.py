"""A change of a team's files that can be taken back to the letter, with comments and order."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from asyncdraft.core.sync.names import OWN_FILE
from asyncdraft.core.text import say
from asyncdraft.storage.dictionary import FILE as WORDS
from asyncdraft.storage.files import cannot_write, write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.team_file import FILE

FILES = (FILE, WORDS, OWN_FILE)
Texts = Mapping[Path, bytes | None]


class TeamEdit(msgspec.Struct, frozen=True):
    """What the files that changed held before and after; None for a file that is not there."""

    before: Texts
    after: Texts


def edit(folder: Path, change: Callable[[Path], None]) -> TeamEdit:
    """Raises whatever `change` raises."""
    before = _texts(folder)
    change(folder)
    after = _texts(folder)
    changed = [path for path in before if before[path] != after[path]]
    return TeamEdit({path: before[path] for path in changed}, {path: after[path] for path in changed})


def take_back(edit: TeamEdit) -> None:
    """Raises StoreProblem, and changes nothing, where one of the files was written again meanwhile."""
    for path, text in edit.after.items():
        if _text(path) != text:
            raise StoreProblem(
                say(
                    "{name} has been changed again since, so this is not taken back. Change it by hand.",
                    name=path.name,
                )
            )
    for path, text in edit.before.items():
        if text is None:
            _remove(path)
        else:
            write_atomically(path, text)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error


def _texts(folder: Path) -> Texts:
    return {folder / name: _text(folder / name) for name in FILES}


def _text(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
