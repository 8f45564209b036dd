"""What can be done with the whole store: copied, backed up, brought back, and saved elsewhere in need."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog, QMessageBox

from asyncdraft.core.draft import PANES, Pane
from asyncdraft.core.people import Person
from asyncdraft.core.text import say, say_count
from asyncdraft.core.when import zones
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.drafts.draft_commands import DraftCommands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.tasks import Progress
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import draft_file, paths, team_folder
from asyncdraft.storage.draft_folder import export
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import Stopped, StoreProblem

if TYPE_CHECKING:
    from asyncdraft.gui.dialogs.restoring import RestoringDialog


@dataclass
class Restored:
    """How many drafts a backup held, and its choice of a language; `before` is a backup of what was there.

    `is_placed` once the user was asked whose clock holds, where the backup is of another zone.
    """

    drafts: int
    language: str
    before: str
    is_placed: bool = False


class StoreCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        drafts: DraftCommands,
        zone: str,
    ) -> None:
        """`zone` is that of this computer."""
        self._zone = zone
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._drafts = drafts
        self._leaving = False
        self._told = ""
        self._restored: Restored | None = None
        self._restoring: RestoringDialog | None = None
        self._closes_then = False
        self.waiting_here: Callable[[], str] = str
        window.may_close = self.may_close

    # What cannot be saved

    def tell_unsaved(self, sentence: str) -> None:
        self._told = sentence
        self._window.toast.tell_error(sentence, (tr("Save a copy…"), self.save_copies))

    def tell_saved(self, sentence: str) -> None:
        """What was told to be unsaved is so no more."""
        self._window.toast.take_back(self._told)
        self._window.toast.tell(sentence)

    def save_copies(self) -> None:
        """What cannot be saved goes to another folder."""
        if folder := QFileDialog.getExistingDirectory(self._window, tr("Save a copy in")):
            self.write_copies(folder)

    def write_copies(self, folder: str) -> None:
        unsaved = self._session.saver.unsaved
        if self._stage.carry_out(lambda: export(unsaved, Path(folder))):
            self._window.toast.tell(
                tr("{drafts} written to {folder}.", drafts=_drafts(len(unsaved)), folder=folder)
            )

    def may_close(self) -> bool:
        """Asks once where something is not saved; the answer decides. While a backup is restored, it closes
        behind that.
        """
        if self._restoring is not None:
            self._closes_then = True
            return False
        self._session.flush()
        if self._leaving:
            return True
        if not self._session.saver.unsaved:
            return self._may_leave_outbox()
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Not saved"))
        box.setText(tr("{drafts} could not be saved.", drafts=_drafts(len(self._session.saver.unsaved))))
        box.setInformativeText(tr("Save a copy in another folder, or lose what was typed since."))
        copy = box.addButton(tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Back"), QMessageBox.ButtonRole.RejectRole)
        copy.clicked.connect(self.save_copies)
        leave.clicked.connect(self._leave)
        show(box)
        return False

    def _may_leave_outbox(self) -> bool:
        """What waits here for its time goes out only while the program runs."""
        waiting = self.waiting_here()
        if not waiting:
            return True
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Messages wait"))
        box.setText(shown(waiting))
        box.setInformativeText(
            tr("Closed, AsyncDraft sends nothing: what is due by then goes out at its next start.")
        )
        leave = box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Stay open"), QMessageBox.ButtonRole.RejectRole)
        leave.clicked.connect(self._leave)
        show(box)
        return False

    def _leave(self) -> None:
        self._leaving = True
        self._window.close()

    # All drafts

    def export_drafts(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self._window, tr("Export all drafts into")):
            self.write_all(folder)

    def write_all(self, folder: str) -> None:
        self._session.flush()
        drafts = Drafts(self._workspace.drafts.database)

        def write(_progress: Progress) -> str:
            written = export((drafts.get(line.id) for line in drafts.list()), Path(folder))
            return say("{drafts} written to {folder}.", drafts=_drafts(len(written)), folder=folder)

        self._write_beside(say("The drafts are being written; you can go on meanwhile."), write)

    def _write_beside(self, doing: str, write: Callable[[Progress], str]) -> None:
        """Off the GUI thread: with 100,000 drafts it takes seconds. What `write` returns is told."""
        self._window.toast.tell(doing)
        self._workspace.tasks.run(write, self._window.toast.tell, self._on_not_written)

    def _on_not_written(self, error: Exception) -> None:
        if not isinstance(error, StoreProblem):
            raise error
        self._window.toast.tell_error(str(error))

    def import_drafts(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(
            self._window, tr("Import drafts"), "", tr("Markdown (*.md)")
        )
        if paths:
            self.read_in(paths)

    def read_in(self, paths: Sequence[str]) -> None:
        def read() -> None:
            loaded = [draft_file.load(Path(path)) for path in paths]
            for draft in loaded:
                self._workspace.drafts.put(draft)
            self._window.toast.tell(tr("{drafts} imported.", drafts=_drafts(len(loaded))))

        self._session.flush()
        self._stage.carry_out(read)
        self._workspace.changed.emit(Change.DRAFTS | Change.ELSEWHERE)

    # Everything

    def save_backup(self) -> None:
        from asyncdraft.storage import whole_store

        name = whole_store.usual_name(self._workspace.now())
        path, _kind = QFileDialog.getSaveFileName(
            self._window, tr("Back up everything"), name, tr("Backup (*.zip)")
        )
        if path:
            self.write_backup(path)

    def write_backup(self, path: str) -> None:
        from asyncdraft.storage import whole_store

        self._session.flush()
        workspace = self._workspace
        database, team, now = workspace.drafts.database, workspace.team_path, workspace.now()

        def write(_progress: Progress) -> str:
            about = whole_store.save(database, team, Path(path), now)
            return say(
                "Backed up: {drafts}, settings, roster and templates, in {path}.",
                drafts=_drafts(about.drafts),
                path=path,
            )

        self._write_beside(say("The backup is being written; you can go on meanwhile."), write)

    def restore_backup(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self._window, tr("Restore a backup"), "", tr("Backup (*.zip *.sqlite3)")
        )
        if path:
            self.read_backup(path)

    def read_backup(self, path: str) -> None:
        """Off the GUI thread; meanwhile nothing is typed, sent or taken over from other programs."""
        from asyncdraft.gui.dialogs.restoring import RestoringDialog
        from asyncdraft.storage import whole_store

        if self._restoring is not None:
            return
        self._session.flush()
        stops, workspace = Event(), self._workspace
        database, team, now = workspace.drafts.database, workspace.team_path, workspace.now()

        def read(_progress: Progress) -> tuple[int, Path]:
            with _unsent():
                about, kept = whole_store.restore(database, team, Path(path), now, stops.is_set)
            return about.drafts, kept

        workspace.keeper.stop()
        self._restoring = RestoringDialog(self._window, stops.set)
        show(self._restoring)
        workspace.tasks.run(read, self._on_restored, self._on_not_restored)

    def _on_restored(self, found: tuple[int, Path]) -> None:
        if self._closes_then:
            self._end_restoring()
            self._window.close()
            return
        drafts, kept = found
        self._come_back()
        self._drafts.open_next()
        self._workspace.changed.emit(Change.ELSEWHERE)
        self._restored = Restored(drafts, self._workspace.settings.language, str(kept))
        self.go_on_from(self._restored)

    def _on_not_restored(self, error: Exception) -> None:
        self._closes_then = False
        self._come_back()
        self._workspace.changed.emit(Change.ELSEWHERE)
        if isinstance(error, Stopped):
            self._window.toast.tell(str(error))
        else:
            self._on_not_written(error)

    def _come_back(self) -> None:
        """All that is shown may be different, also where not everything could be restored."""
        self._end_restoring()
        self._workspace.keeper.start()
        self._workspace.load_anew()

    def _end_restoring(self) -> None:
        assert self._restoring is not None
        self._restoring.accept()
        self._restoring = None

    def restored_in(self, language: str) -> Restored | None:
        """What was restored last, if it is why `language` is spoken from now on."""
        restored = self._restored
        return restored if restored is not None and restored.language == language else None

    def go_on_from(self, restored: Restored) -> None:
        """At the end of the last pane that was begun."""
        begun = [pane for pane in PANES if self._session.draft.text(pane).strip()]
        self._stage.show_compose()
        self._window.editors.focus_pane(begun[-1] if begun else Pane.WHAT)
        self._window.toast.tell(
            tr("Restored: {drafts}.", drafts=_drafts(restored.drafts)),
            (tr("Undo"), lambda: self.read_backup(restored.before)),
        )
        if not restored.is_placed:
            restored.is_placed = True
            self._ask_zone()

    def _ask_zone(self) -> None:
        """Where this computer and the backup are of two zones whose clocks differ now."""
        me, now = self._workspace.team.writer, self._workspace.now()
        if me is None or not (zones.is_zone(me.zone) and zones.is_zone(self._zone)):
            return
        here, there = zones.zone(self._zone), zones.zone(me.zone)
        if now.astimezone(here).utcoffset() == now.astimezone(there).utcoffset():
            return
        cities = {"here": zones.city_of(self._zone), "there": zones.city_of(me.zone)}
        question = QMessageBox(self._window)
        question.setWindowTitle(tr("Restore a backup"))
        question.setText(
            tr("This computer’s clock is that of {here}, the backup’s that of {there}.", **cities)
        )
        question.setInformativeText(tr("Deadlines and your working hours go by yours. Which is it now?"))
        taken = question.addButton(tr("Use {here}", **cities), QMessageBox.ButtonRole.AcceptRole)
        kept = question.addButton(tr("Keep {there}", **cities), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(taken)
        question.setEscapeButton(kept)
        taken.clicked.connect(lambda: self._move(replace(me, zone=self._zone)))
        show(question)

    def _move(self, me: Person) -> None:
        if self._stage.carry_out(
            lambda: self._workspace.edit_team(partial(team_folder.save_person, person=me))
        ):
            self._window.toast.tell(tr("Your clock is that of {here} now.", here=zones.city_of(me.zone)))


@contextmanager
def _unsent() -> Iterator[None]:
    """No program on this store sends: what went out meanwhile would go out again. Raises StoreProblem."""
    from asyncdraft.integrations.file_lock import held_where_possible

    with held_where_possible(paths.outbox_lock()) as is_ours:
        if not is_ours:
            raise StoreProblem(say("A message is on its way out. Restore the backup once it is sent."))
        yield


def _drafts(count: int) -> str:
    return say_count("{count} draft", "{count} drafts", count)
