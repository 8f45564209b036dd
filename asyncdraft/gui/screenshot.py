"""A view of the real window with sample data, drawn to a file: for documentation and for looking."""

import os
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from asyncdraft.gui.app import Application

VIEWS = (
    "compose",
    "compose-empty",
    "overlap",
    "team",
    "templates",
    "authoring",
    "history",
    "threads",
    "meetings",
    "rounds",
    "rfcs",
    "send",
    "accounts",
    "outbox",
    "practice",
    "practice-list",
    "practice-spot",
    "practice-quiz",
    "practice-drill",
    "practice-progress",
    "rough",
    "diagnosis",
    "about",
    "crash",
    "first-start",
    "settings",
    "shortcuts",
    "help",
    "diagnostics",
)
SHOWN_AT = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


def shoot(view: str, theme: str, size: tuple[int, int], path: Path) -> None:
    """Draws offscreen, on a store of its own. Raises ValueError for an unknown view."""
    if view not in VIEWS:
        raise ValueError(f"“{view}” is no view. The views are {', '.join(VIEWS)}.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["ASYNCDRAFT_HOME"] = home
        _draw(view, theme, size, path)


def _draw(view: str, theme: str, size: tuple[int, int], path: Path) -> None:
    from asyncdraft.gui.app import Application
    from asyncdraft.gui.drafts.hints import HINTS
    from asyncdraft.gui.start import prepare_qt
    from asyncdraft.gui.theme import Scheme

    qt = prepare_qt([])
    application = Application(lambda: SHOWN_AT, zone="Europe/London", hours24=True)
    application.workspace.set_theme(Scheme(theme))
    application.start([])
    application.window.resize(*size)
    application.window.show()
    if view != "compose-empty":
        application.workspace.confirm_hours()
        if view != "first-start":
            application.workspace.choose(hints=tuple(HINTS))
        application.check_commands.open_sample()
    while not application.workspace.is_complete:
        qt.processEvents()
    for _round in range(5):
        qt.processEvents()
    if view in OPENERS:
        OPENERS[view](application)
    elif not view.startswith("compose"):
        application.actions[f"show_{view}"].trigger()
    application.session.refresh()
    _finish(application)
    if not picture(application).save(str(path)):
        raise OSError(f"The picture could not be written to {path}.")
    _close_dialogs(application)
    application.window.may_close = lambda: True
    application.window.close()
    application.close()


def picture(application: "Application") -> "QPixmap":
    """Of the window, with the dialog that is open, where it stands on the screen."""
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QDialog

    window = application.window
    drawn = window.grab()
    for dialog in filter(QDialog.isVisible, window.findChildren(QDialog)):
        middle = window.rect().center() - dialog.rect().center()
        painter = QPainter(drawn)
        painter.drawPixmap(middle, dialog.grab())
        painter.setPen(application.workspace.theme["control"])
        painter.drawRect(dialog.rect().translated(middle))
        painter.end()
    return drawn


def _close_dialogs(application: "Application") -> None:
    from PySide6.QtWidgets import QDialog

    for dialog in filter(QDialog.isVisible, application.window.findChildren(QDialog)):
        dialog.close()


def _finish(application: "Application") -> None:
    from PySide6.QtWidgets import QApplication

    from asyncdraft.gui.slices import Slices

    while any(slices.is_busy for slices in application.window.findChildren(Slices)):
        QApplication.processEvents()
    for _round in range(5):
        QApplication.processEvents()


def _open_threads(application: "Application") -> None:
    from asyncdraft.gui.threads.sample_threads import sample_threads

    for thread in sample_threads(application.workspace.now()):
        application.desk.keep(thread)
    application.threads.thread_commands.show_threads()


def _open_rounds(application: "Application") -> None:
    from asyncdraft.gui.rounds.sample_rounds import sample_rounds

    for found in sample_rounds(application.workspace.team, application.workspace.now()):
        application.meetings.round_desk.keep(found)
    application.meetings.round_commands.show_rounds()


def _open_rfcs(application: "Application") -> None:
    from asyncdraft.gui.rfcs.sample_rfcs import sample_rfcs

    for rfc in sample_rfcs(application.workspace.team, application.workspace.now()):
        application.meetings.rfc_desk.keep(rfc)
    application.meetings.rfc_commands.show_rfcs()


def _open_calendar(application: "Application") -> None:
    """Read and judged as every calendar is."""
    from PySide6.QtWidgets import QApplication

    from asyncdraft.gui.meetings.sample_calendar import NAME, sample_calendar

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAME)
        path.write_bytes(sample_calendar(application.workspace.now()))
        application.meetings.audit_commands.read_calendars([str(path)])
        while application.meetings.audit_desk.is_busy:
            QApplication.processEvents()


def _write_template(application: "Application") -> None:
    """A copy of the hand-off with a change, and a word that is not known."""
    application.commands.show_templates()
    for name in ("handoff", "blocker", "weekly-executive-update"):
        application.workspace.star_template(name)
        application.workspace.note_use(name)
    application.templates.gallery.pick("handoff")
    application.templates.template_commands.edit_template()
    editor = application.window.templates.editor
    changed = editor.text.replace("Done so far", "Finished")
    editor.set_text(
        changed.replace('{{ deadline | section("Answer by") }}', '{{ dedline | section("Answer by") }}')
    )
    application.templates.authoring.inspect()
    editor.go_to_line(changed[: changed.index("{{ deadline")].count("\n"))


