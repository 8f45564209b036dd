"""Where a message can go: the places that are offered, and what was chosen or typed of them.

A place is chosen by the user: from the account, from the thread that is answered, from the team, or typed.
"""

from collections.abc import Sequence

from asyncdraft.core.people import Person
from asyncdraft.core.sending.account import ADDRESS, Account, Kind, conversation
from asyncdraft.core.sending.delivery import Target
from asyncdraft.core.sending.places import slack_target
from asyncdraft.core.text import say
from asyncdraft.core.threads.thread import Thread

BETWEEN = "|"
TOP = "top"


Places = tuple[tuple[str, str], ...]


def slack_places(account: Account, thread: Thread | None, readers: Sequence[Person]) -> Places:
    """Keys with words: the thread that is answered first, then the usual channel, then each reader."""
    places = []
    answered = (
        slack_target(thread, account.channel if account.kind is Kind.WEBHOOK else "") if thread else None
    )
    if thread and answered:
        where = say("The thread “{topic}” in {channel}", topic=thread.topic, channel=answered.channel)
        places.append((f"{answered.channel}{BETWEEN}{answered.thread}", where))
    if account.kind is Kind.WEBHOOK:
        if places:
            places.append(
                (
                    TOP,
                    say("{channel}, as a message of its own", channel=account.channel or say("Its channel")),
                )
            )
        return tuple(places)
    if account.channel:
        places.append((account.channel, say("{channel}, the usual channel", channel=account.channel)))
    places += [
        (reader.slack, say("{name}, directly", name=reader.name)) for reader in readers if reader.slack
    ]
    return tuple(places)


def slack_place(account: Account, place: str) -> Target:
    """Raises ValueError for what is no channel."""
    channel, bar, thread = place.partition(BETWEEN)
    if account.kind is Kind.WEBHOOK:
        return Target(channel=channel, thread=thread) if bar else Target(channel=account.channel)
    if not place:
        raise ValueError(say("Choose where it goes in Slack: a channel by its link or ID, or a person."))
    return Target(channel=conversation(channel), thread=thread)


def mail_addresses(readers: Sequence[Person], others: str) -> tuple[str, ...]:
    """Those of the readers and those that were typed, each once. Raises ValueError for one that is none."""
    typed = [each.strip() for each in others.replace(";", ",").split(",") if each.strip()]
    for address in typed:
        if not ADDRESS.fullmatch(address):
            raise ValueError(
                say("“{address}” is no mail address. Write it such as kenji@example.com.", address=address)
            )
    return tuple(dict.fromkeys((*(reader.email for reader in readers if reader.email), *typed)))
