"""What the actions on rough text do: split it, diagnose it, take it over into the open draft."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from asyncdraft.core.draft import PANE_TITLES, PANES, Draft, Pane
from asyncdraft.core.text import say
from asyncdraft.core.threads.mail import read_mail
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.rough import DIAGNOSIS_MODE, RoughDialog
from asyncdraft.gui.drafts.rough_desk import RoughDesk
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.rich_text import rich_to_markdown
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import rough
from asyncdraft.storage.problem import StoreProblem

SAVE_MS = 500
MAIL = ".eml"
HEADINGS = {True: say("What fails, and why it hurts"), False: say("Where each sentence goes, and why")}
FROM_ROUGH = say("from rough text")
LARGEST = 2_000_000


class RoughCommands:
    """One dialog at a time; its words are kept when it is closed, and when the program dies."""

    def __init__(self, window: MainWindow, session: Session, workspace: Workspace, stage: Stage) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._desk = RoughDesk(workspace)
        self._dialog: RoughDialog | None = None
        self._kept = ""
        self._timer = QTimer(window, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self._save)
        window.closing.connect(self._end)

    def start_rough(self) -> None:
        self._open()

    def diagnose_message(self) -> None:
        self._open(DIAGNOSIS_MODE)

    def show_words(self, text: str) -> None:
        """Puts words below those that are there, as a paste does."""
        if self._dialog is not None:
            self._dialog.show_text(text)
            self._show()

    def _open(self, mode: str = "") -> None:
        dialog = RoughDialog(self._window, [PANE_TITLES[pane] for pane in PANES], rich_to_markdown)
        theme = self._workspace.theme
        dialog.set_tokens({role: theme[role] for role in theme.tokens})
        if mode:
            dialog.set_mode(mode)
        self._dialog = dialog
        dialog.typed.connect(self._on_typed)
        dialog.wanted.connect(self._show)
        dialog.moved.connect(self._on_moved)
        dialog.ticked.connect(self._on_ticked)
        dialog.taken.connect(self._take_over)
        dialog.copied.connect(self._copy)
        dialog.file_chosen.connect(self._read_file)
        dialog.finished.connect(self._on_closed)
        show(dialog)
        self._fill(dialog)

    def _fill(self, dialog: RoughDialog) -> None:
        """With what was typed the last time."""
        try:
            self._kept = self._kept or rough.load(self._workspace.now())
        except StoreProblem as problem:
            dialog.tell(str(problem))
        dialog.show_text(self._kept)
        self._show()

    # While it is open

    def _on_typed(self, text: str) -> None:
        self._kept = text
        self._timer.start()

    def _end(self) -> None:
        """What was typed since it was saved; else the file may hold more than is known here."""
        if self._timer.isActive():
            self._save()

    def _save(self) -> None:
        self._timer.stop()
        try:
            rough.save(self._kept)
        except StoreProblem as problem:
            self._tell(str(problem))

    def _tell(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.tell(sentence)
        else:
            self._window.toast.tell_error(sentence)

    def _show(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._desk.read(dialog.text)
        shown = self._desk.diagnosis() if dialog.diagnoses else self._desk.panes(self._session.draft)
        dialog.show_found(shown, HEADINGS[dialog.diagnoses])

    def _on_moved(self, key: str, place: int) -> None:
        self._desk.move(key, place)
        self._show()

    def _on_ticked(self, key: str, is_ticked: bool) -> None:
        self._desk.tick(key, is_ticked)
        self._show()

    def _read_file(self, path: str) -> None:
        try:
            text = _text_of(Path(path))
        except (OSError, ValueError) as error:
            self._tell(
                say(
                    "{path} cannot be read: {value}",
                    path=path,
                    value=getattr(error, "strerror", None) or error,
                )
            )
            return
        if self._dialog is not None:
            self._dialog.show_text(text)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        if self._dialog is not None:
            self._dialog.accept()
        self._window.toast.tell(tr("The frame is copied; your words stay under Rough text."))

    # The end

    def _take_over(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._desk.read(dialog.text)
        before, words = self._session.draft, dialog.text
        self._session.flush()
        self._session.replace(self._desk.taken_over(before), FROM_ROUGH)
        dialog.accept()
        self.forget()
        self._stage.show_compose()
        self._window.editors.focus_pane(Pane.WHAT)
        self._window.toast.tell(
            tr("Taken over into this draft."), (tr("Undo"), lambda: self._undo(before, words))
        )

    def forget(self) -> None:
        """Nothing is kept any more."""
        self._desk.forget()
        self._kept = ""
        self._save()

    def _undo(self, before: Draft, words: str) -> None:
        """The draft as it was, and the words back under Rough text."""
        self._session.replace(before)
        self._kept = words
        self._save()

    def _on_closed(self) -> None:
        self._dialog = None
        self._save()


def _text_of(path: Path) -> str:
    """Of a mail, what was written; of any other file, its text. Raises OSError and ValueError."""
    if path.stat().st_size > LARGEST:
        raise ValueError(say("it is larger than 2 MB; copy the part that you need."))
    data = path.read_bytes()
    if path.suffix.lower() == MAIL:
        return read_mail(data).text
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValueError(say("it is no text in UTF-8; save it as text and try again.")) from None
