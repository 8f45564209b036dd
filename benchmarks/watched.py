"""A program on a private display that is asked, every two milliseconds, whether its event loop hears."""

import subprocess
import sys
from collections.abc import Mapping
from queue import Queue
from threading import Event, Thread
from time import perf_counter, sleep

import msgspec

from benchmarks.display import Display
from benchmarks.start import ROOT

ASKED_EVERY = 0.002
BEAT = 0.01
"""Seconds from a key to the next, or until the loop hears again within `HEARS`."""
HEARS = 0.008
PATIENCE = 30.0


class Pause(msgspec.Struct, frozen=True):
    """How long the event loop did not hear, and how much of it the processor worked for it; in seconds."""

    step: str
    wall: float
    cpu: float


class Watched:
    """`step` names what is being done: each pause is told with it."""

    def __init__(self, arguments: tuple[str, ...], environment: Mapping[str, str], on: Display) -> None:
        self.display = on
        self.step = "start"
        self.pauses: list[Pause] = []
        self._places: Queue[list[int]] = Queue()
        self._over = Event()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.watched_program", *arguments],
            cwd=ROOT,
            env={**environment, "DISPLAY": on.name, "QT_QPA_PLATFORM": "xcb"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._threads = [Thread(target=self._ask), Thread(target=self._listen)]
        for thread in self._threads:
            thread.start()

    def _ask(self) -> None:
        while not self._over.wait(ASKED_EVERY):
            self._send(f"p{perf_counter():.6f}\n")

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except BrokenPipeError:
            self._over.set()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            kind, rest = line[:1], line[1:].split()
            if kind == b"p":
                self.pauses.append(Pause(self.step, *map(float, rest)))
            else:
                self._places.put([int(number) for number in rest])

    def settle(self, seconds: float = BEAT) -> None:
        """So long, and until the loop hears at once. Raises TimeoutError."""
        sleep(seconds)
        known, end = len(self.pauses), perf_counter() + PATIENCE
        while not any(pause.wall < HEARS for pause in self.pauses[known:]):
            if perf_counter() > end:
                raise TimeoutError(f"{self.step}: the window does not hear.")
            sleep(ASKED_EVERY)

    def places(self, name: str) -> list[tuple[int, int]]:
        """Where on the screen something can be clicked; see places.py."""
        self._send(f"w {name}\n")
        flat = self._places.get(timeout=PATIENCE)
        return list(zip(flat[::2], flat[1::2], strict=True))

    def end(self) -> None:
        self._over.set()
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
