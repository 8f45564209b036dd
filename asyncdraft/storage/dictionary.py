"""Words that are right though no dictionary has them: one a line, lines with # are remarks.

The user's own stand in the data folder, a team's in `dictionary.txt` of the team folder, those of work in
the program.
"""

from pathlib import Path

from asyncdraft.core.text import say
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.resources import read_text

FILE = "dictionary.txt"
MAX_BYTES = 2_000_000


def load(path: Path) -> tuple[str, ...]:
    """In the order of the file; none where there is no file. Raises StoreProblem."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise StoreProblem(
            say("{path}, line {line}: no text in UTF-8; save it as UTF-8.", path=path, line=line)
        ) from error
    except OSError as error:
        raise StoreProblem(
            say("The words in {path} cannot be read ({strerror}).", path=path, strerror=error.strerror)
        ) from error
    return _words(text)


def of_work() -> tuple[str, ...]:
    """Words of everyday work that dictionaries lack."""
    return _words(read_text(FILE))


def add(path: Path, word: str) -> None:
    """At the end, unless it is there. Raises StoreProblem."""
    if word.casefold() in {known.casefold() for known in load(path)}:
        return
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    gap = "\n" if text and not text.endswith("\n") else ""
    write_atomically(path, f"{text}{gap}{word}\n")


def remove(path: Path, word: str) -> None:
    """Every line of that word; remarks stay. Raises StoreProblem."""
    if word not in load(path):
        return
    kept = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip() != word]
    write_atomically(path, "".join(f"{line}\n" for line in kept))


def _words(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
