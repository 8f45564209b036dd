"""Drafts as a folder of Markdown files."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from asyncdraft.core.draft import Draft
from asyncdraft.storage.draft_file import write
from asyncdraft.storage.files import write_atomically


def export(drafts: Iterable[Draft], folder: Path) -> list[Path]:
    """One file each; the paths in the same order. Raises StoreProblem."""
    written: list[Path] = []
    for draft in drafts:
        target = folder / file_name(draft)
        write_atomically(target, write(draft))
        written.append(target)
    return written


def file_name(draft: Draft) -> str:
    """Readable, and never the same for two drafts; an id from a file of others leads nowhere else."""
    words = re.sub(r"[^\w]+", "-", draft.display_title.lower()).strip("-")[:50]
    return f"{words or 'draft'}-{quote(draft.id, safe='')}.md"
