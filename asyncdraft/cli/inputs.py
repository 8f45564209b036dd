"""What a command reads: a file, standard input, or JSON line by line."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import as_json

Answer = Callable[[Mapping[str, Any]], Mapping[str, Any]]

STANDARD = "-"
DRAFT_BEGINS = "---\n"
"""A text without it is no draft's file."""


def read_text(name: str) -> str:
    """A file, or standard input for "-". Line ends are those of Unix."""
    data = read_bytes(name)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Failure(f"{_called(name)} is no text in UTF-8. Save it as UTF-8 and try again.") from error


def read_bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == STANDARD else _read_file(Path(name))


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Failure(f"{path} cannot be read ({error.strerror}). Check its name and place.") from error


def _called(name: str) -> str:
    return "Standard input" if name == STANDARD else name


def answer_lines(answer: Answer, name: str = STANDARD) -> None:
    """One JSON object in, one out, in order; {"error": ...} in the place of a line that has no answer."""
    lines: Iterable[bytes] = sys.stdin.buffer if name == STANDARD else _read_file(Path(name)).splitlines()
    for line in lines:
        print(as_json(_answered(answer, line)), flush=True)


def _answered(answer: Answer, line: bytes) -> Mapping[str, Any]:
    try:
        request = json.loads(line)
        if not isinstance(request, dict):
            return {"error": "The line is no JSON object."}
        return answer(request)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        return {"error": f"The line is no JSON ({error})."}
    except Failure as failure:
        return {"error": str(failure)}
    except Exception as error:  # noqa: BLE001 - a stream goes on behind whatever one line provokes
        _log(error)
        return {"error": f"The line cannot be answered ({type(error).__name__}: {error})."}


def _log(error: Exception) -> None:
    from asyncdraft.storage import paths
    from asyncdraft.storage.crashes import describe
    from asyncdraft.storage.log import Log

    Log(paths.log_dir()).write_crash(describe(error))


def text_at(request: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """The text under `key`; without a default it must be there. JSON's null is as good as nothing."""
    value = request.get(key)
    value = default if value is None else value
    if not isinstance(value, str):
        raise Failure(f'"{key}" should be a text.')
    return value
