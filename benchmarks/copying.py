"""Copying a message of any length in the window, until another program could paste it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from asyncdraft.core.draft import Draft
from benchmarks.harness import Race, runner
from benchmarks.texts import message
from benchmarks.window import opened, settle

if TYPE_CHECKING:
    from asyncdraft.gui.app import Application

SIZES = (200, 5_000)
CHANNELS = ("copy_for_slack", "copy_for_email", "copy_as_markdown")
PLAIN_AND_RICH = ("text/plain", "text/html")


def races() -> Iterator[Race]:
    with opened() as application:
        seeds = count()

        def fresh(words: int) -> Callable[[], None]:
            return lambda: _open(application, message(words, next(seeds)))

        for words in SIZES:
            text = message(words, 0)
            yield Race(
                title=f"copying {words:,} words",
                reference=runner("the same words put on the clipboard", partial(_copy_bare, text)),
                runners=tuple(
                    runner(channel.replace("_", " "), _copying(application, channel), before=fresh(words))
                    for channel in CHANNELS
                ),
                least=7,
            )


def _copy_bare(text: str) -> None:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QGuiApplication

    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def _open(application: "Application", text: str) -> None:
    """It is checked and shown, as it is when somebody has written it and reaches for the keys."""
    application.session.open(Draft(to=("kenji",), what=text, need="Kenji, please answer."), stored=False)
    application.session.refresh()
    settle()
    application.session.flush()
    settle()


def _copying(application: "Application", action: str) -> Callable[[], None]:
    from PySide6.QtGui import QGuiApplication

    def copy() -> None:
        application.actions[action].trigger()
        data = QGuiApplication.clipboard().mimeData()
        for kind in PLAIN_AND_RICH:
            data.data(kind)

    return copy
