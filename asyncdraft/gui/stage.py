"""What all commands do on the window: show a view, open a draft, write a file, tell and undo."""

import re
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.text import say
from asyncdraft.core.when import writing
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.problem import StoreProblem

NAME_LENGTH = 40
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What some system takes in no name of a file; a title may come from anybody."""


class Stage:
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace

    # Views and drafts

    def show_view(self, key: str) -> None:
        self._window.show_view(key)
        self._workspace.changed.emit(Change.VIEW)

    def show_compose(self) -> None:
        self.show_view("compose")

    def open_new(self, draft: Draft) -> None:
        """One that is stored with the first word that is typed."""
        self._session.open(draft, stored=False)
        self.show_compose()
        self._window.editors.focus_pane(Pane.WHAT)

    def open_stored(self, draft: Draft) -> None:
        """One that has just come into the store."""
        self._session.open(draft, stored=True)
        self._workspace.changed.emit(Change.DRAFTS)
        self.show_compose()
        self._window.editors.focus_pane(Pane.WHAT)

    def open_made(self, draft: Draft) -> Draft | None:
        """Stores what the program has written, and opens it; None where the store refuses, which is told.

        Its deadline stands in the field as one would type it.
        """
        deadline, style = draft.deadline, self._workspace.style
        if deadline.at is not None:
            deadline = replace(deadline, typed=writing.short(deadline.at, deadline.zone, style))
        made = replace(draft, deadline=deadline)
        try:
            stored = self._workspace.drafts.create(made)
            self.open_stored(stored)
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return None
        return stored

    def carry_out(self, work: Callable[[], object]) -> bool:
        """Whether it went well; if the store refuses, the sentence is shown."""
        try:
            work()
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return False
        return True

    def tell(self, sentence: str, undo: object) -> None:
        """With a button where `undo` can be called."""
        self._window.toast.tell(sentence, (say("Undo"), undo) if callable(undo) else None)

    # Files

    def ask_for_place(self, title: str, name: str, suffix: str, kind: str) -> str:
        """The path of a file, at first called after `name`; empty where the user leaves the dialog."""
        usual = NOT_IN_NAMES.sub("-", name[:NAME_LENGTH]).strip(" .") or "draft"
        path, _kind = QFileDialog.getSaveFileName(self._window, shown(title), usual + suffix, shown(kind))
        return path

    def write_file(self, path: str, make: Callable[[], bytes], told: str | None = None) -> bool:
        """Whether it is written; the toast says so, unless `told` is empty.

        `make` may raise ValueError with a sentence.
        """
        try:
            write_atomically(Path(path), make())
        except (ValueError, StoreProblem) as problem:
            self._window.toast.tell_error(str(problem))
            return False
        if told != "":
            self._window.toast.tell(told or tr("Written to {path}.", path=path))
        return True
