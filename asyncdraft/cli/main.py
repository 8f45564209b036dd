"""The command line's entry: finds the command, builds its parser alone, tells failures in a sentence."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from asyncdraft import __version__
from asyncdraft.cli.command import COMMANDS, load
from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure, unknown
from asyncdraft.cli.parser import Parser
from asyncdraft.cli.terminal import guarded
from asyncdraft.storage.problem import StoreProblem

UNUSABLE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """The exit status: 0 done, 1 findings, 2 unusable input."""
    _speak_utf8()
    try:
        return _run(arguments)
    except (Failure, StoreProblem) as failure:
        print(f"asyncdraft: {failure}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        _forget_output()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    options, rest = global_parser().parse_known_args(arguments)
    if not options.command:
        global_parser().print_help()
        return 0
    if options.command not in COMMANDS:
        problem = f'There is no command "{options.command}".'
        raise unknown(problem, options.command, COMMANDS, "`asyncdraft --help` lists the commands.")
    parser = parser_of(options.command)
    everywhere = Parser(prog=parser.prog, add_help=False, allow_abbrev=False)
    _declare_globals(everywhere, argparse.SUPPRESS)
    _, own = everywhere.parse_known_args([*rest, *options.arguments], options)
    parser.parse_args(own, options)
    with Context(options) as context:
        status = load(options.command).run(options, context)
    sys.stdout.flush()
    return status


def parser_of(name: str) -> Parser:
    """Of one command, with what can be said everywhere."""
    summary = COMMANDS[name]
    parser = Parser(prog=f"asyncdraft {name}", description=f"{summary[:1].upper()}{summary[1:]}.")
    _declare_globals(parser, argparse.SUPPRESS)
    load(name).declare(parser)
    return parser


def global_parser() -> Parser:
    """Of what stands before the command."""
    parser = Parser(
        prog="asyncdraft",
        usage="asyncdraft [options] COMMAND ...",
        description="Messages that can be acted on hours later, without a question back.",
        epilog="Without a command, or with the file of a draft, the window opens.\n\ncommands:\n"
        + _list_commands(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _declare_globals(parser, None)
    parser.add_argument("--version", action="version", version=f"asyncdraft {__version__}")
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _declare_globals(parser: argparse.ArgumentParser, default: str | None) -> None:
    """They stand before the command, or anywhere after it."""
    group = parser.add_argument_group("everywhere")
    group.add_argument("--team", metavar="DIR", default=default, help="the team folder")
    group.add_argument(
        "--now", metavar="TIME", default=default, help="what time it is, such as 2026-11-23T15:46"
    )
    group.add_argument(
        "--zone", metavar="ZONE", default=default, help="your time zone, such as Europe/London"
    )


def _list_commands() -> str:
    return "\n".join(f"  {name:<12} {summary}" for name, summary in COMMANDS.items())


def _speak_utf8() -> None:
    """Half a character of somebody's emoji shall not stop a stream."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout, sys.stderr = guarded(sys.stdout), guarded(sys.stderr)


def _forget_output() -> None:
    """Keeps Python from complaining at exit that nobody reads on."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
