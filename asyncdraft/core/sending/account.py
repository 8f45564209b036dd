"""Where messages can be sent from, and what makes a token, an address or a channel one that can work.

An account holds no secret; `place` names what the secret is for.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from asyncdraft.core.draft import Channel
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say, say_of


class Kind(StrEnum):
    """IMAP keeps a message among the drafts of the mailbox; the others send it."""

    SLACK = "slack"
    WEBHOOK = "webhook"
    SMTP = "smtp"
    IMAP = "imap"


class Security(StrEnum):
    """TLS from the first byte, or asked for on a plain connection before anything else is said."""

    TLS = "tls"
    STARTTLS = "starttls"


KIND_NAMES = {
    Kind.SLACK: say("Slack app"),
    Kind.WEBHOOK: say("Slack webhook"),
    Kind.SMTP: say("Mail (SMTP)"),
    Kind.IMAP: say("Drafts folder (IMAP)"),
}
CHANNELS = {
    Kind.SLACK: Channel.SLACK,
    Kind.WEBHOOK: Channel.SLACK,
    Kind.SMTP: Channel.EMAIL,
    Kind.IMAP: Channel.EMAIL,
}
"""The channel in whose words a message for such an account is written."""

CAN_LOOK = frozenset({Kind.SLACK, Kind.IMAP})
"""Whether the other side can be asked if a message has arrived."""

SECRETS = {
    Kind.SLACK: say_of("a secret", "token"),
    Kind.WEBHOOK: say_of("a secret", "webhook address"),
    Kind.SMTP: say_of("a secret", "password"),
    Kind.IMAP: say_of("a secret", "password"),
}
PORTS = {
    (Kind.SMTP, Security.TLS): 465,
    (Kind.SMTP, Security.STARTTLS): 587,
    (Kind.IMAP, Security.TLS): 993,
    (Kind.IMAP, Security.STARTTLS): 143,
}
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = Expression(rf"(?=.{{1,253}}\Z){LABEL}(?:\.{LABEL})*", re.IGNORECASE)
ADDRESS = Expression(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+", re.ASCII)
TOKEN = Expression(r"(?:xoxe\.)?xox[bp]-[A-Za-z0-9-]{10,250}")
OTHER_TOKENS = {
    "xapp-": say("This token is of the app alone; copy its bot or user token (xoxb- or xoxp-) instead."),
    "xoxe-": say("This token only renews others; copy the bot or user token (xoxb- or xoxp-) instead."),
    "xoxc-": say("This is the token of a browser; make an app in Slack and copy its bot token (xoxb-)."),
    "xoxd-": say("This is the cookie of a browser; make an app in Slack and copy its bot token (xoxb-)."),
}
WEBHOOK = Expression(r"https://hooks\.slack(?:-gov)?\.com(/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{8,})")
CONVERSATION = Expression(r"[CGDUW][A-Z0-9]{7,20}")
CONVERSATION_LINK = Expression(
    r"https://[a-z0-9.-]+\.slack(?:-gov)?\.com/(?:archives|client/[A-Z0-9]+)/([CGD][A-Z0-9]{7,20})(?:/\S*)?",
    re.IGNORECASE,
)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """`id` stays when the name changes. `channel` is where Slack messages go unless another is chosen.

    `sender` is the address that a mail comes from; an empty one is the user's. `folder` is the IMAP folder
    for drafts; an empty one is found by what the server says of its folders. `port` 0 is the usual one.
    """

    id: str
    name: str
    kind: Kind
    channel: str = ""
    host: str = ""
    port: int = 0
    security: Security = Security.TLS
    user: str = ""
    sender: str = ""
    folder: str = ""

    @property
    def usual_port(self) -> int:
        return self.port or PORTS.get((self.kind, self.security), 0)

    @property
    def address(self) -> str:
        """The writer's own, for the header of a mail."""
        return self.sender or (self.user if ADDRESS.fullmatch(self.user) else "")

    @property
    def place(self) -> str:
        """Whose secret it is. A password belongs to its server: a changed one must not be handed it."""
        if self.kind in (Kind.SLACK, Kind.WEBHOOK):
            return f"{self.kind.value}:{self.id}"
        return f"{self.kind.value}://{self.user}@{self.host.lower()}:{self.usual_port}"


def problems(account: Account, others: Iterable[Account] = ()) -> tuple[str, ...]:
    """What keeps it from working, in sentences."""
    found = [_name_problem(account, others)]
    if account.kind in (Kind.SMTP, Kind.IMAP):
        found += _server_problems(account)
    elif account.channel:
        found.append(_channel_problem(account.channel))
    return tuple(filter(None, found))


def _name_problem(account: Account, others: Iterable[Account]) -> str:
    name = account.name.strip()
    if not name or not name.isprintable():
        return say("Give the account a name in one line.")
    taken = {other.name.casefold() for other in others if other.id != account.id}
    return (
        say("There is another account called “{name}”; choose another name.", name=name)
        if name.casefold() in taken
        else ""
    )


def _server_problems(account: Account) -> list[str]:
    found = []
    if not HOST.fullmatch(account.host):
        found.append(say("Write the server's name alone, such as mail.example.com."))
    if not 0 <= account.port <= 65535:
        found.append(say("A port is a number up to 65535; leave it out for the usual one."))
    if account.user and not account.user.isprintable():
        found.append(say("The user's name should be one line."))
    if account.kind is Kind.IMAP and not account.user:
        found.append(say("Write the user's name of the mailbox."))
    if account.kind is Kind.SMTP or account.address:
        found.append(_address_problem(account.address))
    return found


def _address_problem(address: str) -> str:
    from asyncdraft.core.render.addresses import in_ascii

    if not ADDRESS.fullmatch(address):
        return say("Write the address that the mail comes from, such as you@example.com.")
    try:
        in_ascii(address)
    except ValueError:
        return say("Mail servers take plain letters before the @ of “{address}” alone.", address=address)
    return ""


def secret_problem(kind: Kind, secret: str) -> str:
    """A sentence where the secret has not the form of one, else "". It never repeats what was typed."""
    if not secret.strip():
        return say("There is no {secret}.", secret=SECRETS[kind])
    if kind is Kind.SLACK and not TOKEN.fullmatch(secret):
        start = next((sentence for start, sentence in OTHER_TOKENS.items() if secret.startswith(start)), "")
        return start or say(
            "A token of Slack begins with xoxb- or xoxp-; copy it whole from “OAuth & Permissions”."
        )
    if kind is Kind.WEBHOOK and not WEBHOOK.fullmatch(secret):
        return say(
            "A webhook address looks like https://hooks.slack.com/services/T.../B.../...; copy it whole."
        )
    if kind in (Kind.SMTP, Kind.IMAP) and not secret.isprintable():
        return say("The password should be one line.")
    return ""


def conversation(text: str) -> str:
    """The id of a channel, conversation or person of Slack, also from a link. Raises ValueError."""
    text = text.strip()
    link = CONVERSATION_LINK.fullmatch(text)
    found = link[1].upper() if link else text
    if not CONVERSATION.fullmatch(found):
        raise ValueError(
            say(
                "“{text}” is no channel: copy its link in Slack, or its ID such as C024BE91L from "
                "its details.",
                text=text,
            )
        )
    return found


def _channel_problem(text: str) -> str:
    try:
        conversation(text)
    except ValueError as error:
        return str(error)
    return ""
