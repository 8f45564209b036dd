"""Where things are and what they are called; and how other programs are run."""

import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
WORK = ROOT / "build" / "packages"
DIST = ROOT / "dist"
NAME = "asyncdraft"
SOME_DAY = 1735689600
"""2025-01-01: the date of files whose commit is not known, as in an unpacked source archive."""


class Trouble(Exception):  # noqa: N818 - it is shown as a sentence
    """What went wrong, and what to do."""


def version() -> str:
    text = (ROOT / NAME / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found
    return found[1]


@cache
def moment() -> int:
    """The date that everything in the packages bears: that of the commit, in seconds since 1970."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdecimal():
        return int(told)
    try:
        return int(said("git", "-C", str(ROOT), "log", "-1", "--format=%ct", env=os.environ))
    except (Trouble, ValueError):
        return SOME_DAY


def system() -> str:
    """What the bundle runs on, as a part of its name: "linux-x86_64", "windows-amd64", "macos-arm64"."""
    kind = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    return f"{kind}-{platform.machine().lower()}"


def environment(**more: str) -> dict[str, str]:
    """Nothing in it makes one build differ from the next."""
    steady = {
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": str(moment()),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    return {**os.environ, **steady, **more}


def run(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
    """Its output is seen only if it fails. Raises Trouble."""
    said(*command, cwd=cwd, env=env)


def said(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """What the program prints. Raises Trouble."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, cwd=cwd, env=env or environment(), capture_output=True, text=True, errors="replace"
        )
    except FileNotFoundError:
        raise Trouble(f"{words[0]} is missing here; install it, then try again.") from None
    if done.returncode:
        told = "\n".join(part for part in (done.stdout[-4000:], done.stderr[-4000:]) if part.strip())
        raise Trouble(f"{' '.join(words)} ended with {done.returncode}:\n{told}")
    return done.stdout


def python(*arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """What this Python prints with these arguments."""
    return said(sys.executable, *arguments, cwd=cwd, env=env)


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def size_of(path: Path) -> int:
    """In bytes; what links point to counts once."""
    if path.is_file():
        return path.stat().st_size
    return sum(each.lstat().st_size for each in path.rglob("*") if each.is_file() and not each.is_symlink())


def in_megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
