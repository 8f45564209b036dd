"""The accounts as the window works on them: kept in the settings, their secrets in the keyring."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.sending.account import Account
from asyncdraft.core.text import joined
from asyncdraft.gui.language import shown
from asyncdraft.gui.tasks import Progress, Tasks
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.integrations.credentials import Credentials, Secret


class AccountDesk(QObject):
    """`changed()`: there are others than before; `refused(sentence)`: the end of something asked for.

    The keyring may ask the user and wait: it is never asked on the GUI thread.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = Tasks()

    @cached_property
    def credentials(self) -> "Credentials":
        from asyncdraft.integrations.credentials import Credentials

        return Credentials()

    @property
    def all(self) -> tuple[Account, ...]:
        return self._workspace.settings.accounts

    def get(self, account_id: str) -> Account | None:
        return next((each for each in self.all if each.id == account_id), None)

    @property
    def is_busy(self) -> bool:
        return self._tasks.busy

    def save(
        self,
        account: Account,
        secret: "Secret | None",
        done: Callable[[], object],
        fails: Callable[[str], object],
    ) -> None:
        """The secret first: without one nothing can be sent. `secret` None leaves the one there is."""
        before = self.get(account.id)

        def keep(_progress: Progress) -> None:
            if secret is not None:
                self.credentials.set(account.place, secret)

        def kept(_nothing: None) -> None:
            others = tuple(each for each in self.all if each.id != account.id)
            position = next((n for n, each in enumerate(self.all) if each.id == account.id), len(others))
            self._workspace.set_accounts((*others[:position], account, *others[position:]))
            if before is not None and before.place != account.place:
                self._forget_secret(before)
            done()
            self.changed.emit()

        self._tasks.run(keep, kept, lambda error: fails(sentence_of(error)))

    def remove(self, account: Account) -> None:
        self._workspace.set_accounts(tuple(each for each in self.all if each.id != account.id))
        self._forget_secret(account)
        self.changed.emit()

    def _forget_secret(self, account: Account) -> None:
        """Unless another account signs in with the same one."""
        if all(each.place != account.place for each in self.all):
            self._tasks.run(
                lambda _progress: self.credentials.forget(account.place), lambda _done: None, self._on_refused
            )

    def test(
        self,
        account: Account,
        secret: "Secret | None",
        works: Callable[[str], object],
        fails: Callable[[str], object],
    ) -> None:
        """`works` and `fails` get what is to be said; `secret` may be one not kept yet."""

        def tested(_progress: Progress) -> tuple[str, ...]:
            from asyncdraft.integrations.sender import reached

            return reached(account, secret or self.credentials.get(account.place)).test()

        self._tasks.run(tested, lambda told: works(joined(told)), lambda error: fails(sentence_of(error)))

    def where(self, told: Callable[[str, bool], object]) -> None:
        """Where secrets are kept, and whether they are there after the program has ended."""
        self._tasks.run(
            lambda _progress: (self.credentials.where, self.credentials.are_kept),
            lambda found: told(*found),
            self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(shown(sentence_of(error)))

    def close(self) -> None:
        self._tasks.finish()


def sentence_of(error: Exception) -> str:
    """Of what is meant for the user. Anything else is a mistake of the program, and is raised."""
    from asyncdraft.core.sending.outcome import NotSent
    from asyncdraft.integrations.credentials import CredentialProblem

    if not isinstance(error, NotSent | CredentialProblem | StoreProblem | ValueError):
        raise error
    return str(error)
