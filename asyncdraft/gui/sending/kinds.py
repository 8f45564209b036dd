"""What the window says of each kind of account: its fields, and what sending means there."""

from collections.abc import Mapping
from dataclasses import dataclass

from asyncdraft.core.sending.account import KIND_NAMES, Kind
from asyncdraft.core.text import say


@dataclass(frozen=True)
class FieldText:
    """`name` is that of the account's field, or SECRET."""

    name: str
    title: str
    hint: str


SECRET = "secret"
NAME = FieldText("name", say("Name"), say("As you call it, such as Payments"))
SERVER = (
    FieldText("security", say("Encryption"), ""),
    FieldText("port", say("Port"), say("the usual one")),
)


@dataclass(frozen=True)
class KindText:
    """`sends` is False where the message is only put somewhere."""

    title: str
    purpose: str
    fields: tuple[FieldText, ...]
    sends: bool = True


KINDS: Mapping[Kind, KindText] = {
    Kind.SLACK: KindText(
        KIND_NAMES[Kind.SLACK],
        say("Any channel or person, now or at a later time that Slack keeps"),
        (
            NAME,
            FieldText(SECRET, say("Bot or user token"), say("xoxb-… from “OAuth & Permissions” of your app")),
            FieldText(
                "channel", say("Usual channel"), say("Its link or ID such as C024BE91L; can stay empty")
            ),
        ),
    ),
    Kind.WEBHOOK: KindText(
        KIND_NAMES[Kind.WEBHOOK],
        say("The one channel for which the webhook was made"),
        (
            NAME,
            FieldText(SECRET, say("Webhook address"), "https://hooks.slack.com/services/…"),
            FieldText("channel", say("Its channel"), say("Link or ID, so that replies find their thread")),
        ),
    ),
    Kind.SMTP: KindText(
        KIND_NAMES[Kind.SMTP],
        say("Mail from your own address, always encrypted"),
        (
            NAME,
            FieldText("sender", say("Your address"), "you@example.com"),
            FieldText("host", say("Server"), "smtp.example.com"),
            *SERVER,
            FieldText(
                "user", say("User name"), say("Mostly the address; empty for a server that asks for none")
            ),
            FieldText(SECRET, say("Password"), say("Many services want one made for this program alone")),
        ),
    ),
    Kind.IMAP: KindText(
        KIND_NAMES[Kind.IMAP],
        say("The drafts of your mailbox, with attachments, to be sent from there"),
        (
            NAME,
            FieldText("user", say("User name"), say("Mostly the address")),
            FieldText("host", say("Server"), "imap.example.com"),
            *SERVER,
            FieldText("folder", say("Folder"), say("found by itself")),
            FieldText(SECRET, say("Password"), say("Many services want one made for this program alone")),
        ),
        sends=False,
    ),
}
