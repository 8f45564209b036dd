"""What works behind the view of the templates: the gallery, the writing of templates, and its actions."""

from pathlib import Path

from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.templates.authoring import Authoring
from asyncdraft.gui.templates.gallery import Gallery
from asyncdraft.gui.templates.template_commands import TemplateCommands
from asyncdraft.gui.widgets.basics import button
from asyncdraft.gui.workspace import Workspace

MORE = ("revert_template", "take_built_in", "edit_outside", "share_template", "delete_template")
BESIDE = ("star_template", "edit_outside", "share_template", "export_templates", "delete_template")


class TemplatesRoom:
    def __init__(
        self, window: MainWindow, session: Session, workspace: Workspace, stage: Stage, commands: Commands
    ) -> None:
        self._window = window
        self.gallery = Gallery(window, session, workspace)
        self.authoring = Authoring(window, workspace, self.gallery)
        self.template_commands = TemplateCommands(window, workspace, stage, self.gallery, self.authoring)
        self.commands = (self.template_commands,)
        self.gallery.file_chosen.connect(self._on_file_chosen)
        window.closing.connect(self.authoring.shut)
        self._bind_page(stage, commands)
        self._fill_page(commands)

    def _on_file_chosen(self, path: str) -> None:
        self.authoring.edit_file(Path(path))

    def _bind_page(self, stage: Stage, commands: Commands) -> None:
        page, actions = self._window.templates, commands.actions
        page.gallery.taken.connect(commands.use_template)
        page.gallery.left.connect(stage.show_compose)
        page.side.used_here.connect(commands.use_chosen_template)
        page.side.used_anew.connect(commands.use_chosen_template_anew)
        page.side.editing.connect(actions["edit_template"].trigger)
        page.editor.offers_wanted.connect(actions["insert_value"].trigger)
        page.editor.changes_wanted.connect(actions["compare_template"].trigger)

    def _fill_page(self, commands: Commands) -> None:
        page, actions = self._window.templates, commands.actions
        page.editor.set_actions(
            [actions[name] for name in MORE], keys_of("save_template"), keys_of("insert_value")
        )
        page.side.set_actions([actions[name] for name in BESIDE])
        page.new.clicked.connect(actions["new_template"].trigger)
        buttons = (
            button(tr("Import a pack"), actions["import_templates"].trigger),
            button(tr("Open folder"), actions["open_templates_folder"].trigger),
            page.new,
        )
        self._window.top_bar.add_widgets("templates", buttons)
