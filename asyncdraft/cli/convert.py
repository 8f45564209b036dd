"""`asyncdraft convert`: the output layer alone."""

import argparse
import sys

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, answer_lines, read_text, text_at
from asyncdraft.cli.outputs import write
from asyncdraft.cli.targets import ANSWERS, TARGET_HELP, TARGETS, Outgoing, answer, losses, written


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default=STANDARD, help="a Markdown file; - or nothing for standard input"
    )
    parser.add_argument("--to", required=True, choices=TARGETS, metavar="TARGET", help=TARGET_HELP)
    parser.add_argument("--jsonl", action="store_true", help='{"markdown"} a line in, {"mrkdwn"} a line out')
    parser.add_argument("--out", metavar="FILE", help="write there instead of standard output")


def run(options: argparse.Namespace, _context: Context) -> int:
    if options.jsonl:
        return _lines(options)
    deliver(options.to, Outgoing(markdown=read_text(options.file)), options.out)
    return 0


def deliver(target: str, message: Outgoing, out: str | None) -> None:
    """Writes the message, and says on standard error what a reader will not get of it."""
    text = written(target, message)
    write(text, out)
    for loss in losses(target, message, text):
        print(f"asyncdraft: {loss}", file=sys.stderr)


def _lines(options: argparse.Namespace) -> int:
    if options.to not in ANSWERS:
        raise Failure(f"--jsonl cannot answer with {options.to}; use one of {', '.join(ANSWERS)}.")
    answer_lines(lambda request: answer(options.to, text_at(request, "markdown")), options.file)
    return 0
