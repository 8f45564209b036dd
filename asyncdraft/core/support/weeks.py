"""The rota as a person reads it: week by week who is on triage, who stands in and when nobody is there."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from asyncdraft.core.support.rota import Turn, monday_of, on_duty, rota
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar


class RotaWeek(msgspec.Struct, frozen=True, kw_only=True):
    """`person` is a roster id, empty for nobody; `aside` names the days of others ("Tue Kenji Mori").

    `is_given` is a week that the team has given to somebody by name.
    """

    monday: date
    when: str
    person: str
    aside: str = ""
    lacks: str = ""
    is_given: bool = False
    is_now: bool = False


class Rota(msgspec.Struct, frozen=True):
    """`today` says who is on; `shares` how many days each has in these weeks."""

    weeks: tuple[RotaWeek, ...] = ()
    today: str = ""
    shares: str = ""


def weeks_ahead(team: Team, calendars: Sequence[Calendar], today: date, count: int) -> Rota:
    """`calendars` are those of the people who take turns, in their order."""
    turns = rota(team.support, calendars, today, count)
    names = team.names
    given = {monday_of(day) for day in team.support.turns}
    weeks = tuple(_week(turn, names, today, given) for turn in turns)
    now = on_duty(turns, today)
    return Rota(
        weeks, say("On triage today: {name}", name=names[now]) if now in names else "", _shares(turns, names)
    )


def _week(turn: Turn, names: dict[str, str], today: date, given: set[date]) -> RotaWeek:
    stand_ins: dict[str, list[str]] = {}
    for day, person in turn.stand_ins.items():
        stand_ins.setdefault(person, []).append(writing.DAY_NAMES[day.weekday()])
    aside = [
        say("{names}: {name}", names=and_join(days), name=names[person]) for person, days in stand_ins.items()
    ]
    missing = [writing.DAY_NAMES[day.weekday()] for day in turn.missing]
    return RotaWeek(
        monday=turn.monday,
        when=say("Mon {day} {month}", day=turn.monday.day, month=writing.MONTH_NAMES[turn.monday.month - 1]),
        person=turn.person,
        aside=joined(aside, "; "),
        lacks=say("nobody on {names}", names=and_join(missing)) if missing else "",
        is_given=turn.monday in given,
        is_now=turn.monday == monday_of(today),
    )


def _shares(turns: Sequence[Turn], names: dict[str, str]) -> str:
    """ "Kenji Mori 20 days, Ana Sousa 19"."""
    days = Counter(person for turn in turns for person in turn.days.values())
    said = [say("{name} {count}", name=names[person], count=count) for person, count in days.most_common()]
    return say("Days in {count} weeks: {join}", count=len(turns), join=joined(said, ", ")) if said else ""
