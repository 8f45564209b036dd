"""Times of day as people type them and as their clock shows them, of 24 hours or of 12."""

import re
from collections.abc import Callable
from datetime import time

from asyncdraft.core.text import say
from asyncdraft.core.when import writing
from asyncdraft.core.when.writing import Style

NOON = 12
TYPED = re.compile(
    r"(?P<before>午前|午後)?\s*(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?\s*(?P<after>[ap]\.?m\b\.?|午前|午後)?",
    re.IGNORECASE,
)
HALVES = re.compile(
    r"(?<![\w:.-])(?:午前|午後)\s*\d{1,2}(?:[:.]\d{2})?|(?<![\w:.])\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\b\.?",
    re.IGNORECASE,
)
"""Times of day that say of which half of the day they are."""

WRITTEN = re.compile(r"\b(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)\b(?P<dash>\s*[-–](?=\d))?")
EXPECTED = say('a time of day such as 17:30, or "" for none')
DASH = " – "


def time_of_day(text: str) -> str:
    """ "17:30" of "17:30", "1730", "5.30 pm" or "17"; empty for nothing.

    Raises ValueError with the words that follow "expected".
    """
    if not text.strip():
        return ""
    found = TYPED.fullmatch(text.strip())
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (99, 0)
    half = (found["before"] or found["after"] or "") if found else ""
    if half:
        is_late = half[0] in "pP" or half == "午後"
        hour = hour % NOON + NOON * is_late if 1 <= hour <= NOON else 99
    if hour > 23 or minute > 59:
        raise ValueError(EXPECTED)
    return f"{hour:02}:{minute:02}"


def in_24_hours(text: str) -> str:
    """A line in which every "9 am" is written "09:00"; what is no time of day stays."""
    return HALVES.sub(lambda found: _read(found[0]), text)


def on_clock(text: str, style: Style, said: Callable[[str], str] = str) -> str:
    """A line in which every "09:00" is written as the clock of `style` has it: "9 am".

    The end of a day stays "24:00": 12 am is its beginning. `said` puts a text into the language of the user.
    """
    if style.hours24:
        return text
    return WRITTEN.sub(lambda found: _shown(found, style, said), text)


def _read(text: str) -> str:
    try:
        return time_of_day(text)
    except ValueError:
        return text


def _shown(found: re.Match[str], style: Style, said: Callable[[str], str]) -> str:
    of_day = time(int(found["hour"]), int(found["minute"]))
    return f"{said(writing.of_day(of_day, style))}{DASH if found['dash'] else ''}"
