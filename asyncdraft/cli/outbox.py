"""`asyncdraft outbox`: what waits, was sent or has failed."""

import argparse
from collections.abc import Callable, Mapping
from time import sleep
from typing import TYPE_CHECKING

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.sending import credentials, sender, with_secret
from asyncdraft.cli.stored import stored
from asyncdraft.cli.terminal import say_empty, styled

if TYPE_CHECKING:
    from asyncdraft.core.sending.delivery import Delivery
    from asyncdraft.integrations.sender import Sender

STYLES = {"sent": "good", "failed": "error", "unknown": "warning"}
LOOK = 5.0
"""Seconds between two looks at whether something new waits."""


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="list|run|cancel|retry|arrived|again", required=True
    )
    listing = actions.add_parser("list", help="what is open first, the next to happen leading")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    running = actions.add_parser("run", help="sends what is due, and goes on until nothing waits")
    running.add_argument("--once", action="store_true", help="only what is due now")
    for name, told in (
        ("cancel", "what has not left yet, also what Slack keeps"),
        ("retry", "one that failed, after its reason is mended"),
        ("arrived", "your word on one of which nobody can tell: it is there"),
        ("again", "your word on one of which nobody can tell: it is not there, send it again"),
    ):
        actions.add_parser(name, help=told).add_argument("id", help="its id, or the beginning of it")


def run(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.sending.outcome import NotSent
    from asyncdraft.integrations.credentials import CredentialProblem

    actions: Mapping[str, Callable[[argparse.Namespace, Context], int]] = {
        "list": _list,
        "run": _run,
        "cancel": _cancel,
        "retry": _retry,
        "arrived": lambda options, context: _answer(options, context, arrived=True),
        "again": lambda options, context: _answer(options, context, arrived=False),
    }
    try:
        return actions[options.action](options, context)
    except (NotSent, CredentialProblem) as problem:
        raise Failure(str(problem)) from problem


def told(delivery: "Delivery", context: Context) -> str:
    """A message of the outbox in a line, and its reason in another."""
    from asyncdraft.core.sending.delivery import BY_ITSELF
    from asyncdraft.core.when.writing import short

    name = delivery.state.value
    due = short(delivery.post_at or delivery.due_at, context.zone, context.style)
    when = f", {due}" if delivery.state in BY_ITSELF else ""
    head = f"{delivery.id[:8]}  {styled(delivery.title or 'Untitled', 'bold')}"
    place = f"  {styled(delivery.readers, 'faint')}" if delivery.readers else ""
    line = f"{head}{place}  {styled(_state(delivery), STYLES.get(name, 'hint'))}{when}"
    return f"{line}\n          {delivery.reason}" if delivery.reason else line


def _state(delivery: "Delivery") -> str:
    from asyncdraft.core.sending.delivery import STATE_NAMES
    from asyncdraft.core.text import small

    return small(STATE_NAMES[delivery.state])


def _list(options: argparse.Namespace, context: Context) -> int:
    found = context.outbox.list()
    if options.json:
        print(as_json([msgspec.to_builtins(each) for each in found]))
        return 0
    say_empty(found, "Nothing waits and nothing was sent: `asyncdraft send` sends a draft.")
    for each in found:
        print(told(each, context))
    return 0


def _one(options: argparse.Namespace, context: Context) -> "Delivery":
    return stored(context.outbox, options.id, "message", "outbox list")


def _run(options: argparse.Namespace, context: Context) -> int:
    """The exit status is 1 where something waits for the user."""
    from asyncdraft.core.sending.delivery import ASKS

    kept = credentials()
    waiting = {each.account for each in context.outbox.list() if each.is_open}
    for account in context.settings.accounts:
        if account.id in waiting:
            with_secret(account, kept)
    sending = sender(context, kept)
    while True:
        _send_due(sending, context)
        due = context.outbox.next_due()
        if options.once or due is None:
            return int(any(each.state in ASKS for each in context.outbox.list()))
        sleep(min(max((due - context.clock()).total_seconds(), 0.2), LOOK))


def _send_due(sending: "Sender", context: Context) -> None:
    while (done := sending.step()) is not None:
        print(told(done, context), flush=True)


def _cancel(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.sending.delivery import NEXT, State

    delivery = _one(options, context)
    if State.CANCELLED not in NEXT[delivery.state]:
        raise Failure(f"It cannot be cancelled any more: {_state(delivery)}.")
    if delivery.state is State.SCHEDULED:
        kept = credentials()
        for account in context.settings.accounts:
            if account.id == delivery.account:
                with_secret(account, kept)
        done = sender(context, kept).withdraw(delivery)
    else:
        done = context.outbox.cancel(delivery)
    print(told(done, context))
    return 0


def _retry(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.sending.delivery import State

    delivery = _one(options, context)
    if delivery.state is not State.FAILED:
        raise Failure(f"Only what has failed is tried again; this one: {_state(delivery)}.")
    print(told(sender(context, credentials()).retry(delivery), context))
    return 0


def _answer(options: argparse.Namespace, context: Context, *, arrived: bool) -> int:
    from asyncdraft.core.sending.delivery import State

    delivery = _one(options, context)
    if delivery.state is not State.UNKNOWN:
        raise Failure(f"Nobody asks that of this message: {_state(delivery)}.")
    print(told(sender(context, credentials()).answer(delivery, arrived=arrived), context))
    return 0
