"""The help: the page of the view that is shown, or all shortcuts."""

from asyncdraft.gui.actions import native_keys
from asyncdraft.gui.dialogs.help import HelpDialog
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.settings.shortcut_tables import all_shortcuts, fill
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.guide import GuidePage, pages

SHORTCUTS = "shortcuts"
PAGES_OF_VIEWS = {"overlap": "deadlines", "outbox": "sending", "history": "drafts"}
"""Where a page does not bear the name of its view."""
PAGES_OF_PARTS = {"rounds": "rounds", "rfcs": "rfcs"}


class HelpCommands:
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._dialog: HelpDialog | None = None
        workspace.changed.connect(self._on_changed)
        window.closing.connect(self._on_closing)

    @property
    def is_open(self) -> bool:
        return self._dialog is not None and self._dialog.isVisible()

    def show_help(self) -> None:
        self._show(self._page_of_view())

    def show_shortcuts(self) -> None:
        self._show(SHORTCUTS)

    def _page_of_view(self) -> str:
        view = self._window.view
        if view == "compose" and self._session.draft.is_empty:
            return "start"
        if view == "meetings":
            return PAGES_OF_PARTS.get(self._window.meetings.part, view)
        return PAGES_OF_VIEWS.get(view, view)

    def _show(self, name: str) -> None:
        if self._dialog is None:
            self._dialog = HelpDialog(self._window, _all_pages(), self._workspace.theme)
            self._dialog.destroyed.connect(self._on_gone)
        self._dialog.show_page(name)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.focus_search()

    def _on_closing(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    def _on_gone(self) -> None:
        self._dialog = None

    def _on_changed(self, change: Change) -> None:
        if self._dialog is not None and change & Change.SETTINGS:
            self._dialog.set_theme(self._workspace.theme)


def _all_pages() -> list[GuidePage]:
    filled = [GuidePage(page.name, page.title, fill(page.text, native_keys)) for page in pages()]
    return [*filled, GuidePage(SHORTCUTS, tr("All shortcuts: every key"), all_shortcuts(native_keys))]
