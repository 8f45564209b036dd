"""Formatting by marker characters: where they open and close, and what must not be taken for one."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import partial

from asyncdraft.core.render.nodes import ADDRESS, BOLD, CODE, ITALIC, SLACK, STRIKE, Span

ZERO_WIDTH = "\u200b"
MARKERS = {BOLD: "*", ITALIC: "_", STRIKE: "~"}
LOOK_ALIKES = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
"""Slack's text knows no escape: a marker that must stay literal is replaced by a sign that looks the same."""

SPACE = -1
"""In place of a style: white space, which takes the style that its neighbours share."""

_MARKER = re.compile(r"[*_~`]")
_FENCE = re.compile(r"```+")


class Role(Enum):
    OPEN = auto()
    CLOSE = auto()
    LITERAL = auto()
    SOLID = auto()


Piece = tuple[Role, str]
"""A marker that opens or closes, literal text, or a whole into which nothing looks."""

Atom = tuple[int, list[Piece]]
"""A style and the pieces that it cannot cut."""


def is_bare(text: str) -> bool:
    """Whether a text holds no sign that could be a marker."""
    return not _MARKER.search(text)


def text_atoms(span: Span) -> Iterator[Atom]:
    """Code, or text with the white space at its ends set free: no marker may touch white space."""
    text, style = span.text, span.style & ~CODE
    if span.kind in (SLACK, ADDRESS):
        yield style, [(Role.SOLID, text)]
        return
    if span.style & CODE:
        if text.strip():
            yield style, [(Role.OPEN, "`"), (Role.SOLID, text), (Role.CLOSE, "`")]
        return
    if not style:
        yield style, [(Role.LITERAL, text)]
        return
    core = text.strip()
    start = text.find(core) if core else len(text)
    if start:
        yield SPACE, [(Role.LITERAL, text[:start])]
    if core:
        yield style, [(Role.LITERAL, core)]
        if end := text[start + len(core) :]:
            yield SPACE, [(Role.LITERAL, end)]


def marked(atoms: Iterable[Atom]) -> Iterator[Piece]:
    """The pieces with markers around them, as few as nesting allows."""
    units = list(atoms)
    if not any(style for style, _ in units):
        yield from (piece for _, pieces in units for piece in pieces)
        return
    styles = _settled([style for style, _ in units])
    nest: list[int] = []
    opened = 0
    for index, (_, pieces) in enumerate(units):
        while opened & ~styles[index]:
            opened ^= nest[-1]
            yield Role.CLOSE, MARKERS[nest.pop()]
        if missing := styles[index] & ~opened:
            for flag in _outermost_first(styles, index, missing):
                opened |= flag
                nest.append(flag)
                yield Role.OPEN, MARKERS[flag]
        yield from pieces
    yield from ((Role.CLOSE, MARKERS[flag]) for flag in reversed(nest))


def _settled(styles: Sequence[int]) -> list[int]:
    return [
        before & after if style == SPACE else style
        for style, before, after in zip(
            styles, _last_known(styles), reversed(_last_known(styles[::-1])), strict=True
        )
    ]


def _last_known(styles: Sequence[int]) -> list[int]:
    known, last = [], 0
    for style in styles:
        last = last if style == SPACE else style
        known.append(last)
    return known


def _outermost_first(styles: Sequence[int], start: int, missing: int) -> list[int]:
    flags = [flag for flag in MARKERS if missing & flag]
    return sorted(flags, key=lambda flag: _end(styles, start, flag), reverse=True)


def _end(styles: Sequence[int], start: int, flag: int) -> int:
    return next((index for index in range(start, len(styles)) if not styles[index] & flag), len(styles))


def spaced(pieces: Iterable[Piece], escaped: Callable[[str], str]) -> Iterator[str]:
    """The texts, with a zero-width space where Slack would otherwise not see a marker."""
    role, last = Role.LITERAL, ""
    for next_role, text in pieces:
        first = text[:1]
        opens, closed = next_role is Role.OPEN, role is Role.CLOSE
        at_word = (opens and _is_word(last)) or (closed and _is_word(first))
        doubled = first == last and (opens or closed or role is Role.OPEN or next_role is Role.CLOSE)
        if at_word or doubled:
            yield ZERO_WIDTH
        yield escaped(text) if next_role is Role.LITERAL else text
        role, last = next_role, text[-1:]


def without_false_markers(pieces: list[Piece]) -> list[Piece]:
    """Literal signs that Slack would take for a marker, replaced by their look-alikes."""
    if not any(role is Role.LITERAL and _MARKER.search(text) for role, text in pieces):
        return pieces
    line = "".join(text for _, text in pieces)
    starts = list(_starts(pieces))
    literal = {
        at + match.start()
        for at, (role, text) in zip(starts, pieces, strict=True)
        if role is Role.LITERAL
        for match in _MARKER.finditer(text)
    }
    opens = [at for at, (role, _) in zip(starts, pieces, strict=True) if role is Role.OPEN]
    closes = [at for at, (role, _) in zip(starts, pieces, strict=True) if role is Role.CLOSE]
    false = _false_markers(line, literal, opens, closes)
    if not false:
        return pieces
    return [
        (role, _MARKER.sub(partial(_look_alike, false, at), text) if role is Role.LITERAL else text)
        for at, (role, text) in zip(starts, pieces, strict=True)
    ]


def _look_alike(false: set[int], at: int, match: re.Match[str]) -> str:
    return LOOK_ALIKES[match[0]] if at + match.start() in false else match[0]


def _starts(pieces: Iterable[Piece]) -> Iterator[int]:
    at = 0
    for _, text in pieces:
        yield at
        at += len(text)


def _false_markers(line: str, literal: set[int], opens: list[int], closes: list[int]) -> set[int]:
    """Places of literal signs that find a partner: something that opens before, or closes after."""
    found = {at for fence in _FENCE.finditer(line) for at in range(*fence.span())} & literal
    for marker in LOOK_ALIKES:
        places = [at for at in literal if line[at] == marker]
        may_open = [at for at in places if _may_open(line, at)]
        may_close = [at for at in places if _may_close(line, at)]
        first = min([*may_open, *(at for at in opens if line[at] == marker)], default=len(line))
        last = max([*may_close, *(at for at in closes if line[at] == marker)], default=-1)
        found |= {at for at in may_open if at < last} | {at for at in may_close if at > first}
    return found


def _may_open(line: str, at: int) -> bool:
    """A backtick opens before white space too."""
    return not _is_word(line[at - 1 : at]) and (line[at] == "`" or bool(line[at + 1 : at + 2].strip()))


def _may_close(line: str, at: int) -> bool:
    return not _is_word(line[at + 1 : at + 2]) and (line[at] == "`" or bool(line[at - 1 : at].strip()))


def _is_word(char: str) -> bool:
    return char.isalnum() or (bool(char) and unicodedata.category(char)[0] == "M")
