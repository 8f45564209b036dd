"""What the actions on sending do: the last look, the accounts, and the outbox."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace

from asyncdraft.core.compose import Document
from asyncdraft.core.draft import Channel
from asyncdraft.core.people import Person
from asyncdraft.core.sending.account import CHANNELS, Account, Kind
from asyncdraft.core.sending.delivery import Target
from asyncdraft.core.text import joined, say
from asyncdraft.core.threads.thread import Thread
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.send import Order, ReaderLine, SendDialog, Sight
from asyncdraft.gui.drafts import targets
from asyncdraft.gui.drafts.draft_commands import DraftCommands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.sending import moments, outbox_rows, places
from asyncdraft.gui.sending.account_commands import AccountCommands
from asyncdraft.gui.sending.account_desk import AccountDesk
from asyncdraft.gui.sending.kinds import KINDS
from asyncdraft.gui.sending.outbox_desk import OutboxDesk
from asyncdraft.gui.sending.outbox_page import OutboxPage
from asyncdraft.gui.sending.when_choice import Moment
from asyncdraft.gui.store_commands import StoreCommands
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.core.sending.delivery import Delivery
    from asyncdraft.core.sending.making import Letter

UNDO_MS = 5000
NO_ACCOUNT = say("Sending needs an account: add one here, then send again.")
PARTS = say("It is too long for one message in Slack and goes out as {count}, one after the other.")


class SendCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        commands: DraftCommands,
        store: StoreCommands,
        drafts: ThreadDrafts,
        desk: OutboxDesk,
        page: OutboxPage,
        accounts: AccountDesk,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._commands = commands
        self._drafts = drafts
        self._desk = desk
        self._page = page
        self._accounts = accounts
        self._viewer = targets.Viewer()
        self.account_commands = AccountCommands(window, workspace, accounts)
        page.edit_wanted.connect(commands.open_draft)
        page.accounts_wanted.connect(self.show_accounts)
        store.waiting_here = self._waiting_here
        desk.went.connect(self._on_went)
        desk.refused.connect(window.toast.tell_error)
        accounts.refused.connect(window.toast.tell_error)

    def _on_went(self, delivery: "Delivery") -> None:
        self._drafts.mark_invited(delivery.draft, delivery.thread)

    def show_accounts(self) -> None:
        self.account_commands.show_accounts()

    def show_outbox(self) -> None:
        self._page.show()

    # The last look

    def send(self) -> None:
        if self._session.draft.is_empty:
            self._window.toast.tell(tr("Write something first."))
        elif not self._accounts.all:
            self.account_commands.show_accounts()
            self._window.toast.tell(NO_ACCOUNT)
        else:
            self._drafts.before_copy(self._open_send, say("Send"))

    def _open_send(self) -> None:
        workspace, now = self._workspace, self._workspace.now()
        accounts = sorted(self._accounts.all, key=lambda each: not self._fits(each))
        readers = workspace.readers(self._session.draft.to)
        lines = [
            ReaderLine(
                reader.person.id,
                reader.person.name,
                moments.hours_line(reader, now, workspace.style),
                reader.person.email,
            )
            for reader in readers
        ]
        findings = [finding.title for finding in self._session.report.verdict.findings]
        dialog = SendDialog(
            self._window,
            [(each.id, joined((each.name, KINDS[each.kind].title), ", ")) for each in accounts],
            lines,
            findings,
            self._sight,
            self._moment,
            self._order,
        )
        dialog.resize(min(980, self._window.width() - 40), min(680, self._window.height() - 40))
        dialog.accounts_wanted.connect(self.show_accounts)
        show(dialog)

    def _fits(self, account: Account) -> bool:
        return CHANNELS[account.kind] is self._session.draft.channel

    def _sight(self, account_id: str) -> Sight:
        """The draft is written for the channel of the account from now on, as when it is copied for it."""
        account = self._account(account_id)
        kind, channel = KINDS[account.kind], CHANNELS[account.kind]
        self._session.set_channel(channel)
        report, team = self._session.report, self._workspace.team
        seen = self._viewer.shown(report.document, channel, self._workspace.theme, team)
        thread = self._drafts.of_open_draft()
        notes = [*seen.losses, *self._parts(account, report.document), *self._attached(account)]
        by_mail = channel is Channel.EMAIL
        offered = () if by_mail else places.slack_places(account, thread, self._people())
        return Sight(
            report.document.subject or say("No subject") if by_mail else say("As Slack shows it"),
            ((say("From"), account.address or account.name),) if by_mail else (),
            seen.html,
            places=offered,
            own_place=account.kind is Kind.SLACK,
            place=self._place_text(account, thread, by_mail=by_mail, offered=bool(offered)),
            by_mail=by_mail,
            sends=kind.sends,
            notes=tuple(notes),
            problem=report.problem,
        )

    def _place_text(self, account: Account, thread: Thread | None, *, by_mail: bool, offered: bool) -> str:
        if by_mail:
            answers = (
                say("It answers the mails of “{topic}”. ", topic=thread.topic)
                if thread and _mails(thread)
                else ""
            )
            return say("{answers}The readers that are ticked.", answers=answers)
        if account.kind is Kind.WEBHOOK and not offered:
            return account.channel or say("The channel for which the webhook was made")
        return ""

    def _parts(self, account: Account, document: Document) -> list[str]:
        if CHANNELS[account.kind] is not Channel.SLACK:
            return []
        from asyncdraft.core.render.blocks import posts

        try:
            count = len(posts(document.markdown))
        except ValueError as problem:
            return [str(problem)]
        return [say(PARTS, count=count)] if count > 1 else []

    def _attached(self, account: Account) -> list[str]:
        from pathlib import Path

        names = [Path(path).name for path in self._session.draft.attachments]
        if not names:
            return []
        carried = CHANNELS[account.kind] is Channel.EMAIL
        named = ", ".join(names)
        attached, left = (
            say("Attached: {names}.", names=named),
            say("Not carried by Slack from here: {names}.", names=named),
        )
        return [attached if carried else left]

    def _moment(self, account_id: str, key: str, typed: str) -> Moment:
        workspace = self._workspace
        readers = workspace.readers(self._session.draft.to)
        kind = self._account(account_id).kind
        times, now = workspace.library.times, workspace.now()
        return moments.moment_of(key, typed, kind, readers, times, now, workspace.style)

    def _account(self, account_id: str) -> Account:
        found = self._accounts.get(account_id)
        assert found is not None, "the list has only accounts that there are"
        return found

    def _people(self) -> tuple[Person, ...]:
        return self._workspace.team.readers(self._session.draft.to)

    # Into the outbox

    def _order(self, order: Order) -> str:
        """A sentence where it cannot be sent."""
        self._session.flush()
        try:
            ids = self._put(self._account(order.account), order)
        except (ValueError, StoreProblem) as problem:
            return str(problem)
        if not ids:
            return say("It could not be put into the outbox; nothing was sent.")
        self._tell(self._account(order.account), order, ids)
        return ""

    def _put(self, account: Account, order: Order) -> list[str]:
        """The ids of its parts. Raises ValueError or StoreProblem."""
        from asyncdraft.core.sending.making import prepared

        draft, document = self._session.draft, self._session.report.document
        readers = [person for person in self._people() if person.id in order.readers]
        target = self._target(account, order, readers)
        thread, post = self._drafts.post_of(document.markdown)
        sends = KINDS[account.kind].sends
        messages = prepared(
            account,
            self._letter(account, document, thread, self._mailboxes(readers, target)),
            target,
            uuid4(),
            self._workspace.now(),
            order.moment.at,
            title=draft.display_title,
            readers=joined((person.name for person in self._people()), ", "),
            draft=draft.id if sends else "",
            thread=thread.id if thread and sends else "",
            post=post if sends else None,
        )
        if not self._desk.add(messages):
            return []
        self._drafts.reason_is_used()
        if not sends:
            self._session.mark_copied()
        return [message.delivery.id for message in messages]

    def _target(self, account: Account, order: Order, readers: Sequence[Person]) -> Target:
        if CHANNELS[account.kind] is Channel.SLACK:
            return places.slack_place(account, order.place)
        return Target(addresses=places.mail_addresses(readers, order.others))

    def _mailboxes(self, readers: Sequence[Person], target: Target) -> tuple[str, ...]:
        """With their names, where these are known."""
        from asyncdraft.core.render.email import mailbox

        named = {person.email: mailbox(person) for person in readers}
        return tuple(named.get(address, address) for address in target.addresses)

    def _letter(
        self, account: Account, document: Document, thread: Thread | None, to: Sequence[str]
    ) -> "Letter":
        """Slack refuses files, which is said; their content is read only where they go along."""
        from asyncdraft.core.render.email import Attachment
        from asyncdraft.core.sending.composing import NO_THREAD, letter
        from asyncdraft.storage.attachments import attachments

        paths = self._session.draft.attachments
        by_mail = CHANNELS[account.kind] is Channel.EMAIL
        files = attachments(paths) if by_mail else [Attachment(path, b"") for path in paths]
        return replace(letter(document, self._workspace.team, (), thread or NO_THREAD, files), to=tuple(to))

    def _tell(self, account: Account, order: Order, ids: Sequence[str]) -> None:
        at = order.moment.at
        if at is None:
            sentence = (
                say("Sending.") if KINDS[account.kind].sends else say("Going to the drafts of your mailbox.")
            )
        else:
            sentence = say("Scheduled: {text}.", text=order.moment.text)
        self._window.toast.tell(sentence, (tr("Undo"), lambda: self._undo(ids)), UNDO_MS)

    def _undo(self, ids: Sequence[str]) -> None:
        if self._desk.undo(ids):
            self._window.toast.tell(tr("Undone: nothing was sent."))

    def _waiting_here(self) -> str:
        workspace = self._workspace
        return outbox_rows.waiting_here(self._desk.all, workspace.now(), workspace.style)


def _mails(thread: Thread) -> tuple[str, ...]:
    from asyncdraft.core.sending.places import mail_references

    return mail_references(thread)
