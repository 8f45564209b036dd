"""What the actions on templates do: one method for each row of the table of actions."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import say, say_count
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.dialogs.comparison import ComparisonDialog
from asyncdraft.gui.dialogs.offers import OffersDialog
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.pack_export import PackExportDialog
from asyncdraft.gui.dialogs.pack_import import PackImportDialog
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.outside import open_outside
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.templates.authoring import Authoring
from asyncdraft.gui.templates.gallery import Gallery
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import paths
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.template_edits import Edit, bring_back, read_text, throw_away
from asyncdraft.storage.template_packs import Pack, PackError, conflicts, export_pack, import_pack, read_pack

ZIP = say("Template pack (*.zip)")


class TemplateCommands:
    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        stage: Stage,
        gallery: Gallery,
        authoring: Authoring,
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._stage = stage
        self._gallery = gallery
        self._authoring = authoring

    # The gallery

    def star_template(self) -> None:
        template = self._chosen()
        if template is not None:
            self._workspace.star_template(template.name)

    def open_templates_folder(self) -> None:
        folder = paths.user_templates_dir()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._window.toast.tell_error(
                tr("{folder} cannot be made: {strerror}.", folder=folder, strerror=error.strerror)
            )
            return
        open_outside(folder, self._window.toast)

    # Writing

    def new_template(self) -> None:
        self._stage.show_view("templates")
        self._authoring.new()

    def edit_template(self) -> None:
        if self._gallery.is_shown and (file := self._gallery.current_file) is not None:
            self._stage.show_view("templates")
            self._authoring.edit_file(file)
            return
        template = self._chosen()
        if template is not None:
            self._stage.show_view("templates")
            self._authoring.edit(template)

    def save_template(self) -> None:
        self._authoring.save()

    def revert_template(self) -> None:
        self._authoring.revert()

    def take_built_in(self) -> None:
        self._authoring.take_built_in()

    def insert_value(self) -> None:
        if not self._authoring.is_open:
            self._window.toast.tell(tr("Edit a template first: this inserts values and filters."))
            return
        dialog = OffersDialog(self._window, self._authoring.offers, self._workspace.theme)
        dialog.picked.connect(self._authoring.insert)
        show(dialog)

    def compare_template(self) -> None:
        lines = self._authoring.changes if self._authoring.is_open else None
        if not lines:
            self._window.toast.tell(
                tr("Edit a template that is a copy of a built-in: this shows what it changes.")
                if lines is None
                else tr("It is like the built-in.")
            )
            return
        dialog = ComparisonDialog(
            self._window, say("What changed against the built-in"), lines, self._workspace.theme
        )
        dialog.taken_back.connect(self._authoring.take_built_in)
        show(dialog)

    def delete_template(self) -> None:
        """The file that is open in the editor, else the chosen template's: into the trash."""
        path, title = self._deletable()
        if path is None:
            self._window.toast.tell(tr("A built-in template cannot be deleted; a copy of it can."))
            return
        self._authoring.flush()
        store, thrown = self._workspace.template_store, list[Path]()
        kept = store.edits.get(str(path))

        def throw() -> None:
            if path.exists():
                thrown.append(throw_away(path, paths.template_trash_dir(), datetime.now(UTC)))
            store.drop_edit(str(path))

        if not self._stage.carry_out(throw):
            return
        self._authoring.leave(path)
        self._load()
        self._window.toast.tell(
            tr("“{title}” is in the trash.", title=title),
            (tr("Undo"), lambda: self._undelete(thrown, path, kept)),
        )

    def _undelete(self, thrown: Sequence[Path], path: Path, kept: Edit | None) -> None:
        """With what was typed and not saved."""

        def back() -> None:
            for file in thrown:
                bring_back(file, path)
            if kept is not None:
                self._workspace.template_store.keep_edit(kept)

        if self._stage.carry_out(back):
            self._load()

    def _load(self) -> None:
        self._workspace.template_store.load()
        self._gallery.refresh()

    def _deletable(self) -> tuple[Path | None, str]:
        if (opened := self._authoring.path) is not None:
            return opened, opened.name
        if (file := self._gallery.current_file) is not None:
            return file, file.name
        template = self._gallery.current
        if template is None:
            return None, ""
        path = Path(self._workspace.template_store.own_path(template))
        return (path, template.title) if self._workspace.template_store.is_own(path) else (None, "")

    def edit_outside(self) -> None:
        """In the program that the system has for such files; the window follows what it saves."""
        template = self._chosen()
        if template is None:
            return
        path = Path(self._workspace.template_store.own_path(template))
        if not path.exists() and not self._copy(template, path):
            return
        open_outside(path, self._window.toast)

    def share_template(self) -> None:
        template = self._chosen()
        if template is None:
            return
        target = self._workspace.template_store.team_dir / f"{template.name}.md"
        if target.exists():
            self._window.toast.tell(tr("The team has {name} already: edit that one.", name=target.name))
        elif self._copy(template, target):
            self._window.toast.tell(tr("Now in the team's folder: {target}.", target=target))

    def _copy(self, template: Template, target: Path) -> bool:
        text = read_text(Path(template.path))
        if text is None:
            self._window.toast.tell_error(
                tr("{path} cannot be read as text. Mend it with another program.", path=template.path)
            )
            return False
        is_written = self._stage.carry_out(lambda: write_atomically(target, text))
        if is_written:
            self._workspace.template_store.load()
        return is_written

    # Packs

    def import_templates(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self._window, tr("Import a pack"), "", shown(ZIP))
        if path:
            self.read_pack(path)

    def import_templates_folder(self) -> None:
        if path := QFileDialog.getExistingDirectory(self._window, tr("Import a folder of templates")):
            self.read_pack(path)

    def read_pack(self, path: str) -> None:
        """Refused as a whole with its sentence, or taken in; what is there already is asked for."""
        folder = paths.user_templates_dir()
        try:
            pack = read_pack(Path(path))
        except PackError as error:
            self._window.toast.tell_error(tr("{error} Nothing was imported.", error=error))
            return
        known = conflicts(pack, folder)
        if not known and not pack.problems:
            self._take_in(pack, frozenset())
            return
        here = {file: read_text(folder / file) or "" for file in known}
        dialog = PackImportDialog(self._window, Path(path).name, pack, here, self._workspace.theme)
        dialog.decided.connect(lambda replaced: self._take_in(pack, replaced))
        show(dialog)

    def _take_in(self, pack: Pack, replaced: frozenset[str]) -> None:
        try:
            files = import_pack(pack, paths.user_templates_dir(), replaced)
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return
        self._workspace.template_store.load()
        kept = len(pack.templates) - len(files)
        more = say(" {kept} stayed as yours.", kept=kept) if kept else ""
        self._window.toast.tell(
            tr("{templates} imported.{more}", templates=_templates(len(files)), more=more)
        )

    def export_templates(self) -> None:
        current = self._gallery.current
        dialog = PackExportDialog(
            self._window, list(self._workspace.templates.values()), current.name if current else ""
        )
        dialog.chosen.connect(self._ask_where)
        show(dialog)

    def _ask_where(self, names: list[str], as_folder: bool) -> None:
        if as_folder:
            path = QFileDialog.getExistingDirectory(self._window, tr("Export into this folder"))
        else:
            path, _kind = QFileDialog.getSaveFileName(
                self._window, tr("Export a pack"), "templates.zip", shown(ZIP)
            )
            path = path if not path or path.endswith(".zip") else f"{path}.zip"
        if path:
            self.write_pack(path, names)

    def write_pack(self, path: str, names: list[str]) -> None:
        try:
            export_pack([self._workspace.templates[name] for name in names], Path(path))
        except (PackError, StoreProblem) as error:
            self._window.toast.tell_error(str(error))
        else:
            self._window.toast.tell(
                tr("{templates} written to {path}.", templates=_templates(len(names)), path=path)
            )

    # Means

    def _chosen(self) -> Template | None:
        if not self._gallery.is_shown:
            self._gallery.follow_draft()
        template = self._gallery.current
        if template is None:
            self._window.toast.tell(tr("Choose a template first ({keys}).", keys=keys_of("show_templates")))
        return template


def _templates(count: int) -> str:
    return say_count("{count} template", "{count} templates", count)
