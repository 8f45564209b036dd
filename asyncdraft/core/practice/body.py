"""The body of a practice file: sections under headings, items of lists, each with its line."""

import re
from collections.abc import Iterator, Sequence

import msgspec

HEADING = re.compile(r"(?P<marks>#{2,3})[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*")
FENCE = re.compile(r"[ \t]*(?P<fence>```+|~~~+)")
ITEM = re.compile(r"(?P<marker>[-*+]|\d{1,3}[.)])[ \t]+(?P<text>.*)")


class Section(msgspec.Struct, frozen=True):
    """`line` is that of the heading, `lines` are those below it; the first has the number `line` + 1."""

    title: str
    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n").rstrip()


class Item(msgspec.Struct, frozen=True):
    """An item of a list with its lines joined by blanks; `marker` is "-" or "3."."""

    marker: str
    text: str
    line: int


def sections(lines: Sequence[str], first_line: int, level: int) -> tuple[Section, ...]:
    """The parts under headings of `level`; what stands before the first has the title ""."""
    found: list[Section] = []
    title, start, held = "", first_line - 1, list[str]()
    for number, line, is_code in _with_code(lines, first_line):
        heading = None if is_code else HEADING.fullmatch(line)
        if heading and len(heading["marks"]) == level:
            found.append(Section(title, start, tuple(held)))
            title, start, held = heading["title"], number, []
        else:
            held.append(line)
    found.append(Section(title, start, tuple(held)))
    return tuple(found)


def items(section: Section) -> tuple[tuple[Item, ...], int]:
    """Those of its list, and the line of the first text outside of it, 0 for none."""
    found: list[Item] = []
    stray = 0
    for number, line in enumerate(section.lines, section.line + 1):
        item = ITEM.fullmatch(line)
        if item:
            found.append(Item(item["marker"], item["text"].strip(), number))
        elif not line.strip():
            continue
        elif found and line[0] in " \t":
            last = found.pop()
            found.append(Item(last.marker, f"{last.text} {line.strip()}", last.line))
        else:
            stray = stray or number
    return tuple(found), stray


def _with_code(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number and whether it belongs to a block of code."""
    fence = ""
    for number, line in enumerate(lines, first_line):
        found = FENCE.match(line)
        if found and not fence:
            fence = found["fence"]
            yield number, line, True
        elif found and fence and line.strip().startswith(fence):
            fence = ""
            yield number, line, True
        else:
            yield number, line, bool(fence)
