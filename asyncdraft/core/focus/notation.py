"""Focus blocks as people write them: "tue-thu 09:00-11:00 spec", "2026-11-27 13:00-16:00 review"."""

import re
from datetime import date

from asyncdraft.core.hours import DAYS, days_of, shift_of, span_text
from asyncdraft.core.people import FocusBlock
from asyncdraft.core.text import say

EXPECTED = say('a block such as "tue-thu 09:00-11:00 spec" or "2026-11-27 13:00-16:00 review"')
FOCUS = re.compile(r"(?P<days>\S+)\s+(?P<span>[\d:]+\s*[-–]\s*[\d:]+)(?:\s+(?P<work>.+))?", re.DOTALL)


def focus_blocks(value: object) -> tuple[FocusBlock, ...]:
    """A list of blocks: days or one date, a span on the person's own clock, and what it is for."""
    if not isinstance(value, list):
        raise ValueError(say('a list such as ["tue-thu 09:00-11:00 spec", "2026-11-27 13:00-16:00 review"]'))
    return tuple(focus_block(item) for item in value)


def focus_block(value: object) -> FocusBlock:
    found = FOCUS.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError(EXPECTED)
    try:
        shift = shift_of(re.sub(r"\s", "", found["span"]))
    except ValueError:
        raise ValueError(EXPECTED) from None
    work = " ".join((found["work"] or "").split())
    if found["days"][:1].isdigit():
        return FocusBlock(shift=shift, work=work, day=_date(found["days"]))
    return FocusBlock(shift=shift, work=work, weekdays=tuple(sorted(set(days_of(found["days"])))))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(say('a day such as "2026-11-27"')) from None


def focus_value(block: FocusBlock) -> str:
    days = block.day.isoformat() if block.day else days_text(block.weekdays)
    return f"{days} {span_text(block.shift)} {block.work}".strip()


def days_text(weekdays: tuple[int, ...]) -> str:
    """Three or more neighbours are a range: "tue-thu", "mon,tue,fri"."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{DAYS[run[0]]}-{DAYS[run[-1]]}" if len(run) > 2 else ",".join(DAYS[day] for day in run)
        for run in runs
    )
