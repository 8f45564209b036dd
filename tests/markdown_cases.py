"""Cases kept as Markdown: a heading names the case, fenced blocks and text below it are its data."""

import re
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parent / "fixtures"
HEADING = re.compile(r"(?<=\n\n)## ")
"""Within a case, a heading follows its line at once."""
BLOCK = re.compile(r"^(?P<fence>`{3,})[a-z]*\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    title: str
    blocks: tuple[str, ...]
    text: str


def read_cases(name: str) -> list[Case]:
    """Of a file in the folder of fixtures."""
    _, *parts = HEADING.split((FIXTURES / name).read_text(encoding="utf-8"))
    return [_case(part) for part in parts]


def _case(part: str) -> Case:
    title, _, rest = part.partition("\n")
    return Case(title, tuple(found["text"] for found in BLOCK.finditer(rest)), BLOCK.sub("", rest).strip())
