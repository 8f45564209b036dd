"""An outbox with a sender, a clock that the test moves, and credentials for this session."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from asyncdraft.core.sending.account import Account
from asyncdraft.core.sending.delivery import Delivery, State, Target
from asyncdraft.core.sending.making import Letter, prepared
from asyncdraft.integrations.credentials import Credentials, Secret
from asyncdraft.integrations.sender import Sender
from asyncdraft.integrations.transport import Transport
from asyncdraft.storage.database import open_database
from asyncdraft.storage.outbox import Outbox

LETTER = Letter(markdown="Which **schema** is right?", subject="Blocked: schema")
QUICK = 1.0
"""Seconds of patience with a server that does not answer."""


class SessionCredentials(Credentials):
    """As on a machine without a keyring."""

    def _keyring(self) -> None:
        return None


class Desk:
    """What one program has: the store, the outbox, and the sender on it."""

    def __init__(self, folder: Path, account: Account, secret: str) -> None:
        self.at = datetime.now(UTC)
        self.account = account
        self.accounts = [account]
        self.folder = folder
        self.credentials = SessionCredentials()
        self.credentials.set(account.place, Secret(secret))
        self.database = open_database(folder / "drafts.sqlite3")
        self.outbox = Outbox(self.database, lambda: self.at)
        self.sender = self.started()

    def transport(self, account: Account, secret: Secret) -> Transport:
        raise NotImplementedError

    def started(self) -> Sender:
        """Another one on the same store, as after a start."""
        return Sender(
            self.outbox,
            lambda: self.accounts,
            self.credentials,
            self.folder / "outbox.lock",
            lambda: self.at,
            transport=self.transport,
        )

    def put(self, target: Target, at: datetime | None = None, letter: Letter = LETTER) -> Delivery:
        made = prepared(self.account, letter, target, uuid4(), self.at, at, undo=timedelta())
        return self.outbox.add(made)[0]

    def pass_time(self, **span: float) -> None:
        self.at += timedelta(**span)

    def step(self) -> Delivery:
        done = self.sender.step()
        assert done is not None
        return done

    def run(self) -> Delivery:
        """Until the message that comes next has come to an end, over all its waits."""
        for _turn in range(40):
            self.at = max(self.at, self.outbox.next_due() or self.at)
            done = self.step()
            if done.state not in (State.QUEUED, State.CHECKING):
                return done
        raise AssertionError("it goes on for ever")

    def close(self) -> None:
        self.database.close()
