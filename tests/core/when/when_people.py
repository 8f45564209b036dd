"""The people of the reference moment: Monday 23 November 2026, 15:46 in London."""

from datetime import UTC, date, datetime

from asyncdraft.core.people import DayOff, Person, Shift, uniform_week
from asyncdraft.core.when.holidays import public_holidays, region_name
from asyncdraft.core.when.working import Calendar

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
NINE_TO_FIVE = ((9, 17),)


def utc(month: int, day: int, hour: int = 0, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def calendar(
    name: str,
    zone: str,
    hours: tuple[tuple[float, float], ...] = NINE_TO_FIVE,
    *,
    days: frozenset[int] = frozenset(range(5)),
    holidays: dict[date, str] | None = None,
    region: str = "",
    days_off: tuple[DayOff, ...] = (),
) -> Calendar:
    week = uniform_week(tuple(Shift(round(start * 60), round(end * 60)) for start, end in hours), days)
    person_id = name.split(maxsplit=1)[0].lower()
    person = Person(id=person_id, name=name, zone=zone, hours=week, holidays=region, days_off=days_off)
    return Calendar(person, holidays or public_holidays(region, (2026, 2027)), region_name(region))


def nobody_asked(name: str = "Noor Ali", zone: str = "Asia/Dubai") -> Calendar:
    """A person whose hours are not known."""
    return Calendar(Person(id=name.split(maxsplit=1)[0].lower(), name=name, zone=zone), {})


YOU = calendar("You", "Europe/London", region="GB-ENG")
KENJI = calendar("Kenji Mori", "Asia/Tokyo", ((9, 12), (13, 18)), region="JP")
PRIYA = calendar("Priya Rao", "Asia/Kolkata", ((10, 18),), region="IN")
ARJUN = calendar("Arjun Nair", "Asia/Kolkata", ((9.5, 17.5),), region="IN")
ANA = calendar("Ana Sousa", "Europe/Lisbon", ((9, 18),), region="PT")
MAYA = calendar("Maya Chen", "America/New_York", region="US")
DANIEL = calendar("Daniel Ortiz", "America/New_York", ((8, 16),), region="US")
ZOE = calendar("Zoe Walsh", "Australia/Sydney", region="AU-NSW")
TEAM = (ANA, MAYA, DANIEL, PRIYA, ARJUN, KENJI, ZOE)
