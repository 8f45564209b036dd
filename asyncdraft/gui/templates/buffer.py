"""The text of a template in the editor, and the file that it was taken from."""

from pathlib import Path

import msgspec

from asyncdraft.core.templates.template import Source, Template
from asyncdraft.storage.template_edits import free_path, read_text


class Buffer(msgspec.Struct, frozen=True, kw_only=True):
    """`base` is what the file said when the text was last taken from it or saved to it.

    `exists` is False for a template that has no file yet; `origin` is its name in the gallery.
    """

    path: Path
    source: Source
    base: str
    exists: bool
    origin: str = ""

    @property
    def is_as_begun(self) -> bool:
        """Whether no other program has written the file since, nor deleted or made it."""
        found = read_text(self.path)
        return found == self.base if self.exists else found is None

    def target(self, template: Template | None) -> Path:
        """Where it is saved: a new file takes the name that its template gives itself."""
        if self.exists or template is None or template.name == self.path.stem:
            return self.path
        return free_path(self.path.parent, template.name)

    def now_with(self, base: str, *, exists: bool = True) -> "Buffer":
        return msgspec.structs.replace(self, base=base, exists=exists)


class Outside(msgspec.Struct, frozen=True):
    """What another program has made of the file meanwhile; None where it is gone."""

    text: str | None
