"""A webhook of Slack, which takes messages and tells nothing of them afterwards."""

from datetime import timedelta

import pytest

from asyncdraft.core.sending.delivery import State, Target
from asyncdraft.core.sending.outcome import Refused
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.sender import reached
from tests.integrations.slack.slack_desk import WEBHOOK, SlackDesk
from tests.services.slack_server import HOOK, Fault, Slack


def test_a_webhook_posts(hook: SlackDesk, slack: Slack) -> None:
    hook.put(Target())
    assert hook.step().state is State.SENT
    assert slack.messages[0]["blocks"][0]["type"] == "rich_text"


def test_a_webhook_is_tested_without_a_message(hook: SlackDesk, slack: Slack) -> None:
    assert "works" in hook.sender.test(WEBHOOK)[0]
    assert slack.messages == []
    wrong = Secret("https://hooks.slack.com/services/T0001/B0001/wrongwrongwrong")
    with pytest.raises(Refused, match="does not know this webhook"):
        reached(WEBHOOK, wrong, hook.transport).test()


@pytest.mark.parametrize("cut", ["before", "after"])
def test_after_a_webhooks_lost_answer_the_user_is_asked(hook: SlackDesk, slack: Slack, cut: str) -> None:
    slack.script(HOOK, Fault(cut=cut))
    hook.put(Target())
    done = hook.run()
    assert (done.state, "Nobody can tell" in done.reason) == (State.UNKNOWN, True)
    assert len(slack.messages) == (cut == "after")


def test_an_answer_in_letters_that_nobody_knows_leaves_it_open(hook: SlackDesk, slack: Slack) -> None:
    slack.script(HOOK, Fault(charset="of-tomorrow"))
    hook.put(Target())
    assert hook.step().state is State.UNKNOWN
    assert len(slack.messages) == 1


def test_only_slacks_own_ok_says_that_a_webhook_has_taken_it(hook: SlackDesk, slack: Slack) -> None:
    """A page of a hotel's network comes with 200, too."""
    slack.script(HOOK, Fault(body="<html>Welcome"))
    hook.put(Target())
    assert hook.step().state is State.UNKNOWN
    assert slack.messages == []


def test_a_webhook_that_is_gone_is_told(hook: SlackDesk, slack: Slack) -> None:
    slack.script(HOOK, Fault(status=404, body="no_service"))
    hook.put(Target())
    assert "Make a new one" in hook.step().reason


def test_a_webhook_waits_as_long_as_it_is_asked_to(hook: SlackDesk, slack: Slack) -> None:
    slack.script(HOOK, Fault(status=429, wait="40", body="rate_limited"))
    hook.put(Target())
    assert hook.step().due_at == hook.at + timedelta(seconds=40)
    assert hook.run().state is State.SENT


def test_a_broken_webhook_address_goes_nowhere(hook: SlackDesk, slack: Slack) -> None:
    hook.credentials.set(WEBHOOK.place, Secret("https://evil.example/services/T0001/B0001/abcdefgh12345678"))
    hook.put(Target())
    assert "address of this account is broken" in hook.step().reason
    assert slack.calls == []
