"""A pasted piece of a chat: who said what, and when, as chat programs put it on the clipboard."""

import re
from datetime import datetime, time, timedelta, tzinfo

import msgspec

_NAME = r"(?P<name>[^\W\d_][^\n\[\]():,<>]{0,40}?)"
_CLOCK = r"(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\s?[AaPp]\.?[Mm]\.?)?)"
_DAY = r"(?:[^\n\[\]]{0,24}?[\s,]+)?"
HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\[{_DAY}{_CLOCK}\]\s+{_NAME}\s*(?::\s*(?P<rest>.*))?$",
        rf"\d[\d./-]+,?\s+{_CLOCK}\s+[-–]\s+{_NAME}:\s+(?P<rest>.*)$",
        rf"{_NAME}(?:\s{{2,}}|\t+|,\s+{_DAY})\[?{_CLOCK}\]?(?P<rest>)\s*$",
    )
)
"""Teams and WhatsApp; WhatsApp on Android; Slack and others with the name first."""
BARE_CLOCK = re.compile(rf"\s*\[?{_CLOCK}\]?\s*$")
BARE_NAME = re.compile(rf"{_NAME}\s*(?::[\w+-]+:\s*)?$")
MOST_NAME_WORDS = 4


class Said(msgspec.Struct, frozen=True):
    """`clock` is the wall clock of the reader who copied; None where the chat showed none."""

    author: str
    clock: time | None
    text: str


def said(text: str, names: tuple[str, ...] = ()) -> tuple[Said, ...]:
    """What each person said, in order; one nameless piece where the text is no transcript.

    `names` are those of the roster, whom a line may open without a capital. Lines that follow belong to the
    name above them.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    known = {name.casefold() for name in names}
    heads = [(place, head) for place in range(len(lines)) if (head := _head(lines, place, known))]
    ends = [*(place for place, _ in heads[1:]), len(lines)][: len(heads)]
    pieces: list[Said] = []
    first = heads[0][0] if heads else len(lines)
    _add(pieces, Said("", None, _body(lines[:first])))
    for (place, head), end in zip(heads, ends, strict=True):
        body = _body([*([head.rest] if head.rest else []), *lines[place + head.lines : end]])
        spoken = Said(head.name, head.clock, body)
        _add(pieces, spoken if body else Said("", None, _body(lines[place:end])))
    return tuple(pieces)


def _body(lines: list[str]) -> str:
    text = "\n".join(lines).strip("\n")
    return text if text.strip() else ""


def _add(pieces: list[Said], piece: Said) -> None:
    """Words that nobody is named for belong to whoever spoke before."""
    if not piece.text:
        return
    if pieces and not piece.author:
        last = pieces.pop()
        piece = Said(last.author, last.clock, f"{last.text}\n{piece.text}")
    pieces.append(piece)


class _Head(msgspec.Struct, frozen=True):
    """A line, or two, that names who speaks; `rest` is what was said on the same line."""

    name: str
    clock: time
    rest: str
    lines: int


def _head(lines: list[str], place: int, known: set[str]) -> _Head | None:
    line = lines[place].strip()
    for pattern in HEADS:
        match = pattern.match(line)
        if match and _is_name(match["name"], known):
            return _Head(match["name"].strip(), read_clock(match["clock"]), match["rest"] or "", 1)
    name = BARE_NAME.match(line)
    below = BARE_CLOCK.match(lines[place + 1]) if place + 1 < len(lines) else None
    if name and below and _is_name(name["name"], known):
        return _Head(name["name"].strip(), read_clock(below["clock"]), "", 2)
    return None


def _is_name(text: str, known: set[str]) -> bool:
    """Capitals, but for a short word in the middle ("José da Silva")."""
    words = text.split()
    capital = [not word[0].islower() for word in words]
    short = [len(word) <= 3 for word in words]
    named = all(either or other for either, other in zip(capital, short, strict=True))
    return text.strip().casefold() in known or (
        0 < len(words) <= MOST_NAME_WORDS and capital[0] and capital[-1] and named
    )


def read_clock(text: str) -> time:
    digits = re.findall(r"\d+", text)
    hour, minute = int(digits[0]), int(digits[1])
    half = re.search(r"[AaPp]", text)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return time(hour, minute)


def instants(pieces: tuple[Said, ...], latest: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """When each piece was said: its clock on the latest day that keeps the order and does not pass `latest`.

    A piece without a clock is taken to be as old as the one after it.
    """
    after = latest
    found: list[datetime] = []
    for piece in reversed(pieces):
        at = after
        if piece.clock is not None:
            local = after.astimezone(zone)
            at = datetime.combine(local.date(), piece.clock, zone)
            if at > after:
                at = datetime.combine(local.date() - timedelta(days=1), piece.clock, zone)
        found.append(at.astimezone(latest.tzinfo))
        after = at
    return tuple(reversed(found))
