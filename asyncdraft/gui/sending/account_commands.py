"""What the dialog of accounts does: forms become accounts, and secrets go to the keyring and nowhere else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import to_builtins
from PySide6.QtWidgets import QMessageBox

from asyncdraft.core.excerpt import shortened
from asyncdraft.core.sending.account import (
    PORTS,
    SECRETS,
    Account,
    Kind,
    Security,
    conversation,
    problems,
    secret_problem,
)
from asyncdraft.core.text import joined, say
from asyncdraft.gui.dialogs.accounts import AccountForm, AccountRow, AccountsDialog
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.sending.account_desk import AccountDesk
from asyncdraft.gui.sending.kinds import KINDS, SECRET
from asyncdraft.gui.settings_follower import SettingsFollower
from asyncdraft.gui.workspace import Workspace

if TYPE_CHECKING:
    from asyncdraft.integrations.credentials import Secret

LONGEST_NAME = 60
MOVED = say("The {secret} belongs to the earlier server or name: type it again for this one.")


class AccountCommands:
    def __init__(self, window: MainWindow, workspace: Workspace, desk: AccountDesk) -> None:
        self._window = window
        self._workspace = workspace
        self._desk = desk
        self._dialog: AccountsDialog | None = None

    def show_accounts(self) -> None:
        dialog = self._dialog = AccountsDialog(self._window, self._form_of)
        dialog.show_accounts(self._rows())
        dialog.saving.connect(self._save)
        dialog.removing.connect(self._ask_to_remove)
        dialog.testing.connect(self._test)
        dialog.finished.connect(self._on_finished)
        SettingsFollower(dialog, self._workspace, lambda _settings: dialog.show_accounts(self._rows()))
        self._desk.where(self._on_where)
        show(dialog)

    def _on_finished(self) -> None:
        self._dialog = None

    def _on_where(self, sentence: str, are_kept: bool) -> None:
        if self._dialog is not None:
            self._dialog.show_where(sentence, are_kept)

    def _rows(self) -> list[AccountRow]:
        return [AccountRow(each.id, each.name, detail_of(each)) for each in self._desk.all]

    def _form_of(self, account_id: str) -> AccountForm:
        account = self._desk.get(account_id)
        if account is None:
            return AccountForm("", Kind.SLACK)
        values = {name: str(value) for name, value in to_builtins(account).items()}
        return AccountForm(account.id, account.kind, values | {"port": values["port"].removeprefix("0")})

    def _save(self, form: AccountForm) -> None:
        try:
            account, secret = self._read(form)
        except ValueError as problem:
            self._show(form, str(problem), False)
            return

        def saved() -> None:
            if self._dialog is not None:
                self._dialog.show_list()
                self._dialog.show_accounts(self._rows())

        self._desk.save(account, secret, saved, lambda problem: self._show(form, problem, False))

    def _ask_to_remove(self, account_id: str) -> None:
        """There is no way back: its secret is kept nowhere else."""
        account, dialog = self._desk.get(account_id), self._dialog
        if account is None or dialog is None:
            return
        box = QMessageBox(dialog)
        box.setWindowTitle(tr("Accounts"))
        box.setText(tr("Remove “{name}”?", name=shortened(account.name, LONGEST_NAME)))
        box.setInformativeText(
            tr(
                "The {secret} is forgotten, and what waits to be sent from it stays.",
                secret=SECRETS[account.kind],
            )
        )
        remove = box.addButton(tr("Remove account"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole))
        remove.clicked.connect(lambda: self._remove(account))
        show(box)

    def _remove(self, account: Account) -> None:
        self._desk.remove(account)
        if self._dialog is not None:
            self._dialog.show_accounts(self._rows())

    def _test(self, form: AccountForm) -> None:
        kept = self._desk.get(form.id)
        try:
            account, secret = self._read(form) if form.values or kept is None else (kept, None)
        except ValueError as problem:
            self._show(form, str(problem), False)
            return
        self._desk.test(
            account,
            secret,
            lambda told: self._show(form, told, True),
            lambda told: self._show(form, told, False),
        )

    def _show(self, form: AccountForm, sentence: str, works: bool) -> None:
        if self._dialog is not None:
            self._dialog.show_result(form, sentence, works)

    def _read(self, form: AccountForm) -> "tuple[Account, Secret | None]":
        """Raises ValueError with all that is wrong with the form."""
        before = self._desk.get(form.id)
        account = account_of(form.id or uuid4().hex[:12], Kind(form.kind), form.values)
        wrong = [*problems(account, self._desk.all), *self._secret_problems(account, before, form)]
        if wrong:
            raise ValueError(joined(wrong))
        return account, self._secret(account, form)

    def _secret_problems(self, account: Account, before: Account | None, form: AccountForm) -> list[str]:
        typed = form.values.get(SECRET, "")
        if _is_open(account):
            return []
        if typed or before is None:
            return list(filter(None, [secret_problem(account.kind, typed)]))
        moved = before.place != account.place
        return [say(MOVED, secret=SECRETS[account.kind])] if moved else []

    def _secret(self, account: Account, form: AccountForm) -> "Secret | None":
        from asyncdraft.integrations.credentials import Secret

        typed = form.values.get(SECRET, "")
        return Secret(typed) if typed or _is_open(account) else None


def _is_open(account: Account) -> bool:
    """A mail server that asks for no name asks for no password."""
    return account.kind is Kind.SMTP and not account.user


def account_of(account_id: str, kind: Kind, values: Mapping[str, str]) -> Account:
    """Raises ValueError for a port that is no number. A channel that cannot be read stays as typed."""
    port = values.get("port", "")
    if port and not port.isdecimal():
        raise ValueError(say("A port is a number up to 65535; leave it out for the usual one."))
    return Account(
        id=account_id,
        name=values.get("name", ""),
        kind=kind,
        channel=_channel(values.get("channel", "")),
        host=values.get("host", ""),
        port=int(port or 0),
        security=Security(values.get("security") or Security.TLS),
        user=values.get("user", ""),
        sender=values.get("sender", ""),
        folder=values.get("folder", ""),
    )


def _channel(typed: str) -> str:
    try:
        return conversation(typed) if typed else ""
    except ValueError:
        return typed


def detail_of(account: Account) -> str:
    """Its kind, and where it leads."""
    title = KINDS[account.kind].title
    if (account.kind, account.security) in PORTS:
        where = f"{account.host}:{account.usual_port}, {account.address or account.user}"
    else:
        where = (
            say("usually to {channel}", channel=account.channel)
            if account.channel
            else say("no usual channel")
        )
    return joined((title, where), " · ")
