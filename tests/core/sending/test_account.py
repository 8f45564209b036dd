"""Accounts: what has the form of one, and whose a secret is."""

import pytest
from msgspec.structs import replace

from asyncdraft.core.sending.account import Account, Kind, Security, conversation, problems, secret_problem

SLACK = Account(id="a1", name="Work", kind=Kind.SLACK, channel="C024BE91L")
SMTP = Account(id="a2", name="Mail", kind=Kind.SMTP, host="mail.example.com", user="maya@example.com")
IMAP = Account(id="a3", name="Drafts", kind=Kind.IMAP, host="mail.example.com", user="maya")


@pytest.mark.parametrize(
    "account",
    [
        SLACK,
        SMTP,
        IMAP,
        replace(SLACK, kind=Kind.WEBHOOK, channel=""),
        replace(SMTP, sender="maya@münchen.example"),
    ],
)
def test_an_account_that_can_work_has_no_problem(account: Account) -> None:
    assert problems(account, (SLACK, SMTP, IMAP)) == ()


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (replace(SLACK, name=" "), "name in one line"),
        (replace(SLACK, name="a\nb"), "name in one line"),
        (replace(SLACK, id="new"), "another account"),
        (replace(SLACK, channel="general"), "copy its link"),
        (replace(SMTP, host="mail.example.com/x"), "server's name alone"),
        (replace(SMTP, host="mail.example.com:465"), "server's name alone"),
        (replace(SMTP, host="-oProxy"), "server's name alone"),
        (replace(SMTP, host=""), "server's name alone"),
        (replace(SMTP, host=f"{'x' * 64}.example.com"), "server's name alone"),
        (replace(SMTP, port=70000), "up to 65535"),
        (replace(SMTP, user="maya"), "address that the mail comes from"),
        (
            replace(SMTP, sender="maya@example.com\r\nBcc: eve@example.com"),
            "address that the mail comes from",
        ),
        (replace(SMTP, sender="zoë@example.com"), "plain letters before the @ of “zoë@example.com”"),
        (replace(IMAP, sender="zoë@example.com"), "plain letters before the @ of “zoë@example.com”"),
        (replace(IMAP, sender="maya"), "address that the mail comes from"),
        (replace(IMAP, user=""), "user's name of the mailbox"),
    ],
)
def test_what_keeps_an_account_from_working_is_said(account: Account, said: str) -> None:
    assert said in " ".join(problems(account, (SLACK,)))


@pytest.mark.parametrize(
    ("kind", "secret"),
    [
        (Kind.SLACK, "xoxb-1234567890-abcdefghij"),
        (Kind.SLACK, "xoxp-1234567890-abcdefghij"),
        (Kind.SLACK, "xoxe.xoxb-1-abcdefghij"),
        (Kind.WEBHOOK, "https://hooks.slack.com/services/T0001/B0001/abcdefgh12345678"),
        (Kind.WEBHOOK, "https://hooks.slack-gov.com/services/T0001/B0001/abcdefgh12345678"),
        (Kind.SMTP, "correct horse"),
    ],
)
def test_a_secret_of_the_right_form_is_taken(kind: Kind, secret: str) -> None:
    assert secret_problem(kind, secret) == ""


@pytest.mark.parametrize(
    ("kind", "secret", "said"),
    [
        (Kind.SLACK, "", "There is no token"),
        (Kind.SLACK, "xapp-1-A0-1234567890", "of the app alone"),
        (Kind.SLACK, "xoxc-1234567890", "of a browser"),
        (Kind.SLACK, "xoxb-1234567890-abcdefghij\r\nX: y", "begins with xoxb-"),
        (Kind.SLACK, "hunter2hunter2", "begins with xoxb-"),
        (Kind.WEBHOOK, "http://hooks.slack.com/services/T0001/B0001/abcdefgh12345678", "looks like"),
        (
            Kind.WEBHOOK,
            "https://hooks.slack.com.evil.example/services/T0001/B0001/abcdefgh12345678",
            "looks like",
        ),
        (Kind.WEBHOOK, "https://hooks.slack.com/services/T0001/B0001/abcdefgh12345678?x", "looks like"),
        (Kind.WEBHOOK, "https://user@hooks.slack.com/services/T0001/B0001/abcdefgh12345678", "looks like"),
        (Kind.SMTP, "a\nb", "one line"),
    ],
)
def test_a_secret_of_another_form_is_refused_and_not_repeated(kind: Kind, secret: str, said: str) -> None:
    told = secret_problem(kind, secret)
    assert said in told
    assert not secret or secret not in told


@pytest.mark.parametrize(
    "text",
    [
        "C024BE91L",
        " C024BE91L\n",
        "https://payments.slack.com/archives/C024BE91L",
        "https://payments.slack.com/archives/C024BE91L/p1700000000123456",
        "https://app.slack.com/client/T0001/C024BE91L",
    ],
)
def test_a_channel_is_read_from_its_id_or_link(text: str) -> None:
    assert conversation(text) == "C024BE91L"


@pytest.mark.parametrize(
    "text", ["", "#general", "general", "https://evil.example/archives/C024BE91L", "C 0"]
)
def test_what_is_no_channel_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no channel"):
        conversation(text)


def test_a_password_belongs_to_its_server_and_user() -> None:
    """Settings changed behind the user's back must not hand it to another server."""
    places = {
        each.place
        for each in (
            SMTP,
            replace(SMTP, host="evil.example"),
            replace(SMTP, user="eve@example.com"),
            replace(SMTP, security=Security.STARTTLS),
            replace(SMTP, kind=Kind.IMAP),
        )
    }
    assert len(places) == 5
    assert replace(SMTP, name="Other", id="a9", host="MAIL.example.com").place == SMTP.place
