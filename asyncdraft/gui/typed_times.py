"""Times as they are typed: also with days as the window writes them, in its language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from asyncdraft.core.text import say
from asyncdraft.core.when.reading import Answer, TimeReader
from asyncdraft.core.when.wording import FULL_DAY_NAMES
from asyncdraft.core.when.writing import DAY_NAMES, FULL_MONTH_NAMES, MONTH_NAMES
from asyncdraft.gui.language import is_english, shown

_DATES = (
    say("{weekday} {day} {month} {year}", weekday="<weekday>", day="<day>", month="<month>", year="<year>"),
    say("{weekday} {day} {month}", weekday="<weekday>", day="<day>", month="<month>"),
    say("{day} {month}", day="<day>", month="<month>"),
)
_CLOCKS = {
    # translators: as people write it, in figures, where it is not 5:30
    say("half past {hour}", hour="<hour>"): "{hour}:30",
    # translators: as people write it, in figures, with words for hours and minutes
    say("{hour} hours {minute}", hour="<hour>", minute="<minute>"): "{hour}:{minute:0>2}",
    say("{hour} o'clock", hour="<hour>"): "{hour}:00",
}
_HALVES = {say("{clock} am", clock="<clock>"): "am", say("{clock} pm", clock="<clock>"): "pm"}
# translators: the days from Monday on by another short name, in this order, a blank between two
_OTHER_DAY_NAMES = say("Mon Tue Wed Thu Fri Sat Sun")
# translators: what stands at a deadline, as in: by Friday
_BY = say("by")
_WORDS = (say("today"), say("tomorrow"), say("noon"), say("midnight"), _BY)
_LOOSE = {r"\ ": r"\s*", r"\.": r"\.?"}
"""Nobody types each space and dot as it is shown."""


def read(times: TimeReader, typed: str, now: datetime, theirs: str = "") -> Answer:
    """As `TimeReader.read` does, which knows English alone."""
    return times.read(typed if is_english() else _in_english(typed), now, theirs)


def _in_english(typed: str) -> str:
    """Also figures and signs as wide as the letters beside them, as Japanese keyboards write them."""
    return _days_in_english(_clocks_in_english(unicodedata.normalize("NFKC", typed)))


def _clocks_in_english(typed: str) -> str:
    for clock, english in _CLOCKS.items():
        for found in reversed([*_clock(shown(clock)).finditer(typed)]):
            typed = _with(typed, found, english.format(**found.groupdict()))
    for clock, half in _HALVES.items():
        for found in reversed([*_clock(shown(clock)).finditer(typed)]):
            typed = _with(typed, found, f"{_of_twelve(found['clock'])} {half}")
    return typed


def _with(typed: str, found: re.Match[str], words: str) -> str:
    """What was found says it in these words, which stand alone."""
    return f"{typed[: found.start()]} {words} {typed[found.end() :]}"


def _of_twelve(clock: str) -> str:
    """Noon is 0 in the afternoon, where it is not 12."""
    return f"12{clock[1:]}" if re.match(r"0(?!\d)", clock) else clock


def _days_in_english(typed: str) -> str:
    months, weekdays = _by_shown(_months()), _by_shown(_weekdays())
    names = {**months, **weekdays}
    for date in _DATES:
        pattern = _date(shown(date), tuple(weekdays), tuple(months))
        for found in reversed([*pattern.finditer(typed)]):
            words = str(date)
            for part, written in found.groupdict().items():
                words = words.replace(f"<{part}>", names.get(written.casefold(), written))
            typed = _with(typed, found, words)
    others = dict(zip(shown(_OTHER_DAY_NAMES).casefold().split(), FULL_DAY_NAMES, strict=True))
    alone = {**others, **_by_shown(name for name in (*_weekdays(), *_WORDS) if not _is_sign(shown(name)))}
    return _any_of(tuple(alone)).sub(lambda found: f" {alone[found[0].casefold()]} ", typed).strip()


@cache
def _date(written: str, weekdays: tuple[str, ...], months: tuple[str, ...]) -> re.Pattern[str]:
    """Of a date with the names of its parts in it, as it is shown."""
    pattern = re.escape(written)
    for literal, loose in _LOOSE.items():
        pattern = pattern.replace(literal, loose)
    parts = {
        "weekday": _one_of(weekdays),
        "month": _one_of(months),
        "day": r"\d{1,2}",
        "year": r"\d{4}",
    }
    for part, expected in parts.items():
        pattern = pattern.replace(f"<{part}>", f"(?P<{part}>{expected})")
    return re.compile(rf"(?<!\d){pattern}", re.IGNORECASE)


@cache
def _clock(written: str) -> re.Pattern[str]:
    """Of a time of day with the names of its parts in it, as it is shown."""
    pattern = re.escape(written).replace(r"\ ", r"\s*")
    for part, expected in {"hour": r"\d{1,2}", "minute": r"\d{1,2}", "clock": r"\d{1,2}(?::\d{2})?"}.items():
        pattern = pattern.replace(f"<{part}>", rf"\s*(?P<{part}>{expected})")
    end = r"(?!\w)" if _has_case(written[-1]) else r"(?!\d)"
    return re.compile(rf"(?<![\d:]){pattern}{end}", re.IGNORECASE)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_one_of(words), re.IGNORECASE)


def _one_of(words: Iterable[str]) -> str:
    """The longest first; a word in letters large and small ends where its letters do."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(rf"\b{re.escape(word)}\b" if _has_case(word) else re.escape(word) for word in longest)


def _by_shown(names: Iterable[str]) -> Mapping[str, str]:
    return {shown(name).casefold(): str(name) for name in names}


def _weekdays() -> tuple[str, ...]:
    return (*FULL_DAY_NAMES, *DAY_NAMES)


def _months() -> tuple[str, ...]:
    return (*FULL_MONTH_NAMES, *MONTH_NAMES)


def _is_sign(word: str) -> bool:
    """Whether it is a part of other words as well, as the Monday of Japanese is of a month."""
    return len(word) == 1 and not _has_case(word)


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()
