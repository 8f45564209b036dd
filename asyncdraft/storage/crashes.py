"""What is kept of a mistake of the program: its kind and its place, and nothing that anybody wrote.

The text of an exception can hold what was typed, and so can every local: neither is kept. Of a path only what
lies in the program, in Python or in a package is kept, so that no user's name or file shows.
"""

import errno
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, TracebackType

import msgspec

import asyncdraft
from asyncdraft.core.expression import Expression

MOST_FRAMES = 40
MOST_CAUSES = 8
ELSEWHERE = "(a file elsewhere)"
MODULE = Expression(r"[A-Za-z_]\w*(\.\w+)*")
LIBRARY = Expression(r"\blib[\w.+-]+\.so[.\d]*")
FAULT_FRAME = Expression(r'\s*File "(?P<path>[^"]*)", line (?P<line>\d+|\?\?\?)(?: in (?P<name>\S+))?')
FAULT_HEAD = Expression(
    r"(Fatal Python error: [\w ]+|(Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):?"
    r"|Windows fatal exception: [\w ]+|  <no Python frame>|  Garbage-collecting|  \.\.\.)\s*"
)


class Crash(msgspec.Struct, frozen=True):
    """`place` is where in the program it happened; `text` the whole way there, of every cause."""

    kind: str
    place: str
    text: str

    @property
    def line(self) -> str:
        return f"{self.kind} at {self.place}"


def describe(error: BaseException) -> Crash:
    chain = list(_causes(error))
    text = "\nwhich led to\n".join("\n".join((_named(each), *_frames(each.__traceback__))) for each in chain)
    return Crash(_kind(error), _place(error.__traceback__), text)


def describe_fault(text: str) -> Crash:
    """From what Python wrote while the process died."""
    lines = [line for raw in text.splitlines() if (line := _fault_line(raw))]
    kind = next((line for line in lines if "atal" in line), "The process died")
    found = re.search(r"asyncdraft/\S+:\S+.*", "\n".join(lines))
    return Crash(kind.strip(), found[0] if found else ELSEWHERE, "\n".join(lines))


def _fault_line(raw: str) -> str:
    frame = FAULT_FRAME.match(raw)
    if frame:
        path = _short(frame["path"])
        named = f" in {frame['name']}" if frame["name"] and path != ELSEWHERE else ""
        return f"  {path}:{frame['line']}{named}"
    return raw.rstrip() if FAULT_HEAD.fullmatch(raw) else ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The first cause first, as Python tells them."""
    found: list[BaseException] = []
    left: BaseException | None = error
    while left is not None and left not in found and len(found) < MOST_CAUSES:
        found.append(left)
        left = left.__cause__ or (None if left.__suppress_context__ else left.__context__)
    return reversed(found)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _named(error: BaseException) -> str:
    hint = _hint(error)
    return f"{_kind(error)}: {hint}" if hint else _kind(error)


def _hint(error: BaseException) -> str:
    """What its reason is without its text: numbers of the system, names that the code itself has."""
    if isinstance(error, ImportError):
        known = MODULE.fullmatch(error.name or "")
        return known[0] if known else " ".join(found[0] for found in LIBRARY.finditer(str(error)))
    if isinstance(error, OSError) and error.errno is not None:
        return f"{errno.errorcode.get(error.errno, error.errno)} ({os.strerror(error.errno)})"
    if isinstance(error, sqlite3.Error):
        return str(getattr(error, "sqlite_errorname", ""))
    if isinstance(error, AttributeError | NameError):
        code = _innermost(error.__traceback__)
        return error.name if code is not None and error.name in code.co_names else ""
    return ""


def _steps(trace: TracebackType | None) -> list[tuple[CodeType, int]]:
    """The outermost first."""
    found = []
    while trace is not None:
        found.append((trace.tb_frame.f_code, trace.tb_lineno))
        trace = trace.tb_next
    return found


def _innermost(trace: TracebackType | None) -> CodeType | None:
    return next((code for code, _line in reversed(_steps(trace))), None)


def _frames(trace: TracebackType | None) -> list[str]:
    lines = [f"  {_step(code, line)}" for code, line in _steps(trace)]
    left_out = len(lines) - MOST_FRAMES
    if left_out <= 0:
        return lines
    half = MOST_FRAMES // 2
    return [*lines[:half], f"  ... {left_out} more", *lines[-half:]]


def _step(code: CodeType, line: int) -> str:
    path = _short(code.co_filename)
    return ELSEWHERE if path == ELSEWHERE else f"{path}:{line} in {code.co_qualname}"


def _place(trace: TracebackType | None) -> str:
    """The innermost step in the program itself, or else the innermost of all."""
    steps = [_step(code, line) for code, line in _steps(trace)]
    own = [step for step in steps if step.startswith("asyncdraft/")]
    return next(reversed(own or steps), ELSEWHERE)


def _short(path: str) -> str:
    if path.startswith("<frozen "):
        return path
    if not path.endswith(".py"):
        return ELSEWHERE
    if getattr(sys, "frozen", False) and not Path(path).is_absolute():
        return Path(path).as_posix()
    for root in _roots():
        if path.startswith(f"{root}{os.sep}"):
            return Path(path).relative_to(root).as_posix()
    return ELSEWHERE


def _roots() -> Iterator[str]:
    """The folders that programs are loaded from, the longest first; not the one that somebody works in."""
    program = Path(asyncdraft.__file__).parent
    packages = [folder for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages")]
    library = str(Path(os.__file__).parent)
    yield from (str(folder) for folder in sorted(packages, key=len, reverse=True))
    yield library
    yield str(program.parent)
