"""The processor time of the overlap viewer's data for 50 people over 14 days, with holidays loaded.

Run as `python benchmarks/working_time.py`. "first" is with nothing computed before, "again" the next redraw.
"""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import product
from time import process_time

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.when.calls import best_calls
from asyncdraft.core.when.holidays import public_holidays
from asyncdraft.core.when.minutes import day_start
from asyncdraft.core.when.overlap import strip
from asyncdraft.core.when.suggestions import suggest
from asyncdraft.core.when.working import Calendar

DAYS = 14
CELLS = DAYS * 48
RUNS = 15
START = datetime(2026, 10, 24, tzinfo=UTC)
NOW = datetime(2026, 10, 24, 15, 46, tzinfo=UTC)
PLACES = (
    ("Europe/London", "GB-ENG"),
    ("Asia/Tokyo", "JP"),
    ("Asia/Kolkata", "IN"),
    ("America/New_York", "US-NY"),
    ("Australia/Sydney", "AU-NSW"),
    ("Europe/Berlin", "DE-BE"),
    ("Asia/Kathmandu", "NP"),
    ("America/Sao_Paulo", "BR"),
    ("Africa/Cairo", "EG"),
    ("America/Los_Angeles", "US-CA"),
)
HOURS = (
    (Shift(540, 1020),),
    (Shift(540, 720), Shift(780, 1080)),
    (Shift(510, 990),),
    (Shift(600, 1080),),
    (Shift(1320, 1800),),
)


def people(holidays: dict[str, dict[date, str]]) -> list[Calendar]:
    return [
        Calendar(
            Person(id=str(index), name=f"P{index}", zone=zone, hours=uniform_week(hours), holidays=code),
            holidays[code],
        )
        for index, ((zone, code), hours) in enumerate(product(PLACES, HOURS))
    ]


def milliseconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


def timed(team: list[Calendar]) -> dict[str, float]:
    steps: dict[str, Callable[[], object]] = {
        "overlap": lambda: [strip(person, START, CELLS) for person in team],
        "suggestions": lambda: suggest(team[0], team[1:], NOW, 480),
        "best calls": lambda: best_calls(team, NOW, DAYS, 30),
    }
    return {
        f"{name}, {when}": milliseconds(work)
        for when, (name, work) in product(("first", "again"), steps.items())
    }


def main() -> None:
    holidays = {code: public_holidays(code, (2026, 2027)) for _, code in PLACES}
    runs = []
    for _ in range(RUNS):
        day_start.cache_clear()
        runs.append(timed(people(holidays)))
    for name in runs[0]:
        found = sorted(run[name] for run in runs)
        sys.stdout.write(f"{name:<20} median {found[RUNS // 2]:6.2f} ms   best {found[0]:6.2f} ms\n")


if __name__ == "__main__":
    main()
