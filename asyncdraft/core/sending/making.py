"""From a written message to what lies in the outbox: exactly the bytes that will leave."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

import msgspec
from msgspec.structs import replace

from asyncdraft.core.render.addresses import in_ascii, named
from asyncdraft.core.render.email import Attachment, message
from asyncdraft.core.render.names import NO_NAMES, Names
from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.sending.delivery import Delivery, Target
from asyncdraft.core.sending.schedule import UNDO, slack_keeps
from asyncdraft.core.text import say
from asyncdraft.core.threads.thread import Post

LONGEST_TEXT = 39_000
"""Characters of the text beside the blocks; Slack cuts it at 40,000."""

BETWEEN_PARTS = timedelta(seconds=1)
"""Slack takes one message a second in a channel."""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A message in Markdown. `writer` is a name; `to` are mailboxes ("Name <address>"), `references` the
    Message-IDs of the mails it answers, the latest last.
    """

    markdown: str
    subject: str = ""
    names: Names = NO_NAMES
    writer: str = ""
    to: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    references: tuple[str, ...] = ()


class Slack(msgspec.Struct, frozen=True):
    """What Slack is handed; `text` stands in notifications."""

    text: str
    blocks: list[dict[str, object]]


class Prepared(msgspec.Struct, frozen=True):
    """A delivery and the bytes of its message: JSON of `Slack`, or a mail without a date."""

    delivery: Delivery
    payload: bytes


def prepared(
    account: Account,
    letter: Letter,
    target: Target,
    mark: UUID,
    now: datetime,
    at: datetime | None = None,
    *,
    title: str = "",
    readers: str = "",
    draft: str = "",
    thread: str = "",
    post: Post | None = None,
    undo: timedelta = UNDO,
) -> tuple[Prepared, ...]:
    """One delivery, or one for each part of a text that is too long for one message of Slack.

    `mark` is new for each message. Sent at `at`, or once it can no longer be undone. Raises ValueError, with
    a sentence, for what cannot be sent.
    """
    payloads = _payloads(account, letter, target, mark)
    soonest = now + undo
    keeps = at is not None and slack_keeps(account.kind, at, now)
    due = soonest if at is None or keeps else max(at, soonest)
    whole = Delivery(
        id=str(mark),
        account=account.id,
        made_at=now,
        due_at=due,
        post_at=at if keeps else None,
        target=target,
        title=title,
        readers=readers,
        draft=draft,
        thread=thread,
        post=post,
    )
    deliveries = _chain(whole, len(payloads))
    return tuple(Prepared(each, payload) for each, payload in zip(deliveries, payloads, strict=True))


def _chain(whole: Delivery, count: int) -> list[Delivery]:
    """The post joins its thread with the first part."""
    found = [whole]
    for number in range(1, count):
        later = number * BETWEEN_PARTS
        part = replace(
            whole,
            id=str(uuid5(UUID(whole.id), str(number))),
            after=found[-1].id,
            due_at=whole.due_at + later,
            post_at=whole.post_at + later if whole.post_at else None,
            title=f"{whole.title} ({number + 1} of {count})",
            thread="",
            post=None,
        )
        found.append(part)
    return found


def _payloads(account: Account, letter: Letter, target: Target, mark: UUID) -> list[bytes]:
    if account.kind in (Kind.SLACK, Kind.WEBHOOK):
        if letter.attachments:
            raise ValueError(
                say("Slack takes no attachments from here: link to the files, or attach them in Slack.")
            )
        if account.kind is Kind.SLACK and not target.channel:
            raise ValueError(say("Choose the channel or the person in Slack that it goes to."))
        return _slack(letter)
    if account.kind is Kind.SMTP and not target.addresses:
        raise ValueError(
            say("None of the readers has a mail address: add one in the team, or choose a reader.")
        )
    return [_mail(account, letter, mark)]


def _slack(letter: Letter) -> list[bytes]:
    from asyncdraft.core.render.blocks import posts

    found = [Slack(text[:LONGEST_TEXT], blocks) for text, blocks in posts(letter.markdown, letter.names)]
    if not found:
        raise ValueError(say("The message is empty."))
    return [msgspec.json.encode(each) for each in found]


def _mail(account: Account, letter: Letter, mark: UUID) -> bytes:
    """The headers of the thread stand first, written by hand: long identifiers would be folded apart."""
    if not letter.markdown.strip():
        raise ValueError(say("The message is empty."))
    sender = named(letter.writer, account.address) if account.address else ""
    mail = message(letter.subject, letter.markdown, sender, letter.to, letter.attachments)
    return _head(message_id(account, mark), letter.references) + bytes(mail)


def message_id(account: Account, mark: UUID | str) -> str:
    """Raises ValueError, with a sentence, for an address that no header takes."""
    domain = in_ascii(account.address).rpartition("@")[2] or "asyncdraft.invalid"
    return f"<{mark}@{domain}>"


def _head(own: str, references: Sequence[str]) -> bytes:
    lines = [f"Message-ID: {own}"]
    if references:
        lines += [f"In-Reply-To: {references[-1]}", "References: " + "\r\n ".join(references)]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")
