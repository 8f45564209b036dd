"""The rough text that was last typed and not taken over yet: kept until somebody comes back to it."""

from datetime import datetime
from pathlib import Path

from asyncdraft.core.text import say
from asyncdraft.storage import paths
from asyncdraft.storage.files import cannot_write, set_aside, write_atomically
from asyncdraft.storage.problem import StoreProblem


def load(now: datetime) -> str:
    """Empty where none is kept. What cannot be read is set aside; raises StoreProblem, which says so."""
    path = paths.rough_text_file()
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        aside = _set_aside(path, now)
    raise StoreProblem(say("The rough text could not be read and is now kept as {name}.", name=aside.name))


def _set_aside(path: Path, now: datetime) -> Path:
    try:
        return set_aside(path, now)
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error


def save(text: str) -> None:
    """Nothing is left of an empty one. Raises StoreProblem."""
    path = paths.rough_text_file()
    if text.strip():
        write_atomically(path, text.encode("utf-8", "replace"))
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error
