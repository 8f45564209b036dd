"""Progress: minutes a day, points over time, the weakest rules first, what is due."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.practice.attempt import Attempt, DrillAnswer, QuizAnswer
from asyncdraft.core.practice.due import asking, due, ranking, training
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.exercise_file import parse
from asyncdraft.core.practice.progress import Progress, Score, progress
from asyncdraft.core.practice.quiz_file import parse as parse_quiz
from tests.core.practice.small_exercise import SMALL

TOKYO = ZoneInfo("Asia/Tokyo")
TODAY = date(2026, 11, 23)


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def done(exercise: str, when: datetime, points: int = 8, **values: object) -> Attempt:
    attempt = Attempt(
        exercise=exercise,
        started_at=when,
        updated_at=when,
        finished_at=when,
        answer="Text",
        seconds=150,
        points=points,
    )
    return msgspec.structs.replace(attempt, **values)


def exercise(name: str, trains: str, minutes: int = 5) -> Exercise:
    text = SMALL.replace("trains: [ask.owner]", f"trains: [{trains}]").replace(
        "minutes: 5", f"minutes: {minutes}"
    )
    return parse(text, f"{name}.md", name)


def of(attempts: list[Attempt], quiz: list[QuizAnswer] | None = None) -> Progress:
    return progress(attempts, quiz or [], [], ["one", "two"], TODAY, UTC)


def answer(is_right: bool, when: datetime, *trains: str) -> QuizAnswer:
    return QuizAnswer(question="q", chosen=(0,), is_right=is_right, at=when, seconds=20, trains=trains)


def test_days_end_today_and_belong_to_the_zone() -> None:
    late = done("one", at(22, 18))
    shown = progress([late], [], [], ["one"], TODAY, TOKYO, days=3)
    assert [(day.day.day, day.minutes, day.points) for day in shown.days] == [
        (21, 0, None),
        (22, 0, None),
        (23, 3, 8.0),
    ]
    assert shown.days[-1].minutes == 3
    assert shown.since == TODAY


def test_points_of_a_day_are_a_mean_and_seconds_add_up_before_they_become_minutes() -> None:
    drill = DrillAnswer(seed=1, form="clock", typed="x", is_right=True, at=at(23), seconds=30)
    shown = progress(
        [done("one", at(23), 6), done("two", at(23), 9)], [answer(True, at(23))], [drill], ["one"], TODAY, UTC
    )
    assert shown.days[-1].points == 7.5
    assert shown.days[-1].minutes == 6
    assert (shown.quiz, shown.drill) == (Score(1, 1), Score(1, 1))


def test_an_attempt_that_is_not_finished_takes_time_and_gives_no_points() -> None:
    shown = of([done("one", at(23), finished_at=None)])
    assert (shown.days[-1].minutes, shown.days[-1].points, shown.done) == (3, None, 0)


def test_an_exercise_is_done_once_and_one_that_is_gone_does_not_count() -> None:
    shown = of([done("one", at(20)), done("one", at(21)), done("gone", at(21))])
    assert (shown.done, shown.of) == (1, 2)


def test_the_weakest_rules_stand_first() -> None:
    attempts = [
        done("one", at(20), held=("ask.owner", "tone.hedge"), missed=("deadline.zone",)),
        done("two", at(21), held=("ask.owner",), missed=("deadline.zone", "tone.hedge")),
    ]
    shown = of(attempts, [answer(True, at(22), "ask.owner")])
    assert [(rule.rule, rule.held, rule.of) for rule in shown.rules] == [
        ("deadline.zone", 0, 2),
        ("tone.hedge", 1, 2),
        ("ask.owner", 3, 3),
    ]


def test_only_the_latest_results_of_a_rule_count() -> None:
    attempts = [done("one", at(1), missed=("ask.owner",))] * 5
    attempts += [done("one", at(2), held=("ask.owner",))] * 12
    rule = of(attempts[::-1]).rule("ask.owner")
    assert rule
    assert (rule.held, rule.of) == (12, 12)


@pytest.mark.parametrize(
    ("days", "streak"),
    [((21, 22, 23), 3), ((21, 22), 2), ((20, 21), 0), ((23,), 1), ((), 0), ((19, 21, 22), 2)],
)
def test_a_streak_lasts_until_a_whole_day_was_missed(days: tuple[int, ...], streak: int) -> None:
    assert of([done("one", at(day)) for day in days]).streak == streak


def test_what_was_begun_comes_first() -> None:
    exercises = [exercise("one", "ask.owner"), exercise("two", "tone.hedge")]
    attempts = [done("two", at(20), finished_at=None)]
    found = due(exercises, attempts, of(attempts), TODAY, UTC)
    assert found
    assert (found.exercise.id, found.is_begun, found.title) == ("two", True, "Go on with “Small”")


def test_the_weakest_rule_is_due() -> None:
    exercises = [
        exercise("one", "ask.owner"),
        exercise("two", "tone.hedge"),
        exercise("three", "deadline.zone"),
    ]
    attempts = [
        done(each.id, at(20), held=("ask.owner", "deadline.zone"), missed=("tone.hedge",))
        for each in exercises
    ]
    found = due(exercises, attempts, of(attempts), TODAY, UTC)
    assert found
    assert (found.exercise.id, found.rule) == ("two", "tone.hedge")
    assert found.title == "Five minutes on “No hedging”"
    assert found.why == "No hedging: held in 0 of the last 3."


def test_the_new_comes_before_the_known_and_the_long_past_before_the_recent() -> None:
    exercises = [exercise("recent", "ask.owner"), exercise("past", "ask.owner"), exercise("new", "ask.owner")]
    attempts = [done("recent", at(22)), done("past", at(2))]
    ranked = ranking(exercises, attempts, of(attempts), TODAY, UTC)
    assert [each.id for each in ranked] == ["new", "past", "recent"]


def test_without_anything_done_a_short_one_is_due() -> None:
    exercises = [exercise("long", "ask.owner", 20), exercise("short", "ask.owner", 5)]
    found = due(exercises, [], of([]), TODAY, UTC)
    assert found
    assert (found.exercise.id, found.title) == ("short", "Start with “Small”")
    assert found.why == "A suggestion to begin with: nothing was practised yet."
    assert due([], [], of([]), TODAY, UTC) is None


def test_a_rule_is_practised_where_it_matters_most_else_in_its_group() -> None:
    exercises = [
        exercise("second", "ask.owner, tone.hedge"),
        exercise("first", "tone.hedge, ask.owner"),
        exercise("other", "deadline.zone"),
    ]
    assert [each.id for each in training("tone.hedge", exercises)] == ["first", "second"]
    assert [each.id for each in training("deadline.weekday", exercises)] == ["other"]
    assert training("team.rule", exercises) == ()


def test_questions_about_a_rule_are_found() -> None:
    text = (
        "---\ngroup: error\n---\n## Which? {#which ask.owner}\n- [x] A -- Y.\n- [ ] B -- N.\n- [ ] C -- N.\n"
    )
    questions, _problems = parse_quiz(text, "q.md")
    assert asking("ask.owner", questions) == questions
    assert asking("tone.hedge", questions) == ()


moments = st.datetimes(datetime(2026, 10, 1), datetime(2026, 11, 23, 23), timezones=st.just(UTC))
attempts_of_anybody = st.lists(
    st.builds(
        lambda when, minutes, points, is_done, held: done(
            "one",
            when,
            points,
            seconds=minutes * 60,
            finished_at=when if is_done else None,
            **{"held" if held else "missed": ("ask.owner",)},
        ),
        moments,
        st.integers(0, 90),
        st.integers(0, 10),
        st.booleans(),
        st.booleans(),
    ),
    max_size=20,
)


@given(attempts_of_anybody)
def test_no_minute_is_lost_and_no_rule_exceeds_its_count(attempts: list[Attempt]) -> None:
    shown = progress(attempts, [], [], ["one"], TODAY + timedelta(days=1), UTC, days=60)
    assert sum(day.minutes for day in shown.days) == sum(attempt.seconds for attempt in attempts) // 60
    assert all(0 <= rule.held <= rule.of <= 12 for rule in shown.rules)
    assert all(day.points is None or 0 <= day.points <= 10 for day in shown.days)
    assert shown.streak <= len(shown.days)
