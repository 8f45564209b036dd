"""`asyncdraft doctor`: what is there, what is missing, and what to do about it. It changes nothing."""

import argparse

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

WRONG = 1


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON array")


def run(options: argparse.Namespace, _context: Context) -> int:
    """1 where something does not work until somebody does what is told."""
    from asyncdraft.core.health import report, summary
    from asyncdraft.core.text import plain
    from asyncdraft.integrations import health as outside
    from asyncdraft.storage import health as inside

    facts = [*inside.examine(options.team or ""), *outside.examine()]
    wrong = any(fact.wrong for fact in facts)
    if options.json:
        print(as_json(msgspec.to_builtins(facts, enc_hook=plain)))
    else:
        print(f"{report(facts)}\n\n{styled(summary(facts), 'warning' if wrong else 'good')}")
    return WRONG if wrong else 0
