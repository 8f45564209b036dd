"""`asyncdraft accounts`: where messages can be sent from."""

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.sending import account_called, asked_secret, credentials, sender, with_secret
from asyncdraft.cli.terminal import say_empty, styled
from asyncdraft.core.sending.account import KIND_NAMES, Account, Kind, Security, conversation, problems

if TYPE_CHECKING:
    from asyncdraft.integrations.credentials import Secret


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="list|add|secret|test|remove", required=True)
    listing = actions.add_parser("list", help="all accounts, and where their secrets are kept")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    add = actions.add_parser(
        "add",
        help="a new one",
        description="Asks for the token, webhook address or password, or reads it as the first line of "
        "standard input; it is never an argument, as everybody on the computer sees those.",
    )
    add.add_argument("name", help="how you call it")
    add.add_argument("--kind", choices=[kind.value for kind in Kind], required=True)
    add.add_argument("--channel", default="", metavar="LINK", help="slack: where messages go by default")
    add.add_argument("--host", default="", metavar="SERVER", help="smtp, imap: such as mail.example.com")
    add.add_argument(
        "--port", type=int, default=0, metavar="N", help="smtp, imap: if it is not the usual one"
    )
    add.add_argument("--starttls", action="store_true", help="smtp, imap: TLS begins on a plain connection")
    add.add_argument("--user", default="", metavar="NAME", help="smtp, imap: who signs in")
    add.add_argument(
        "--from", dest="sender", default="", metavar="ADDRESS", help="if it is not the user's name"
    )
    add.add_argument("--folder", default="", metavar="NAME", help="imap: if the server does not say it")
    for name, told in (
        ("secret", "put in another token, webhook address or password"),
        ("test", "signs in and tells what works; sends nothing"),
        ("remove", "the account and its secret"),
    ):
        actions.add_parser(name, help=told).add_argument("name")


def run(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.sending.outcome import NotSent
    from asyncdraft.integrations.credentials import CredentialProblem

    actions: Mapping[str, Callable[[argparse.Namespace, Context], None]] = {
        "list": _list,
        "add": _add,
        "secret": _secret,
        "test": _test,
        "remove": _remove,
    }
    try:
        actions[options.action](options, context)
    except (NotSent, CredentialProblem) as problem:
        raise Failure(str(problem)) from problem
    return 0


def _list(options: argparse.Namespace, context: Context) -> None:
    accounts = context.settings.accounts
    if options.json:
        print(as_json(msgspec.to_builtins(accounts)))
        return
    say_empty(accounts, "No account yet: `asyncdraft accounts add` makes one.")
    for account in accounts:
        print(
            f"{styled(account.name, 'bold')}  {KIND_NAMES[account.kind]}  {styled(_about(account), 'faint')}"
        )
    if accounts:
        print(credentials().where)


def _about(account: Account) -> str:
    return account.channel or " ".join(filter(None, (account.host, account.address or account.user)))


def _add(options: argparse.Namespace, context: Context) -> None:
    account = Account(
        id=uuid4().hex[:12],
        name=options.name.strip(),
        kind=Kind(options.kind),
        channel=_channel(options.channel),
        host=options.host.strip(),
        port=options.port,
        security=Security.STARTTLS if options.starttls else Security.TLS,
        user=options.user,
        sender=options.sender,
        folder=options.folder,
    )
    if found := problems(account, context.settings.accounts):
        raise Failure(" ".join(found))
    _keep(account, asked_secret(account))
    _save((*context.settings.accounts, account))
    print(f"“{account.name}” is added. `asyncdraft accounts test '{account.name}'` tells whether it works.")


def _channel(text: str) -> str:
    try:
        return conversation(text) if text else ""
    except ValueError as error:
        raise Failure(str(error)) from error


def _keep(account: Account, secret: "Secret") -> None:
    kept = credentials()
    kept.set(account.place, secret)
    if not kept.are_kept:
        print(kept.where)


def _secret(options: argparse.Namespace, context: Context) -> None:
    account = account_called(options.name, context)
    _keep(account, asked_secret(account))
    print(f"The secret of “{account.name}” is taken.")


def _test(options: argparse.Namespace, context: Context) -> None:
    account, kept = account_called(options.name, context), credentials()
    with_secret(account, kept)
    print("\n".join(sender(context, kept).test(account)))


def _remove(options: argparse.Namespace, context: Context) -> None:
    account = account_called(options.name, context)
    others = tuple(each for each in context.settings.accounts if each.id != account.id)
    if not any(other.place == account.place for other in others):
        credentials().forget(account.place)
    _save(others)
    print(f"“{account.name}” and its secret are removed.")


def _save(accounts: tuple[Account, ...]) -> None:
    from asyncdraft.storage import paths, settings

    settings.change(paths.settings_file(), {"accounts": accounts})
