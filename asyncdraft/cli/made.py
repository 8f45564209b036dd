"""Drafts that the program makes: as a draft's file to go on with, or rendered at once."""

import argparse
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import write
from asyncdraft.cli.targets import TARGET_HELP, TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from asyncdraft.core.draft import Channel, Draft


def declare_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", choices=TARGETS, metavar="TARGET", help=f"render it: {TARGET_HELP}; a draft's file by default"
    )
    parser.add_argument("--out", metavar="FILE", help="write there instead of standard output")


def deliver_made(
    make: "Callable[[Channel], Draft]", usual: "Channel", options: argparse.Namespace, context: Context
) -> int:
    """`make` may raise ValueError with a sentence on what is still to be said."""
    from asyncdraft.cli.convert import deliver
    from asyncdraft.cli.render import outgoing
    from asyncdraft.storage.draft_file import write as as_file

    try:
        draft = make(TARGETS[options.to] if options.to else usual)
    except ValueError as error:
        raise Failure(str(error)) from error
    if options.to:
        deliver(options.to, outgoing(draft, context), options.out)
    else:
        write(as_file(draft), options.out)
    return 0


def assignment(text: str) -> tuple[str, str]:
    """KEY=VALUE."""
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise Failure(f'Write KEY=VALUE, such as emergency=PagerDuty, not "{text}".')
    return key.strip(), value.strip()
