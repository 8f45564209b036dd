"""`asyncdraft convert`: the output layer alone."""

import argparse
import sys

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, answer_lines, read_text, text_at, write
from asyncdraft.cli.targets import ANSWERS, TARGET_HELP, TARGETS, Outgoing, answer, written


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
    markdown = read_text(options.file)
    write(written(options.to, Outgoing(markdown=markdown)), options.out)
    tell_losses(markdown)
    return 0


def _lines(options: argparse.Namespace) -> int:
    if options.to not in ANSWERS:
        raise Failure(f"--jsonl cannot answer with {options.to}; use one of {', '.join(ANSWERS)}.")
    answer_lines(lambda request: answer(options.to, text_at(request, "markdown")), options.file)
    return 0


def tell_losses(markdown: str) -> None:
    """Says on standard error what a reader will not get."""
    from asyncdraft.core.render.problems import problems

    for problem in problems(markdown):
        print(f"asyncdraft: {problem}", file=sys.stderr)
