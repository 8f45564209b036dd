"""Accounts and an outbox to look at: one message in each state. Nothing of it leaves."""

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from asyncdraft.core.sending.account import Account, Kind, Security
from asyncdraft.core.sending.delivery import Delivery, Receipt, State, Target
from asyncdraft.core.sending.making import Prepared, Slack

if TYPE_CHECKING:
    from asyncdraft.gui.app import Application

ACCOUNTS = (
    Account(id="slack", name="Payments", kind=Kind.SLACK, channel="C024BE91L"),
    Account(
        id="mail",
        name="Work mail",
        kind=Kind.SMTP,
        host="smtp.example.com",
        security=Security.STARTTLS,
        user="alex@example.com",
    ),
    Account(id="drafts", name="Mailbox", kind=Kind.IMAP, host="imap.example.com", user="alex@example.com"),
)
TEXTS = {
    State.QUEUED: "Plan for the migration of the queue",
    State.SCHEDULED: "Blocked: webhook signature schema",
    State.FAILED: "Decision needed: rate limits in staging",
    State.UNKNOWN: "Hand-off of the on-call week",
    State.SENT: "Status of the website redesign",
}
REASONS = {
    State.SCHEDULED: "Slack posts it, also while this program is closed.",
    State.FAILED: "The app is not in this channel. Invite it there (/invite @app), then try again.",
    State.UNKNOWN: "Slack had a fault while it took the message. Nobody can tell whether it has arrived: "
    "look there, then say so here.",
}


def fill_outbox(application: "Application") -> None:
    application.workspace.set_accounts(ACCOUNTS)
    now = application.workspace.now()
    samples = []
    for place, (state, title) in enumerate(TEXTS.items()):
        due = now + timedelta(hours=8 + place)
        kept = due if state is State.SCHEDULED else None
        delivery = Delivery(
            id=f"sample-{place}",
            account="slack",
            made_at=now,
            due_at=due,
            post_at=kept,
            target=Target(channel="C024BE91L"),
            title=title,
            readers="Kenji Mori, Priya Rao",
            state=state,
            state_at=now - timedelta(minutes=7 * place),
            reason=REASONS.get(state, ""),
            draft="sample",
            receipt=Receipt(),
        )
        text = f"*{title}*\n\nWhat: {application.session.draft.what}"
        samples.append(Prepared(replace(delivery), msgspec.json.encode(Slack(text, []))))
    application.sending.desk.add(samples)
