"""How times of day are written, and parts of the day."""

import re
from functools import cache
from typing import NamedTuple

from asyncdraft.core.when.clocks import MIDNIGHT, Clock
from asyncdraft.core.when.days import DayForm, RelativeDay
from asyncdraft.core.when.rules import HALF, NUMBER, Matched, Rules
from asyncdraft.core.when.vocabulary import (
    AFTERNOON,
    AM,
    DAY,
    FIRST_THING,
    LAST,
    LUNCH,
    MORNING,
    NEXT,
    NIGHT,
)

HALF_DAY = "half day"
EARLIEST_TRAIN = 6
FRACTION = "(?:<num>|<num3>|<num4>|<digits>)"
IN_THE_PART = r" (?:<in> <the> |<at> )(?:<early>[ -]?)?(?P<part><part>)"


def _clock(matched: Matched) -> Clock | None:
    hour = matched.number("h")
    if hour > MIDNIGHT or len(matched.text("m")) == 1:
        return None
    written, second = matched.text("h"), matched.number("s")
    exact = written.startswith("0") or (written == "12" and "s" in matched)
    clock = Clock(hour=hour, minute=matched.number("m"), second=second, half=matched.half(), exact=exact)
    return clock if clock.possible else None


_MINUTES = re.compile(r" ?(?:min|mins|minutes?|sec|secs|seconds?)\b")


def _digital(matched: Matched) -> Clock | None:
    """Also "12:00 noon"; 1:40 min lasts so long."""
    tokens = matched.tokens
    if _MINUTES.match(tokens.text, tokens.starts[matched.end]):
        return None
    if len(matched.text("m")) != 2 or ("noon" in matched and matched.number("h") != 12):
        return None
    clock = _clock(matched)
    midnight = matched.number("noon") == MIDNIGHT and clock and not clock.minute
    return Clock(hour=MIDNIGHT, exact=True) if midnight else clock


def _half_hour(matched: Matched) -> Clock | None:
    """ "half nine", as the British say it: 9:30."""
    hour = matched.number("h")
    return Clock(hour=hour, minute=30, half=matched.half()) if 1 <= hour <= 12 else None


def _timetable(matched: Matched) -> Clock | None:
    """ "8.47"; versions and prices look the same, but few have an hour and minutes of the working day."""
    clock = _digital(matched)
    return clock if clock and clock.hour >= EARLIEST_TRAIN else None


def _spoken(matched: Matched) -> Clock | None:
    """ "9.30", "3 15"; no minute that only versions have."""
    clock = _clock(matched)
    return clock if clock and clock.minute % 5 == 0 else None


def _run_together(matched: Matched) -> Clock | None:
    hour, minute = divmod(matched.number("hm"), 100)
    clock = Clock(hour=hour, minute=minute, half=matched.half(), exact="half" not in matched)
    return clock if clock.possible else None


def _hundred_hours(matched: Matched) -> Clock | None:
    """ "1700 hrs", not 1700 minutes."""
    return None if matched.text("hours").lower() not in ("", "hrs", "hours") else _run_together(matched)


def _noon(matched: Matched) -> Clock:
    return Clock(hour=matched.number("h"), exact=True)


def _mid(matched: Matched) -> Clock | None:
    hour = {"day": 12, "night": 24, "afternoon": 14}.get(matched.text("h").lower())
    return Clock(hour=hour, exact=True) if hour else None


