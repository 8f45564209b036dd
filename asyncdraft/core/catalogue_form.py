"""Translations in the form that people edit (.po), as the one that Python's gettext reads (.mo).

Both are told in the manual of GNU gettext. Catalogues are kept in the first alone, which takes 10 ms to read:
compiled ones would have to be made anew after each change, and stand in the way of whoever merges.
"""

import re
import struct
from collections.abc import Iterator

MAGIC = 0x950412DE
HEAD = struct.Struct("<7I")
PLACE = struct.Struct("<2I")
CONTEXT, ORIGINAL, PLURAL, TRANSLATION = "msgctxt", "msgid", "msgid_plural", "msgstr"
BEHIND_CONTEXT, BETWEEN_FORMS = "\x04", "\0"
DOUBTFUL = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
LINE = re.compile(r'^(?:(msg[a-z_]+(?:\[\d+\])?) )?"(.*)"$', re.MULTILINE)
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


def compiled(text: str) -> bytes:
    """Without what is not translated, or marked as doubtful."""
    if DOUBTFUL.search(text):
        text = "\n\n".join(message for message in text.split("\n\n") if not DOUBTFUL.search(message))
    pairs = sorted(pair for parts in _messages(text) for pair in _pair(parts))
    texts = [*(original for original, _ in pairs), *(translation for _, translation in pairs)]
    beside = HEAD.size + PLACE.size * len(pairs)
    head = HEAD.pack(MAGIC, 0, len(pairs), HEAD.size, beside, 0, 0)
    places = _places(texts, beside + PLACE.size * len(pairs))
    return b"".join((head, *places, *(text + b"\0" for text in texts)))


def _places(texts: list[bytes], start: int) -> Iterator[bytes]:
    for text in texts:
        yield PLACE.pack(len(text), start)
        start += len(text) + 1


def _messages(text: str) -> Iterator[dict[str, str]]:
    """What stands in each part of a message; a form for each number has a part of its own."""
    parts: dict[str, str] = {}
    part = ""
    for begun, words in LINE.findall(text):
        if begun in (CONTEXT, ORIGINAL) and part.startswith(TRANSLATION):
            yield parts
            parts = {}
        part = begun or part
        parts[part] = parts.get(part, "") + (ESCAPE.sub(_meant, words) if "\\" in words else words)
    yield parts


def _pair(parts: dict[str, str]) -> Iterator[tuple[bytes, bytes]]:
    """Original and translation, where there is one."""
    forms = [words for part, words in parts.items() if part.startswith(TRANSLATION)]
    if any(forms):
        context = f"{parts[CONTEXT]}{BEHIND_CONTEXT}" if CONTEXT in parts else ""
        plural = f"{BETWEEN_FORMS}{parts[PLURAL]}" if PLURAL in parts else ""
        yield f"{context}{parts[ORIGINAL]}{plural}".encode(), BETWEEN_FORMS.join(forms).encode()


def _meant(escape: re.Match[str]) -> str:
    return ESCAPED.get(escape[1], escape[1])
