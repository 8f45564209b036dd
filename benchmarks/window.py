"""The window: from a key to the painted letter, verdict and preview, beside a bare text field."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from asyncdraft.core.draft import Draft, Pane
from benchmarks.harness import Race, runner
from benchmarks.texts import message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from asyncdraft.gui.app import Application

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
SIZE = (1440, 900)
SIZES = ((200, 2.0), (2_000, 2.0), (20_000, 5.0))
LETTERS = "a word and then "
ROUNDS_OF_EVENTS = 10


def races() -> Iterator[Race]:
    with opened() as application:
        from PySide6.QtWidgets import QPlainTextEdit

        bare = QPlainTextEdit()
        bare.resize(*SIZE)
        bare.show()
        for words, seconds in SIZES:
            text = message(words, words)
            _show(application, text)
            bare.setPlainText(text)
            editor = application.window.editors.editor(Pane.WHAT)
            yield Race(
                title=f"one key in {words:,} words",
                reference=runner("a bare text field", _typing(bare)),
                runners=(
                    runner("the window: letter, verdict, preview", _typing(editor)),
                    runner("the autosave after it", lambda: _save(application), before=_typing(editor)),
                ),
                seconds=seconds,
                least=10,
            )
        bare.close()


@contextmanager
def opened() -> "Iterator[Application]":
    """The program on a store of its own, offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as home:
        os.environ["ASYNCDRAFT_HOME"] = home
        from asyncdraft.gui.app import Application
        from asyncdraft.gui.start import prepare_qt

        _qt = prepare_qt([])
        application = Application(lambda: NOW, zone="Europe/London", hours24=True)
        application.start([])
        application.window.resize(*SIZE)
        application.window.show()
        application.workspace.tasks.finish()
        settle()
        yield application
        application.window.close()
        application.close()


def settle() -> None:
    """Until all is laid out, painted and, as outside of an event loop nobody does it, deleted."""
    from PySide6.QtCore import QCoreApplication, QEvent

    for _round in range(ROUNDS_OF_EVENTS):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _show(application: "Application", text: str) -> None:
    need = "Kenji, please answer by Tuesday 17:00 Tokyo."
    application.session.open(Draft(to=("kenji",), what=text, need=need), stored=False)
    application.session.refresh()
    settle()


def _save(application: "Application") -> None:
    application.session.flush()
    settle()


def _typing(editor: "QPlainTextEdit") -> Callable[[], None]:
    """Types the next letter at the end of a paragraph in the middle of the text."""
    from PySide6.QtTest import QTest

    cursor = editor.textCursor()
    middle = editor.document().findBlockByNumber(editor.document().blockCount() // 4 * 2)
    cursor.setPosition(middle.position() + middle.length() - 1)
    editor.setTextCursor(cursor)
    letters = cycle(LETTERS)

    def press() -> None:
        QTest.keyClicks(editor, next(letters))
        settle()

    return press