@cache
def clock_rules() -> Rules[Clock]:
    """Clocks that need no evidence, or little."""
    return Rules(
        (
            (
                "digital",
                rf"(?P<h><num>):(?P<m><num>)(?::(?P<s><num>)(?:\.{FRACTION})?)?"
                rf"(?P<half>{HALF}|<a>|<p>)?(?: ?<h>)?(?: (?P<noon><noon>))?",
                _digital,
            ),
            ("", rf"(?P<h>{NUMBER})(?: (?P<m>{NUMBER}))?(?P<half>{HALF})(?: ?-? ?<ish>)?", _clock),
            ("", rf"(?P<h><num>)\.(?P<m><num>)(?P<half>{HALF})", _clock),
            ("", r"(?P<h><num>)<h>(?P<m><num>)", _clock),
            ("hour", r"(?P<h><num>)<h>", _clock),
            ("hour", r"(?P<h><num>)<hs>", _clock),
            ("hour", r"(?P<h><num>)(?P<half><a>|<p>)", _clock),
            ("hour", r"(?P<hm><num4>) ?(?:<h>|(?P<hours><unit>))", _hundred_hours),
            ("", rf"(?P<hm><num3>|<num4>)(?P<half>{HALF})", _run_together),
            (
                "",
                rf"(?P<h>{NUMBER})(?: (?P<m>{NUMBER}))? ?(?:<oclock>|<o> ?<clock>)(?P<half>{HALF})?",
                _clock,
            ),
            ("", rf"(?P<h>{NUMBER}) ?-? ?<ish>", _clock),
            ("", r"(?P<h><hourish>)", _clock),
            ("half hour", rf"<half>[ -](?P<h><ones>|<num>)(?P<half>{HALF})?", _half_hour),
            ("noon", r"(?:<num> |<ones> )?(?P<h><noon>)", _noon),
            ("", r"<mid>[ -]?(?P<h><unit>|<part>)", _mid),
        )
    )


@cache
def bare_clock_rules() -> Rules[Clock]:
    """Clocks that are one only beside "at", a day, or another clock."""
    return Rules(
        (
            ("", rf"(?P<h>{NUMBER})", _clock),
            ("", r"(?P<h><num>)[. ](?P<m><num>)", _spoken),
            ("", r"(?P<h><num>)\.(?P<m><num>)", _timetable),
            ("", r"(?P<h><ones>)[ -](?P<m><tens>(?:[ -]<ones>)?|<ones>)(?: <unit>)?", _clock),
            ("", r"(?P<hm><num4>)", _run_together),
        )
    )


# --- parts of the day -----------------------------------------------------------------------------


class PartForm(NamedTuple):
    """A part of the day, and the day it is of where the words name one ("tonight")."""

    part: int
    day: DayForm | None


def _first_thing(matched: Matched) -> PartForm | None:
    return PartForm(FIRST_THING, None) if matched.number("n") == 1 else None


def _start_of_day(matched: Matched) -> PartForm | None:
    is_day = "unit" not in matched or matched.number("unit") == DAY
    return PartForm(FIRST_THING, None) if is_day else None


def _half_day(matched: Matched) -> PartForm:
    """ "Thursday pm"."""
    return PartForm(MORNING if matched.half() == AM else AFTERNOON, None)


def _tonight(_: Matched) -> PartForm:
    return PartForm(NIGHT, RelativeDay(0))


def _part(matched: Matched) -> PartForm | None:
    which = matched.optional("which")
    if which is not None and matched.number("part") == LUNCH:
        return None
    day = None if which is None else RelativeDay({NEXT: 1, LAST: -1}.get(which, 0))
    return PartForm(matched.number("part"), day)


@cache
def part_rules() -> Rules[PartForm]:
    early = "(?:(?:<early>|<mid>)[ -]?)?"
    return Rules(
        (
            ("", r"<tonight>", _tonight),
            (HALF_DAY, r"(?P<half><am>)", _half_day),
            ("part", r"(?P<n><nth>) <thing>(?: <in> <the> <part>)?", _first_thing),
            ("part", r"(?:<the> )?<start> <of> (?:<the> )?(?:<business>|(?P<unit><unit>))", _start_of_day),
            ("", rf"(?P<which><which>) {early}(?P<part><part>)", _part),
            ("part", rf"{early}(?P<part><part>)", _part),
        )
    )
