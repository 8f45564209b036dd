"""The ways out, by the kind of an account."""

from collections.abc import Callable
from typing import Protocol

from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.sending.delivery import Delivery, Receipt
from asyncdraft.core.sending.outcome import Refused, Unclear
from asyncdraft.core.text import say
from asyncdraft.integrations.credentials import Secret

HandingOver = Callable[[], None]
"""Called right before the bytes leave with which a message may have arrived."""


class KeptHere(Exception):  # noqa: N818 - no error: the outbox keeps it until its time
    """Slack does not keep it, so that it has to be sent from here at its time."""


class Transport(Protocol):
    """Raises NotSent where the message has certainly not arrived, and Unclear where that cannot be said."""

    def send(self, delivery: Delivery, payload: bytes, handing_over: HandingOver) -> Receipt:
        """Raises KeptHere, too."""
        ...

    def find(self, delivery: Delivery, payload: bytes, known: frozenset[str]) -> Receipt | None:
        """What has become of a message whose answer was lost; None where it has certainly not arrived.

        `known` are the ids of other messages. Unclear means that the other side does not tell, NotSent that
        it cannot be asked now.
        """
        ...

    def withdraw(self, delivery: Delivery) -> None:
        """Takes back what the other side keeps until its time."""
        ...

    def test(self) -> tuple[str, ...]:
        """What works, in sentences."""
        ...


class OneWay:
    """What a way out cannot do that only sends."""

    def find(self, _delivery: Delivery, _payload: bytes, _known: frozenset[str]) -> Receipt | None:
        raise Unclear(say("The other side cannot be asked."))

    def withdraw(self, _delivery: Delivery) -> None:
        raise Refused(say("What has been sent cannot be taken back."))


def transport_for(account: Account, secret: Secret) -> Transport:
    return MAKERS[account.kind](account, secret)


def _slack(account: Account, secret: Secret) -> Transport:
    from asyncdraft.integrations.slack import SlackApi

    return SlackApi(account, secret)


def _webhook(account: Account, secret: Secret) -> Transport:
    from asyncdraft.integrations.slack import SlackWebhook

    return SlackWebhook(account, secret)


def _smtp(account: Account, secret: Secret) -> Transport:
    from asyncdraft.integrations.smtp import Smtp

    return Smtp(account, secret)


def _imap(account: Account, secret: Secret) -> Transport:
    from asyncdraft.integrations.imap import Imap

    return Imap(account, secret)


MAKERS: dict[Kind, Callable[[Account, Secret], Transport]] = {
    Kind.SLACK: _slack,
    Kind.WEBHOOK: _webhook,
    Kind.SMTP: _smtp,
    Kind.IMAP: _imap,
}
