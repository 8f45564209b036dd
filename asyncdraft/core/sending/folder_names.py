"""Names of IMAP folders: the modified UTF-7 of RFC 3501, and which of them is that of the drafts."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable

import msgspec

LISTED = re.compile(
    rb"\((?P<flags>[^)]*)\) (?:\"(?:[^\"\\]|\\.)\"|NIL) (?P<name>.+)", re.DOTALL | re.IGNORECASE
)
QUOTED = re.compile(rb"\\(.)", re.DOTALL)
DRAFTS = "\\drafts"
USUAL = (
    "Drafts",
    "INBOX.Drafts",
    "INBOX/Drafts",
    "Draft",
    "Entwürfe",
    "Brouillons",
    "Borradores",
    "Bozze",
    "下書き",
)
SHIFTED = re.compile(r"&(?P<code>[A-Za-z0-9+,]*)-")
OTHER = re.compile(r"[^\x20-\x7e]+")


class Folder(msgspec.Struct, frozen=True):
    """`flags` are in small letters."""

    name: str
    flags: frozenset[str] = frozenset()


def encoded(name: str) -> str:
    """As it stands in a command."""
    return OTHER.sub(_shifted, name.replace("&", "&-"))


def _shifted(match: re.Match[str]) -> str:
    code = b64encode(match[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
    return f"&{code}-"


def decoded(name: str) -> str:
    """A broken part stays as it is."""
    return SHIFTED.sub(_unshifted, name)


def _unshifted(match: re.Match[str]) -> str:
    code = match["code"].replace(",", "/")
    if not code:
        return "&"
    try:
        return b64decode(code + "=" * (-len(code) % 4), validate=True).decode("utf-16-be")
    except ValueError:
        return match[0]


def listed(lines: Iterable[bytes | tuple[bytes, bytes] | None]) -> tuple[Folder, ...]:
    """The folders of an answer to LIST, as imaplib hands it on: a name may come as a literal apart."""
    return tuple(folder for line in lines if (folder := _listed(line)))


def _listed(line: bytes | tuple[bytes, bytes] | None) -> Folder | None:
    literal = line[1] if isinstance(line, tuple) else None
    match = LISTED.match(line[0] if isinstance(line, tuple) else line or b"")
    if match is None:
        return None
    raw = match["name"].strip()
    if literal is not None:
        raw = literal
    elif raw.startswith(b'"'):
        raw = QUOTED.sub(rb"\1", raw[1:-1])
    flags = frozenset(match["flags"].decode("ascii", "replace").lower().split())
    return Folder(decoded(raw.decode("utf-8", "replace")), flags)


def drafts_folder(folders: Iterable[Folder]) -> str:
    """What the server calls so, else what is usually called so; empty for none."""
    found = [folder for folder in folders if "\\noselect" not in folder.flags]
    marked = next((folder.name for folder in found if DRAFTS in folder.flags), "")
    by_name = {folder.name.casefold(): folder.name for folder in found}
    return marked or next((by_name[name.casefold()] for name in USUAL if name.casefold() in by_name), "")
