"""A team that promises, protects its time and takes turns, on Monday 23 November 2026."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.people import FocusBlock, Person, Shift, uniform_week
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.support.plan import Support
from asyncdraft.core.team import Team
from asyncdraft.core.when.working import Calendar

OFFICE = uniform_week((Shift(9 * 60, 17 * 60),))
ZONES = {
    "alex": ("Alex Reed", "Europe/London"),
    "kenji": ("Kenji Mori", "Asia/Tokyo"),
    "priya": ("Priya Rao", "Asia/Kolkata"),
    "maya": ("Maya Chen", "America/New_York"),
}
SPEC = FocusBlock(shift=Shift(9 * 60, 11 * 60), work="gateway plan", weekdays=(1, 2, 3))
REVIEW = FocusBlock(shift=Shift(13 * 60, 16 * 60), work="review", day=date(2026, 11, 27))
SLA = Sla(
    channels={"chat": Promise(4, "hours"), "email": Promise(1, "days")},
    triage=(time(11), time(16)),
    emergency="PagerDuty",
    agreed=date(2026, 10, 5),
    review=date(2027, 1, 4),
)
SUPPORT = Support(
    service="payments",
    form="https://forms.example.com/payments-help",
    people=("alex", "kenji", "priya", "maya"),
    starts=date(2026, 11, 30),
)


def person(person_id: str, **values: object) -> Person:
    name, zone = ZONES[person_id]
    return msgspec.structs.replace(Person(id=person_id, name=name, zone=zone, hours=OFFICE), **values)


def team(me: str = "alex") -> Team:
    people = tuple(person(each, focus=(SPEC, REVIEW) if each == me else ()) for each in ZONES)
    return Team(name="Payments", me=me, people=people, sla=SLA, support=SUPPORT)


def calendar(person_id: str = "alex", holidays: tuple[date, ...] = (), **values: object) -> Calendar:
    return Calendar(person(person_id, **values), dict.fromkeys(holidays, "Holiday"))


def at(day: int, hour: int, minute: int = 0, zone: str = "Europe/London") -> datetime:
    """In November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(zone))
