"""What a command answered, for the tests of the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


def written_draft(run: Run, target: str, path: Path, *command: str) -> str:
    """The file of a draft that a command has written to `path`, and that renders for `target`."""
    made = run(*command, "--out", str(path))
    assert (made.status, made.err) == (0, "")
    assert run("render", str(path), "--to", target).status == 0
    return path.read_text("utf-8")
