"""What is sent of a draft, and to whom: the user chooses account and place, the draft no more than people."""

from collections.abc import Sequence

from asyncdraft.core.compose import Document
from asyncdraft.core.people import Person
from asyncdraft.core.render.email import Attachment, mailbox
from asyncdraft.core.render.names import names_of
from asyncdraft.core.sending.account import Account, Kind, conversation
from asyncdraft.core.sending.delivery import Target
from asyncdraft.core.sending.making import Letter
from asyncdraft.core.sending.places import mail_references, slack_target
from asyncdraft.core.team import Team
from asyncdraft.core.text import say, say_count
from asyncdraft.core.threads.thread import Thread
from asyncdraft.core.when.wording import and_join

NO_THREAD = Thread()


def letter(
    document: Document,
    team: Team,
    readers: Sequence[Person],
    thread: Thread = NO_THREAD,
    attachments: Sequence[Attachment] = (),
) -> Letter:
    """The document as it goes to these readers, in answer to the mails of its thread."""
    writer = team.writer
    return Letter(
        markdown=document.markdown,
        subject=document.subject,
        names=names_of(team.people, dict(document.dates)),
        writer=writer.name if writer else "",
        to=tuple(filter(None, map(mailbox, readers))),
        attachments=tuple(attachments),
        references=mail_references(thread),
    )


def target(
    account: Account, readers: Sequence[Person], thread: Thread = NO_THREAD, channel: str = ""
) -> Target:
    """Where it goes: in Slack to the chosen `channel`, else where its thread is, else to the account's
    channel, else to the one reader.

    Raises ValueError, with a sentence, where that is nowhere.
    """
    if account.kind is Kind.SLACK:
        return _slack_target(account, readers, thread, channel)
    if account.kind is Kind.SMTP:
        return Target(addresses=_addresses(readers))
    return Target()


def _slack_target(account: Account, readers: Sequence[Person], thread: Thread, channel: str) -> Target:
    if channel:
        chosen = conversation(channel)
        return slack_target(thread, chosen) or Target(channel=chosen)
    begun = slack_target(thread)
    if begun:
        return begun
    if account.channel:
        return Target(channel=account.channel)
    if len(readers) == 1 and readers[0].slack:
        return Target(channel=readers[0].slack)
    raise ValueError(
        say("Choose the channel in Slack that it goes to, or one reader whose Slack ID stands in the team.")
    )


def _addresses(readers: Sequence[Person]) -> tuple[str, ...]:
    if not readers:
        raise ValueError(say("Choose the readers first: a mail goes to people of the team."))
    without = [reader.name for reader in readers if not reader.email]
    if without:
        raise ValueError(
            say_count(
                "{names} has no mail address in the team: add it, or choose others.",
                "{names} have no mail address in the team: add it, or choose others.",
                len(without),
                names=and_join(without),
            )
        )
    return tuple(dict.fromkeys(reader.email for reader in readers))
