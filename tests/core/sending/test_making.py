"""From a message to the bytes that leave."""

import json
from datetime import UTC, datetime, timedelta
from email import policy
from email.parser import BytesParser
from uuid import UUID

import pytest
from msgspec.structs import replace

from asyncdraft.core.render.email import Attachment
from asyncdraft.core.render.names import Names
from asyncdraft.core.sending.delivery import Target
from asyncdraft.core.sending.making import Letter, prepared
from asyncdraft.core.sending.places import mail_references, slack_target
from asyncdraft.core.sending.schedule import UNDO
from asyncdraft.core.threads.thread import Kind as PostKind
from asyncdraft.core.threads.thread import Post, Thread
from tests.core.sending.test_account import SLACK, SMTP

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
MARK = UUID("11111111-2222-4333-8444-555555555555")
CHANNEL = Target(channel="C024BE91L")
READER = Target(addresses=("kenji@example.com",))
LETTER = Letter(markdown="**Which schema** is right, @kenji & co?", subject="Blocked: schema")


def test_slack_gets_blocks_and_the_text_beside_them() -> None:
    letter = replace(LETTER, names=Names(handles={"kenji": "U02KENJI1"}))
    (made,) = prepared(SLACK, letter, CHANNEL, MARK, NOW)
    content = json.loads(made.payload)
    assert content["text"] == "*Which schema* is right, <@U02KENJI1> &amp; co?"
    assert {"type": "user", "user_id": "U02KENJI1"} in content["blocks"][0]["elements"][0]["elements"]
    assert (made.delivery.id, made.delivery.due_at) == (str(MARK), NOW + UNDO)


def test_a_later_message_is_left_with_slack_at_once_and_with_others_at_its_time() -> None:
    at = NOW + timedelta(hours=9)
    (slack,) = prepared(SLACK, LETTER, CHANNEL, MARK, NOW, at)
    (mail,) = prepared(SMTP, LETTER, READER, MARK, NOW, at)
    assert (slack.delivery.due_at, slack.delivery.post_at) == (NOW + UNDO, at)
    assert (mail.delivery.due_at, mail.delivery.post_at) == (at, None)


def test_a_mail_between_domains_of_other_letters() -> None:
    account = replace(SMTP, sender="maya@münchen.example")
    letter = replace(LETTER, writer="Maya Öz", to=("Bø Åh <bo@exämple.com>",))
    (made,) = prepared(account, letter, READER, MARK, NOW)
    mail = BytesParser(policy=policy.default).parsebytes(made.payload)
    assert mail["Message-ID"] == f"<{MARK}@xn--mnchen-3ya.example>"
    assert str(mail["From"].addresses[0]) == "Maya Öz <maya@xn--mnchen-3ya.example>"
    assert str(mail["To"].addresses[0]) == "Bø Åh <bo@xn--exmple-cua.com>"


def test_a_long_message_becomes_a_chain_in_which_each_part_waits_for_the_one_before() -> None:
    paragraph = "word " * 700
    letter = replace(LETTER, markdown="\n\n".join([paragraph] * 9))
    made = [
        each.delivery for each in prepared(SLACK, letter, CHANNEL, MARK, NOW, title="Schema", thread="t1")
    ]
    assert [each.after for each in made] == ["", *(each.id for each in made[:-1])]
    assert len({each.id for each in made}) == len(made) == 3
    assert [each.thread for each in made] == ["t1", "", ""]
    assert [each.title for each in made] == ["Schema", "Schema (2 of 3)", "Schema (3 of 3)"]
    assert [each.due_at for each in made] == sorted({each.due_at for each in made})


def test_a_mail_has_its_fixed_identifier_and_lands_in_its_thread() -> None:
    letter = replace(
        LETTER,
        writer="Maya Ito",
        to=("Kenji Mori <kenji@example.com>",),
        references=("<first@example.com>", f"<{'long' * 40}@example.com>"),
        attachments=(Attachment("log.txt", b"x", "text/plain"),),
    )
    (made,) = prepared(SMTP, letter, READER, MARK, NOW)
    mail = BytesParser(policy=policy.default).parsebytes(made.payload)
    assert mail["Message-ID"] == f"<{MARK}@example.com>"
    assert mail["In-Reply-To"] == letter.references[-1]
    assert mail["References"].split() == list(letter.references)
    assert (mail["From"], mail["To"]) == ("Maya Ito <maya@example.com>", "Kenji Mori <kenji@example.com>")
    assert mail["Date"] is None
    assert [part.get_filename() for part in mail.iter_attachments()] == ["log.txt"]


@pytest.mark.parametrize(
    ("account", "letter", "target", "said"),
    [
        (SLACK, LETTER, Target(), "Choose the channel"),
        (SLACK, replace(LETTER, markdown="  "), CHANNEL, "empty"),
        (SLACK, replace(LETTER, attachments=(Attachment("a", b""),)), CHANNEL, "no attachments"),
        (SLACK, replace(LETTER, markdown="```\n" + "x" * 20_000 + "\n```"), CHANNEL, "code block"),
        (SMTP, LETTER, Target(), "mail address"),
        (SMTP, replace(LETTER, to=("Zoë <zoë@example.com>",)), READER, "“zoë@example.com” has letters"),
        (SMTP, replace(LETTER, markdown=""), READER, "empty"),
        (SMTP, replace(LETTER, subject="a\nBcc: eve@example.com"), READER, "single line"),
    ],
)
def test_what_cannot_be_sent_is_told_before_it_is_queued(
    account: object, letter: Letter, target: Target, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        prepared(account, letter, target, MARK, NOW)  # type: ignore[arg-type]


def post(message_id: str) -> Post:
    return Post(kind=PostKind.MESSAGE, author="maya", at=NOW, text="x", message_id=message_id)


def test_a_threads_mails_are_referred_to_oldest_first() -> None:
    thread = Thread(posts=tuple(map(post, ("<a@x>", "", "broken\r\nX: y", "slack:C1/2", "<b@x>", "<a@x>"))))
    assert mail_references(thread) == ("<a@x>", "<b@x>")
    long = Thread(posts=tuple(post(f"<{number}@x>") for number in range(100)))
    assert mail_references(long)[0] == "<0@x>"
    assert mail_references(long)[-1] == "<99@x>"
    assert len(mail_references(long)) == 20


def test_a_thread_in_slack_goes_on_where_it_began() -> None:
    thread = Thread(
        posts=tuple(map(post, ("", "slack:C024BE91L/1700000000.000100", "slack:C024BE91L/1700000000.000200")))
    )
    assert slack_target(thread) == Target(channel="C024BE91L", thread="1700000000.000100")
    assert slack_target(thread, "C9OTHER999") is None
    assert slack_target(Thread()) is None


@pytest.mark.parametrize(
    ("link", "stamp"),
    [
        ("https://payments.slack.com/archives/C024BE91L/p1700000000123456", "1700000000.123456"),
        (
            "https://payments.slack.com/archives/C024BE91L/p1700000009123456?thread_ts=1700000000.123456&cid=C024BE91L",
            "1700000000.123456",
        ),
    ],
)
def test_a_threads_link_names_its_place(link: str, stamp: str) -> None:
    assert slack_target(Thread(link=link)) == Target(channel="C024BE91L", thread=stamp)


def test_a_link_elsewhere_is_no_place_in_slack() -> None:
    assert slack_target(Thread(link="https://evil.example/archives/C024BE91L/p1700000000123456")) is None
