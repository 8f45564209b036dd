"""The drill: fresh tasks by a seed, whose answers are computed, and judged with the reason."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
import whenever
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.people import Person
from asyncdraft.core.practice.attempt import DrillAnswer
from asyncdraft.core.practice.cast import CAST
from asyncdraft.core.practice.drill import weakest_form
from asyncdraft.core.practice.task import Form, Task
from asyncdraft.core.practice.task_maker import clock_changes
from asyncdraft.core.when.holidays import public_holidays
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import abbreviation
from asyncdraft.storage.drills import Drills

NOW = datetime(2026, 11, 22, 22, tzinfo=UTC)
DRILLS = Drills()
SEEDS = st.integers(0, 1_000_000)


def task_of(seed: int, form: Form | None = None) -> Task:
    return DRILLS.task(seed, NOW, form)


def calendar_of(person: Person) -> Calendar:
    return Calendar(person, public_holidays(person.holidays, [2026, 2027, 2028]) if person.holidays else {})


MONDAY = Task(
    seed=1,
    form=Form.CLOCK,
    now=datetime(2026, 11, 20, 9, tzinfo=UTC),
    text="What does the clock of Priya in Bengaluru show then?",
    lines=(),
    why="Because.",
    expected=datetime(2026, 11, 23, 15, 30, tzinfo=ZoneInfo("Asia/Kolkata")),
    zone="Asia/Kolkata",
    day=date(2026, 11, 23),
)
LETTERS = Task(
    seed=1,
    form=Form.LETTERS,
    now=NOW,
    text="Which?",
    lines=(),
    why="Because.",
    choices=("EST", "EDT"),
    right=0,
)


@pytest.mark.parametrize(
    "typed",
    [
        "15:30",
        "3.30 pm",
        "3:30pm",
        "Mon 15:30",
        "Mon 23 Nov, 15:30",
        "2026-11-23 15:30",
        "15:30 IST",
        "23 Nov 3:30 pm",
    ],
)
def test_the_right_time_is_right_in_any_form(typed: str) -> None:
    assert DRILLS.judged(MONDAY, typed).is_right


@pytest.mark.parametrize(
    ("typed", "mistake"),
    [
        ("", "No time was typed."),
        ("14:30", "That is 1 h too early."),
        ("Mon 16:15", "That is 45 min too late."),
        ("Tue 24 Nov, 15:30", "The time is right, the day is 1 day off."),
        ("Mon 23 Nov", "The time of day is missing."),
        ("Mon 23 Nov, 19:00 JST", "That is the same moment, but not on the clock of Bengaluru."),
        ("19:00 JST", "That is the same moment, but not on the clock of Bengaluru."),
        ("25:00", "No day has 25:00."),
        ("teatime tea", "“teatime tea” was not understood."),
    ],
)
def test_a_wrong_time_is_told_with_what_is_wrong(typed: str, mistake: str) -> None:
    verdict = DRILLS.judged(MONDAY, typed)
    assert not verdict.is_right
    assert verdict.why == f"{mistake} Right is Mon 23 Nov, 15:30. Because."


def test_a_time_on_another_day_needs_its_day() -> None:
    elsewhere = msgspec.structs.replace(MONDAY, day=date(2026, 11, 22))
    assert DRILLS.judged(elsewhere, "15:30").why.startswith("The time is right, but it is another day")
    assert DRILLS.judged(elsewhere, "Mon 15:30").is_right


def test_an_hour_that_the_clock_skips_is_not_the_one_before() -> None:
    night = msgspec.structs.replace(
        MONDAY,
        now=datetime(2027, 3, 25, 9, tzinfo=UTC),
        expected=datetime(2027, 3, 28, 0, tzinfo=ZoneInfo("Europe/Lisbon")),
        zone="Europe/Lisbon",
    )
    assert DRILLS.judged(night, "2027-03-28 00:00").is_right
    assert not DRILLS.judged(night, "2027-03-28 01:00").is_right


@pytest.mark.parametrize(
    ("typed", "is_right"), [("EST", True), (" est ", True), ("1", True), ("EDT", False), ("2", False)]
)
def test_a_choice_is_named_or_numbered(typed: str, is_right: bool) -> None:
    assert DRILLS.judged(LETTERS, typed).is_right is is_right


def test_what_is_no_choice_is_told() -> None:
    assert not DRILLS.judged(LETTERS, "²").is_right
    assert DRILLS.judged(LETTERS, "ET").why == "That is none of the choices. Right is EST. Because."


@settings(max_examples=40)
@given(SEEDS, st.sampled_from(Form))
def test_a_seed_makes_the_same_task_and_its_own_answer_is_right(seed: int, form: Form) -> None:
    task = task_of(seed, form)
    assert task == task_of(seed, form)
    assert DRILLS.judged(task, task.expected_text).is_right
    assert task.why.endswith(".")


@settings(max_examples=25)
@given(SEEDS, st.sampled_from([Form.CLOCK, Form.ANSWER, Form.SEND]), st.sampled_from([-24, -1, 1, 24]))
def test_another_time_is_never_right(seed: int, form: Form, hours: int) -> None:
    task = task_of(seed, form)
    assert task.expected
    wrong = task.expected.replace(tzinfo=None) + timedelta(hours=hours)
    assert not DRILLS.judged(task, f"{wrong:%Y-%m-%d %H:%M}").is_right


@settings(max_examples=25)
@given(SEEDS)
def test_clocks_are_right_by_another_reckoning(seed: int) -> None:
    task = task_of(seed, Form.CLOCK)
    assert task.expected
    city, _, rest = task.lines[0].partition(" in ")
    person = next(person for person in CAST if person.name == city)
    written = datetime.strptime(rest.partition("by ")[2].partition(", my")[0], "%a %d %b %Y, %H:%M")
    there = whenever.ZonedDateTime(
        written.year, written.month, written.day, written.hour, written.minute, tz=person.zone
    )
    here = there.to_tz(task.zone)
    assert (here.year, here.month, here.day, here.hour, here.minute) == task.expected.timetuple()[:5]


@settings(max_examples=25)
@given(SEEDS)
def test_letters_are_those_of_the_day_and_only_one_choice_is_right(seed: int) -> None:
    task = task_of(seed, Form.LETTERS)
    assert len(set(task.choices)) == len(task.choices) == 4
    assert task.choices[task.right] in task.why


@settings(max_examples=25)
@given(SEEDS)
def test_the_earliest_answer_comes_after_both_were_at_work(seed: int) -> None:
    task = task_of(seed, Form.ANSWER)
    assert task.expected
    writer = next(person for person in CAST if person.zone == task.zone)
    reader = next(person for person in CAST if task.lines[1].startswith(f"{person.name} works"))
    both = [calendar_of(person) for person in (writer, reader)]
    assert both[0].state(task.expected).kind == "work"
    assert both[1].minutes(task.now, task.expected + timedelta(minutes=1)) > 0
    first = both[1].next_minute(task.now)
    assert first
    assert both[0].minutes(max(first, task.now), task.expected) == 0


@settings(max_examples=25)
@given(SEEDS)
def test_sent_in_time_the_reader_has_the_hours(seed: int) -> None:
    task = task_of(seed, Form.SEND)
    assert task.expected
    reader = next(person for person in CAST if task.lines[1].startswith(f"{person.name} works"))
    hours = int(task.lines[2].partition(" needs ")[2].split()[0])
    calendar = calendar_of(reader)
    written = task.lines[2].partition("is ")[2].partition(" on ")[0]
    deadline = datetime.strptime(written, "%a %d %b %Y, %H:%M").replace(tzinfo=ZoneInfo(reader.zone))
    assert calendar.minutes(task.expected, deadline) == hours * 60
    assert calendar.minutes(task.expected + timedelta(minutes=1), deadline) < hours * 60


def test_chance_reaches_holidays_weekends_clock_changes_and_the_date_line() -> None:
    landings = {(task := task_of(seed, Form.HOURS)).choices[task.right] for seed in range(60)}
    assert len(landings) == 4
    clocks = [task_of(seed, Form.CLOCK) for seed in range(60)]
    assert any(task.expected and task.expected.date() < task.day for task in clocks if task.day)
    assert any(task.expected and task.expected.date() > task.day for task in clocks if task.day)
    assert len({task.form for task in (task_of(seed) for seed in range(40))}) == len(Form)


def test_clock_changes_are_those_of_the_zone() -> None:
    assert clock_changes("Europe/London", NOW) == (date(2027, 3, 28), date(2027, 10, 31))
    assert clock_changes("Asia/Tokyo", NOW) == ()
    assert abbreviation(datetime(2027, 3, 28, 12, tzinfo=UTC), "Europe/London") == "BST"


def test_what_goes_wrong_comes_again() -> None:
    def answers(form: Form, *results: bool) -> list[DrillAnswer]:
        return [DrillAnswer(seed=1, form=form, typed="", is_right=each, at=NOW) for each in results]

    drills = [answer for form in Form for answer in answers(form, True, True)]
    assert weakest_form([]) is Form.CLOCK
    assert weakest_form([*drills, *answers(Form.SEND, False)]) is Form.SEND
    assert weakest_form([each for each in drills if each.form != Form.HOURS]) is Form.HOURS
    assert weakest_form([*answers(Form.SEND, False), *drills, *answers(Form.SEND, *[True] * 5)]) is Form.CLOCK
