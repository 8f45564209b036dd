"""How long an invitation says a part of the meeting takes."""

import re
from collections.abc import Sequence
from itertools import pairwise

WHOLE = r"(?:time|meeting|hour|session|call|slot)"
CLOCK = r"(\d{1,2})[:.h](\d{2})\s*(?:am|pm|h|uhr)?"
CLOCK_RANGE = re.compile(rf"\b{CLOCK}\s*(?:-|–|—|to|until)\s*{CLOCK}(?!\d)", re.IGNORECASE)
CLOCK_START = re.compile(rf"^\W*{CLOCK}\b\s*[-–—:|]?\s*(?=\D)", re.IGNORECASE)
MINUTE_RANGE = re.compile(
    r"(?<![\d:.]):?(\d{1,3})\s*(?:-|–|to)\s*:?(\d{1,3})\s*(?:min|mins|minutes|m|')(?!\w)", re.IGNORECASE
)
COLON_RANGE = re.compile(r"(?<!\d):(\d{2})\s*(?:-|–|to)\s*:(\d{2})")
MINUTES = re.compile(
    r"(?<![\d.])(\d{1,3})[\s-]*(?:min(?:utes?|s)?\b\.?|'(?!\w)|’(?!\w)|m\b)(?!\s*(?:late|early"
    r"|before|ahead|walk))",
    re.IGNORECASE,
)
HOURS = re.compile(
    r"(?<![\d.:])(\d(?:[.,]\d)?)[\s-]*(?:hours?|hrs?|h)\b(?!\s*(?:before|ahead|late))", re.IGNORECASE
)
PERCENT = re.compile(r"\b(\d{1,3})\s?(?:%|per ?cent)")
EACH = re.compile(
    r"\b(?:each|per (?:person|team|head|lead|project|item|country|region|department|speaker|ticket|site)"
    r"|every(?:one|body)? (?:has|gets)|apiece)\b",
    re.IGNORECASE,
)
NUMBER_WORDS = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40,
    "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
WORDY_MINUTES = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})[\s-](?:minutes?|mins?)\b", re.IGNORECASE)
SHARES = (
    (
        re.compile(
            r"\b(?:three quarters|two thirds|most of the (?:time|hour|meeting|session))\b", re.IGNORECASE
        ),
        0.7,
    ),
    (re.compile(r"\b(?:half an hour|half hour|half-hour)\b", re.IGNORECASE), -30.0),
    (re.compile(r"\b(?:a quarter of an hour|quarter hour)\b", re.IGNORECASE), -15.0),
    (re.compile(r"\b(?:an hour|one hour)\b", re.IGNORECASE), -60.0),
    (
        re.compile(
            rf"\b(?:first|second|other|one|last) half\b|\bhalf (?:of )?the {WHOLE}\b",
            re.IGNORECASE,
        ),
        0.5,
    ),
    (re.compile(r"\b(?:a|one|first|last|second|final) third\b", re.IGNORECASE), 1 / 3),
    (
        re.compile(rf"\b(?:a|one|first|last) quarter of the {WHOLE}\b", re.IGNORECASE),
        0.25,
    ),
)
"""Words for a share of the meeting; a negative number is minutes."""


def start_of(line: str) -> int | None:
    """The minute of the day at which a line of an agenda begins."""
    found = CLOCK_START.match(line)
    if found is None or CLOCK_RANGE.search(line):
        return None
    return int(found[1]) * 60 + int(found[2])


def lengths(starts: Sequence[int | None], minutes: int) -> list[float | None]:
    """The minutes until the next start, for an agenda of at least two."""
    known = [start for start in starts if start is not None]
    if len(known) < 2 or sorted(known) != known:
        return [None] * len(starts)
    ends = dict(pairwise(known))
    end = max(known[0] + minutes, known[-1] + 5)
    return [None if start is None else float(ends.get(start, end) - start) for start in starts]


def minutes_of(part: str, whole: int, people: int) -> float | None:
    ranged = _range(part)
    found = float(ranged) if ranged is not None else _said_minutes(part)
    if found is None:
        return _share(part, whole)
    if EACH.search(part):
        found *= max(people, 4)
    elif ranged is None and whole and found >= whole:
        return None
    return float(min(found, whole) if whole else found)


def _range(part: str) -> int | None:
    """From one minute to another, or about so many."""
    clock = CLOCK_RANGE.search(part)
    if clock:
        start, end = int(clock[1]) * 60 + int(clock[2]), int(clock[3]) * 60 + int(clock[4])
        return (end - start) % 720 or None
    colons = COLON_RANGE.search(part)
    if colons:
        return max(int(colons[2]) - int(colons[1]), 0) or None
    minutes = MINUTE_RANGE.search(part)
    if minutes is None:
        return None
    start, end = int(minutes[1]), int(minutes[2])
    if start == 0 or (minutes.start() <= 1 and part[minutes.end() :].lstrip().startswith(":")):
        return max(end - start, 0) or None
    return (start + end) // 2


def _said_minutes(part: str) -> float | None:
    found = MINUTES.search(part)
    if found:
        return float(found[1])
    wordy = WORDY_MINUTES.search(part)
    if wordy:
        return float(NUMBER_WORDS[wordy[1].lower()])
    hours = HOURS.search(part)
    return float(hours[1].replace(",", ".")) * 60 if hours else None


def _share(part: str, whole: int) -> float | None:
    percent = PERCENT.search(part)
    if percent and int(percent[1]) < 100 and re.search(rf"\b{WHOLE}\b", part, re.IGNORECASE):
        return int(percent[1]) / 100 * whole
    for pattern, share in SHARES:
        if pattern.search(part):
            found = -share if share < 0 else share * whole
            return found if found < whole else None
    return None
