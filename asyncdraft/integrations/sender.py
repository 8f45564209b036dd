"""Takes what is due in the outbox through the world, one message at a time, each at most once.

For a window or a command, with the accounts of `Settings.accounts` (core/sending/composing says where a draft
goes and makes its letter, core/sending/schedule when its readers start work):

    outbox.add(making.prepared(account, letter, target, uuid4(), now, at))  # queued, five seconds to undo
    sender = Sender(outbox, accounts, credentials, lock)
    sender.step()              # works on the next due message; None if none is, or another program works
    outbox.next_due()          # when to call it again; an earlier message may be added meanwhile
    outbox.cancel(delivery)    # while it is queued, or has failed, or is unknown
    sender.withdraw(delivery)  # takes back what Slack keeps
    sender.answer(delivery, arrived=True)   # the user's word on one that is unknown
    sender.retry(delivery)     # one that failed, after the user has mended the reason
    sender.test(account)       # sentences on what works; raises NotSent, CredentialProblem

`step`, `withdraw` and `test` talk to the network: call them on a worker thread that has opened its own
Database (SQLite's connections belong to their thread), wait with `outbox.next_due()`, and let the window read
`outbox.list()` through its own. `Credentials` is shared. Nothing here opens a connection before one of the
three is called. Killing the process at any moment is safe: the next `step` finds what was under way and,
where the message may have left, asks the other side; where nobody can tell, it is UNKNOWN until `answer`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from asyncdraft.core.sending.account import CAN_LOOK, SECRETS, Account
from asyncdraft.core.sending.backoff import MOST_ATTEMPTS, MOST_CHECKS, pause
from asyncdraft.core.sending.delivery import Delivery, Receipt, State
from asyncdraft.core.sending.outcome import Delayed, NotSent, Offline, Refused, Unclear
from asyncdraft.core.text import say
from asyncdraft.integrations.credentials import CredentialProblem, Credentials, Secret
from asyncdraft.integrations.file_lock import held
from asyncdraft.integrations.transport import KeptHere, Transport, transport_for

SETTLE = timedelta(seconds=30)
"""A message whose answer was lost may still be on its way; it is looked for after this."""

AFTER_POSTING = timedelta(seconds=60)
"""Slack posts what it keeps within this time."""

KILLED = say("The program ended while the message was on its way.")
LOOKING = say("{reason} It is looked up whether it has arrived.")
ASK = say("{reason} Nobody can tell whether it has arrived: look there, then say so here.")
NO_ACCOUNT = say(
    "The account from which it was to be sent is gone. Cancel it, and send the draft from another account."
)
NO_SECRET = say("The {secret} of “{name}” is not kept here: put it in again, then retry.")
NO_LOCK = say(
    "Nothing can be sent while {folder} cannot be written ({reason}). Make it writable, then try again."
)
GIVEN_UP = say("{reason} It was tried {attempts} times; retry when you know more.")
GONE_AT_SLACK = say("Slack no longer keeps it and has not posted it; somebody has deleted it there.")
KEPT = say("Slack posts it, also while this program is closed.")
RUNS = say("Slack does not keep it until then; AsyncDraft must run at its time.")


class Kept(Protocol):
    """What a sender needs of the outbox; asyncdraft.storage.outbox has it."""

    def due(self, now: datetime) -> Delivery | None: ...

    def get(self, delivery_id: str) -> Delivery: ...

    def payload(self, delivery_id: str) -> bytes: ...

    def under_way(self) -> tuple[Delivery, ...]: ...

    def receipts(self) -> frozenset[str]: ...

    def move(self, delivery: Delivery, state: State, **changes: Any) -> Delivery: ...


class Sender:
    """`lock` is a file beside the store: of all programs on it only one sends at a time."""

    def __init__(
        self,
        outbox: Kept,
        accounts: Callable[[], Sequence[Account]],
        credentials: Credentials,
        lock: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        transport: Callable[[Account, Secret], Transport] = transport_for,
        settle: timedelta = SETTLE,
    ) -> None:
        self._outbox = outbox
        self._accounts = accounts
        self._credentials = credentials
        self._lock = lock
        self._now = now
        self._transport = transport
        self._settle = settle

    def step(self) -> Delivery | None:
        """Works on the next message that is due, and returns it as it is then.

        Raises StoreProblem, and NotSent where the folder of the store cannot be written.
        """
        with self._alone() as ours:
            if not ours:
                return None
            self._take_up()
            delivery = self._outbox.due(self._now())
            return self._work(delivery) if delivery else None

    def withdraw(self, delivery: Delivery) -> Delivery:
        """Takes back what Slack keeps. Raises NotSent, with a sentence, where it is too late."""
        account = self._account(delivery)
        if account is None:
            raise Refused(NO_ACCOUNT)
        self._reach(account).withdraw(delivery)
        return self._outbox.move(delivery, State.CANCELLED)

    def answer(self, delivery: Delivery, *, arrived: bool) -> Delivery:
        """The user has looked: it is there, or it is to be sent again."""
        if arrived:
            return self._outbox.move(delivery, State.SENT, reason=say("You said that it has arrived."))
        return self.retry(delivery)

    def retry(self, delivery: Delivery) -> Delivery:
        return self._outbox.move(
            delivery, State.QUEUED, due_at=self._now(), attempts=0, checks=0, tried_at=None, reason=""
        )

    def test(self, account: Account) -> tuple[str, ...]:
        """What works, in sentences. Raises NotSent, CredentialProblem."""
        return self._reach(account).test()

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Whether no other program on the store sends while the block runs."""
        with ExitStack() as stack:
            try:
                ours = stack.enter_context(held(self._lock))
            except OSError as error:
                raise Delayed(say(NO_LOCK, folder=self._lock.parent, reason=error.strerror)) from error
            yield ours

    def _take_up(self) -> None:
        """We hold the lock: whatever is under way belonged to a program that is no more."""
        for delivery in self._outbox.under_way():
            if delivery.state is not State.CLAIMED:
                self._lose(delivery, KILLED)
            elif delivery.attempts < MOST_ATTEMPTS:
                self._outbox.move(delivery, State.QUEUED)
            else:
                self._give_up(delivery, KILLED, delivery.attempts)

    def _give_up(self, delivery: Delivery, reason: object, attempts: int) -> Delivery:
        reason = say(GIVEN_UP, reason=reason, attempts=attempts)
        return self._outbox.move(delivery, State.FAILED, reason=reason)

    def _lose(self, delivery: Delivery, reason: str) -> Delivery:
        account = self._account(delivery)
        if account is None or account.kind not in CAN_LOOK:
            return self._outbox.move(delivery, State.UNKNOWN, reason=say(ASK, reason=reason))
        due = self._now() + self._settle
        return self._outbox.move(delivery, State.CHECKING, due_at=due, reason=say(LOOKING, reason=reason))

    def _work(self, delivery: Delivery) -> Delivery:
        account = self._account(delivery)
        if account is None:
            state = State.UNKNOWN if delivery.state is State.CHECKING else State.FAILED
            return self._outbox.move(delivery, state, reason=NO_ACCOUNT)
        if delivery.state is State.QUEUED:
            return self._send(delivery, account)
        return self._look(delivery, account)

    def _send(self, delivery: Delivery, account: Account) -> Delivery:
        delivery = self._outbox.move(delivery, State.CLAIMED, attempts=delivery.attempts + 1)
        handed = delivery

        def handing_over() -> None:
            nonlocal handed
            tried_at = delivery.tried_at or self._now()
            handed = self._outbox.move(delivery, State.SENDING, tried_at=tried_at, reason="")

        try:
            receipt = self._reach(account).send(delivery, self._outbox.payload(delivery.id), handing_over)
        except KeptHere:
            return self._outbox.move(
                handed, State.QUEUED, due_at=delivery.post_at or self._now(), post_at=None, reason=RUNS
            )
        except (NotSent, CredentialProblem) as end:
            return self._not_sent(handed, end)
        except Unclear as unclear:
            return self._lose(handed, str(unclear))
        return self._arrived(handed, receipt)

    def _look(self, delivery: Delivery, account: Account) -> Delivery:
        try:
            payload = self._outbox.payload(delivery.id)
            receipt = self._reach(account).find(delivery, payload, self._outbox.receipts())
        except (NotSent, CredentialProblem) as end:
            return self._look_later(delivery, end)
        except Unclear as unclear:
            return self._cannot_tell(delivery, str(unclear))
        if receipt is not None:
            return self._arrived(delivery, receipt)
        if delivery.state is State.SCHEDULED:
            return self._outbox.move(delivery, State.FAILED, reason=GONE_AT_SLACK)
        return self._outbox.move(delivery, State.QUEUED, due_at=self._now(), reason="")

    def _arrived(self, delivery: Delivery, receipt: Receipt) -> Delivery:
        if receipt.scheduled and delivery.post_at:
            due = max(delivery.post_at, self._now()) + AFTER_POSTING
            return self._outbox.move(delivery, State.SCHEDULED, receipt=receipt, due_at=due, reason=KEPT)
        return self._outbox.move(delivery, State.SENT, receipt=receipt, reason="")

    def _not_sent(self, delivery: Delivery, end: Exception) -> Delivery:
        if not isinstance(end, Delayed):
            return self._outbox.move(delivery, State.FAILED, reason=str(end))
        attempts = delivery.attempts - isinstance(end, Offline)
        if attempts >= MOST_ATTEMPTS:
            return self._give_up(delivery, end, attempts)
        due = self._now() + pause(delivery.attempts, end.wait)
        return self._outbox.move(delivery, State.QUEUED, due_at=due, attempts=attempts, reason=str(end))

    def _look_later(self, delivery: Delivery, end: Exception) -> Delivery:
        checks = delivery.checks + (not isinstance(end, Offline))
        if checks >= MOST_CHECKS:
            return self._cannot_tell(delivery, str(end))
        due = self._now() + pause(max(checks, 1), end.wait if isinstance(end, Delayed) else None)
        return self._outbox.move(delivery, delivery.state, due_at=due, checks=checks, reason=str(end))

    def _cannot_tell(self, delivery: Delivery, reason: str) -> Delivery:
        """Slack has taken over what it keeps: that much is known."""
        if delivery.state is State.SCHEDULED:
            return self._outbox.move(
                delivery, State.SENT, reason=say("Slack was to post it then; it cannot be looked up.")
            )
        return self._outbox.move(delivery, State.UNKNOWN, reason=say(ASK, reason=reason))

    def _account(self, delivery: Delivery) -> Account | None:
        return next((account for account in self._accounts() if account.id == delivery.account), None)

    def _reach(self, account: Account) -> Transport:
        return reached(account, self._credentials.get(account.place), self._transport)


def reached(
    account: Account,
    secret: Secret | None,
    transport: Callable[[Account, Secret], Transport] = transport_for,
) -> Transport:
    """The other side of an account. Raises Refused without a secret."""
    if secret is None:
        raise Refused(say(NO_SECRET, secret=SECRETS[account.kind], name=account.name))
    return transport(account, secret)
