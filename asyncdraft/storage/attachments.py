"""Files that go along with a mail: read when it is made, never kept in the store."""

import mimetypes
from collections.abc import Iterable
from pathlib import Path

from asyncdraft.core.render.email import Attachment
from asyncdraft.storage.problem import StoreProblem

LARGEST = 25_000_000
"""Bytes of all files together that the large mail services still take."""


def attachments(paths: Iterable[str], folder: Path = Path()) -> list[Attachment]:
    """Relative paths start at `folder`. Raises StoreProblem, which names the first file that does not fit."""
    found: list[Attachment] = []
    room = LARGEST
    for path in paths:
        found.append(_read(folder / Path(path).expanduser()))
        room -= len(found[-1].data)
        if room < 0:
            raise StoreProblem(
                f"With “{found[-1].name}” the attachments have more than {LARGEST // 1_000_000} MB, which "
                "mail services refuse: leave a file out and link to it instead."
            )
    return found


def trouble(path: str) -> str:
    """A sentence where the file cannot go along, "" where it can."""
    file = Path(path)
    if file.is_file():
        return ""
    if file.is_dir():
        return f"“{file.name}” is a folder; attach the files in it."
    return f"“{file.name}” is not in {file.parent} any more; put it back, or remove the attachment."


def _read(file: Path) -> Attachment:
    if sentence := trouble(str(file)):
        raise StoreProblem(sentence)
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = f"“{file.name}” cannot be read ({error.strerror}); allow it, or remove the attachment."
        raise StoreProblem(reason) from error
    kind, packed = mimetypes.guess_type(file.name)
    return Attachment(file.name, data, kind if kind and not packed else "application/octet-stream")
