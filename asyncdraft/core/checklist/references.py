"""What a text points at: links, code, quotations, identifiers, files, mentions; and the text without them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import chain

import msgspec

_FILE_TYPES = (
    "pdf|docx?|xlsx?|pptx?|csv|tsv|txt|md|png|jpe?g|svg|gif|zip|tar|gz|json|ya?ml|toml|xml|html?|mp4|mov|"
    "mp3|key|pages|numbers|odt|ods|odp|eml|ics|log|sql|py|js|ts|go|rs|java|rb|sh|dwg|step|stl|psd|ai|fig|indd"
)
_MASKED = {
    r"(?P<code>`[^`\n]+`)": ("`",),
    r"(?P<url>\b(?:https?|ftp|file|mailto)://?[^\s<>\"'”)\]]+(?<![.,;:!?…])"
    r"|\bwww\.[^\s<>\"')\]]+\w)": (":/", "www."),
    r"(?P<address>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)": ("@",),
    r"(?P<target>(?<=\]\()[^()\s]+(?=\)))": ("](",),
    r"(?P<quote>\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»"
    r"|(?<![\w'’])['‘](?=\S)[^'‘’\n]{2,80}(?<=\S)['’](?!\w))": ('"', "“", "„", "«", "'", "‘"),
}
"""What is masked, the first of it that fits, and the signs of which each has one."""

_EMPHASIS = re.compile(r"[*~_](?:(?<=\*)\**|(?<=~)~|(?<=_)(?:(?<!\w_)_*|_*(?!\w)))")
"""Stars, two tildes, underscores at an end of a word; all begin with one class, which is found at once."""
_IDENTIFIER = re.compile(
    r"(?<![\w-])[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,12}){0,3}-\d[\w-]*"
    r"|(?<![\w&])#\d+\b"
    rf"|(?<![\w-])[\w-]{{1,80}}\.(?:{_FILE_TYPES})\b(?!\.\w)"
    r"|\bv?\d+\.\d+\.\d+[\w.-]*|\bv\d+(?:\.\d+)*\b|\b0x[0-9a-fA-F]+\b"
    r"|\b(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b"
    r"|\b[A-Z]{1,6}\d{3,}\b|\b\d{2,}-\d{3,}\b|\b\d{4}/\d{3,5}\b|\b\d{1,2}:\d{2}-[a-z]{2}-\d{3,6}\b"
)
_MENTION = re.compile(
    r"(?<![\w.@/])@(?:[A-Za-z][\w.-]*\w|[A-Za-z])|<@\w+>|<!(?:channel|here|everyone)(?:\|[^<>\n]{0,40})?>"
)
_EXACT = re.compile(r"(?:[^\s\d.]*+\.*+\s++|\d++[.,:;!?)]*+\s++)*+(\S*)")
"""What stands between blanks, behind words and mere numbers: of these, none is an identifier."""

_NUMBER = re.compile(r"[-+\d](?<![\w.,].)(?:(?<=\d)|\d)[\d.,]*\d?(?:\s?%|[a-zA-Zµ°€$£]{1,3}\b)?")
LINK_GAP, TIME_GAP, DEED_GAP = "link or number", "day, time and zone", "do what"
"""What fixes leave to be filled in."""

_PLACEHOLDERS = {
    r"\[(?:link|url|insert|add|your|name|date|time|here|tbd|todo|todos?|xxx?|ticket|id|number|file|screenshot"
    r"|placeholder|fill|details?|person|owner|deadline|version|project|team|topic|reason|\.\.\.|…|\?+)"
    r"[^\]\n]{0,40}\](?!\()": ("[",),
    r"\{\{[^{}\n]{0,60}\}\}": ("{{",),
    r"<(?:insert|your|name|link|date|todo|placeholder|add|fill|ticket)[^<>\n]{0,40}>": ("<",),
    r"\b(?:TODO|FIXME|TBD|TBC|TK)\b(?!-\d)": ("todo", "fixme", "tbd", "tbc", "tk"),
    r"\bX{3,}\b": ("xxx",),
    r"\blorem ipsum\b": ("lorem",),
    r"\$\{\d+:[^}\n]*\}": ("${",),
    rf"(?<=\(){LINK_GAP}(?=\))": (LINK_GAP,),
    rf"(?<=\bby ){TIME_GAP}": (TIME_GAP,),
    rf"(?<=\bplease ){DEED_GAP}(?= by\b)": (DEED_GAP,),
}
"""Forms of placeholders, and the signs in lower case of which each has one."""


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


_KINDS: dict[str | None, ReferenceKind] = {kind.value: kind for kind in ReferenceKind}
POINTERS = frozenset({ReferenceKind.URL, ReferenceKind.TARGET, ReferenceKind.IDENTIFIER})
"""What lets a reader find a document."""


class Reference(msgspec.Struct, frozen=True, gc=False):
    kind: ReferenceKind
    start: int
    end: int


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blanked(text: str, hidden: Iterable[Reference]) -> str:
    parts: list[str] = []
    done = 0
    for reference in hidden:
        parts += text[done : reference.start], " " * (reference.end - reference.start)
        done = reference.end
    return "".join((*parts, text[done:]))


def _by_sign(table: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    return {sign: part for part, signs in table.items() for sign in signs}


def _with_signs(by_sign: Mapping[str, str], text: str) -> tuple[str, ...]:
    """The expressions that may be found in a text, by the signs that it has."""
    return tuple(dict.fromkeys(map(by_sign.__getitem__, filter(text.__contains__, by_sign))))


_MASKED_BY_SIGN, _PLACEHOLDERS_BY_SIGN = _by_sign(_MASKED), _by_sign(_PLACEHOLDERS)


@cache
def _any_of(parts: tuple[str, ...], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile("|".join(parts), flags)


def mask(text: str) -> tuple[str, tuple[Reference, ...]]:
    """`text` with code, links, addresses, quotations and emphasis blanked, of the same length; and those."""
    hidden: tuple[Reference, ...] = ()
    parts = _with_signs(_MASKED_BY_SIGN, text)
    if parts:
        found = _any_of(parts).finditer(text)
        hidden = tuple([Reference(_KINDS[each.lastgroup], *each.span()) for each in found])
        text = _blanked(text, hidden)
    return _EMPHASIS.sub(_blank, text) if any(map(text.__contains__, "*_~")) else text, hidden


def visible(masked: str) -> tuple[Reference, ...]:
    """Identifiers, mentions, numbers and placeholders of a masked text."""
    found = [
        *_found(ReferenceKind.IDENTIFIER, _identifiers(masked)),
        *_found(ReferenceKind.MENTION, _MENTION.finditer(masked) if "@" in masked or "<!" in masked else ()),
        *_found(ReferenceKind.NUMBER, _NUMBER.finditer(masked)),
    ]
    placeholders = _with_signs(_PLACEHOLDERS_BY_SIGN, masked.lower())
    if placeholders:
        found += _found(ReferenceKind.PLACEHOLDER, _any_of(placeholders, re.IGNORECASE).finditer(masked))
    return tuple(found)


def _found(kind: ReferenceKind, matches: Iterable[re.Match[str]]) -> Iterator[Reference]:
    return (Reference(kind, *match.span()) for match in matches)


def _identifiers(masked: str) -> Iterator[re.Match[str]]:
    exact = _EXACT.finditer(masked)
    return chain.from_iterable(_IDENTIFIER.finditer(masked, *near.span(1)) for near in exact)


def points(text: str) -> bool:
    """Whether a text holds a link or an identifier."""
    masked, hidden = mask(text)
    return any(reference.kind in POINTERS for reference in (*hidden, *visible(masked)))
