"""Cycles are collected on the GUI thread alone, and what came with the start is left alone.

Python collects them on whichever thread happens to allocate. A dialog that dies on the working thread takes
cursors, layouts and fonts with it that the GUI thread may be using: a crash, somewhere else and later.
A collection also holds every thread while it looks, measured 60 to 190 ms for the whole program: a key would
wait, and what lives from the start to the end need not be looked at again and again.

What Qt holds no collector sees: a signal keeps a lambda, and all that knows, for as long as its sender lives,
but no method. Where the sender has no parent and the lambda knows the window, neither ever goes.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimerEvent

from asyncdraft.gui.workspace import Change, Workspace

EVERY_MS = 5_000


def keep_to_the_gui_thread() -> None:
    """For the whole process and for good: from now on somebody on the GUI thread has to collect."""
    gc.disable()


class Collector(QObject):
    """Collects what Python would have collected by itself, as long as `parent` lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        keep_to_the_gui_thread()
        self.startTimer(EVERY_MS, Qt.TimerType.VeryCoarseTimer)

    def timerEvent(self, event: QTimerEvent) -> None:
        collect_what_is_due()


def collect_what_is_due() -> None:
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > threshold > 0
    ]
    if due:
        gc.collect(due[-1])


def collect_what_was_set_apart() -> None:
    """The window with which it was is gone."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def set_apart(workspace: Workspace) -> None:
    """What there is now, and once more when templates and checks are loaded."""
    loading = [Change.TEMPLATES]

    def on_changed(change: Change) -> None:
        if loading and change & loading[0]:
            loading.clear()
            gc.freeze()

    gc.freeze()
    workspace.changed.connect(on_changed)
