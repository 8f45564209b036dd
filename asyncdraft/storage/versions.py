"""Which program this is and what it runs on, in a line each."""

import platform
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version

from asyncdraft import __version__
from asyncdraft.core.text import say

PARTS = (
    ("Qt", "PySide6-Essentials"),
    ("tzdata", "tzdata"),
    ("holidays", "holidays"),
)


def versions() -> dict[str, str]:
    """By name. A package that is not there is told as that."""
    bundled = " (bundled)" if getattr(sys, "frozen", False) else ""
    return {
        "AsyncDraft": f"{__version__}{bundled}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{name: _version(package) for name, package in PARTS},
        "System": platform.platform(terse=True),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return say("not installed")
