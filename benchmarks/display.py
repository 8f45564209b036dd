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
KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
ALL_PLANES = 0xFFFFFFFF
SHIFT = "Shift"
KEYSYMS = {
    **{chr(code): code for code in range(0x20, 0x7F)},
    **{"Backspace": 0xFF08, "Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B},
    **{"Home": 0xFF50, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54, "End": 0xFF57},
    **{f"F{number}": 0xFFBD + number for number in range(1, 13)},
    **{SHIFT: 0xFFE1, "Ctrl": 0xFFE3, "Alt": 0xFFE9},
}
"""By Qt's portable names of keys."""


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

    def _key_codes(self, first: int, last: int) -> dict[str, tuple[int, ...]]:
        """The keys that are held down for each, one after the other."""
        mapping = self._connection.core.GetKeyboardMapping(first, last - first + 1).reply()
        width = mapping.keysyms_per_keycode
        rows = range(last - first + 1)
        plain = {mapping.keysyms[row * width]: first + row for row in reversed(rows)}
        shifted = {mapping.keysyms[row * width + 1]: first + row for row in reversed(rows)}
        shift = plain[KEYSYMS[SHIFT]]
        return {
            name: (plain[keysym],) if keysym in plain else (shift, shifted[keysym])
            for name, keysym in KEYSYMS.items()
        }

    def press(self, keys: str) -> float:
        """A character, or a key with those held down before it ("Ctrl+Shift+K").

        When it was sent, on the clock of `perf_counter`.
        """
        names = [keys] if len(keys) == 1 else keys.split("+")
        names = [name.lower() if len(names) > 1 and len(name) == 1 else name for name in names]
        codes = [code for name in names for code in self._codes[name]]
        sent = perf_counter()
        for code in codes:
            self._test.FakeInput(KEY_PRESS, code, 0, self._root, 0, 0, 0)
        for code in reversed(codes):
            self._test.FakeInput(KEY_RELEASE, code, 0, self._root, 0, 0, 0)
        self._connection.flush()
        return sent

    def click(self, x: int, y: int) -> None:
        self._test.FakeInput(MOTION, 0, 0, self._root, x, y, 0)
        for kind in (BUTTON_PRESS, BUTTON_RELEASE):
            self._test.FakeInput(kind, 1, 0, self._root, 0, 0, 0)
        self._connection.flush()

    def give_focus(self) -> None:
        """To the window that is mapped last: there is no window manager to do it."""
        windows = self._connection.core.QueryTree(self._root).reply().children
        shown = [window for window in windows if self._is_shown(window)]
        if shown and self._connection.core.GetInputFocus().reply().focus != shown[-1]:
            self._connection.core.SetInputFocus(xcffib.xproto.InputFocus.Parent, shown[-1], 0)
            self._connection.flush()

    def _is_shown(self, window: int) -> bool:
        """Menus and tips, which a window manager leaves alone, are no windows of their own."""
        found = self._connection.core.GetWindowAttributes(window).reply()
        return bool(found.map_state == xcffib.xproto.MapState.Viewable and not found.override_redirect)

    def painted(self, quiet: float, patience: float = 20.0, wider: int = 0) -> Sequence[Damage]:
        """What is painted from now on, until nothing was for `quiet` seconds after the first.

        What is not `wider`, in pixels, does not count.
        """
        found: list[Damage] = []
        end = perf_counter() + patience
        while perf_counter() < end:
            found += [damage for damage in self._arrived() if damage.width > wider]
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

    def forget(self) -> None:
        """What was painted until now."""
        self._arrived()

    def colours(self, x: int, y: int, width: int, height: int) -> int:
        """How many different ones stand in a rectangle: one where nothing is written."""
        image = self._connection.core.GetImage(
            xcffib.xproto.ImageFormat.ZPixmap, self._root, x, y, width, height, ALL_PLANES
        ).reply()
        data = bytes(image.data.buf())
        return len({data[at : at + 4] for at in range(0, len(data), 4)})

    def close(self) -> None:
        self._connection.disconnect()
