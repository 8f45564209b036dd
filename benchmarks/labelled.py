"""Messages whose sentences are labelled with their pane, as tests/fixtures/split keeps them.

A file holds messages, each under `# title`. A line is `LABEL | words`; it goes on behind the line before it,
behind a space, or on a new line where it is written `LABEL / words`. An empty line parts paragraphs. The
labels are the panes, and `hello` for words that only greet or sign off.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from asyncdraft.core.draft import PANES, Pane

FOLDER = Path(__file__).parent.parent / "tests" / "fixtures" / "split"
OPEN, ASIDE = FOLDER / "open", FOLDER / "aside"
HELLO = "hello"
_LINE = re.compile(rf"(?P<label>{'|'.join(PANES)}|{HELLO})\s+(?P<join>[|/]) (?P<words>.*)")


class Part(msgspec.Struct, frozen=True):
    """[start, end) of the message; `pane` is None for courtesy."""

    start: int
    end: int
    pane: Pane | None


class Labelled(msgspec.Struct, frozen=True):
    title: str
    text: str
    parts: tuple[Part, ...]


def read(folder: Path) -> list[Labelled]:
    return [
        _labelled(message)
        for file in sorted(folder.glob("*.md"))
        for message in re.split(r"^# ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
    ]


def _labelled(message: str) -> Labelled:
    title, _, body = message.partition("\n")
    text, parts = "", list[Part]()
    for before, line in _lines(body):
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"{title}: {line!r} has no label")
        joint = "\n" if before == " " and found["join"] == "/" else before
        text += joint if text else ""
        pane = None if found["label"] == HELLO else Pane(found["label"])
        parts.append(Part(len(text), len(text) + len(found["words"]), pane))
        text += found["words"]
    return Labelled(title, text, tuple(parts))


def _lines(body: str) -> Iterator[tuple[str, str]]:
    """The lines with words, each with what parts it from the one before."""
    before = ""
    for line in body.strip().splitlines():
        if line.strip():
            yield before or " ", line
            before = " "
        else:
            before = "\n\n"
