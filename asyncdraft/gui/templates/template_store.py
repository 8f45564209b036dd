"""The templates of the program, the user and the team, and what is written in the editor of them unsaved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.draft import PLAIN
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.template import Template
from asyncdraft.gui.folder_watch import FolderWatch
from asyncdraft.gui.slices import Slices
from asyncdraft.storage import paths, template_files
from asyncdraft.storage.template_edits import Edit, Edits
from asyncdraft.storage.template_shelf import Check, Shelf


class TemplateStore(QObject):
    """`changed`: there are others than before."""

    changed = Signal()

    def __init__(self, team_path: Callable[[], Path], check: Check) -> None:
        super().__init__()
        self.by_name: dict[str, Template] = {}
        self.errors: tuple[TemplateError, ...] = ()
        self.edits = Edits(paths.unsaved_templates_dir())
        self.unsaved_paths: tuple[str, ...] = ()
        self._team_path = team_path
        self._found: dict[str, Template] = {}
        self._shelf = Shelf(check)
        self._reading = Slices(self)
        self._watch = FolderWatch("*.md")
        self._watch.changed.connect(self.read)

    @property
    def is_reading(self) -> bool:
        return self._reading.is_busy

    def read(self) -> None:
        """As `load`, but between events, however many files have changed."""
        ahead = self._shelf.read_ahead(self.team_dir, paths.user_templates_dir())
        self._reading.run(ahead, self.load)

    def load(self) -> None:
        """All of them; only files that changed are read again, and only a change is told."""
        self._reading.stop()
        before = self._shelf.stamps
        found, errors = self._shelf.load(self.team_dir, paths.user_templates_dir())
        self.by_name = {template.name: template for template in found}
        self.errors = tuple(errors)
        self._look_for_edits()
        self._watch.watch((self.team_dir, paths.user_templates_dir()))
        if self._shelf.stamps != before:
            self.changed.emit()

    def get(self, name: str) -> Template:
        """A draft whose template is gone is shown as a plain message."""
        known = self.by_name.get(name) or self._find(name)
        return known or self.by_name.get(PLAIN) or self._found[PLAIN]

    def _find(self, name: str) -> Template | None:
        """Before all are loaded: one by its name."""
        for wanted in (name, PLAIN):
            if wanted not in self._found:
                found = template_files.find(wanted, self.team_dir, paths.user_templates_dir())
                self._found |= {wanted: found} if found else {}
        return self._found.get(name)

    # Files

    @property
    def team_dir(self) -> Path:
        return self._team_path() / "templates"

    def own_path(self, template: Template) -> str:
        """The file to edit: its own, or that of the copy which a built-in template has or will have."""
        if template.source != "built-in":
            return template.path
        team = self.team_dir / f"{template.name}.md"
        return str(team if team.exists() else paths.user_templates_dir() / f"{template.name}.md")

    def is_team_file(self, path: Path) -> bool:
        return path.parent == self.team_dir

    def is_own(self, path: Path) -> bool:
        """Whether there is a file or an unsaved text of the user's or the team's at `path`."""
        own = path.parent in (self.team_dir, paths.user_templates_dir())
        return own and (path.exists() or str(path) in self.unsaved_paths)

    # Edits

    def keep_edit(self, edit: Edit) -> None:
        self.edits.keep(edit)
        self._look_for_edits()

    def drop_edit(self, path: str) -> None:
        if path in self.unsaved_paths:
            self.edits.drop(path)
            self._look_for_edits()

    def _look_for_edits(self) -> None:
        self.unsaved_paths = tuple(edit.path for edit in self.edits.all())

    def close(self) -> None:
        self._watch.stop()
        self._reading.stop()
