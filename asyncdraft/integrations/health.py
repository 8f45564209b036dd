"""Looks for what others bring: the libraries that Qt loads, git, the keyring, the dictionary."""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from asyncdraft.core.health import Fact
from asyncdraft.core.text import say
from asyncdraft.integrations import git, harper
from asyncdraft.integrations.credentials import Credentials

PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""Those of Debian that are not called as the library is."""

PATIENCE = 10
"""Seconds for git to say which it is."""

SONAME = re.compile(r"(?P<stem>lib[\w.+-]+?)\.so\.(?P<number>[\d.]+)")
NO_QT = say(
    "The window needs it: pip install 'PySide6-Essentials>=6.11,<6.12'. The command line works without."
)
NO_GIT = say("Only sharing a team folder needs it: apt install git, or git-scm.com.")
NO_KEYRING = say(
    "Without one passwords are asked for at each start. In Debian and Ubuntu: apt install gnome-keyring."
)
NO_SPELLING = say("It is an extra: pip install 'asyncdraft[spell]'.")


def examine() -> Iterator[Fact]:
    yield _window()
    yield _git()
    yield _keyring()
    found = harper.is_installed()
    yield Fact(
        "Optional",
        "Spelling",
        say("installed") if found else say("not installed"),
        "" if found else NO_SPELLING,
    )


def platform_name() -> str:
    """The part of Qt that would talk to the screen here."""
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if asked or not sys.platform.startswith("linux"):
        return asked or "native"
    if os.environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") else ""


def _window() -> Fact:
    platform = platform_name()
    if find_spec("PySide6") is None:
        return Fact("Window", "Qt", say("not installed"), NO_QT, wrong=True)
    if not platform:
        return Fact("Window", "Screen", say("none; the command line works without one"))
    missing = missing_library(platform)
    if missing:
        lacking = say("{platform}, {library} is missing", platform=platform, library=missing)
        return Fact("Window", "Screen", lacking, _install(missing), wrong=True)
    return Fact("Window", "Screen", say("{platform}, every library of it is there", platform=platform))


def missing_library(platform: str) -> str:
    """The shared library, if any, that keeps Qt from drawing on offscreen, xcb or wayland; without loading Qt
    into Python.
    """
    package = find_spec("PySide6")
    if package is None or package.origin is None:
        return "PySide6"
    plugin = Path(package.origin).parent / f"Qt/plugins/platforms/libq{platform}.so"
    if not sys.platform.startswith("linux") or not plugin.exists():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error).partition(":")[0]
    return ""


def _install(library: str) -> str:
    found = SONAME.fullmatch(library)
    package = PACKAGES.get(library) or (f"{found['stem']}{found['number']}" if found else library)
    return say(
        "Install it, then start again. In Debian and Ubuntu: sudo apt install {package}",
        package=package.lower(),
    )


def _git() -> Fact:
    try:
        done = subprocess.run([git.program(), "--version"], capture_output=True, text=True, timeout=PATIENCE)
    except git.GitMissing:
        return Fact("Optional", "Git", say("not installed"), NO_GIT)
    except (OSError, subprocess.TimeoutExpired):
        return Fact("Optional", "Git", say("does not answer"), NO_GIT)
    return Fact("Optional", "Git", done.stdout.strip().removeprefix("git version ") or say("does not answer"))


def _keyring() -> Fact:
    kept = Credentials()
    return Fact(
        "Optional",
        "Keyring",
        kept.where if kept.are_kept else say("none"),
        "" if kept.are_kept else NO_KEYRING,
    )
