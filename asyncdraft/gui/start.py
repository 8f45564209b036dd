"""The start: the draft that was open last can be seen and written in before the rest is there."""

import os
import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import asyncdraft.gui.plain_imports  # isort: skip  # noqa: F401
from PySide6.QtCore import QObject, QTimer  # isort: skip
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from asyncdraft.core.draft import PANES, PLAIN, THE_THREE, Draft, Pane
from asyncdraft.gui import translation
from asyncdraft.gui.crash_guard import CrashGuard
from asyncdraft.gui.first_frame import USUAL_SIZE, fitting
from asyncdraft.gui.first_paint import FirstPaint
from asyncdraft.gui.instance import Instance
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.theme import STYLE, apply_theme, chosen_theme
from asyncdraft.storage import kept_heights, paths, settings, store_header
from asyncdraft.storage.last_draft import last_draft

if TYPE_CHECKING:
    from asyncdraft.gui.app import Application

"""Told to Qt as to any program: to ask what style it has takes Python 9 ms of a start."""


class Start:
    """Makes the window; the application around it with the first paint, or when it is asked for before."""

    def __init__(
        self,
        qt: QApplication,
        guard: CrashGuard,
        files: list[str],
        speak: Callable[[str], object] = str,
    ) -> None:
        """`files` are opened in place of the last draft. `speak(before)` is called for another language."""
        self._guard = guard
        self._speak = speak
        self._files = files
        self._loaded = settings.load(paths.settings_file())
        chosen = self._loaded.settings
        self.window = MainWindow(kept_heights.read(paths.heights_file()))
        theme = chosen_theme(chosen)
        apply_theme(qt, theme)
        self.window.set_theme(theme)
        draft = None if files else last_draft(paths.database_file())
        self._show(draft or Draft())
        self.window.resize(*fitting(*(chosen.window or USUAL_SIZE)))
        FirstPaint(self.window, lambda: QTimer.singleShot(0, self.go_on))

    def _show(self, draft: Draft) -> None:
        usual = THE_THREE if draft.template == PLAIN else ()
        written = tuple(pane for pane in Pane if draft.text(pane).strip())
        self.window.editors.show_texts(draft, (*usual, *written) or PANES)
        self.window.editors.focus_pane(Pane.WHAT)

    def go_on(self) -> bool:
        """Whether the application is there; without it there is nothing to stay for."""
        try:
            return self.application is not None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is logged and told
            QApplication.exit(self._guard.stop(error))
            return False

    @cached_property
    def application(self) -> "Application":
        from asyncdraft.gui.app import Application
        from asyncdraft.gui.widgets.roles import install_roles
        from asyncdraft.storage.local_user import local_user

        install_roles()
        application = Application(window=self.window, loaded=self._loaded, name=local_user())
        application.start(self._files)
        hints = QGuiApplication.styleHints()
        self._scheme = hints.colorSchemeChanged.connect(
            lambda _scheme: application.workspace.follow_system_theme()
        )
        application.workspace.language_chosen.connect(self._speak)
        application.ask_desktop = self._ask_desktop
        self._guard.protect(self.window, application.safekeeping(self._guard.note), application.notices)
        return application

    def _ask_desktop(self) -> None:
        from asyncdraft.gui.desktop_wishes import desktop_contrast, desktop_motion

        contrast, motion = desktop_contrast(self.window), desktop_motion(self.window)
        contrast.changed.connect(self.application.workspace.follow_contrast)
        motion.changed.connect(self.application.bindings.motion.follow)
        contrast.ask()
        motion.ask()

    def raise_window(self, files: list[str]) -> None:
        """With what another start hands over."""
        if self.go_on():
            self.application.raise_window(files)

    def close(self) -> None:
        if "application" in vars(self):
            QObject.disconnect(self._scheme)
            kept_heights.write(paths.heights_file(), self.window.heights())
            self.application.close()


class Program:
    """The windows of one process, one after the other: another language needs another window."""

    def __init__(self, qt: QApplication, guard: CrashGuard, files: list[str], tag: str) -> None:
        """`files` are opened in place of the last draft; `tag` is the language that is spoken already."""
        self._qt = qt
        self._guard = guard
        self._tag = tag
        self.start = self._begin(files)

    def _begin(self, files: list[str]) -> Start:
        return Start(self._qt, self._guard, files, self._on_language)

    @property
    def window(self) -> MainWindow:
        return self.start.window

    def raise_window(self, files: list[str]) -> None:
        self.start.raise_window(files)

    def close(self) -> None:
        self.start.close()

    def _on_language(self, before: str) -> None:
        QTimer.singleShot(0, lambda: self._speak_anew(before))

    def _speak_anew(self, before: str) -> None:
        """A dialog is answered first, and long work comes to its end."""
        from asyncdraft.gui import succession

        tag = _wanted_tag()
        if tag == self._tag:
            return
        if succession.waits(self.start, lambda: self._on_language(before)):
            return
        self._tag = tag
        kept = succession.end(self.start)
        translation.install(self._qt, tag)
        predecessor, self.start = self.start, self._begin([])
        succession.take_over(self.start, kept, before)
        succession.let_go(predecessor)


def main(arguments: list[str]) -> int:
    qt = prepare_qt(arguments)
    guard = CrashGuard(paths.log_dir())
    guard.install()
    try:
        return _run(qt, guard, arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is logged and told
        return guard.stop(error)
    finally:
        guard.close()


def _run(qt: QApplication, guard: CrashGuard, arguments: list[str]) -> int:
    instance = Instance(paths.home())
    if not instance.is_first(arguments):
        print("AsyncDraft is already running: its window has been brought to the front.", file=sys.stderr)  # noqa: T201
        return 0
    tag = _wanted_tag()
    translation.install(qt, tag)
    guard.begin()
    handed = _renew_store(qt, instance)
    program = Program(qt, guard, [*arguments, *handed], tag)
    instance.opened.connect(program.raise_window)
    FirstPaint(program.window, lambda: QTimer.singleShot(0, instance.listen))
    program.window.show()
    code = qt.exec()
    program.close()
    instance.close()
    return code


def prepare_qt(arguments: list[str]) -> QApplication:
    QGuiApplication.setDesktopFileName("asyncdraft")
    application = QApplication(["asyncdraft", "-style", STYLE, *arguments])
    application.setApplicationName("AsyncDraft")
    return application


def _wanted_tag() -> str:
    """Who translates names a catalogue at hand; all others get none that has gaps."""
    tried = os.environ.get("ASYNCDRAFT_LANGUAGE", "")
    if tried:
        return translation.of(tried, translation.at_hand())
    return translation.of(settings.load(paths.settings_file()).settings.language)


def _renew_store(qt: QApplication, instance: Instance) -> list[str]:
    """The files that other starts hand over while a large store gets its new form."""
    path = paths.database_file()
    handed: list[str] = []
    if store_header.is_large_and_old(path):
        from asyncdraft.gui.renewal import Renewal

        instance.opened.connect(handed.extend)
        instance.listen()
        chosen = settings.load(paths.settings_file()).settings
        apply_theme(qt, chosen_theme(chosen))
        Renewal().wait(path)
    return handed
