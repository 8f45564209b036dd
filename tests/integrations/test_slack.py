"""Slack, spoken to through slack_sdk, on a server that answers as documented."""

import logging
import ssl
import traceback
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import trustme
from msgspec.structs import replace

from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.sending.delivery import State, Target
from asyncdraft.core.sending.outcome import Delayed, NotSent, Refused, Unclear
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.sender import reached
from asyncdraft.integrations.slack import SlackApi, SlackWebhook
from asyncdraft.integrations.transport import Transport
from tests.integrations.sending import LETTER, QUICK, Desk
from tests.services.slack_server import CHANNEL, HOOK, TOKEN, Fault, Slack, running

ACCOUNT = Account(id="a1", name="Work", kind=Kind.SLACK)
WEBHOOK = Account(id="a2", name="Hook", kind=Kind.WEBHOOK)
TO = Target(channel=CHANNEL)
POST = "chat.postMessage"
SCHEDULE = "chat.scheduleMessage"
AHEAD = timedelta(hours=8)


@pytest.fixture(scope="module")
def server() -> Iterator[Slack]:
    with running() as slack:
        yield slack


@pytest.fixture
def slack(server: Slack, monkeypatch: pytest.MonkeyPatch) -> Slack:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    address = server.address
    server.__init__()  # type: ignore[misc]
    server.address = address
    return server


class SlackDesk(Desk):
    server: Slack

    def transport(self, account: Account, secret: Secret) -> Transport:
        if account.kind is Kind.WEBHOOK:
            return SlackWebhook(account, secret, hooks=self.server.address, patience=QUICK)
        return SlackApi(account, secret, api=self.server.api, patience=QUICK, now=lambda: self.at)


@pytest.fixture
def desk(slack: Slack, tmp_path: Path) -> Iterator[SlackDesk]:
    SlackDesk.server = slack
    desk = SlackDesk(tmp_path, ACCOUNT, TOKEN)
    yield desk
    desk.close()


@pytest.fixture
def hook(slack: Slack, tmp_path: Path) -> Iterator[SlackDesk]:
    SlackDesk.server = slack
    desk = SlackDesk(tmp_path, WEBHOOK, f"https://hooks.slack.com{HOOK}")
    yield desk
    desk.close()


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
    ],
    ids=["cut after", "cut before", "too late", "500", "503", "internal error", "garbage"],
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


def test_offline_it_waits_as_long_as_it_takes(desk: SlackDesk, slack: Slack) -> None:
    address, slack.address = slack.address, "http://127.0.0.1:9"
    desk.put(TO)
    for _hour in range(30):
        waiting = desk.step()
        assert (waiting.state, "cannot be reached" in waiting.reason) == (State.QUEUED, True)
        desk.at = waiting.due_at
    slack.address = address
    assert desk.step().state is State.SENT


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


def test_a_certificate_that_nobody_vouches_for_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with running(context) as secure:
        api = SlackApi(ACCOUNT, Secret(TOKEN), api=secure.api, patience=QUICK)
        with pytest.raises(Delayed, match="cannot be trusted"):
            api.test()
        assert secure.calls == []
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert "Signed in" in api.test()[0]


def test_a_name_that_is_not_on_the_certificate_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("slack.example").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with running(context) as secure, pytest.raises(NotSent, match="cannot be trusted"):
        SlackApi(ACCOUNT, Secret(TOKEN), api=secure.api, patience=QUICK).test()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(),
        Fault(cut="after"),
        Fault(status=500),
        Fault(status=429),
        Fault(error="invalid_auth"),
        Fault(body="x"),
    ],
)
@pytest.mark.parametrize("account", [ACCOUNT, WEBHOOK], ids=["token", "webhook"])
def test_no_secret_shows_in_a_log_or_a_traceback(
    slack: Slack, account: Account, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.script("auth.test", fault)
    slack.script(HOOK, fault)
    secret = TOKEN if account is ACCOUNT else f"https://hooks.slack.com{HOOK}"
    way = (
        SlackApi(account, Secret(secret), api=slack.api, patience=QUICK)
        if account is ACCOUNT
        else SlackWebhook(account, Secret(secret), hooks=slack.address, patience=QUICK)
    )
    told = ""
    try:
        told = " ".join(way.test())
    except NotSent as error:
        found = traceback.TracebackException.from_exception(error, capture_locals=False)
        told = "".join(found.format()) + repr(error)
    for shown in (told, caplog.text, repr(way)):
        assert secret not in shown
        assert secret.rpartition("/")[2] not in shown


def test_an_address_that_cannot_be_reached_is_not_told_with_its_secret(tmp_path: Path) -> None:
    way = SlackWebhook(WEBHOOK, Secret(f"https://hooks.slack.com{HOOK}"), hooks="http://127.0.0.1:9")
    with pytest.raises(NotSent) as ended:
        way.test()
    shown = "".join(traceback.format_exception(ended.value))
    assert HOOK not in shown
    assert "127.0.0.1 cannot be reached" in shown
