"""Accounts, sending and the outbox on the command line, against real servers."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from asyncdraft.cli import accounts, outbox, send
from asyncdraft.core.sending.account import CHANNELS, KIND_NAMES, Kind
from asyncdraft.integrations import transport
from asyncdraft.integrations.slack import SlackApi
from asyncdraft.storage import paths, team_folder
from tests.cli.command_line import Run
from tests.cli.conftest import NOW
from tests.integrations.sending import SessionCredentials
from tests.services.mail_server import PASSWORD, USER, Authority, Post, smtp
from tests.services.slack_server import CHANNEL, TOKEN, Fault, Slack, running

DRAFT = """\
---
template: handoff
to: [kenji]
subject: "Blocked: webhook schema"
deadline: 2026-11-25T17:00+09:00[Asia/Tokyo]
---
## What
The webhook of billing fails on `PAY-412`.
## Why
Invoices stop on Thursday.
## What I need
Kenji: which schema is right, please?
"""


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, home: Path) -> SessionCredentials:
    """One session over all commands of a test, and a team of one's own."""
    kept = SessionCredentials()
    for module in (accounts, outbox, send):
        monkeypatch.setattr(module, "credentials", lambda: kept)
    team_folder.create_sample(home / "team")
    return kept


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return str(path)


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slack]:
    with running() as server:
        server.clock = datetime.fromisoformat(f"{NOW}+00:00").timestamp
        monkeypatch.setitem(
            transport.MAKERS,
            Kind.SLACK,
            lambda account, secret: SlackApi(account, secret, api=server.api),
        )
        yield server


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Post]:
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with smtp(authority) as post:
        yield post


@pytest.fixture
def work(run: Run, slack: Slack) -> str:
    added = run("accounts", "add", "Work", "--kind", "slack", "--channel", CHANNEL, stdin=f"{TOKEN}\n")
    assert (added.status, added.err) == (0, "")
    return "Work"


@pytest.fixture
def mail(run: Run, post: Post) -> str:
    server = ("--host", "127.0.0.1", "--port", str(post.port), "--user", USER)
    added = run("accounts", "add", "Mail", "--kind", "smtp", *server, stdin=f"{PASSWORD}\n")
    assert (added.status, added.err) == (0, "")
    return "Mail"


def test_an_account_is_added_tested_and_removed(
    run: Run, work: str, slack: Slack, kept: SessionCredentials
) -> None:
    assert "for this session only" in run("accounts", "list").out
    assert json.loads(run("accounts", "list", "--json").out)[0]["channel"] == CHANNEL
    assert run("accounts", "test", "work").out.startswith("Signed in to Payments")
    assert TOKEN not in paths.settings_file().read_text("utf-8")
    place = f"slack:{json.loads(run('accounts', 'list', '--json').out)[0]['id']}"
    assert kept.get(place) is not None
    run("accounts", "remove", "Work")
    assert kept.get(place) is None
    assert "No account yet" in run("accounts", "list").err
    assert slack.messages == []


@pytest.mark.parametrize(
    ("arguments", "secret", "said"),
    [
        (("--kind", "slack"), "xapp-1-A0-1234567890", "of the app alone"),
        (("--kind", "slack", "--channel", "#general"), TOKEN, "copy its link"),
        (("--kind", "webhook"), "https://evil.example/x", "looks like"),
        (("--kind", "smtp", "--host", "a b"), "secret", "server's name alone"),
        (("--kind", "imap", "--host", "mail.example.com"), "secret", "user's name of the mailbox"),
    ],
)
def test_what_cannot_work_is_refused_before_it_is_kept(
    run: Run, arguments: tuple[str, ...], secret: str, said: str
) -> None:
    refused = run("accounts", "add", "New", *arguments, stdin=f"{secret}\n")
    assert (refused.status, said in refused.err, secret in refused.err) == (2, True, False)
    assert "No account yet" in run("accounts", "list").err


def test_a_dry_run_shows_all_and_sends_nothing(run: Run, work: str, draft: str, slack: Slack) -> None:
    slack.calls.clear()
    shown = run("send", draft, "--via", work, "--at", "start", "--dry-run")
    assert (shown.status, shown.err) == (0, "")
    assert f"Work (slack), to {CHANNEL}" in shown.out
    assert "Kenji Mori, Tue 24 Nov, 09:00 JST for them, at work until 12:00" in shown.out
    assert "Slack keeps it until then" in shown.out
    assert "*Blocked: webhook schema*" in shown.out
    assert "from ready" in shown.out
    assert slack.calls == []
    assert run("outbox", "list").out == ""


def test_a_draft_is_posted_at_once(run: Run, work: str, draft: str, slack: Slack) -> None:
    sent = run("send", draft, "--via", work)
    assert (sent.status, sent.err, "sent" in sent.out) == (0, "", True)
    assert slack.messages[0]["channel"] == CHANNEL
    assert json.loads(run("outbox", "list", "--json").out)[0]["state"] == "sent"


def test_at_the_readers_morning_slack_posts_it_and_it_can_be_taken_back(
    run: Run, work: str, draft: str, slack: Slack
) -> None:
    sent = run("send", draft, "--via", work, "--at", "start")
    assert (sent.status, "kept by Slack" in sent.out) == (0, True)
    assert slack.scheduled[0]["post_at"] == datetime.fromisoformat("2026-11-24T00:00+00:00").timestamp()
    cancelled = run("outbox", "cancel", sent.out.split()[0])
    assert (cancelled.status, slack.scheduled) == (0, [])


