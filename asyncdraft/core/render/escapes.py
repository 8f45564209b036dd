"""Literal text in Markdown: which of its signs need a backslash so that they stay what they are."""

import re
from collections.abc import Collection

from asyncdraft.core.render.links import may_hold_address, web_addresses

SIGNS = re.compile(r"[\\`*_~\[\]<&!\n]")
"""What may need one anywhere in a line."""

_ANYWHERE = re.compile(
    r"""
      (?P<backslash>\\(?=[!-/:-@\[-`{-~]|$))
    | (?P<entity>&(?=\#?\w+;))
    | (?P<tag><(?=[A-Za-z/!?@\#]))
    | (?P<code>`)
    | (?P<strike>~~+)
    | (?P<star>\*+)
    | (?P<underscore>_+)
    | (?P<picture>!(?=\[|$))
    | (?P<line>\n)
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_LINE_START = re.compile(
    r"(?P<number>\d{1,9})[.)](?=\s|$)|(?:\#{1,6}|[-+])(?=\s|$)|>|=+\s*$|-+\s*$|[|:-][\s|:-]*$|\[[ xX]\]\s"
)
_STARTERS = frozenset("#-+>=|:[0123456789")
_PLAIN_ADDRESS = re.compile(r"[\w./:?=%+@,;#()~*-]+(?:&(?!#?\w+;)[\w./:?=%+@,;#()~*-]*)*")


def escaped(text: str, *, names: Collection[str] = (), in_label: bool = False) -> str:
    """`names` are the references of the document, in upper case: one of them in brackets is a link.

    A label of a link has no brackets of its own.
    """
    if not SIGNS.search(text):
        return text
    if may_hold_address(text):
        return "".join(
            piece if address and _PLAIN_ADDRESS.fullmatch(piece) else _escaped(piece, names, in_label)
            for piece, address in web_addresses(text)
        )
    return _escaped(text, names, in_label)


def escaped_start(text: str) -> str:
    """Of a text that begins a line: nothing in it begins a block."""
    if text[:1] not in _STARTERS or not (match := _LINE_START.match(text)):
        return text
    at = match.end("number") if match["number"] else 0
    return f"{text[:at]}\\{text[at:]}"


def _escaped(text: str, names: Collection[str], in_label: bool) -> str:
    text = _ANYWHERE.sub(_harmless, text)
    return _without_brackets(text, names, in_label) if "[" in text or "]" in text else text


def _harmless(match: re.Match[str]) -> str:
    found = match[0]
    if match["line"]:
        return "&#10;"
    if match["entity"]:
        return "&amp;"
    if match["star"] or match["underscore"]:
        before, after = _neighbours(match)
        if before.isspace() and after.isspace():
            return found
        if match["underscore"] and before.isalnum() and after.isalnum():
            return found
    return "".join(f"\\{sign}" for sign in found)


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    """ "" where the text ends, beyond which anything may stand."""
    text = match.string
    return text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]


def _without_brackets(text: str, names: Collection[str], in_label: bool) -> str:
    """A pair without brackets in it, that names nothing and is not followed by an address, is no link."""
    literal: set[int] = set()
    opened = -1
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match[0] == "[":
            if opened >= 0:
                literal.add(opened)
            opened = at
        elif opened < 0 or in_label or not _is_no_link(text, opened, at, names):
            literal |= {at} if opened < 0 else {opened, at}
            opened = -1
        else:
            opened = -1
    if opened >= 0:
        literal.add(opened)
    return (
        "".join(f"\\{sign}" if at in literal else sign for at, sign in enumerate(text)) if literal else text
    )


def _is_no_link(text: str, start: int, end: int, names: Collection[str]) -> bool:
    inside, after = text[start + 1 : end], text[end + 1 : end + 2]
    return after not in (":", "(") and not ((names and after in ("", "[")) or inside.strip().upper() in names)


def escaped_title(text: str) -> str:
    return re.sub(r'\\(?=[!-/:-@\[-`{-~]|$)|"', r"\\\g<0>", re.sub(r"&(?=#?\w+;)", "&amp;", text))
