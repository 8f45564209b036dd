"""Where a thread stands: the next step, whose turn it is, and when an answer is overdue."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from asyncdraft.core.sla import Promise
from asyncdraft.core.threads.progress import Progress, Step, answer_due, progress
from asyncdraft.core.threads.thread import Call, Decision, Kind, Stance, Thread, decided, settled, with_post
from asyncdraft.core.when.working import Calendar
from tests.core.threads.thread_people import (
    ALEX,
    CHAT,
    MAYA,
    answer,
    asked,
    at,
    calendars,
    debate,
    thread,
)


def standing(found: Thread, now: datetime) -> Progress:
    people = calendars()
    return progress(found, people["alex"], people, CHAT, now)


def with_call(found: Thread, when: datetime, invited: bool = True) -> Thread:
    return replace(found, call=Call(at=when, invited_at=at(20, 12) if invited else None))


CLOSED = decided(debate(3), Decision(number=1, decision="Two.", why="Cache.", owner="maya"), at(21, 9))

STEPS = {
    "nothing written": (thread(), Step.ASK),
    "asked": (thread(asked(at(18, 10))), Step.WAIT),
    "an answer nobody judged": (thread(asked(at(18, 10)), answer(at(18, 16))), Step.JUDGE),
    "misunderstood": (debate(1), Step.CLARIFY),
    "disagreed after the clarification": (debate(2), Step.SYNTHESISE),
    "third strike": (debate(3), Step.INVITE),
    "slot chosen, nobody invited": (with_call(debate(3), at(24, 15), invited=False), Step.INVITE),
    "call to come": (with_call(debate(3), at(24, 15)), Step.HOLD),
    "call over": (with_call(debate(3), at(20, 13)), Step.RECORD),
    "decided": (CLOSED, Step.SEND_BACK),
    "outcome sent": (with_post(CLOSED, asked(at(21, 10), kind=Kind.OUTCOME)), Step.DONE),
    "all agree": (thread(asked(at(18, 10)), answer(at(18, 16), Stance.ALIGNED)), Step.CLOSE),
    "closed in writing": (settled(debate(1), at(19, 9)), Step.DONE),
    "one of two has answered": (
        thread(asked(at(18, 10)), answer(at(18, 12), Stance.ALIGNED), people=("maya", "ana")),
        Step.WAIT,
    ),
}


@pytest.mark.parametrize(("found", "step"), STEPS.values(), ids=STEPS.keys())
def test_the_next_step_follows_from_what_was_said(found: Thread, step: Step) -> None:
    now = at(18, 13) if step is Step.WAIT else at(20, 14)
    assert standing(found, now).step is step


def test_waiting_tells_on_whom_and_until_when_on_their_clock() -> None:
    stands = standing(thread(asked(at(18, 10))), at(18, 12))
    assert stands.line == "Waiting on Maya, Wed 13:00 EST"
    assert stands.waiting_on == ("maya",)
    assert not stands.is_yours


def test_a_thread_that_names_nobody_waits_all_the_same() -> None:
    stands = standing(replace(thread(asked(at(18, 10))), people=()), at(18, 12))
    assert stands.line.startswith("Waiting on anybody")


def test_an_answer_is_overdue_only_after_the_promised_working_time() -> None:
    evening = thread(asked(at(20, 21)))
    monday_noon_in_new_york = at(23, 17)
    assert not standing(evening, monday_noon_in_new_york - timedelta(minutes=1)).is_overdue
    late = standing(evening, monday_noon_in_new_york + timedelta(minutes=1))
    assert late.step is Step.NUDGE
    assert late.line == "No answer from Maya past Mon 12:00 EST"


def test_a_deadline_later_than_the_promise_is_waited_for() -> None:
    patient = thread(replace(asked(at(18, 10)), due=at(20, 17)))
    assert standing(patient, at(20, 16)).step is Step.WAIT
    assert standing(patient, at(20, 18)).step is Step.NUDGE


def test_a_deadline_sooner_than_the_promise_does_not_make_an_answer_overdue() -> None:
    hasty = thread(replace(asked(at(18, 10)), due=at(18, 11)))
    assert standing(hasty, at(18, 16)).step is Step.WAIT


def test_a_promise_in_days_ends_with_the_working_day_after_the_first_look() -> None:
    assert answer_due(Calendar(MAYA, {}), at(20, 23), Promise(1, "days")) == at(24, 22)


def test_without_known_hours_nothing_is_overdue() -> None:
    stranger = Calendar(replace(MAYA, hours=None), {})
    stands = progress(thread(asked(at(1, 10))), Calendar(ALEX, {}), {"maya": stranger}, CHAT, at(30, 10))
    assert (stands.step, stands.due) == (Step.WAIT, None)
    outsider = progress(thread(asked(at(1, 10)), people=("Zoe",)), None, {}, CHAT, at(30, 10))
    assert outsider.line == "Waiting on Zoe"


def test_the_age_counts_working_days() -> None:
    assert standing(thread(asked(at(20, 10))), at(23, 15)).age == 1
    assert standing(debate(1), at(23, 15)).age == 3


def test_every_step_has_words() -> None:
    assert all(standing(found, at(20, 14)).line for found, _ in STEPS.values())
