"""The reference of the command line in Markdown, from the parsers of all commands."""

import argparse
from collections.abc import Iterable, Iterator
from textwrap import fill

from asyncdraft.cli.command import COMMANDS
from asyncdraft.cli.main import global_parser, parser_of

WIDTH = 100
HEAD = """\
# Command line

`asyncdraft` with no argument opens the window, with a draft's file it opens that there. Everything below
works without a window, and without Qt. A file that is written `-` is standard input. Output is plain when
piped, coloured on a terminal, and obeys `NO_COLOR`. What cannot be used is said in one sentence on standard
error.

The exit status is 0 when all is done, 1 where something was found or could not be done, 2 for unusable input.

`asyncdraft completion bash|zsh|fish` prints what a shell needs to complete all of this.
"""


def page() -> str:
    everywhere = {name for action in _shown(global_parser()) for name in action.option_strings}
    shared = _rows(_shown(global_parser()))
    return "".join((HEAD, "\n## Everywhere\n", *shared, *_commands(everywhere)))


def _commands(everywhere: set[str]) -> Iterator[str]:
    for name, summary in COMMANDS.items():
        yield f"\n## {name}\n\n{_sentence(summary)}\n"
        yield from _places(parser_of(name), everywhere, f"asyncdraft {name}")


def _places(parser: argparse.ArgumentParser, everywhere: set[str], words: str) -> Iterator[str]:
    """Where a parser only chooses among others, those stand for it."""
    own = [action for action in _shown(parser) if not everywhere & set(action.option_strings)]
    inner = [action for action in own if isinstance(action, argparse._SubParsersAction)]
    said = [action for action in own if action not in inner]
    if said or not inner:
        yield f"\n```\n{_filled((words, *map(_usage, _alone_first(said))))}\n```\n"
        yield from _rows(action for action in said if action.help)
    for choice in inner:
        told = {each.dest: each.help or "" for each in choice._choices_actions}
        for name, each in choice.choices.items():
            if name in told:
                yield f"\n### {words.removeprefix('asyncdraft ')} {name}\n\n{_sentence(told[name])}\n"
                yield from _places(each, everywhere, f"{words} {name}")


def _shown(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if argparse.SUPPRESS not in (action.help, action.metavar)]


def _alone_first(actions: Iterable[argparse.Action]) -> list[argparse.Action]:
    return sorted(actions, key=lambda action: bool(action.option_strings))


def _filled(parts: Iterable[str]) -> str:
    """Lines that break between the parts only."""
    whole = " ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
    lines = fill(whole, WIDTH, subsequent_indent="    ", break_on_hyphens=False)
    return lines.replace("\N{NO-BREAK SPACE}", " ")


def _usage(action: argparse.Action) -> str:
    if action.option_strings:
        written = " ".join((action.option_strings[-1], *_values(action)))
        return written if action.required else f"[{written}]"
    return " ".join(_values(action)) or action.dest.upper()


def _values(action: argparse.Action) -> list[str]:
    if action.nargs == 0:
        return []
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    name = "|".join(map(str, action.choices)) if action.choices is not None else metavar
    forms = {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}
    return [forms.get(str(action.nargs), name)]


def _rows(actions: Iterable[argparse.Action]) -> Iterator[str]:
    rows = [f"| `{_invocation(action)}` | {_cell(action.help or '')} |" for action in actions]
    if rows:
        yield "\n".join(("\n| option | does |", "|---|---|", *rows)) + "\n"


def _invocation(action: argparse.Action) -> str:
    return _cell(" ".join((", ".join(action.option_strings), *_values(action))).strip())


def _cell(text: str) -> str:
    return text.replace("%%", "%").replace("|", "\\|").replace("\n", " ")


def _sentence(text: str) -> str:
    whole = text.replace("%%", "%")
    return f"{whole[:1].upper()}{whole[1:]}." if whole and whole[-1] not in ".!?" else whole
