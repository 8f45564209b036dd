"""The team's promise as messages: the proposal to agree on, the page to point to."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.focus.texts import deadline, emergency
from asyncdraft.core.home import home_of
from asyncdraft.core.people import Person
from asyncdraft.core.sla import Sla
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.writing import STYLE, Style

TRIAL = timedelta(weeks=4)
MOST_NAMES = 8
"""Of readers, beyond which a request is to each of them instead of by name."""
ASKS = (
    "One complete message: what, why, and what you need by when",
    "In the channel or its thread, so that whoever is awake can answer",
)
EXCEPTIONS = ("Weekends, public holidays and days off do not count: the next working day does",)
TITLES = {"chat": "Chat", "email": "Email", "rfc": "RFC", "review": "Review"}


def proposal(
    team: Team, now: datetime, due: datetime | None, channel: Channel = Channel.SLACK, style: Style = STYLE
) -> Draft:
    """To everybody else of the team; `due` is when their views are in. Raises ValueError where the promise
    lacks a channel or the emergency path.
    """
    path, zone, readers = emergency(team.sla), home_of(team), _others(team)
    trial = team.sla.review or (now + TRIAL).date()
    starts = _next_day(due or now, zone)
    return Draft(
        template="sla-proposal",
        channel=channel,
        to=tuple(person.id for person in readers),
        what=_what(team),
        why=(
            "A promise that everybody knows tells each of us when an answer comes, so nobody has to watch "
            "a channel, and hours of quiet work let nobody down."
        ),
        need=(
            f"{_called([person.first_name for person in readers])}, please answer in this thread with “fine” "
            "or with the line you would change and the number you would put there."
        ),
        fallback=(
            f"Without an objection the trial starts on {starts}. "
            "Anybody can end it on any day with one message to all."
        ),
        deadline=deadline(due, zone),
        fields={
            "promises": promise_rows(team.sla),
            "triage": triage_text(team.sla, style),
            "emergency": path,
            "asks": list(team.sla.asks or ASKS),
            "exceptions": list(team.sla.exceptions or EXCEPTIONS),
            "trial": trial.isoformat(),
        },
    )


def _what(team: Team) -> str:
    known = {person.zone for person in team.people if zones.is_zone(person.zone)}
    places = f"{len(known)} time zones" if len(known) > 1 else "one time zone"
    start = f"We are {len(team.people)} people in {places}. " if len(team.people) > 1 else ""
    return (
        f"{start}I propose how fast each channel is answered, "
        "counted in the working hours of the person who answers."
    )


def page(team: Team, channel: Channel = Channel.MARKDOWN, style: Style = STYLE) -> Draft:
    """For everybody who asks the team. Raises ValueError where the promise is not complete."""
    sla = team.sla
    path = emergency(sla)
    if sla.agreed is None:
        raise ValueError(say("Say on which day the team agreed to the promise; until then it is a proposal."))
    return Draft(
        template="sla-page",
        channel=channel,
        what=(
            "We promise these times to everybody who asks us, "
            "counted in the working hours of the person who answers."
        ),
        why="You can plan with an answer, and we can work for hours without watching a channel.",
        fallback=(
            "When an answer is late, write “overdue” in the same thread and name the person you wait for."
        ),
        fields={
            "promises": promise_rows(sla),
            "triage": _triage(sla, style),
            "emergency": f"{path}. It is the only path that wakes anybody.",
            "asks": list(sla.asks or ASKS),
            "exceptions": list(sla.exceptions or EXCEPTIONS),
            "since": sla.agreed.isoformat(),
            **({"review": sla.review.isoformat()} if sla.review else {}),
        },
    )


def promise_rows(sla: Sla) -> list[dict[str, str]]:
    """As a template's table holds them. Raises ValueError for none."""
    if not sla.channels:
        raise ValueError(say("No channel has a promise yet. Add one, such as “chat” with “4 working hours”."))
    return [
        {"channel": channel_title(channel), "promise": promised.text}
        for channel, promised in sla.channels.items()
    ]


def channel_title(channel: str) -> str:
    return TITLES.get(channel, channel.replace("_", " ").replace("-", " ").capitalize())


def triage_text(sla: Sla, style: Style = STYLE) -> str:
    """ "11:00 and 16:00"; empty without triage."""
    return and_join([writing.of_day(time, style) for time in sorted(sla.triage)]) if sla.triage else ""


def review_is_due(sla: Sla, today: date) -> bool:
    return sla.review is not None and sla.review <= today


def _triage(sla: Sla, style: Style) -> str:
    times = triage_text(sla, style)
    return f"{times} local time of whoever answers" if times else ""


def _others(team: Team) -> list[Person]:
    return [person for person in team.people if person.id != team.me]


def _called(names: Sequence[str]) -> str:
    if not names:
        return "Everybody of the team"
    if len(names) > MOST_NAMES:
        return f"Each of you {len(names)}"
    return and_join([f"@{name}" for name in names])


def _next_day(at: datetime, zone: str) -> str:
    """The next day from Monday to Friday, with its date."""
    day = at.astimezone(zones.zone(zone)) + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return writing.day(day, zone)
