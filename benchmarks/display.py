"""A private X server: keys go in as a keyboard sends them, and what is painted comes out as damage."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from select import select
from time import perf_counter
from typing import NamedTuple

import xcffib
import xcffib.damage
import xcffib.xproto
import xcffib.xtest

SIZE = (1440, 900)
SETTLED = 0.3
"""Seconds: a new server has painted its own root window by then."""
KEY_PRESS, KEY_RELEASE = 2, 3
ALL_PLANES = 0xFFFFFFFF
KEYSYMS = {" ": 0x20, **{letter: ord(letter) for letter in "abcdefghijklmnopqrstuvwxyz"}}


class Damage(NamedTuple):
    """`at` on the clock of `perf_counter`, in seconds; the rest in pixels."""

    at: float
    x: int
    y: int
    width: int
    height: int

    @property
    def area(self) -> int:
        return self.width * self.height


@contextmanager
def display() -> "Iterator[Display]":
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{SIZE[0]}x{SIZE[1]}x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    shown = Display(name)
    try:
        yield shown
    finally:
        shown.close()
        server.terminate()
        server.wait()


class Display:
    def __init__(self, name: str) -> None:
        self.name = name
        self._connection = xcffib.connect(display=name)
        setup = self._connection.get_setup()
        self._root = setup.roots[0].root
        self._codes = self._key_codes(setup.min_keycode, setup.max_keycode)
        self._test = self._connection(xcffib.xtest.key)
        self._damage = self._connection(xcffib.damage.key)
        self._damage.QueryVersion(1, 1).reply()
        watch = self._connection.generate_id()
        self._damage.Create(watch, self._root, xcffib.damage.ReportLevel.RawRectangles)
        self._connection.flush()
        self.painted(SETTLED)

    def _key_codes(self, first: int, last: int) -> dict[str, int]:
        mapping = self._connection.core.GetKeyboardMapping(first, last - first + 1).reply()
        width = mapping.keysyms_per_keycode
        unshifted = {mapping.keysyms[row * width]: first + row for row in range(last - first + 1)}
        return {letter: unshifted[keysym] for letter, keysym in KEYSYMS.items()}

    def press(self, letter: str) -> float:
        """When it was sent, on the clock of `perf_counter`."""
        code = self._codes[letter]
        sent = perf_counter()
        for kind in (KEY_PRESS, KEY_RELEASE):
            self._test.FakeInput(kind, code, 0, self._root, 0, 0, 0)
        self._connection.flush()
        return sent

    def give_focus(self) -> None:
        """To the window that is mapped last: there is no window manager to do it."""
        windows = self._connection.core.QueryTree(self._root).reply().children
        shown = [window for window in windows if self._is_shown(window)]
        self._connection.core.SetInputFocus(xcffib.xproto.InputFocus.Parent, shown[-1], 0)
        self._connection.flush()

    def _is_shown(self, window: int) -> bool:
        state = self._connection.core.GetWindowAttributes(window).reply().map_state
        return bool(state == xcffib.xproto.MapState.Viewable)

    def painted(self, quiet: float, patience: float = 20.0) -> Sequence[Damage]:
        """What is painted from now on, until nothing was for `quiet` seconds after the first."""
        found: list[Damage] = []
        end = perf_counter() + patience
        while perf_counter() < end:
            found += self._arrived()
            wait = quiet if found else end - perf_counter()
            if not select([self._connection.get_file_descriptor()], [], [], max(wait, 0))[0]:
                break
        return found

    def first_painted(self, patience: float = 20.0) -> Damage:
        """The next thing that is painted. Raises TimeoutError."""
        end = perf_counter() + patience
        while perf_counter() < end:
            found = self._arrived()
            if found:
                return found[0]
            select([self._connection.get_file_descriptor()], [], [], 0.5)
        raise TimeoutError("Nothing was painted.")

    def _arrived(self) -> list[Damage]:
        found = []
        while event := self._connection.poll_for_event():
            if isinstance(event, xcffib.damage.NotifyEvent):
                area = event.area
                found.append(Damage(perf_counter(), area.x, area.y, area.width, area.height))
        return found

    def colours(self, x: int, y: int, width: int, height: int) -> int:
        """How many different ones stand in a rectangle: one where nothing is written."""
        image = self._connection.core.GetImage(
            xcffib.xproto.ImageFormat.ZPixmap, self._root, x, y, width, height, ALL_PLANES
        ).reply()
        data = bytes(image.data.buf())
        return len({data[at : at + 4] for at in range(0, len(data), 4)})

    def close(self) -> None:
        self._connection.disconnect()
