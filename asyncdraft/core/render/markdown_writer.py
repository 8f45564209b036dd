"""Blocks from markdown-it's tokens back to Markdown, each thing written in one way."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from asyncdraft.core.render.markdown_inline import InlineWriter
from asyncdraft.core.render.tables import width

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})", re.MULTILINE)
_PIPE = re.compile(r"\|")
_RULES = {"left": (":", "-"), "center": (":", ":"), "right": ("-", ":"), "": ("-", "-")}
_WIDEST_CELL = 60
"""Columns up to which the cells of a table are filled up, so that one long cell does not stretch all."""


class BlockWriter:
    """One top-level block. `doubtful` is true when only reading it again tells that it says the same."""

    def __init__(self, tokens: "Sequence[Token]", emphasis: str, names: frozenset[str]) -> None:
        self._tokens: Iterator[Token] = iter(tokens)
        self._inline = InlineWriter(emphasis, names)
        self._doubtful = False
        self._lists = 0

    @property
    def doubtful(self) -> bool:
        return self._doubtful or self._inline.doubtful

    def text(self, last_marker: str = "") -> str:
        """`last_marker` is that of the list just above, with which this one must not grow together."""
        return "\n\n".join(self._blocks("", last_marker))

    def _blocks(self, until: str, last_marker: str = "") -> list[str]:
        found: list[str] = []
        marker = last_marker
        for token in self._tokens:
            if token.type == until:
                break
            text = _WRITERS[token.type](self, token, marker)
            marker = text[:1] if token.type == "bullet_list_open" else _delimiter(token, text)
            found.append(text)
        return found

    def paragraph(self, _token: "Token", _marker: str) -> str:
        token = next(self._tokens)
        next(self._tokens)
        return self._inline.lines(token.children or ())

    def heading(self, token: "Token", _marker: str) -> str:
        text = self._inline.line(next(self._tokens).children or ())
        next(self._tokens)
        if text.endswith("#"):
            text = f"{text[:-1]}\\#"
            self._doubtful = True
        return f"{'#' * int(token.tag[1])} {text}".rstrip()

    def rule(self, _token: "Token", _marker: str) -> str:
        return "___" if self._lists else "---"

    def code(self, token: "Token", _marker: str) -> str:
        info = token.info.strip()
        sign = "~" if "`" in info else "`"
        longest = max(map(len, _FENCE.findall(token.content)), default=2)
        fence = sign * (longest + 1)
        return f"{fence}{info}\n{token.content.removesuffix(chr(10))}\n{fence}"

    def quote(self, _token: "Token", _marker: str) -> str:
        lists, self._lists = self._lists, 0
        text = "\n\n".join(self._blocks("blockquote_close"))
        self._lists = lists
        return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))

    def bullets(self, _token: "Token", last: str) -> str:
        marker = "*" if last == "-" else "-"
        return self._list("bullet_list_close", lambda _number: marker)

    def numbers(self, token: "Token", last: str) -> str:
        start = token.attrGet("start")
        first = 1 if start is None else int(start)
        delimiter = ")" if last == "." else "."
        self._doubtful |= first != 1 and self._lists > 0
        return self._list("ordered_list_close", lambda number: f"{first + number}{delimiter}")

    def _list(self, until: str, marker: Callable[[int], str]) -> str:
        self._lists += 1
        items: list[list[str]] = []
        boxes: list[str] = []
        loose = False
        for token in self._tokens:
            if token.type == until:
                break
            blocks, spread = self._item()
            loose = loose or spread
            items.append(blocks)
            boxes.append("" if (task := token.meta.get("task")) is None else f"[{'x' if task else ' '}] ")
        self._lists -= 1
        gap = "\n\n" if loose else "\n"
        return gap.join(
            self._marked(marker(number), box + gap.join(blocks))
            for number, (blocks, box) in enumerate(zip(items, boxes, strict=True))
        )

    def _item(self) -> tuple[list[str], bool]:
        """The blocks, and whether its paragraphs stand apart."""
        found: list[str] = []
        spread, marker = False, ""
        for token in self._tokens:
            if token.type == "list_item_close":
                break
            text = _WRITERS[token.type](self, token, marker)
            is_text = token.type == "paragraph_open"
            spread = spread or (is_text and not token.hidden)
            self._doubtful |= not found and not is_text
            marker = text[:1] if token.type == "bullet_list_open" else _delimiter(token, text)
            found.append(text)
        self._doubtful |= not found or spread
        return found, spread

    def _marked(self, marker: str, text: str) -> str:
        first, *rest = text.split("\n")
        indent = " " * (len(marker) + 1)
        return "\n".join([f"{marker} {first}".rstrip(), *(indent + line if line else "" for line in rest)])

    def table(self, _token: "Token", _marker: str) -> str:
        self._doubtful = True
        aligns: list[str] = []
        rows: list[list[str]] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                aligns.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
            elif token.type == "inline":
                rows[-1].append(_PIPE.sub(r"\\|", self._inline.line(token.children or ())))
        return _table(aligns, rows)


_WRITERS: "dict[str, Callable[[BlockWriter, Token, str], str]]" = {
    "paragraph_open": BlockWriter.paragraph,
    "heading_open": BlockWriter.heading,
    "hr": BlockWriter.rule,
    "fence": BlockWriter.code,
    "code_block": BlockWriter.code,
    "blockquote_open": BlockWriter.quote,
    "bullet_list_open": BlockWriter.bullets,
    "ordered_list_open": BlockWriter.numbers,
    "table_open": BlockWriter.table,
}


def _delimiter(token: "Token", text: str) -> str:
    """The sign after the numbers of a list; "" for anything else."""
    return text.lstrip("0123456789")[:1] if token.type == "ordered_list_open" else ""


def _table(aligns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [
        max(3, *(columns for cell in column if (columns := width(cell)) <= _WIDEST_CELL), 0)
        for column in zip(*rows, strict=True)
    ]
    head, *rest = (_row(row, widths, aligns) for row in rows)
    rules = [
        _RULES[align][0] + "-" * (room - 2) + _RULES[align][1]
        for room, align in zip(widths, aligns, strict=True)
    ]
    return "\n".join([head, f"| {' | '.join(rules)} |", *rest])


def _row(cells: Sequence[str], widths: Sequence[int], aligns: Sequence[str]) -> str:
    filled = (_filled(*cell) for cell in zip(cells, widths, aligns, strict=True))
    return f"| {' | '.join(filled)} |"


def _filled(cell: str, columns: int, align: str) -> str:
    room = max(0, columns - width(cell))
    left = room if align == "right" else room // 2 if align == "center" else 0
    return " " * left + cell + " " * (room - left)
