"""A small team on three continents, and a thread between two leads, for the tests of threads."""

from datetime import UTC, datetime

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.team import Team
from asyncdraft.core.threads.thread import Kind, Post, Stance, Thread, with_post
from asyncdraft.core.when.working import Calendar

OFFICE = uniform_week((Shift(9 * 60, 17 * 60),))

ALEX = Person(id="alex", name="Alex Reed", zone="Europe/London", hours=OFFICE, email="alex@example.com")
MAYA = Person(id="maya", name="Maya Chen", zone="America/New_York", hours=OFFICE, email="maya@example.com")
ANA = Person(id="ana", name="Ana Sousa", zone="Europe/Lisbon", hours=OFFICE, email="ana@example.com")
TEAM = Team(
    name="Payments", me="alex", people=(ALEX, MAYA, ANA), sla=Sla(channels={"chat": Promise(4, "hours")})
)
CHAT = TEAM.sla.channels["chat"]


def calendars() -> dict[str, Calendar]:
    return {person.id: Calendar(person, {}) for person in TEAM.people}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in UTC in November 2026; the 18th is a Wednesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def asked(
    when: datetime, text: str = "Does `/orders` join items and prices?", kind: Kind = Kind.QUESTION
) -> Post:
    return Post(kind=kind, author="alex", at=when, text=text)


def answer(
    when: datetime, stance: Stance = Stance.OPEN, author: str = "maya", text: str = "Flat, please."
) -> Post:
    return Post(kind=Kind.REPLY, author=author, at=when, text=text, stance=stance)


def thread(*posts: Post, people: tuple[str, ...] = ("maya",)) -> Thread:
    found = Thread(id="t1", topic="API response shape", people=people)
    for post in posts:
        found = with_post(found, post)
    return found


def debate(rounds: int) -> Thread:
    """A thread whose `rounds` rounds misunderstood first and disagreed then."""
    kinds = (Kind.QUESTION, Kind.CLARIFICATION, Kind.SYNTHESIS)
    stances = (Stance.MISUNDERSTOOD, Stance.DISAGREED, Stance.DISAGREED)
    posts = []
    for number in range(rounds):
        posts += [
            asked(at(18 + number, 10), kind=kinds[number]),
            answer(at(18 + number, 16), stances[number]),
        ]
    return thread(*posts)
