"""`asyncdraft fairness`: who keeps getting deadlines outside their own hours."""

import argparse
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.ledger import past_deadlines
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.when.fairness import Burden

LONGEST_BAR = 30


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="besides you; the whole team by default")
    parser.add_argument(
        "--deadline", metavar="TIME", help='what one more would add, such as "fri 3pm london"'
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.when.fairness import ledger

    writer = context.team.writer
    people = [*([writer] if writer else []), *context.readers(options.names)]
    planned = context.moment(options.deadline, "--deadline") if options.deadline else None
    past = past_deadlines(context)
    calendars = [context.calendar(person) for person in people]
    found = ledger(calendars, past, context.now, planned)
    if options.json:
        print(as_json({"deadlines": len(past), "people": [_values(burden) for burden in found]}))
    else:
        print("\n".join(_lines(found, len(past))))
    return 0


def _values(burden: "Burden") -> dict[str, str | int]:
    return {"id": burden.person_id, "outside": burden.outside, "added": burden.added}


def _lines(found: "tuple[Burden, ...]", count: int) -> list[str]:
    from asyncdraft.core.when.fairness import LEDGER_DAYS, added_sentence

    counted = "1 deadline" if count == 1 else f"{count} deadlines"
    width = max(len(burden.name) for burden in found)
    lines = [styled(f"Outside somebody's hours: last {LEDGER_DAYS} days, {counted}", "bold")]
    lines += [_line(burden, width) for burden in found]
    sentence = added_sentence(found)
    return [*lines, "", f"{sentence}."] if sentence else lines


def _line(burden: "Burden", width: int) -> str:
    bar = "█" * min(burden.outside, LONGEST_BAR) + "░" * burden.added
    figure = f"{burden.outside} + {burden.added}" if burden.added else f"{burden.outside}"
    return f"  {burden.name:<{width}}  {figure:<6} {bar}".rstrip()
