"""A program on a private display: when it is painted, what a key costs, how much memory it holds."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import clock_gettime, perf_counter, sleep

import msgspec

from benchmarks.display import SIZE, Damage, Display, display
from benchmarks.harness import memory_of
from benchmarks.start import ROOT

QUIET_START, QUIET_KEY = 0.5, 0.08
"""Seconds without a paint after which all is painted."""
AT_LEAST = SIZE[0] * SIZE[1] // 2
"""Pixels: a paint of the window, not of a part of it."""
CARET = 16
"""Pixels: what is painted and is narrower is a caret that blinks, and no answer to a key."""
WHOLE_PROCESS = 2
WRITTEN = (300, 100, 500, 500)
"""A rectangle in which every program shows its text."""
COLOURS = 12
"""As many, through smoothed letters, where something is written there."""


class Program(msgspec.Struct, frozen=True):
    """`arguments` follow the interpreter."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]


class Start(msgspec.Struct, frozen=True):
    """Seconds from exec."""

    text: float
    everything: float


class Key(msgspec.Struct, frozen=True):
    """Seconds: to the first and to the last paint, and of the processor."""

    letter: float
    everything: float
    processor: float


class Shown:
    """A program that runs, and its display."""

    def __init__(self, program: Program, on: Display) -> None:
        self._display = on
        began = perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *program.arguments],
            cwd=ROOT,
            env={**program.environment, "DISPLAY": on.name, "QT_QPA_PLATFORM": "xcb"},
            stderr=subprocess.DEVNULL,
        )
        self.start = self._until_painted(began)

    def _until_painted(self, began: float) -> Start:
        """Raises TimeoutError where no text is shown."""
        text = next((paint.at for paint in self._paints() if self._is_written(paint)), None)
        if text is None:
            self.end()
            raise TimeoutError("No text was painted.")
        later = self._display.painted(QUIET_START, QUIET_START)
        last = later[-1].at if later else text
        return Start(text - began, last - began)

    def _paints(self) -> Iterator[Damage]:
        while self._process.poll() is None:
            yield self._display.first_painted()

    def _is_written(self, paint: Damage) -> bool:
        return paint.area >= AT_LEAST and self._display.colours(*WRITTEN) >= COLOURS

    def prepare(self) -> None:
        """For keys."""
        self._display.give_focus()
        self._display.painted(QUIET_START, QUIET_START)

    def press(self, letter: str) -> Key:
        before = self._processor()
        sent = self._display.press(letter)
        paints = self._display.painted(QUIET_KEY, wider=CARET)
        if not paints:
            raise TimeoutError("A key was not painted.")
        return Key(paints[0].at - sent, paints[-1].at - sent, self._processor() - before)

    def _processor(self) -> float:
        """Seconds, of all its threads, also of those that have ended: what `clock_getcpuclockid` names."""
        return clock_gettime(~self._process.pid << 3 | WHOLE_PROCESS)

    def memory(self) -> float:
        """MiB."""
        return memory_of(self._process.pid)

    def rest(self, seconds: float) -> None:
        sleep(seconds)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._display.painted(QUIET_START, QUIET_START)


@contextmanager
def shown(programs: Sequence[Program]) -> Iterator[list[Shown]]:
    """All of them at once, each on a display of its own."""
    with display_each(len(programs)) as displays:
        running = [Shown(program, on) for program, on in zip(programs, displays, strict=True)]
        for program in running:
            program.prepare()
        yield running
        for program in running:
            program.end()


@contextmanager
def display_each(number: int) -> Iterator[list[Display]]:
    if not number:
        yield []
        return
    with display() as first, display_each(number - 1) as others:
        yield [first, *others]
