"""What the commands around sending share: accounts by name, their secrets, and the sender."""

import sys
from collections.abc import Iterable
from time import sleep
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure

if TYPE_CHECKING:
    from datetime import datetime

    from asyncdraft.core.sending.account import Account
    from asyncdraft.core.sending.delivery import Delivery
    from asyncdraft.integrations.credentials import Credentials, Secret
    from asyncdraft.integrations.sender import Sender

PAUSE = 0.2
LONGEST = 90.0
"""Seconds for which a command goes on with a message; later ones are left to `asyncdraft outbox run`."""


def credentials() -> "Credentials":
    from asyncdraft.integrations.credentials import Credentials

    return Credentials()


def account_called(name: str, context: Context) -> "Account":
    accounts = context.settings.accounts
    found = [each for each in accounts if each.name.casefold() == name.casefold()]
    if not found:
        known = ", ".join(each.name for each in accounts)
        more = f"there are {known}" if known else "`asyncdraft accounts add` makes one"
        raise Failure(f'There is no account called "{name}"; {more}.')
    return found[0]


def sender(context: Context, kept: "Credentials") -> "Sender":
    from asyncdraft.integrations.sender import Sender
    from asyncdraft.storage import paths

    return Sender(context.outbox, lambda: context.settings.accounts, kept, paths.outbox_lock(), context.clock)


def asked_secret(account: "Account") -> "Secret":
    """Typed unseen on a terminal, else the first line of standard input; never an argument."""
    from getpass import getpass

    from asyncdraft.core.sending.account import SECRETS, secret_problem
    from asyncdraft.integrations.credentials import Secret

    prompt = f"{SECRETS[account.kind].capitalize()} of “{account.name}”: "
    text = (getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if problem := secret_problem(account.kind, text):
        raise Failure(problem)
    return Secret(text)


def with_secret(account: "Account", kept: "Credentials") -> None:
    """Asks for a secret that is not kept, where somebody can type it."""
    from asyncdraft.core.sending.account import SECRETS
    from asyncdraft.integrations.credentials import CredentialProblem

    try:
        if kept.get(account.place) is not None:
            return
        if not sys.stdin.isatty():
            raise Failure(
                f"The {SECRETS[account.kind]} of “{account.name}” is not kept here: put it in with "
                f"`asyncdraft accounts secret '{account.name}'`."
            )
        kept.set(account.place, asked_secret(account))
    except CredentialProblem as problem:
        raise Failure(str(problem)) from problem


def carried_on(context: Context, sending: "Sender", ids: "Iterable[str]") -> "list[Delivery]":
    """Works until these have come to an end, wait for the user, or wait for long."""
    wanted = list(ids)
    until = context.clock().timestamp() + LONGEST
    while True:
        while sending.step() is not None:
            continue
        found = [context.outbox.get(each) for each in wanted]
        due = [each.due_at for each in found if _goes_on(each)]
        if not due or min(due).timestamp() > until or context.clock().timestamp() > until:
            return found
        sleep(_pause(min(due), context))


def _goes_on(delivery: "Delivery") -> bool:
    from asyncdraft.core.sending.delivery import State

    return delivery.state in (State.QUEUED, State.CLAIMED, State.SENDING, State.CHECKING)


def _pause(due: "datetime", context: Context) -> float:
    """Another program may be at it, so that it is looked at now and then."""
    return min(max((due - context.clock()).total_seconds(), PAUSE), 2.0)