def test_a_mail_waits_here_until_its_time(run: Run, mail: str, draft: str, post: Post) -> None:
    waits = run("send", draft, "--via", mail, "--at", "2026-11-24T09:00")
    assert (waits.status, "AsyncDraft has to run" in waits.out) == (0, True)
    assert post.mails == []
    assert run("outbox", "run", "--once").status == 0
    assert post.mails == []
    run("--now", "2026-11-24T09:00", "outbox", "run")
    assert post.mails[0]["To"] == "Kenji Mori <kenji@example.com>"
    assert post.mails[0]["Subject"] == "Blocked: webhook schema"


def test_a_failure_is_told_and_tried_again_when_it_is_mended(
    run: Run, work: str, draft: str, slack: Slack
) -> None:
    slack.script("chat.postMessage", Fault(error="not_in_channel"))
    failed = run("send", draft, "--via", work)
    assert (failed.status, "Invite it there" in failed.out) == (1, True)
    name = failed.out.split()[0]
    assert run("outbox", "arrived", name).status == 2
    run("outbox", "retry", name)
    assert run("outbox", "run").status == 0
    assert len(slack.messages) == 1


def test_the_user_says_what_nobody_can_tell(run: Run, mail: str, draft: str, post: Post) -> None:
    post.faults.append("cut after")
    unknown = run("send", draft, "--via", mail)
    assert (unknown.status, "did it arrive?" in unknown.out) == (1, True)
    assert run("outbox", "run").status == 1
    run("outbox", "arrived", unknown.out.split()[0])
    assert run("outbox", "run").status == 0
    assert len(post.mails) == 1


def test_the_next_strike_lands_where_the_thread_is(
    run: Run, work: str, mail: str, draft: str, slack: Slack, post: Post
) -> None:
    asked = run("thread", "add", "--new", "Schema", "--to", "kenji", "-", stdin="Which schema?")
    thread = asked.out.split()[0]
    for _strike in range(2):
        assert run("send", draft, "--via", work, "--thread", thread).status == 0
        assert run("send", draft, "--via", mail, "--thread", thread).status == 0
    assert slack.messages[1]["thread_ts"] == slack.messages[0]["ts"]
    assert post.mails[1]["In-Reply-To"] == post.mails[0]["Message-ID"]
    assert len(json.loads(run("thread", "show", thread, "--json").out)["posts"]) == 5


@pytest.mark.parametrize(
    "line",
    [
        "via: Evil",
        "channel: https://hooks.slack.com/services/T0/B0/evil",
        "to: [eve@evil.example]",
        "account: Evil",
        "target: C0EVIL0001",
        "slack: C0EVIL0001",
    ],
)
def test_a_draft_cannot_choose_where_it_goes(
    run: Run, work: str, mail: str, tmp_path: Path, slack: Slack, post: Post, line: str
) -> None:
    path = tmp_path / "evil.md"
    path.write_text(DRAFT.replace("template: handoff", f"template: handoff\n{line}"), encoding="utf-8")
    if line.startswith("to:"):
        path.write_text(DRAFT.replace("to: [kenji]", line), encoding="utf-8")
    for via in (work, mail):
        run("send", str(path), "--via", via)
    assert {each["channel"] for each in slack.messages} <= {CHANNEL}
    assert {address for each in post.envelopes for address in each.rcpt_tos} <= {"kenji@example.com"}


def test_without_a_team_of_ones_own_no_mail_leaves(
    run: Run, mail: str, draft: str, post: Post, home: Path
) -> None:
    (home / "team" / "team.toml").unlink()
    assert "Choose the readers first" in run("send", draft, "--via", mail).err
    assert post.mails == []


def test_a_secret_that_is_not_kept_is_asked_for(
    run: Run, work: str, draft: str, kept: SessionCredentials, slack: Slack
) -> None:
    kept._session.clear()
    refused = run("send", draft, "--via", work)
    assert (refused.status, "accounts secret 'Work'" in refused.err) == (2, True)
    run("accounts", "secret", "Work", stdin=f"{TOKEN}\n")
    assert run("send", draft, "--via", work).status == 0
    assert len(slack.messages) == 1


def test_an_unknown_account_and_a_past_time_are_told(run: Run, work: str, draft: str) -> None:
    assert "there are Work" in run("send", draft, "--via", "Wrok").err
    assert "lies in the past" in run("send", draft, "--via", work, "--at", "2026-11-20T09:00").err
    assert "no message whose id" in run("outbox", "cancel", "zzz").err


def test_a_secret_on_the_command_line_is_not_taken(run: Run) -> None:
    """Everybody on the computer sees the arguments of a program."""
    for option in ("--token", "--password", "--secret", "--url"):
        assert run("accounts", "add", "New", "--kind", "slack", option, TOKEN, stdin=f"{TOKEN}\n").status == 2
    assert "No account yet" in run("accounts", "list").err


def test_every_kind_of_account_has_a_channel_and_a_name() -> None:
    assert set(CHANNELS) == set(KIND_NAMES) == set(Kind)
