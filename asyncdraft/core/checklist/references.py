"""What a text points at: links, code, quotations, identifiers, files, mentions; and the text without them."""

import re
from enum import StrEnum

import msgspec

_FILE_TYPES = (
    "pdf|docx?|xlsx?|pptx?|csv|tsv|txt|md|png|jpe?g|svg|gif|zip|tar|gz|json|ya?ml|toml|xml|html?|mp4|mov|"
    "mp3|key|pages|numbers|odt|ods|odp|eml|ics|log|sql|py|js|ts|go|rs|java|rb|sh|dwg|step|stl|psd|ai|fig|indd"
)
_MASKED = re.compile(
    r"(?P<code>`[^`\n]+`)"
    r"|(?P<url>\b(?:https?|ftp|file|mailto)://?[^\s<>\"'”)\]]+|\bwww\.[^\s<>\"')\]]+\w)"
    r"|(?P<address>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<target>(?<=\]\()[^()\s]+(?=\)))"
    r"|(?P<quote>\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»"
    r"|(?<![\w'’])['‘](?=\S)[^'‘’\n]{2,80}(?<=\S)['’](?!\w))"
)
_EMPHASIS = re.compile(r"\*+|~~|(?<!\w)_+|_+(?!\w)")
_IDENTIFIER = re.compile(
    r"(?<![\w-])[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,12}){0,3}-\d[\w-]*"
    r"|(?<![\w&])#\d+\b"
    rf"|(?<![\w-])[\w-]{{1,80}}\.(?:{_FILE_TYPES})\b(?!\.\w)"
    r"|\bv?\d+\.\d+\.\d+[\w.-]*|\bv\d+(?:\.\d+)*\b|\b0x[0-9a-fA-F]+\b"
    r"|\b(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b"
    r"|\b[A-Z]{1,6}\d{3,}\b|\b\d{2,}-\d{3,}\b"
)
_MENTION = re.compile(r"(?<![\w.@/])@([A-Za-z][\w.-]*\w|[A-Za-z])|<@\w+>")
_NUMBER = re.compile(r"(?<![\w.,])[-+]?\d[\d.,]*\d?(?:\s?%|[a-zA-Zµ°€$£]{1,3}\b)?")
_PLACEHOLDER = re.compile(
    r"\[(?:link|url|insert|add|your|name|date|time|here|tbd|todo|todos?|xxx?|ticket|id|number|file|screenshot"
    r"|placeholder|fill|details?|person|owner|deadline|version|project|team|topic|reason|\.\.\.|…|\?+)"
    r"[^\]\n]{0,40}\](?!\()"
    r"|\{\{[^{}\n]{0,60}\}\}|<(?:insert|your|name|link|date|todo|placeholder|add|fill|ticket)[^<>\n]{0,40}>"
    r"|\b(?:TODO|FIXME|TBD|TBC|TK)\b(?!-\d)|\bX{3,}\b|\blorem ipsum\b|\$\{\d+:[^}\n]*\}",
    re.IGNORECASE,
)


class ReferenceKind(StrEnum):
    CODE = "code"
    URL = "url"
    ADDRESS = "address"
    TARGET = "target"
    QUOTE = "quote"
    IDENTIFIER = "identifier"
    MENTION = "mention"
    NUMBER = "number"
    PLACEHOLDER = "placeholder"


POINTERS = frozenset({ReferenceKind.URL, ReferenceKind.TARGET, ReferenceKind.IDENTIFIER})
"""What lets a reader find a document."""


class Reference(msgspec.Struct, frozen=True, gc=False):
    kind: ReferenceKind
    start: int
    end: int


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def mask(text: str) -> tuple[str, tuple[Reference, ...]]:
    """`text` with code, links, addresses, quotations and emphasis blanked, of the same length; and those."""
    hidden = tuple(
        Reference(ReferenceKind(found.lastgroup or ""), *found.span()) for found in _MASKED.finditer(text)
    )
    return _EMPHASIS.sub(_blank, _MASKED.sub(_blank, text)), hidden


def visible(masked: str) -> tuple[Reference, ...]:
    """Identifiers, mentions, numbers and placeholders of a masked text."""
    return tuple(
        Reference(kind, *found.span()) for kind, pattern in _VISIBLE for found in pattern.finditer(masked)
    )


def points(text: str) -> bool:
    """Whether a text holds a link or an identifier."""
    masked, hidden = mask(text)
    return any(reference.kind in POINTERS for reference in (*hidden, *visible(masked)))


_VISIBLE = (
    (ReferenceKind.IDENTIFIER, _IDENTIFIER),
    (ReferenceKind.MENTION, _MENTION),
    (ReferenceKind.NUMBER, _NUMBER),
    (ReferenceKind.PLACEHOLDER, _PLACEHOLDER),
)
