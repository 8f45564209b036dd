"""The man page, from the declarations of the commands: what `--help` tells, in the form of roff."""

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from parcel.place import ROOT, moment, version

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from asyncdraft.cli.command import COMMANDS, load
from asyncdraft.cli.main import global_parser
from asyncdraft.cli.parser import Parser

HEAD = """\
.TH ASYNCDRAFT 1 "{date}" "AsyncDraft {version}" "User Commands"
.SH NAME
asyncdraft \\- messages that can be acted on hours later, without a question back
.SH SYNOPSIS
.B asyncdraft
.RI [ FILE ...]
.br
.B asyncdraft
.RI [ options ]
.I COMMAND
\\&...
.SH DESCRIPTION
AsyncDraft helps to write to colleagues in other time zones.
Without an argument it opens its window.
With the files of drafts (.md) or calendars (.ics) it opens them there.
Every command works without a window and without Qt.
.PP
A draft is a Markdown file with a front matter that names template, channel, readers, subject and deadline.
A file that is written \\- stands for standard input.
"""
TAIL = """\
.SH EXIT STATUS
.TP
.B 0
Done; nothing was found.
.TP
.B 1
.B asyncdraft check
has found something.
.TP
.B 2
The input or the arguments cannot be used; one sentence on standard error says why.
.SH ENVIRONMENT
.TP
.B ASYNCDRAFT_HOME
The folder of all data: drafts, settings, roster, templates.
.TP
.B NO_COLOR
Output is plain on a terminal too.
.SH FILES
.TP
.I ~/.local/share/asyncdraft
Drafts, settings and templates, and below
.I team
the people, their hours and holidays.
.SH EXAMPLES
.nf
asyncdraft check draft.md
asyncdraft render draft.md \\-\\-to slack
asyncdraft when "fri 3pm london" \\-\\-for kenji
asyncdraft overlap kenji priya
.fi
"""


def page() -> str:
    """As it is installed, for the version and the date of the commit."""
    date = datetime.fromtimestamp(moment(), UTC).strftime("%Y-%m-%d")
    parts = [HEAD.format(date=date, version=version()), ".SH OPTIONS"]
    parts += _options(global_parser())
    parts.append(".SH COMMANDS")
    for name, summary in COMMANDS.items():
        parser = Parser(prog=name, add_help=False)
        load(name).declare(parser)
        parts += _command(parser, summary)
    return "\n".join(part.rstrip("\n") for part in [*parts, TAIL]) + "\n"


def _command(parser: argparse.ArgumentParser, summary: str) -> Iterator[str]:
    yield f".SS {_quoted(_usage(parser))}"
    yield _sentence(summary)
    if parser.description:
        yield from (".PP", _sentence(parser.description))
    yield from _arguments(parser)
    yield from _options(parser)
    yield from _subcommands(parser)


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        is_told = action.help not in (None, argparse.SUPPRESS) and not action.option_strings
        if is_told and not isinstance(action, argparse._SubParsersAction):
            yield from (".TP", f".I {_plain(_metavar(action))}", _words(_help(action)))


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.option_strings and action.help not in (None, argparse.SUPPRESS) and action.dest != "help":
            names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in action.option_strings)
            value = "" if action.nargs == 0 else f" \\fI{_plain(_metavar(action))}\\fR"
            yield from (".TP", names + value, _words(_help(action)))


def _subcommands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            summaries = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, summary in summaries.items():
                inner = action.choices[name]
                yield from (".TP", f"\\fB{_plain(_usage(inner))}\\fR", _sentence(summary))
                told = [*_arguments(inner), *_options(inner), *_subcommands(inner)]
                yield from (".RS", *told, ".RE") if told else ()


def _usage(parser: argparse.ArgumentParser) -> str:
    """The command and what it takes, without its options, which follow."""
    taken = [action for action in parser._actions if not action.option_strings]
    words = [_metavar(action) for action in taken if not isinstance(action, argparse._SubParsersAction)]
    return " ".join([parser.prog, *words])


def _metavar(action: argparse.Action) -> str:
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    name = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    more = action.nargs in (argparse.ZERO_OR_MORE, argparse.ONE_OR_MORE)
    return f"{name} ..." if more else name


def _help(action: argparse.Action) -> str:
    values = {name: value for name, value in vars(action).items() if value is not argparse.SUPPRESS}
    return (action.help or "") % values


def _sentence(text: str) -> str:
    """Begins large and ends with a full stop."""
    words = re.sub(r"\s+", " ", text).strip() or "-"
    return _plain(words[0].upper() + words[1:].rstrip(".") + ".")


def _words(text: str) -> str:
    """As `--help` has them: a help may begin with the name of a value."""
    return _plain(re.sub(r"\s+", " ", text).strip()) or "\\&"


def _plain(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def _quoted(text: str) -> str:
    return '"' + _plain(text).replace('"', "\\(dq") + '"'