def _fill_outbox(application: "Application") -> None:
    """Once, however many of its views are opened."""
    from asyncdraft.gui.sending.sample_outbox import fill_outbox

    if not application.sending.desk.all:
        fill_outbox(application)


def _open_send(application: "Application") -> None:
    _fill_outbox(application)
    application.sending.commands.send()


def _open_accounts(application: "Application") -> None:
    _fill_outbox(application)
    application.sending.commands.show_accounts()
    _wait_for_outbox(application)


def _open_outbox(application: "Application") -> None:
    _fill_outbox(application)
    application.sending.commands.show_outbox()


def _wait_for_outbox(application: "Application") -> None:
    from PySide6.QtWidgets import QApplication

    while application.sending.desk.is_busy:
        QApplication.processEvents()


def _open_history(application: "Application") -> None:
    """An hour of work on the sample: the history needs states to show."""
    from asyncdraft.core.draft import Pane

    session = application.session
    written = session.draft.what
    for text in (written[: len(written) // 2], written.replace("some", "most"), written):
        session.set_text(Pane.WHAT, text)
        session.flush()
        session.mark_copied()
    session.set_text(Pane.WHY, f"{session.draft.why} The release waits for it.")
    session.flush()
    application.draft_commands.show_history()


def _open_list(application: "Application") -> None:
    from asyncdraft.gui.practice.sample_practice import fill_practice

    fill_practice(application)


def _open_exercise(application: "Application") -> None:
    from asyncdraft.gui.practice.sample_practice import fill_practice, open_exercise

    fill_practice(application)
    open_exercise(application, compared=True)


def _open_message(application: "Application") -> None:
    from asyncdraft.gui.practice.sample_practice import fill_practice, open_exercise

    fill_practice(application)
    open_exercise(application, compared=False)


def _open_quiz(application: "Application") -> None:
    _open_list(application)
    application.practice.commands.show_quiz()
    if application.practice.quiz.question is not None:
        application.practice.quiz.answer((0,))


def _open_drill(application: "Application") -> None:
    from asyncdraft.gui.practice.sample_practice import wait

    _open_list(application)
    application.practice.commands.show_drill()
    wait(application)


def _open_progress(application: "Application") -> None:
    _open_list(application)
    application.practice.commands.show_progress()


ROUGH = """\
Hi Kenji,
I'm blocked on PAY-431: the dry run of step 3 stops with error 55P03. I raised the lock timeout to 30 s
and killed the idle sessions, with no effect. The switch to the new ledger on Thursday depends on it.
Could you tell me whether step 3 can run with CONCURRENTLY? I need that by tomorrow 17:00 Tokyo time.

```
ERROR 55P03: could not obtain lock on relation "orders"
```
Thanks,
Alex"""
FLAWED = "Hey team, got a sec? The export is broken again. Can someone take a look asap?"


def _open_rough(application: "Application") -> None:
    application.rough_commands.start_rough()
    application.rough_commands.show_words(ROUGH)


def _open_diagnosis(application: "Application") -> None:
    application.rough_commands.diagnose_message()
    application.rough_commands.show_words(FLAWED)


def _open_crash(application: "Application") -> None:
    from asyncdraft.gui.crash_guard import report
    from asyncdraft.gui.dialogs.crash import WRONG, CrashDialog
    from asyncdraft.storage.crashes import describe

    application.session.flush()
    kept = application.safekeeping(lambda _error: None).keep()
    try:
        application.actions["nothing"].trigger()
    except KeyError as error:
        CrashDialog(application.window, WRONG, kept.sentence, report(describe(error))).open()


def _open_help(application: "Application") -> None:
    application.actions["show_help"].trigger()


def _open_diagnostics(application: "Application") -> None:
    from PySide6.QtWidgets import QApplication

    application.commands.show_diagnostics()
    while application.workspace.tasks.busy:
        QApplication.processEvents()


OPENERS: Mapping[str, "Callable[[Application], None]"] = {
    "history": _open_history,
    "authoring": _write_template,
    "threads": _open_threads,
    "meetings": _open_calendar,
    "rounds": _open_rounds,
    "rfcs": _open_rfcs,
    "send": _open_send,
    "accounts": _open_accounts,
    "outbox": _open_outbox,
    "practice": _open_exercise,
    "practice-list": _open_list,
    "practice-spot": _open_message,
    "practice-quiz": _open_quiz,
    "practice-drill": _open_drill,
    "practice-progress": _open_progress,
    "rough": _open_rough,
    "diagnosis": _open_diagnosis,
    "crash": _open_crash,
    "first-start": lambda _application: None,
    "shortcuts": lambda application: application.settings.commands.change_keys(),
    "help": _open_help,
    "diagnostics": _open_diagnostics,
}
"""The views that need more than their action to be worth a picture."""
