"""Tokens and addresses of webhooks go to nobody but Slack, and into no log."""

import logging
import traceback
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from asyncdraft.core.sending.account import Account
from asyncdraft.core.sending.outcome import Delayed, NotSent
from asyncdraft.integrations import connection
from asyncdraft.integrations.connection import LONGEST
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.slack import SlackApi, SlackWebhook
from tests.integrations.sending import QUICK
from tests.integrations.slack.slack_desk import ACCOUNT, WEBHOOK
from tests.services.mail_server import Authority
from tests.services.slack_server import HOOK, TOKEN, Fault, Slack, running


def test_a_certificate_that_nobody_vouches_for_stops_it(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(authority.context) as secure:
        api = SlackApi(ACCOUNT, Secret(TOKEN), api=secure.api, patience=QUICK)
        with pytest.raises(Delayed, match="cannot be trusted"):
            api.test()
        assert secure.calls == []
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
        assert "Signed in" in api.test()[0]


def test_an_answer_that_comes_to_no_end_is_given_up(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    monkeypatch.setattr(connection, "monotonic", partial(next, count(0, 2 * LONGEST)))
    with running(authority.context) as secure, pytest.raises(Delayed, match="did not answer"):
        SlackApi(ACCOUNT, Secret(TOKEN), api=secure.api, patience=QUICK).test()


def test_a_name_that_is_not_on_the_certificate_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path, "slack.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with running(authority.context) as secure, pytest.raises(NotSent, match="cannot be trusted"):
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


def test_an_address_that_cannot_be_reached_is_not_told_with_its_secret() -> None:
    way = SlackWebhook(WEBHOOK, Secret(f"https://hooks.slack.com{HOOK}"), hooks="http://127.0.0.1:9")
    with pytest.raises(NotSent) as ended:
        way.test()
    shown = "".join(traceback.format_exception(ended.value))
    assert HOOK not in shown
    assert "127.0.0.1 cannot be reached" in shown
