"""The answer of Slack is lost: the message is looked up, never posted twice; the user is asked at last."""

import pytest
from msgspec.structs import replace

from asyncdraft.core.sending.delivery import State
from tests.integrations.sending import QUICK
from tests.integrations.slack.slack_desk import POST, TO, SlackDesk
from tests.services.slack_server import Fault, Slack


@pytest.mark.parametrize("knows_mark", [True, False])
@pytest.mark.parametrize(
    "fault",
    [
        Fault(cut="after"),
        Fault(cut="before"),
        Fault(late=QUICK + 0.3),
        Fault(status=500),
        Fault(status=503, body="<html>"),
        Fault(error="internal_error"),
        Fault(body="no JSON"),
        Fault(body="[]"),
        Fault(body='"ok"'),
        Fault(body="null"),
        Fault(body='{"ok": false}'),
        Fault(body='{"ok": true}'),
        Fault(body='{"ok": true, "channel": "C024BE91L", "ts": null}'),
        Fault(charset="of-tomorrow"),
    ],
    ids=[
        *("cut after", "cut before", "too late", "500", "503", "internal error", "garbage"),
        *("list", "word", "nothing", "no reason", "no place", "no time", "charset"),
    ],
)
def test_after_a_lost_answer_it_is_looked_up_and_never_posted_twice(
    desk: SlackDesk, slack: Slack, fault: Fault, knows_mark: bool
) -> None:
    slack.knows_mark = knows_mark
    slack.script(POST, fault)
    desk.put(TO)
    lost = desk.step()
    assert (lost.state, lost.due_at > desk.at) == (State.CHECKING, True)
    assert desk.sender.step() is None
    done = desk.run()
    assert done.state is State.SENT
    assert slack.marks() == [done.id]
    assert done.receipt.message_id.endswith(slack.messages[0]["ts"])


def test_a_reply_whose_answer_was_lost_is_found_in_its_thread(desk: SlackDesk, slack: Slack) -> None:
    slack.script(POST, Fault(cut="after"))
    desk.put(replace(TO, thread="1700000000.000100"))
    assert desk.run().state is State.SENT
    assert len(slack.messages) == 1


def test_it_is_found_behind_many_others(desk: SlackDesk, slack: Slack) -> None:
    slack.script(POST, Fault(cut="after"))
    mine = desk.put(TO)
    desk.step()
    for _other in range(5):
        desk.put(TO)
        desk.step()
    assert desk.run().id == mine.id
    assert slack.marks().count(mine.id) == 1


def test_where_nobody_can_tell_the_user_is_asked(desk: SlackDesk, slack: Slack) -> None:
    slack.tells_history = False
    slack.script(POST, Fault(cut="after"))
    desk.put(TO)
    done = desk.run()
    assert (done.state, "say so here" in done.reason) == (State.UNKNOWN, True)
    assert desk.sender.step() is None
    assert desk.sender.answer(done, arrived=True).state is State.SENT
    assert len(slack.messages) == 1


def test_the_users_word_sends_it_again(desk: SlackDesk, slack: Slack) -> None:
    slack.tells_history = False
    slack.script(POST, Fault(cut="before"))
    desk.put(TO)
    desk.sender.answer(desk.run(), arrived=False)
    assert desk.run().state is State.SENT
    assert len(slack.messages) == 1


def test_an_unmarked_message_of_the_account_leaves_it_open(desk: SlackDesk, slack: Slack) -> None:
    """Where marks are not told, another text of the account may be this one, as Slack has changed it."""
    slack.knows_mark = False
    slack.script(POST, Fault(cut="after"))
    desk.put(TO)
    desk.step()
    slack.messages[0]["text"] = "Which *schema* is right&#63;"
    assert desk.run().state is State.UNKNOWN


def test_looking_goes_on_when_slack_is_away_meanwhile(desk: SlackDesk, slack: Slack) -> None:
    slack.script(POST, Fault(cut="after"))
    slack.script("conversations.history", Fault(cut="before"), Fault(status=429, wait="60"))
    desk.put(TO)
    assert desk.run().state is State.SENT
    assert len(slack.messages) == 1


@pytest.mark.parametrize("told", ["", ', "messages": [{"text": "x"}]', ', "messages": [{"ts": "soon"}]'])
def test_a_history_in_no_known_form_leaves_it_to_the_user(desk: SlackDesk, slack: Slack, told: str) -> None:
    slack.script(POST, Fault(cut="after"))
    slack.script("conversations.history", Fault(body=f'{{"ok": true{told}}}'))
    desk.put(TO)
    done = desk.run()
    assert (done.state, len(slack.messages)) == (State.UNKNOWN, 1)
    assert done.reason.startswith("Slack gave an answer in a form that is not known. Nobody can tell")


def test_a_conversation_without_a_name_is_asked_for_again(desk: SlackDesk, slack: Slack) -> None:
    slack.script("conversations.open", Fault(body='{"ok": true}'))
    desk.put(replace(TO, channel="U02KENJI1"))
    assert desk.step().state is State.QUEUED
    assert desk.run().state is State.SENT
    assert len(slack.messages) == 1
