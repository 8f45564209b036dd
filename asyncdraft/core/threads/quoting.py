"""An answer as it was pasted or mailed, parted into the author's own words and what they quote."""

import re
from collections.abc import Callable, Iterator

import msgspec

QUOTE = re.compile(r"\s{0,3}>")
RULE_LINE = re.compile(r"\s*(?:[-_=]{2,}\s*[^\W\d_][^\n]{0,60}\s*[-_=]{2,}|[-_=]{5,})\s*$")
"""A line such as "-----Original Message-----" or a row of underscores."""
HEADER = re.compile(r"\s*\*{0,2}[^\W\d_][\w. -]{0,18}:\*{0,2}\s+\S")
ADDRESS_OR_YEAR = re.compile(r"\S@\S|\b\d{4}\b")
YEAR = re.compile(r"\b\d{4}\b")
SIGNATURE = re.compile(r"-- ?$")
ATTRIBUTION_LINES = 3
LEAST_HEADERS = 3
LONG_QUOTE = 4


class Answer(msgspec.Struct, frozen=True):
    """`text` are the author's own words with the short quotes they answer one by one; `quoted` the rest."""

    text: str
    quoted: str = ""


def unquoted(text: str) -> Answer:
    """Parts an answer in any language: by its quote marks, header blocks and signature line.

    Quotes between the author's lines stay, because the lines answer them. Nothing is lost: every line is in
    one of both parts.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = min(_header_block(lines), _signature(lines))
    own, tail = lines[:end], lines[end:]
    start = _leading_quote(own)
    last = _trailing_quote(own[start:]) + start
    if not any(line.strip() for line in own[start:last]):
        return Answer(text.strip())
    quoted = [*own[:start], *own[last:], *tail]
    return Answer("\n".join(own[start:last]).strip("\n"), "\n".join(quoted).strip("\n"))


def _signature(lines: list[str]) -> int:
    return next((place for place, line in enumerate(lines) if SIGNATURE.fullmatch(line)), len(lines))


def _header_block(lines: list[str]) -> int:
    """Where the mail program repeats the earlier mail: three header lines, an address or year in them."""
    place = 0
    while place < len(lines):
        length = _headers_from(lines, place)
        if length >= LEAST_HEADERS and ADDRESS_OR_YEAR.search("\n".join(lines[place : place + length])):
            return place - _rules_above(lines, place)
        place += max(length, 1)
    return len(lines)


def _headers_from(lines: list[str], place: int) -> int:
    length = 0
    while place + length < len(lines) and HEADER.match(lines[place + length]):
        length += 1
    return length


def _rules_above(lines: list[str], place: int) -> int:
    above = 0
    while place - above > 0 and (
        not lines[place - above - 1].strip() or RULE_LINE.match(lines[place - above - 1])
    ):
        above += 1
    return above


def _trailing_quote(lines: list[str]) -> int:
    """Where the quote at the end begins, with the line that introduces it; the end if there is none."""
    place = len(lines)
    quotes = 0
    while place and (not lines[place - 1].strip() or QUOTE.match(lines[place - 1])):
        quotes += bool(lines[place - 1].strip())
        place -= 1
    if not quotes:
        return len(lines)
    return place - _attribution_above(lines, place)


def _attribution_above(lines: list[str], place: int) -> int:
    """How many lines above a quote introduce it: the last ends in a colon, all name a year or address."""
    if not place or not lines[place - 1].rstrip().endswith(":"):
        return 0
    for above in range(1, min(ATTRIBUTION_LINES, place) + 1):
        intro = " ".join(lines[place - above : place])
        if not lines[place - above].strip():
            return 0
        if ADDRESS_OR_YEAR.search(intro):
            dated = YEAR.search(intro) or place == above or not YEAR.search(lines[place - above - 1])
            return above if dated else above + 1
    return 0


def _leading_quote(lines: list[str]) -> int:
    """Where the author's words begin below a long quote; 0 where they begin at once or answer a short one."""
    blank = _run(lines, 0, lambda line: not line.strip())
    intro = next((above for above in range(ATTRIBUTION_LINES, 0, -1) if _introduces(lines, blank, above)), 0)
    quoted = list(_quote_lines(lines, blank + intro))
    if len(quoted) < LONG_QUOTE:
        return 0
    return blank + intro + len(quoted)


def _introduces(lines: list[str], place: int, count: int) -> bool:
    last = place + count - 1
    return (
        last + 1 < len(lines)
        and all(line.strip() for line in lines[place : last + 1])
        and lines[last].rstrip().endswith(":")
        and bool(QUOTE.match(lines[last + 1]))
        and bool(ADDRESS_OR_YEAR.search(" ".join(lines[place : last + 1])))
    )


def _quote_lines(lines: list[str], place: int) -> Iterator[str]:
    for line in lines[place:]:
        if not QUOTE.match(line):
            return
        yield line


def _run(lines: list[str], place: int, belongs: Callable[[str], bool]) -> int:
    while place < len(lines) and belongs(lines[place]):
        place += 1
    return place
