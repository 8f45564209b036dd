"""Words that are right though no dictionary has them: one a line, lines with # are remarks.

The user's own stand in the data folder, a team's in `dictionary.txt` of the team folder, those of work in
the program.
"""

from pathlib import Path

from asyncdraft.core.text import say
from asyncdraft.storage.files import line_end, line_of, write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.resources import read_text

FILE = "dictionary.txt"


def load(path: Path) -> tuple[str, ...]:
    """In the order of the file; none where there is no file. Raises StoreProblem."""
    return _words(text_of(path))


def text_of(path: Path) -> str:
    """With the remarks and the line ends; empty where there is no file. Raises StoreProblem."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        sentence = say(
            "{path}, line {line}: no text in UTF-8; save it as UTF-8.", path=path, line=line_of(error)
        )
        raise StoreProblem(sentence) from error
    except OSError as error:
        raise StoreProblem(
            say("The words in {path} cannot be read ({strerror}).", path=path, strerror=error.strerror)
        ) from error


def of_work() -> tuple[str, ...]:
    """Words of everyday work that dictionaries lack."""
    return _words(read_text(FILE))


def add(path: Path, word: str) -> None:
    """At the end, unless it is there. Raises StoreProblem."""
    text = text_of(path)
    if word.casefold() in {known.casefold() for known in _words(text)}:
        return
    end = line_end(text)
    gap = end if text and not text.endswith(end) else ""
    write_atomically(path, f"{text}{gap}{word}{end}")


def remove(path: Path, word: str) -> None:
    """Every line of that word; remarks stay. Raises StoreProblem."""
    text = text_of(path)
    if word in _words(text):
        kept = (line for line in text.splitlines(keepends=True) if line.strip() != word)
        write_atomically(path, "".join(kept))


def _words(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
