"""Slots for the call: what suits all, the last day, and the least bad with its cost."""

from datetime import date

from msgspec.structs import replace

from asyncdraft.core.people import Shift, uniform_week
from asyncdraft.core.threads.slots import offer
from asyncdraft.core.when.working import Calendar
from tests.core.threads.thread_people import ALEX, ANA, MAYA, at

MONDAY = at(23, 15, 46)


def calendars(*people: object) -> list[Calendar]:
    return [Calendar(person, {}) for person in people]  # type: ignore[arg-type]


def test_the_best_one_leads_and_each_tells_the_clocks_of_the_others() -> None:
    found = offer(calendars(ALEX, MAYA, ANA), MONDAY)
    assert [slot.chip for slot in found.slots] == ["best", "all at work", "all at work"]
    assert found.problem == ""
    assert found.slots[0].when == "Mon 23 Nov, 16:00 GMT"
    assert found.slots[0].clocks == "11:00 EST Maya · 16:00 WET Ana"


def test_none_comes_after_the_day_on_which_a_decision_is_needed() -> None:
    found = offer(calendars(ALEX, MAYA), MONDAY, date(2026, 11, 24))
    assert [slot.chip for slot in found.slots] == ["best", "last day"]
    assert [slot.at.day for slot in found.slots] == [23, 24]


def test_where_no_time_suits_all_the_least_bad_comes_with_its_cost() -> None:
    night = replace(MAYA, hours=uniform_week((Shift(0, 2 * 60),)))
    found = offer(calendars(ALEX, night), MONDAY)
    assert found.problem == (
        "No time in the next 7 days is in everybody's working hours. "
        "The least bad comes first, with its cost."
    )
    assert [slot.chip for slot in found.slots] == ["least bad", "outside hours", "outside hours"]
    assert all("1 of 2 at work" in slot.cost for slot in found.slots)


def test_whose_hours_are_not_known_is_said_and_left_out() -> None:
    found = offer(calendars(ALEX, replace(MAYA, hours=None)), MONDAY)
    assert found.problem == "Working hours are not known for Maya Chen: add them in Team."
    assert found.slots
    outsider = offer(calendars(ALEX, MAYA), MONDAY, outside=["Zoe Walsh"])
    assert outsider.problem == "Working hours are not known for Zoe Walsh: add them in Team."
    nobody = offer(calendars(replace(ALEX, hours=None), replace(MAYA, hours=None)), MONDAY)
    assert nobody.slots == ()
    assert "Alex Reed and Maya Chen" in nobody.problem
