"""The last resort for a draft: a file of its own, where the store would not take it."""

from datetime import UTC, datetime
from pathlib import Path

from asyncdraft.core.draft import Draft
from asyncdraft.storage.draft_file import write
from asyncdraft.storage.files import write_atomically


def rescue(draft: Draft, folder: Path) -> Path:
    """The file, which "Import drafts" reads. Raises StoreProblem."""
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.md"
    write_atomically(path, write(draft))
    return path
