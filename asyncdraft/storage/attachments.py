"""Files that go along with a mail: read when it is made, never kept in the store."""

import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from asyncdraft.core.text import say
from asyncdraft.storage.paths import expanded
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.core.render.email import Attachment

LARGEST = 25_000_000
"""Bytes of all files together that the large mail services still take."""


def attachments(paths: Iterable[str], folder: Path = Path()) -> "list[Attachment]":
    """Relative paths start at `folder`. Raises StoreProblem, which names the first file that does not fit."""
    found: list[Attachment] = []
    room = LARGEST
    for path in paths:
        found.append(_read(folder / expanded(path)))
        room -= len(found[-1].data)
        if room < 0:
            raise StoreProblem(
                say(
                    "With “{name}” the attachments have more than {largest} MB, which mail services "
                    "refuse: leave a file out and link to it instead.",
                    name=found[-1].name,
                    largest=LARGEST // 1000000,
                )
            )
    return found


def trouble(path: str) -> str:
    """A sentence where the file cannot go along, "" where it can."""
    file = Path(path)
    if file.is_file():
        return ""
    if file.is_dir():
        return say("“{name}” is a folder; attach the files in it.", name=file.name)
    return say(
        "“{name}” is not in {parent} any more; put it back, or remove the attachment.",
        name=file.name,
        parent=file.parent,
    )


def _read(file: Path) -> "Attachment":
    from asyncdraft.core.render.email import Attachment

    if sentence := trouble(str(file)):
        raise StoreProblem(sentence)
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = say(
            "“{name}” cannot be read ({strerror}); allow it, or remove the attachment.",
            name=file.name,
            strerror=error.strerror,
        )
        raise StoreProblem(reason) from error
    kind, packed = mimetypes.guess_type(file.name)
    return Attachment(file.name, data, kind if kind and not packed else "application/octet-stream")
