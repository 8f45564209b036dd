"""A message is posted with a token: where it lands, what is refused, what is waited for."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from asyncdraft.core.sending.delivery import State, Target
from asyncdraft.core.sending.outcome import Refused
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.sender import reached
from tests.integrations.slack.slack_desk import ACCOUNT, POST, TO, SlackDesk
from tests.services.slack_server import CHANNEL, Fault, Slack


def test_a_message_is_posted_and_its_place_kept(desk: SlackDesk, slack: Slack) -> None:
    desk.put(TO)
    done = desk.step()
    (message,) = slack.messages
    assert done.state is State.SENT
    assert done.receipt.message_id == f"slack:{CHANNEL}/{message['ts']}"
    assert message["blocks"][0]["type"] == "rich_text"
    assert message["text"] == "Which *schema* is right?"
    assert slack.calls[0][1]["client_msg_id"] == done.id
    assert desk.sender.step() is None


def test_a_reply_lands_in_its_thread(desk: SlackDesk, slack: Slack) -> None:
    desk.put(replace(TO, thread="1700000000.000100"))
    assert desk.step().state is State.SENT
    assert slack.messages[0]["thread_ts"] == "1700000000.000100"


def test_a_person_is_written_to_in_their_conversation_with_the_app(desk: SlackDesk, slack: Slack) -> None:
    desk.put(Target(channel="U02KENJI1"))
    assert desk.step().receipt.message_id.startswith("slack:D02KENJI1/")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("invalid_auth", "token"),
        ("token_revoked", "token"),
        ("channel_not_found", "no such channel"),
        ("not_in_channel", "Invite it"),
        ("is_archived", "archived"),
        ("restricted_action", "Ask an administrator"),
        ("thread_not_found", "thread in Slack is gone"),
        ("msg_too_long", "Shorten it"),
        ("missing_scope", "chat:write"),
        ("invalid_blocks", "invalid_blocks"),
        ("an_error_of_tomorrow", "an_error_of_tomorrow"),
    ],
)
def test_a_refusal_is_told_in_words_and_not_tried_again(
    desk: SlackDesk, slack: Slack, error: str, said: str
) -> None:
    slack.script(POST, Fault(error=error))
    desk.put(TO)
    done = desk.step()
    assert (done.state, said in done.reason) == (State.FAILED, True)
    assert desk.outbox.next_due() is None
    desk.sender.retry(done)
    assert desk.step().state is State.SENT
    assert len(slack.messages) == 1


def test_a_wrong_token_is_told(desk: SlackDesk) -> None:
    desk.credentials.set(ACCOUNT.place, Secret("xoxb-0000000000-wrong"))
    desk.put(TO)
    assert "does not accept the token" in desk.step().reason


@pytest.mark.parametrize("wait", ["90", "3600"])
def test_a_pause_that_slack_asks_for_is_kept(desk: SlackDesk, slack: Slack, wait: str) -> None:
    slack.script(POST, Fault(status=429, wait=wait))
    desk.put(TO)
    done = desk.step()
    assert (done.state, done.due_at) == (State.QUEUED, desk.at + timedelta(seconds=int(wait)))
    assert desk.sender.step() is None
    assert desk.run().state is State.SENT
    assert len(slack.messages) == 1


def test_offline_it_waits_as_long_as_it_takes(desk: SlackDesk, slack: Slack) -> None:
    address, slack.address = slack.address, "http://127.0.0.1:9"
    desk.put(TO)
    for _hour in range(30):
        waiting = desk.step()
        assert (waiting.state, "cannot be reached" in waiting.reason) == (State.QUEUED, True)
        desk.at = waiting.due_at
    slack.address = address
    assert desk.step().state is State.SENT


def test_an_account_tells_what_works(desk: SlackDesk, slack: Slack) -> None:
    assert desk.sender.test(ACCOUNT) == (
        "Signed in to Payments as asyncdraft.",
        "It may write messages, now and later.",
    )
    slack.scopes = "chat:write"
    assert "you are asked then" in desk.sender.test(ACCOUNT)[-1]
    slack.scopes = "channels:history"
    with pytest.raises(Refused, match="may not write"):
        desk.sender.test(ACCOUNT)
    with pytest.raises(Refused, match="token"):
        reached(ACCOUNT, Secret("xoxb-0000000000-wrong"), desk.transport).test()
    assert slack.messages == []
