"""The states of a message on its way out: nothing is guessed, and nothing leaves twice."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.sending.backoff import FIRST, LONGEST, LONGEST_WAIT, pause, retry_after
from asyncdraft.core.sending.delivery import (
    NEXT,
    OPEN,
    Delivery,
    State,
    moved,
    slack_id,
    slack_place,
)

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
DELIVERY = Delivery(id="d1", account="a1", made_at=NOW, due_at=NOW)
LEFT = (State.SENDING, State.CHECKING, State.UNKNOWN, State.SCHEDULED, State.SENT)


def test_a_move_keeps_the_time_and_what_else_changes() -> None:
    claimed = moved(DELIVERY, State.CLAIMED, NOW, attempts=1)
    assert (claimed.state, claimed.state_at, claimed.attempts) == (State.CLAIMED, NOW, 1)


@pytest.mark.parametrize(("state", "after"), list(product(State, State)))
def test_only_what_the_table_names_is_allowed(state: State, after: State) -> None:
    delivery = Delivery(id="d1", account="a1", made_at=NOW, due_at=NOW, state=state)
    if after in NEXT[state]:
        assert moved(delivery, after, NOW).state is after
    else:
        with pytest.raises(ValueError, match="cannot become"):
            moved(delivery, after, NOW)


def test_nothing_is_handed_over_that_was_not_claimed_before() -> None:
    assert {state for state in State if State.SENDING in NEXT[state]} == {State.CLAIMED}
    assert {state for state in State if State.CLAIMED in NEXT[state]} == {State.QUEUED}


def test_what_may_have_left_is_not_cancelled_without_a_word_of_somebody() -> None:
    assert State.CANCELLED not in NEXT[State.SENDING] | NEXT[State.CHECKING]


def test_what_is_done_stays_so() -> None:
    assert {state for state in State if not NEXT[state]} == set(State) - OPEN


def test_a_message_of_slack_is_named_so_that_a_thread_finds_it_again() -> None:
    assert slack_place(slack_id("C024BE91L", "1700000000.000100")) == ("C024BE91L", "1700000000.000100")
    assert slack_place("<a@example.com>") is None


def test_pauses_double_up_to_an_hour() -> None:
    assert [pause(count) // FIRST for count in (1, 2, 3, 4)] == [1, 2, 4, 8]
    assert pause(1000) == LONGEST


@given(st.integers(0, 10**6), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_pause_is_never_shorter_than_asked_within_a_day(attempts: int, asked: timedelta) -> None:
    assert pause(attempts, asked) >= min(asked, LONGEST_WAIT)
    assert pause(attempts, asked) <= max(LONGEST, LONGEST_WAIT)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30),
        ("1.5", 1.5),
        ("Mon, 23 Nov 2026 15:47:00 GMT", 60),
        ("Mon, 23 Nov 2026 15:45:00 GMT", 0),
        ("", None),
        (None, None),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("9" * 40, None),
        ("Mon, 2 Mar 2026 09:00:00 +99999999999999", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == (None if seconds is None else timedelta(seconds=seconds))
