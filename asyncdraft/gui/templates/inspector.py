"""Judges the template that is written: with each key, or when the keys rest where that takes long."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from asyncdraft.core.templates.inspection import Inspection
from asyncdraft.core.templates.template import Template

QUICK_SECONDS, SLOW_PAUSE_MS = 0.04, 500
"""A template that takes longer to judge is judged when the keys rest."""


class Inspector(QObject):
    def __init__(self, inspected: Callable[[], Inspection], shows: Callable[[], object]) -> None:
        """`shows` is called once there is a new judgement."""
        super().__init__()
        self._inspected = inspected
        self._shows = shows
        self._pause = 0
        self.found = Inspection(None, ())
        self.good: Template | None = None
        """The last one that was sound."""
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.inspect)

    def begin(self) -> None:
        """Another text."""
        self.good = None
        self.inspect()

    def inspect_soon(self) -> None:
        self._timer.start(self._pause)

    def inspect(self) -> None:
        """At once, whatever pause a slow template has brought about."""
        self._timer.stop()
        began = perf_counter()
        self.found = self._inspected()
        self._pause = 0 if perf_counter() - began < QUICK_SECONDS else SLOW_PAUSE_MS
        if self.found.is_sound:
            self.good = self.found.template
        self._shows()

    def catch_up(self) -> None:
        """To the last key."""
        if self._timer.isActive():
            self.inspect()

    def stop(self) -> None:
        self._timer.stop()
