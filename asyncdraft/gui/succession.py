"""One window takes the place of another: what was open, and where, is the same, in another language."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from asyncdraft.core.draft import Draft
from asyncdraft.core.languages import COMPLETE
from asyncdraft.core.text import say
from asyncdraft.gui.garbage import collect_what_was_set_apart
from asyncdraft.gui.language import tr

if TYPE_CHECKING:
    from asyncdraft.gui.start import Start
    from asyncdraft.gui.store_commands import Restored

LOOK_AGAIN_MS = 300
VIEWS = frozenset({"threads", "meetings", "team", "templates", "practice", "outbox", "settings"})
"""Those that show themselves; the others belong to a step of somebody's work."""
LATER = say("The window changes its language when AsyncDraft is started again.")


@dataclass(frozen=True)
class Kept:
    """`draft` is one that no store has; `restored` is the backup that brought the language with it."""

    place: QByteArray
    view: str
    draft: Draft | None
    is_helping: bool
    restored: "Restored | None"


def waits(start: "Start", go_on: Callable[[], object]) -> bool:
    """Whether something is under way that another window would cut off; `go_on` is called behind it.

    Where drafts cannot be saved there is no other window before the next start, and the user is told.
    """
    application = start.application
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.finished.connect(lambda _result: go_on())
        return True
    if not application.workspace.is_complete:
        QTimer.singleShot(LOOK_AGAIN_MS, go_on)
        return True
    application.session.flush()
    if application.session.saver.unsaved:
        start.window.toast.tell_error(tr(LATER))
        return True
    return False


def end(start: "Start") -> Kept:
    """As if the window were closed, but it can be seen until there is another."""
    application, window = start.application, start.window
    helped = "help_commands" in vars(application) and application.help_commands.is_open
    draft = application.session.draft
    is_loose = not application.session.is_stored and not draft.is_empty
    restored = application.store_commands.restored_in(application.workspace.settings.language)
    kept = Kept(window.saveGeometry(), window.view, draft if is_loose else None, helped, restored)
    window.closing.emit()
    application.bindings.motion.choose(False)
    start.close()
    return kept


def take_over(start: "Start", kept: Kept, before: str) -> None:
    """`before` is the choice of a language to which there is a way back."""
    window, application = start.window, start.application
    window.restoreGeometry(kept.place)
    if kept.draft is not None:
        application.session.open(kept.draft, stored=False)
    if kept.view in VIEWS:
        application.stage.show_view(kept.view)
    window.show()
    window.activateWindow()
    if kept.view == "settings":
        window.settings.focus_setting("language")
    if kept.is_helping:
        application.actions["show_help"].trigger()
    if kept.restored is not None:
        application.store_commands.go_on_from(kept.restored)
        return
    workspace = application.workspace
    window.toast.tell(
        tr("The window speaks {language} now.", language=_name(workspace.settings.language)),
        (tr("Undo"), lambda: workspace.choose(language=before)),
    )


def let_go(start: "Start") -> None:
    start.window.hide()
    start.window.deleteLater()
    QTimer.singleShot(0, collect_what_was_set_apart)


def _name(chosen: str) -> str:
    from asyncdraft.gui import translation

    return COMPLETE.get(translation.of(chosen), "English")
