"""Working time of 50 people over 14 days, with their holidays loaded before."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import product

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.when.calls import best_calls
from asyncdraft.core.when.holidays import public_holidays
from asyncdraft.core.when.minutes import day_start
from asyncdraft.core.when.overlap import strip
from asyncdraft.core.when.suggestions import suggest
from asyncdraft.core.when.working import Calendar
from benchmarks.harness import Goal, Race, runner

DAYS = 14
CELLS = DAYS * 48
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
GOAL = Goal("median", 5)


def races() -> Iterator[Race]:
    holidays = {code: public_holidays(code, (2026, 2027)) for _, code in PLACES}
    team = People(holidays)
    yield _race("50 people over 14 days, nothing computed before", team, team.come_anew)
    yield _race("50 people over 14 days, the next redraw", team, lambda: None)


class People:
    """The team of the moment: `come_anew` forgets all that was computed for it."""

    def __init__(self, holidays: dict[str, dict[date, str]]) -> None:
        self._holidays = holidays
        self.come_anew()

    def come_anew(self) -> None:
        day_start.cache_clear()
        self.calendars = [
            Calendar(
                Person(id=str(index), name=f"P{index}", zone=zone, hours=uniform_week(hours), holidays=code),
                self._holidays[code],
            )
            for index, ((zone, code), hours) in enumerate(product(PLACES, HOURS))
        ]


def _race(title: str, team: People, before: Callable[[], None]) -> Race:
    """The reference makes a table of as many cells without any working time in them."""
    return Race(
        title=title,
        reference=runner("a table of as many empty cells", _empty_table),
        runners=(
            runner(
                "the overlap of all",
                lambda: [strip(calendar, START, CELLS) for calendar in team.calendars],
                GOAL,
                before=before,
            ),
            runner(
                "suggestions for a deadline",
                lambda: suggest(team.calendars[0], team.calendars[1:], NOW, 480),
                GOAL,
                before=before,
            ),
            runner(
                "the best calls",
                lambda: best_calls(team.calendars, NOW, DAYS, 30),
                GOAL,
                before=before,
            ),
        ),
    )


def _empty_table() -> list[tuple[int, ...]]:
    return [tuple(cell for cell in range(CELLS)) for _person in range(len(PLACES) * len(HOURS))]
