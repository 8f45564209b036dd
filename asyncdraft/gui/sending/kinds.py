"""What the window says of each kind of account: its fields, and what sending means there."""

from collections.abc import Mapping
from dataclasses import dataclass

from asyncdraft.core.sending.account import Kind


@dataclass(frozen=True)
class FieldText:
    """`name` is that of the account's field, or SECRET."""

    name: str
    title: str
    hint: str


SECRET = "secret"
NAME = FieldText("name", "Name", "As you call it, such as Payments")
SERVER = (
    FieldText("security", "Encryption", ""),
    FieldText("port", "Port", "the usual one"),
)


@dataclass(frozen=True)
class KindText:
    """`sends` is False where the message is only put somewhere; `go` and `done` are for such a kind."""

    title: str
    purpose: str
    fields: tuple[FieldText, ...]
    sends: bool = True


KINDS: Mapping[Kind, KindText] = {
    Kind.SLACK: KindText(
        "Slack app",
        "Any channel or person, now or at a later time that Slack keeps",
        (
            NAME,
            FieldText(SECRET, "Bot or user token", "xoxb-… from “OAuth & Permissions” of your app"),
            FieldText("channel", "Usual channel", "Its link or ID such as C024BE91L; can stay empty"),
        ),
    ),
    Kind.WEBHOOK: KindText(
        "Slack webhook",
        "The one channel for which the webhook was made",
        (
            NAME,
            FieldText(SECRET, "Webhook address", "https://hooks.slack.com/services/…"),
            FieldText("channel", "Its channel", "Link or ID, so that replies find their thread"),
        ),
    ),
    Kind.SMTP: KindText(
        "Mail (SMTP)",
        "Mail from your own address, always encrypted",
        (
            NAME,
            FieldText("sender", "Your address", "you@example.com"),
            FieldText("host", "Server", "smtp.example.com"),
            *SERVER,
            FieldText("user", "User name", "Mostly the address; empty for a server that asks for none"),
            FieldText(SECRET, "Password", "Many services want one made for this program alone"),
        ),
    ),
    Kind.IMAP: KindText(
        "Drafts folder (IMAP)",
        "The drafts of your mailbox, with attachments, to be sent from there",
        (
            NAME,
            FieldText("user", "User name", "Mostly the address"),
            FieldText("host", "Server", "imap.example.com"),
            *SERVER,
            FieldText("folder", "Folder", "found by itself"),
            FieldText(SECRET, "Password", "Many services want one made for this program alone"),
        ),
        sends=False,
    ),
}
