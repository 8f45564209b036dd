"""The inside of one paragraph, heading or cell, from markdown-it's tokens back to Markdown."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from asyncdraft.core.render.escapes import SIGNS, escaped, escaped_start, escaped_title
from asyncdraft.core.render.links import safe_target, scheme_of

if TYPE_CHECKING:
    from markdown_it.token import Token


class Kind(Enum):
    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    SOLID = auto()
    BREAK = auto()


Piece = tuple[Kind, str]

AS_TYPED = ""

_TICKS = re.compile("`+")
_SIMPLE_TARGET = re.compile(r"[\w./:?=%+@,;~*!'$-]+(?:[&#][\w./:?=%+@,~*!'$-]*)*")
_BEFORE_OR_AFTER = frozenset(" \n.,;:!?()\"'/-")
_WHITE = ("", " ", "\n")
_WHITE_SPACE = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n")
_NOTHING = "&nbsp;"
"""A paragraph of which nothing shows: people space their text with it."""


class InlineWriter:
    """`emphasis` is "*", "_" or AS_TYPED. `doubtful` becomes true where a text might be read differently."""

    def __init__(self, emphasis: str, names: frozenset[str]) -> None:
        self.doubtful = False
        self._emphasis = emphasis
        self._marks = {"strong": "**", "em": emphasis, "s": "~~"}
        self._names = names
        self._pieces: list[Piece] = []
        self._outer: list[tuple[list[Piece], Token]] = []

    def lines(self, tokens: "Iterable[Token]") -> str:
        """Text that may stand where a block begins."""
        return self._joined(self._trimmed(self._read(tokens)), starts=True) or _NOTHING

    def line(self, tokens: "Iterable[Token]") -> str:
        """Text that has the line to itself already, such as that of a heading."""
        return self._joined(_on_one_line(self._trimmed(self._read(tokens))), starts=False).strip()

    def _trimmed(self, pieces: list[Piece]) -> list[Piece]:
        """Without white space at the edges of lines, where it would be lost or begin a block."""
        if not any(kind is Kind.TEXT and _has_white_edge(text) for kind, text in pieces):
            return pieces
        for trim, step in ((str.lstrip, 1), (str.rstrip, -1)):
            pieces = pieces[::step]
            at_edge = outermost = True
            for index, (kind, text) in enumerate(pieces):
                left = text
                if at_edge and kind is Kind.TEXT:
                    left = trim(text, _WHITE_SPACE if outermost else " \t")
                    pieces[index] = (kind, left)
                    self.doubtful |= trim(left) != left
                outermost = outermost and not left
                at_edge = kind is Kind.BREAK or (at_edge and not left)
            pieces = pieces[::step]
        return [piece for piece in pieces if piece[1]]

    def _read(self, tokens: "Iterable[Token]") -> list[Piece]:
        self._pieces, self._outer = [], []
        for token in tokens:
            if token.type == "text":
                if token.content:
                    self._pieces.append((Kind.TEXT, token.content))
            elif token.tag in self._marks:
                kind = Kind.OPEN if token.nesting > 0 else Kind.CLOSE
                self._pieces.append((kind, self._marks[token.tag] if self._emphasis else token.markup))
            else:
                _READERS[token.type](self, token)
        return self._pieces

    def _add(self, text: str, kind: Kind = Kind.SOLID) -> None:
        self._pieces.append((kind, text))

    def soft_break(self, _token: "Token") -> None:
        self._add("\n", Kind.BREAK)

    def hard_break(self, _token: "Token") -> None:
        self._add("\\\n", Kind.BREAK)

    def code(self, token: "Token") -> None:
        text = token.content
        fence = "`"
        runs = {len(run) for run in _TICKS.findall(text)}
        while len(fence) in runs:
            fence += "`"
        if text[:1] == "`" or text[-1:] == "`" or (text.strip() and text[0] == text[-1] == " "):
            text = f" {text} "
        self._add(f"{fence}{text}{fence}")

    def slack(self, token: "Token") -> None:
        self._add(token.content)

    def link_start(self, token: "Token") -> None:
        self._outer.append((self._pieces, token))
        self._pieces = []

    def link_end(self, _token: "Token") -> None:
        """A link without a safe address is its text."""
        label, (self._pieces, token) = self._pieces, self._outer.pop()
        target = str(token.attrGet("href") or "")
        if _is_unsafe(target):
            self._pieces += label
        elif token.markup == "autolink":
            self._add("<" + "".join(text for _, text in label) + ">")
        else:
            self._link(self._label(label), target, token)

    def image(self, token: "Token") -> None:
        inner = InlineWriter(self._emphasis, self._names)
        description = inner._read(token.children or ())
        target = str(token.attrGet("src") or "")
        if _is_unsafe(target):
            self._pieces += description
        else:
            self._link("!" + self._label(description), target, token)

    def _label(self, pieces: Sequence[Piece]) -> str:
        return f"[{self._joined(pieces, starts=False, in_label=True)}]"

    def _link(self, label: str, target: str, token: "Token") -> None:
        name = token.meta.get("label")
        if name:
            self.doubtful = True
            shown = label.lstrip("!")[1:-1]
            self._add(label if shown.upper() == name else f"{label}[{name.lower()}]")
            return
        title = str(token.attrGet("title") or "")
        self.doubtful |= bool(title)
        self._add(f"{label}({destination(target)}{_quoted(title)})")

    def _joined(self, pieces: Sequence[Piece], *, starts: bool, in_label: bool = False) -> str:
        out: list[str] = []
        before: Piece = (Kind.BREAK, "\n" if starts else "")
        for index, piece in enumerate(pieces):
            kind, text = piece
            if kind is Kind.TEXT:
                text = self._literal(text, begins=starts and before[0] is Kind.BREAK, in_label=in_label)
            elif kind is Kind.OPEN or kind is Kind.CLOSE:
                after = pieces[index + 1][1][:1] if index + 1 < len(pieces) else ""
                outside, inside = before[1][-1:], after
                if kind is Kind.CLOSE:
                    outside, inside = inside, outside
                self.doubtful |= not _is_clear(outside, inside)
            out.append(text)
            before = piece
        return "".join(out)

    def _literal(self, text: str, *, begins: bool, in_label: bool) -> str:
        written = text
        if SIGNS.search(text):
            self.doubtful = True
            written = escaped(text, names=self._names, in_label=in_label)
        if begins:
            written = escaped_start(written)
            self.doubtful |= written != text
        return written


_READERS: "dict[str, Callable[[InlineWriter, Token], None]]" = {
    "softbreak": InlineWriter.soft_break,
    "hardbreak": InlineWriter.hard_break,
    "code_inline": InlineWriter.code,
    "link_open": InlineWriter.link_start,
    "link_close": InlineWriter.link_end,
    "image": InlineWriter.image,
    "slack": InlineWriter.slack,
}


def _on_one_line(pieces: Iterable[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for kind, text in pieces:
        piece = (Kind.TEXT, " ") if kind is Kind.BREAK else (kind, text)
        if found and piece[0] is found[-1][0] is Kind.TEXT:
            found[-1] = (Kind.TEXT, found[-1][1] + piece[1])
        else:
            found.append(piece)
    return found


def _has_white_edge(text: str) -> bool:
    return text[:1].isspace() or text[-1:].isspace()


def _is_clear(outside: str, inside: str) -> bool:
    """Whether a marker between these characters can only be what it is meant to be."""
    if outside in _WHITE:
        return bool(inside.strip()) and inside not in "*_~"
    return outside in _BEFORE_OR_AFTER and inside.isalnum()


def _is_unsafe(target: str) -> bool:
    return bool(scheme_of(target)) and not safe_target(target)


def destination(target: str) -> str:
    if _SIMPLE_TARGET.fullmatch(target):
        return target
    target = re.sub(r"&(?=#?\w+;)", "&amp;", target)
    return "<" + re.sub(r"\\(?=[!-/:-@\[-`{-~]|$)|[<>]", r"\\\g<0>", target) + ">"


def _quoted(title: str) -> str:
    return f' "{escaped_title(title)}"' if title else ""
