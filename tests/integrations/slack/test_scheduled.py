"""What Slack keeps until its time: taken over once, taken back, told where somebody deleted it."""

import pytest
from msgspec.structs import replace

from asyncdraft.core.sending.delivery import State
from asyncdraft.core.sending.outcome import Refused, Unclear
from asyncdraft.integrations.credentials import Secret
from tests.integrations.sending import LETTER
from tests.integrations.slack.slack_desk import ACCOUNT, AHEAD, SCHEDULE, TO, SlackDesk
from tests.services.slack_server import CHANNEL, TOKEN, Fault, Slack


def test_it_is_left_with_slack_until_its_time(desk: SlackDesk, slack: Slack) -> None:
    at = desk.at + AHEAD
    desk.put(TO, at)
    kept = desk.step()
    assert (kept.state, kept.due_at > at) == (State.SCHEDULED, True)
    assert slack.scheduled[0]["post_at"] == int(at.timestamp())
    slack.post_due(at.timestamp() + 1)
    desk.at = kept.due_at
    done = desk.step()
    assert done.state is State.SENT
    assert done.receipt.message_id == f"slack:{CHANNEL}/{slack.messages[0]['ts']}"


def test_it_is_found_in_a_channel_in_which_much_was_written_until_its_time(
    desk: SlackDesk, slack: Slack
) -> None:
    """Slack posts it at its time and no sooner: what was written before it is not looked through."""
    at = desk.at + AHEAD
    desk.put(TO, at)
    desk.step()
    for minute in range(60):
        slack.keep({"channel": CHANNEL, "text": "Good morning"}, desk.at.timestamp() + 60 * minute)
    slack.post_due(at.timestamp())
    assert desk.run().receipt.message_id == f"slack:{CHANNEL}/{slack.messages[-1]['ts']}"


def test_what_slack_keeps_can_be_taken_back(desk: SlackDesk, slack: Slack) -> None:
    desk.put(TO, desk.at + AHEAD)
    cancelled = desk.sender.withdraw(desk.step())
    assert (cancelled.state, slack.scheduled) == (State.CANCELLED, [])


def test_in_the_last_minute_nothing_is_taken_back(desk: SlackDesk, slack: Slack) -> None:
    desk.put(TO, desk.at + AHEAD)
    kept = desk.step()
    slack.post_due((desk.at + AHEAD).timestamp())
    with pytest.raises(Refused, match="too late"):
        desk.sender.withdraw(kept)
    assert desk.outbox.get(kept.id) == kept


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_lost_answer_schedules_nothing_twice(desk: SlackDesk, slack: Slack, cut: str) -> None:
    slack.script(SCHEDULE, Fault(cut=cut))
    desk.put(TO, desk.at + AHEAD)
    kept = desk.run()
    assert kept.state is State.SCHEDULED
    assert slack.marks() == [kept.id]


def test_two_for_one_second_are_told_apart_by_what_is_known(desk: SlackDesk, slack: Slack) -> None:
    at = desk.at + AHEAD
    desk.put(TO, at)
    first = desk.step()
    slack.script(SCHEDULE, Fault(cut="before"))
    desk.put(TO, at)
    second = desk.run()
    assert {first.receipt.scheduled, second.receipt.scheduled} == {each["id"] for each in slack.scheduled}
    assert len(slack.scheduled) == 2


def test_another_message_for_the_same_second_is_not_taken_for_this_one(desk: SlackDesk, slack: Slack) -> None:
    """Both answers were lost, and only the first has arrived: the second must not claim its place."""
    at = desk.at + AHEAD
    slack.script(SCHEDULE, Fault(cut="after"), Fault(cut="before"))
    first = desk.put(TO, at)
    desk.step()
    second = desk.put(TO, at, replace(LETTER, markdown="Another question."))
    desk.step()
    way = desk.transport(ACCOUNT, Secret(TOKEN))
    with pytest.raises(Unclear, match="same second"):
        way.find(desk.outbox.get(second.id), desk.outbox.payload(second.id), frozenset())
    assert desk.run().id == first.id
    assert desk.run().id == second.id
    assert sorted(slack.marks()) == sorted([first.id, second.id])


@pytest.mark.parametrize("error", ["restricted_too_many", "time_in_past"])
def test_what_slack_does_not_keep_waits_here(desk: SlackDesk, slack: Slack, error: str) -> None:
    slack.script(SCHEDULE, Fault(error=error))
    at = desk.at + AHEAD
    desk.put(TO, at)
    kept = desk.step()
    assert (kept.state, kept.due_at, "must run" in kept.reason) == (State.QUEUED, at, True)
    assert desk.run().state is State.SENT


def test_what_somebody_deleted_in_slack_is_told(desk: SlackDesk, slack: Slack) -> None:
    desk.put(TO, desk.at + AHEAD)
    desk.step()
    slack.scheduled.clear()
    done = desk.run()
    assert (done.state, "deleted" in done.reason) == (State.FAILED, True)
    assert slack.messages == []


def test_what_slack_has_taken_over_counts_as_sent_where_nobody_may_look(
    desk: SlackDesk, slack: Slack
) -> None:
    slack.tells_history = False
    at = desk.at + AHEAD
    desk.put(TO, at)
    desk.step()
    slack.post_due(at.timestamp())
    done = desk.run()
    assert (done.state, "cannot be looked up" in done.reason) == (State.SENT, True)
