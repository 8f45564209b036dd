"""What the actions on the log of decisions do."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.text import joined, say_count
from asyncdraft.core.threads.decisions import file_name, log, record
from asyncdraft.core.threads.thread import Thread
from asyncdraft.gui.dialogs.decision_log import DecisionLog
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_page import ThreadPage
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.problem import StoreProblem


class DecisionCommands:
    def __init__(self, window: MainWindow, workspace: Workspace, desk: ThreadDesk, page: ThreadPage) -> None:
        self._window = window
        self._workspace = workspace
        self._desk = desk
        self._page = page

    def show_decisions(self) -> None:
        self._desk.flush()
        dialog = DecisionLog(self._window, self._find, self._page_of, self._workspace.theme)
        dialog.opened.connect(self._open_thread)
        dialog.exported.connect(self._choose_folder)
        show(dialog)

    def _find(self, words: str) -> list[Entry]:
        found = log(self._desk.all, words)
        return [
            Entry(thread.id, joined((thread.decision.name, thread.topic), "  "), thread.decision.decision)
            for thread in found
            if thread.decision
        ]

    def _page_of(self, thread_id: str) -> str:
        thread = next(thread for thread in self._desk.all if thread.id == thread_id)
        return self._page.html(self._record(thread))

    def _record(self, thread: Thread) -> str:
        return record(thread, self._workspace.team, self._desk.scene.zone)

    def copy_record(self) -> None:
        thread = self._desk.chosen()
        if thread is not None:
            QGuiApplication.clipboard().setText(self._record(thread))
            self._window.toast.tell(tr("The record is copied as Markdown."))

    def _open_thread(self, thread_id: str) -> None:
        self._desk.show(thread_id)
        self._page.show()

    def _choose_folder(self, words: str) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, tr("A folder for the decisions"))
        if folder:
            self.export_decisions(Path(folder), words)

    def export_decisions(self, folder: Path, words: str = "") -> None:
        found = log(self._desk.all, words)
        try:
            for thread in found:
                write_atomically(folder / file_name(thread), self._record(thread))
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return
        told = say_count(
            "One decision is written to {folder}.",
            "{count} decisions are written to {folder}.",
            len(found),
            folder=folder,
        )
        self._window.toast.tell(told)
