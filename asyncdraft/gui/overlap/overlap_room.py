"""What works behind the view of the overlap: it follows the open draft while it is shown."""

from asyncdraft.core.when.outlook import Outlook
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Change, Workspace


class OverlapRoom:
    def __init__(
        self, window: MainWindow, session: Session, workspace: Workspace, stage: Stage, commands: Commands
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        panel = window.overlap
        panel.back_wanted.connect(stage.show_compose)
        panel.use_wanted.connect(commands.use_deadline)
        panel.typed.connect(session.set_deadline_text)
        panel.pointed.connect(commands.point_at)
        panel.suggested.connect(commands.take)
        panel.call_chosen.connect(commands.copy_call)
        panel.text_wanted.connect(commands.copy_overlap_text)
        panel.picture_wanted.connect(commands.copy_overlap_picture)
        session.outlook_changed.connect(self._on_outlook)
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, change: Change) -> None:
        if change & Change.VIEW:
            self._on_outlook(self._session.outlook)

    def _on_outlook(self, outlook: Outlook) -> None:
        if self._window.view != "overlap":
            return
        workspace, panel = self._workspace, self._window.overlap
        past = workspace.past_deadlines()
        panel.show_outlook(outlook, self._session.draft.deadline, workspace.now(), workspace.writer, past)
        self._window.top_bar.show_detail("overlap", panel.summary())
