"""When a message was written, from the few words in which people say it: "yesterday 16:40", "Wed 9:05"."""

import re
from datetime import date, datetime, time, timedelta, tzinfo

from asyncdraft.core.text import say
from asyncdraft.core.threads.transcript import read_clock
from asyncdraft.core.when.writing import DAY_NAMES, MONTH_NAMES

CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?|\b(?:1[0-2]|[1-9])\s?[ap]m\b", re.IGNORECASE
)
ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
DAY_MONTH = re.compile(r"(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?", re.IGNORECASE)
AGO = {"": 0, "now": 0, "today": 0, "yesterday": 1}
NOON = time(12)
UNREADABLE = say(
    "“{words}” is no time that can be read here. Write it such as: yesterday 16:40, or 18 Nov 9:05."
)


def said_at(typed: str, now: datetime, zone: tzinfo) -> datetime:
    """The latest such time that is not after `now`, on the clock of `zone`; a day alone means its noon.

    Raises ValueError with a sentence.
    """
    words = typed.strip()
    if words.casefold() in ("", "now"):
        return now
    local = now.astimezone(zone)
    clock = CLOCK.search(words)
    named = (words[: clock.start()] + words[clock.end() :] if clock else words).strip(" ,")
    day = _day(named, local.date())
    if day is None:
        raise ValueError(say(UNREADABLE, words=words))
    at = datetime.combine(day, _clock(clock[0]) if clock else NOON, zone)
    if at > now:
        at -= timedelta(days=_days_between(named))
    return min(at, now)


def _days_between(named: str) -> int:
    """How many days one such time is from the next; 0 for a day that comes once."""
    if not named:
        return 1
    return 7 if _is_weekday(named.casefold()) else 0


def _clock(text: str) -> time:
    return read_clock(text if re.search(r"[:.]\d", text) else re.sub(r"(\d+)", r"\1:00", text, count=1))


def _day(named: str, today: date) -> date | None:
    word = named.casefold().rstrip(",")
    if word in AGO:
        return today - timedelta(days=AGO[word])
    weekday = [name.casefold() for name in DAY_NAMES].index(word[:3]) if _is_weekday(word) else None
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return _written_day(named, today)


def _is_weekday(word: str) -> bool:
    return word.isalpha() and word[:3] in {name.casefold() for name in DAY_NAMES}


def _written_day(named: str, today: date) -> date | None:
    iso, spoken = ISO_DAY.search(named), DAY_MONTH.search(named)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if spoken and spoken[2].title() in MONTH_NAMES:
            month = MONTH_NAMES.index(spoken[2].title()) + 1
            found = date(int(spoken[3] or today.year), month, int(spoken[1]))
            return found.replace(year=found.year - 1) if found > today and not spoken[3] else found
    except ValueError:
        return None
    return None
