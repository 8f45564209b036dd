"""The lines of a calendar file: joined where they were folded, numbered, and split (RFC 5545, 3.1)."""

import codecs
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

LONGEST = 64_000
"""Bytes of a line that are kept; attachments and pictures are longer, what is read here is not."""

_NAMED = re.compile(rb"([A-Za-z][A-Za-z0-9-]*)\s*[;:]")
_BLANKS = (b" ", b"\t", b"")
_RUNNING_TEXT = ("DESCRIPTION", "SUMMARY", "LOCATION")
_HEAD = re.compile(r'((?:"[^"]*"|[^":])*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r'([A-Za-z0-9-]+)=((?:"[^"]*"|[^";])*+)')
_SIGNS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_LOOK = 1 << 16


class Line(NamedTuple):
    """`number` is that of its first line in the file; `name` is in upper case, `rest` what follows it."""

    number: int
    name: str
    rest: bytes


class Property(NamedTuple):
    """`parameters` by name in upper case; `value` as written, escapes and all."""

    line: int
    parameters: dict[str, str]
    value: str


def content_lines(data: bytes, names: Mapping[bytes, str]) -> Iterator[Line]:
    """The lines of those names, given by how they are written in upper case.

    Text that somebody wrapped without the blank that marks it still belongs to its property.
    """
    number, name, size = 0, "", 0
    parts: list[bytes] = []
    for count, raw in enumerate(BytesIO(_unix(data)), 1):
        piece = raw.rstrip(b"\r\n")
        if piece[:1] in _BLANKS:
            piece = piece[1:]
        elif found := _NAMED.match(piece):
            if name:
                yield Line(number, name, b"".join(parts))
            number, name = count, names.get(found[1]) or names.get(found[1].upper(), "")
            parts, size, piece = [], 0, piece[found.end(1) :]
        elif name in _RUNNING_TEXT:
            piece = rb"\n" + piece
        elif name:
            yield Line(number, name, b"".join(parts))
            name = ""
        if name and size < LONGEST:
            parts.append(piece[: LONGEST - size])
            size += len(piece)
    if name:
        yield Line(number, name, b"".join(parts))


def _unix(data: bytes) -> bytes:
    encoding = _SIGNS.get(data[:2])
    if encoding:
        data = data.decode(encoding, "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    return data.replace(b"\r", b"\n") if b"\n" not in data[:_LOOK] else data


def split(line: Line) -> Property:
    """A line without a value has an empty one."""
    if line.rest[:1] == b":":
        return Property(line.number, {}, text(line.rest[1:]))
    head, value = _parted(text(line.rest))
    parameters = {key.upper(): _unquoted(written) for key, written in _PARAMETER.findall(head)}
    return Property(line.number, parameters, value)


def _parted(rest: str) -> tuple[str, str]:
    found = _HEAD.match(rest)
    if found:
        return found[1], found[2]
    head, _, value = rest.partition(":")
    return head, value


def _unquoted(written: str) -> str:
    return written.replace('"', "").strip()


def text(raw: bytes) -> str:
    """UTF-8, or what Windows wrote before it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
