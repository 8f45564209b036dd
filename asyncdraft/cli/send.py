"""`asyncdraft send`: a draft's file through an account, now or later."""

import argparse
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import read_text
from asyncdraft.cli.outbox import told
from asyncdraft.cli.render import beside, composed, files, parse_draft
from asyncdraft.cli.sending import account_called, carried_on, credentials, sender, with_secret
from asyncdraft.cli.stored import stored
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.compose import Document
    from asyncdraft.core.draft import Draft
    from asyncdraft.core.people import Person
    from asyncdraft.core.sending.account import Account
    from asyncdraft.core.sending.making import Prepared
    from asyncdraft.core.threads.thread import Thread

NOW, START = "now", "start"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Where it goes is said here and in the account, never by the draft: a draft names people of the team."
    )
    parser.add_argument("file", help="a draft's file; - for standard input")
    parser.add_argument("--via", required=True, metavar="ACCOUNT", help="one of `asyncdraft accounts list`")
    parser.add_argument(
        "--at",
        default=NOW,
        metavar="TIME",
        help='now, start (when the readers start work), or a time such as "fri 9am tokyo"',
    )
    parser.add_argument(
        "--channel", default="", metavar="LINK", help="Slack: where to, instead of the account's channel"
    )
    parser.add_argument(
        "--thread", default="", metavar="ID", help="the thread it answers, of `asyncdraft thread list`"
    )
    parser.add_argument("--dry-run", action="store_true", help="shows what would leave; nothing does")


def run(options: argparse.Namespace, context: Context) -> int:
    """The exit status is 1 where the message waits for the user."""
    account = account_called(options.via, context)
    draft = parse_draft(read_text(options.file), options.file)
    thread = _thread(options, draft, context)
    made = _Message(draft, account, thread, options, context)
    if options.dry_run:
        print(made.shown())
        return 0
    return _sent(made, account, context)


def _thread(options: argparse.Namespace, draft: "Draft", context: Context) -> "Thread | None":
    if options.thread:
        return stored(context.threads, options.thread, "thread", "thread list --all")
    return context.threads.of_draft(draft.id) if draft.id else None


def _sent(made: "_Message", account: "Account", context: Context) -> int:
    from asyncdraft.core.sending.delivery import ASKS

    kept = credentials()
    with_secret(account, kept)
    deliveries = context.outbox.add(made.prepared)
    found = carried_on(context, sender(context, kept), [each.id for each in deliveries])
    for each in found:
        print(told(each, context))
    if any(each.is_open and each.state not in ASKS and not each.reason for each in found):
        print("It waits here: AsyncDraft has to run at that time, or `asyncdraft outbox run`.")
    return int(any(each.state in ASKS for each in found))


class _Message:
    """The draft as it leaves through the account."""

    def __init__(
        self,
        draft: "Draft",
        account: "Account",
        thread: "Thread | None",
        options: argparse.Namespace,
        context: Context,
    ) -> None:
        from asyncdraft.core.sending.account import CHANNELS

        self._account = account
        self._context = context
        self._thread = thread
        attached = tuple(map(str, beside(options.file, draft.attachments)))
        self.draft = msgspec.structs.replace(draft, channel=CHANNELS[account.kind], attachments=attached)
        self.readers = context.own_team.readers(draft.to)
        self.document = self._document()
        self.at = self._time(options.at)
        self.prepared = self._prepared(options.channel)

    def _document(self) -> "Document":
        from asyncdraft.core.threads.template_view import thread_view

        if self.draft.is_empty:
            raise Failure("The draft is empty: write something first.")
        view = thread_view(self._thread, self._context.team) if self._thread else None
        return composed(self.draft, self._context, view)

    def _time(self, words: str) -> datetime | None:
        """None for at once."""
        context = self._context
        if words == NOW:
            return None
        if words != START:
            at = context.moment(words, "--at")
            if at <= context.now:
                raise Failure("--at lies in the past; write a time to come, or leave it out.")
            return at
        from asyncdraft.core.sending.schedule import start_of_work

        start = start_of_work([context.calendar(reader) for reader in self.readers], context.now)
        if start is None:
            raise Failure("Nobody's working hours are known: name a time, or add the hours in team.toml.")
        return start if start > context.now else None

    def _prepared(self, channel: str) -> "tuple[Prepared, ...]":
        from asyncdraft.core.draft import Channel
        from asyncdraft.core.sending import composing, making
        from asyncdraft.core.threads.drafting import as_post

        context, thread = self._context, self._thread or composing.NO_THREAD
        attachments = files(self.draft.attachments) if self.draft.channel is Channel.EMAIL else ()
        post = as_post(self.draft, thread, context.team, self.document.markdown, context.now)
        try:
            return making.prepared(
                self._account,
                composing.letter(self.document, context.team, self.readers, thread, attachments),
                composing.target(self._account, self.readers, thread, channel),
                uuid4(),
                context.now,
                self.at,
                title=self.document.subject or self.draft.display_title,
                readers=_names(self.readers),
                draft=self.draft.id,
                thread=thread.id,
                post=post if thread.id else None,
                undo=timedelta(),
            )
        except ValueError as error:
            raise Failure(str(error)) from error

    def shown(self) -> str:
        rows = {
            "Via": self._via(),
            "Readers": self._readers(),
            "When": self._when(),
            "Files": ", ".join(self.draft.attachments),
            "Checks": self._checks(),
        }
        head = "\n".join(f"{styled(f'{name:<8}', 'faint')} {text}" for name, text in rows.items() if text)
        return f"Nothing is sent. This is what would leave:\n{head}\n\n{self._text()}"

    def _via(self) -> str:
        target = self.prepared[0].delivery.target
        place = target.channel or ", ".join(target.addresses) or self._account.host
        answered = ", in its thread" if target.thread else ""
        parts = f", in {len(self.prepared)} messages" if len(self.prepared) > 1 else ""
        return (
            f"{self._account.name} ({self._account.kind.value}), to {place or 'its channel'}{answered}{parts}"
        )

    def _readers(self) -> str:
        """Each on their own clock at the time of sending."""
        from asyncdraft.core.when.writing import short

        context, at = self._context, self.at or self._context.now
        lines = [
            f"{reader.name}, {short(at, reader.zone, context.style)} for them, "
            f"{context.calendar(reader).now_line(at, context.style)}"
            for reader in self.readers
        ]
        return "\n         ".join(lines)

    def _when(self) -> str:
        from asyncdraft.core.when.writing import full

        if self.at is None:
            return "now"
        zones = [self._context.zone, *(reader.zone for reader in self.readers)]
        who = "AsyncDraft" if self.prepared[0].delivery.post_at is None else "Slack"
        return f"{full(self.at, zones, self._context.style)}; {who} keeps it until then"

    def _checks(self) -> str:
        context = self._context
        draft = msgspec.structs.replace(self.draft, subject=self.draft.subject or self.document.subject)
        message = context.library.message(draft, context.template(draft.template), context.now)
        return context.library.checklist.judge(message).headline

    def _text(self) -> str:
        from asyncdraft.core.draft import Channel
        from asyncdraft.core.render.email import plain
        from asyncdraft.core.render.slack import paste

        if self.draft.channel is Channel.EMAIL:
            return f"Subject: {self.document.subject}\n\n{plain(self.document.markdown)}"
        return paste(self.document.markdown)


def _names(readers: "Sequence[Person]") -> str:
    return ", ".join(reader.name for reader in readers)
