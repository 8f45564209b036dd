"""An RFC between four continents with real holidays in its window, for the tests of RFCs."""

from datetime import UTC, date, datetime

from asyncdraft.core.people import DayOff, Person, Shift, uniform_week
from asyncdraft.core.rfc.rfc import Comment, Option, Review, Rfc, State
from asyncdraft.core.rfc.window import window
from asyncdraft.core.team import Team
from asyncdraft.core.when.working import Calendar

OFFICE = uniform_week((Shift(9 * 60, 17 * 60),))

ALEX = Person(id="alex", name="Alex Reed", zone="Europe/London", hours=OFFICE)
MAYA = Person(id="maya", name="Maya Chen", zone="America/New_York", hours=OFFICE)
KENJI = Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo", hours=OFFICE)
NOA = Person(
    id="noa",
    name="Noa Levi",
    zone="Asia/Jerusalem",
    hours=uniform_week((Shift(9 * 60, 17 * 60),), frozenset({6, 0, 1, 2, 3})),
)
ANA = Person(
    id="ana",
    name="Ana Sousa",
    zone="Europe/Lisbon",
    hours=OFFICE,
    days_off=(DayOff(date(2026, 11, 25), date(2026, 12, 11), "leave"),),
)
TEAM = Team(name="Queue", me="alex", people=(ALEX, MAYA, KENJI, NOA, ANA))

HOLIDAYS = {
    "maya": {date(2026, 11, 26): "Thanksgiving"},
    "kenji": {date(2026, 11, 23): "Labor Thanksgiving Day"},
}
CALENDARS = {person.id: Calendar(person, HOLIDAYS.get(person.id, {})) for person in TEAM.people}

OPENED = datetime(2026, 11, 20, 11, tzinfo=UTC)
"""A Friday."""

RFC = Rfc(
    id="rfc1",
    title="part the event queue",
    document="RFC 31 <https://docs.example.com/rfc/31>",
    what=(
        "All services put their events into one queue, and the busiest one delays the others by up to "
        "40 minutes. The RFC proposes option B."
    ),
    why="In November payouts were late on six days because of it.",
    options=(
        Option(
            name="A: a larger queue", gain="one day of work", cost="delays come back | soon", effort="1 day"
        ),
        Option(name="B: a queue for each product", gain="a product delays only itself", effort="12 days"),
    ),
    reviews=(
        Review(person="maya", role="owner of the largest sender", part="sections 2 and 3"),
        Review(person="kenji", role="operations", part="section 4"),
    ),
    decider="maya",
    opens=OPENED,
    days=4,
)
WINDOW = window(OPENED, RFC.days, [CALENDARS[each] for each in ("alex", "maya", "kenji")], "Europe/London")


def comment(author: str, text: str, state: State = State.OPEN, answer: str = "") -> Comment:
    return Comment(
        author=author, at=datetime(2026, 11, 24, 9, tzinfo=UTC), text=text, state=state, answer=answer
    )
