"""The rota in words: stand-ins by name, days that nobody takes, weeks that were given away."""

from datetime import date

from asyncdraft.core.people import DayOff
from asyncdraft.core.support.plan import Support
from asyncdraft.core.support.weeks import Rota, weeks_ahead
from asyncdraft.core.team import Team
from asyncdraft.core.when.working import Calendar
from tests.core.focus.focus_people import calendar

START = date(2026, 11, 30)


def rota_of(*calendars: Calendar, turns: dict[date, str] | None = None) -> Rota:
    people = tuple(each.person for each in calendars)
    support = Support(people=tuple(person.id for person in people), starts=START, turns=turns or {})
    return weeks_ahead(Team(people=people, support=support), calendars, START, 2)


def away(person: str, first: int, last: int) -> Calendar:
    return calendar(person, days_off=(DayOff(date(2026, 12, first), date(2026, 12, last)),))


def test_stand_ins_and_gaps_are_named() -> None:
    rota = rota_of(away("alex", 1, 2), calendar("kenji"))
    first, second = rota.weeks
    assert (first.when, first.person, first.is_now) == ("Mon 30 Nov", "alex", True)
    assert (first.aside, first.lacks) == ("Tue and Wed: Kenji Mori", "")
    assert (second.person, second.aside) == ("kenji", "")
    assert rota.today == "On triage today: Alex Reed"
    assert rota.shares == "Days in 2 weeks: Kenji Mori 7, Alex Reed 3"

    alone = rota_of(away("alex", 1, 2))
    assert alone.weeks[0].lacks == "nobody on Tue and Wed"


def test_a_week_that_was_given_to_somebody_says_so() -> None:
    weeks = rota_of(calendar("alex"), calendar("kenji"), turns={date(2026, 12, 9): "alex"}).weeks
    assert [(week.person, week.is_given) for week in weeks] == [("alex", False), ("alex", True)]


def test_without_anybody_there_is_nothing() -> None:
    assert rota_of() == Rota()
