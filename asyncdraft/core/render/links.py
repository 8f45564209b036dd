"""Link targets: which are safe to keep, and where a bare address stands in text."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

SAFE_SCHEMES = frozenset(
    {"http", "https", "ftp", "ftps", "sftp", "ssh", "git"}
    | {"mailto", "tel", "sms", "sip", "xmpp", "irc", "ircs", "news", "nntp"}
    | {"webcal", "geo", "slack", "msteams", "zoommtg", "zoomus", "skype", "vscode", "obsidian"}
)
"""How a link may start; anything that runs or carries content (javascript:, data:, file:) is not here."""

_OPTION = re.compile(r"[^:]+://(?:[^/?#@]*@)?(?:-|%2d)", re.IGNORECASE)
"""A host that begins with a dash: to a program that is started with it, an option."""

_ATTACHES = re.compile(r"mailto:[^?]*\?(?:.*&)?attach(?:ment)?=", re.IGNORECASE)
"""What some mail programs take for a file of their user's that is to go along."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):\S+\Z")
_ADDRESS = re.compile(
    r"(?<![\w@.+-])(?:(?:https?|ftp)://|www\.)[^\s<>\"`|]+"
    r"|(?<![\w.+/@-])[\w.+-]{1,64}@[A-Za-z0-9](?:[\w-]*\.)+[A-Za-z]{2,}\b"
)


def scheme_of(target: str) -> str:
    """The lower-case scheme of an absolute address, "" for a relative one."""
    match = _SCHEME.match(target)
    return match[1].lower() if match else ""


def safe_target(target: str) -> str:
    """The address if a reader may follow it from a message, else ""."""
    is_safe = scheme_of(target) in SAFE_SCHEMES and not (_OPTION.match(target) or _ATTACHES.match(target))
    return target if is_safe else ""


def may_hold_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


def web_addresses(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces (piece, address); the address is "" between addresses. GFM's extended autolinks."""
    done = 0
    for match in _ADDRESS.finditer(text):
        shown = trimmed(match[0])
        target = _target(shown)
        if not target:
            continue
        if match.start() > done:
            yield text[done : match.start()], ""
        yield shown, target
        done = match.start() + len(shown)
    if done < len(text):
        yield text[done:], ""


def trimmed(address: str) -> str:
    """Without the punctuation that ends the sentence rather than the address."""
    end = len(address)
    unopened = address.count(")") - address.count("(")
    while end and (address[end - 1] in "?!.,:*_~'\";" or (address[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= address[end] == ")"
    return address[:end]


def _target(shown: str) -> str:
    if shown.startswith("www."):
        return f"https://{shown}" if "." in shown[4:] else ""
    if "://" in shown:
        host = shown.split("://", 1)[1]
        return shown if host and (host[0].isalnum() or host[0] == "[") else ""
    return f"mailto:{shown}"


def same_address(shown: str, target: str) -> bool:
    """Whether a label is its address, so that a program makes the same link of it."""
    return target.removeprefix("mailto:") == shown


def says_address(shown: str, target: str) -> bool:
    """Whether a label tells a person its address, however encoded and with or without https://."""
    return _bare(shown) == _bare(target)


def _bare(address: str) -> str:
    return _PREFIX.sub("", unquote(address)).removesuffix("/")


_PREFIX = re.compile(r"^(?:https?://|mailto:)")
