"""Slack's own clipboard form, `slack/texty`: a Quill delta inside Chromium's custom data.

Undocumented by either; read from what their programs write.
"""

import struct
from collections.abc import Iterator
from typing import Any

import msgspec

from asyncdraft.core.render.composer import Row, rows
from asyncdraft.core.render.nodes import BOLD, CODE, ITALIC, STRIKE, Span, read
from asyncdraft.core.render.slack import harmless

MIME_TYPES = {
    "linux": "chromium/x-web-custom-data",
    "darwin": "org.chromium.web-custom-data",
    "win32": "Chromium Web Custom MIME Data Format",
}
"""The clipboard format that holds the data, by `sys.platform`."""

_STYLES = {BOLD: "bold", ITALIC: "italic", STRIKE: "strike", CODE: "code"}
_LINE_FORMATS: dict[str, dict[str, Any]] = {
    "quote": {"blockquote": True},
    "code": {"code-block": True},
    "bullet": {"list": "bullet"},
    "ordered": {"list": "ordered"},
}


def slack_texty(markdown: str) -> bytes:
    """Chromium's custom clipboard data with one entry, `slack/texty`."""
    return _pickle({"slack/texty": msgspec.json.encode(delta(markdown)).decode()})


def delta(markdown: str) -> dict[str, Any]:
    """The message as a Quill delta."""
    return {"ops": [op for row in rows(read(markdown)) for op in _ops(row)]}


def _ops(row: Row) -> Iterator[dict[str, Any]]:
    end: dict[str, Any] = {"insert": "\n"}
    if attributes := _LINE_FORMATS.get(row.kind, {}) | ({"indent": row.indent} if row.indent else {}):
        end["attributes"] = attributes
    if row.kind == "code":
        for line in row.text.split("\n"):
            if line:
                yield {"insert": line}
            yield end
        return
    yield from (_insert(span) for span in row.spans if span.text or span.link)
    yield end


def _insert(span: Span) -> dict[str, Any]:
    attributes: dict[str, Any] = {name: True for flag, name in _STYLES.items() if span.style & flag}
    if span.link:
        attributes["link"] = span.link
    text = span.text or span.link
    insert = {"insert": text if span.style & CODE else harmless(text)}
    return insert | {"attributes": attributes} if attributes else insert


def _pickle(entries: dict[str, str]) -> bytes:
    """Chromium's base::Pickle of string pairs: sizes as u32, strings as UTF-16LE padded to four bytes."""
    strings = [text for pair in entries.items() for text in pair]
    payload = struct.pack("<I", len(entries)) + b"".join(map(_pickled, strings))
    return struct.pack("<I", len(payload)) + payload


def _pickled(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data + b"\0" * (-len(data) % 4)
