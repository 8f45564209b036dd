"""Runs "program" or a "bare" window, and answers every line on its standard input from the event loop.

A line that begins with "p" is a time on the clock of `perf_counter`: it is answered with how long the oldest
such line waited and how much of that the processor worked, both in seconds. "w NAME" asks where on the screen
what has that accessible name can be clicked. See watched.py.
"""

import os
import sys
from collections.abc import Iterator
from time import perf_counter, thread_time

from benchmarks.places import places

IN, OUT, MOST = 0, 1, 1 << 16


def main(what: str, *arguments: str) -> int:
    if what == "program":
        from asyncdraft.gui.start import main as program

        _answer_from_the_loop()
        return program(list(arguments))
    from benchmarks.bare_window import main as bare

    _answer_from_the_loop()
    return bare(arguments[0])


def _answer_from_the_loop() -> None:
    from PySide6.QtCore import QSocketNotifier
    from PySide6.QtWidgets import QApplication

    plain = QApplication.exec

    def run(*_application: object) -> int:
        asked, answers = QSocketNotifier(IN, QSocketNotifier.Type.Read), Answers()
        asked.activated.connect(answers.read)
        return plain()

    QApplication.exec = run  # type: ignore[method-assign]


class Answers:
    def __init__(self) -> None:
        self._rest = b""
        self._worked = thread_time()

    def read(self) -> None:
        now = perf_counter()
        *lines, self._rest = (self._rest + os.read(IN, MOST)).split(b"\n")
        sent = next((float(line[1:]) for line in lines if line.startswith(b"p")), None)
        if sent is not None:
            worked = thread_time()
            self._say(f"p{now - sent:.6f} {worked - self._worked:.6f}")
            self._worked = worked
        for line in lines:
            if line.startswith(b"w"):
                self._say(f"w{' '.join(map(str, _on_screen(line[2:].decode())))}")

    def _say(self, line: str) -> None:
        os.write(OUT, f"{line}\n".encode())


def _on_screen(name: str) -> Iterator[int]:
    """x and y of each place, one after the other."""
    for widget, at in places(name):
        point = widget.mapToGlobal(at)
        yield from (point.x(), point.y())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
