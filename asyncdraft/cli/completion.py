"""`asyncdraft completion`: what a shell needs to complete a line, made from the parsers of all commands."""

import argparse
from collections.abc import Iterable, Iterator, Sequence

from asyncdraft.cli.completion_tree import FILES, FOLDERS, NOTHING, Option, Place, Value, places
from asyncdraft.cli.context import Context

SHELLS = ("bash", "zsh", "fish")


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="|".join(SHELLS), required=True)
    for shell in SHELLS:
        actions.add_parser(shell, help=f"the script for {shell}, to be kept where it looks for them")
    values = actions.add_parser("values", description="What a script asks for, as NAME:DESCRIPTION.")
    values.add_argument("kind")


def run(options: argparse.Namespace, context: Context) -> int:
    if options.action == "values":
        _print_values(options.kind, context)
    else:
        print(script(options.action), end="")
    return 0


def _print_values(kind: str, context: Context) -> None:
    from asyncdraft.cli.completion_values import lines

    for name, about in lines(kind, context):
        if "\n" not in name and ":" not in name:
            print(f"{name}:{' '.join(about.split())}")


def script(shell: str) -> str:
    """For a shell of `SHELLS`, the same for the same program."""
    from asyncdraft.storage.resources import read_text

    found = list(_places())
    table = "\n".join(_fish(found)) if shell == "fish" else _cases(found, tells=shell == "zsh")
    return read_text(f"completion/{shell}").replace("@TABLE@", table)


def _places() -> Iterator[Place]:
    """The program first, then each of its commands with all that it has."""
    from asyncdraft.cli.command import COMMANDS
    from asyncdraft.cli.main import global_parser, parser_of

    [whole] = places(global_parser())
    yield Place((), tuple(COMMANDS.items()), whole.options, ())
    shared = {name for option in whole.options for name in option.names}
    for name in COMMANDS:
        for place in places(parser_of(name), (name,)):
            own = tuple(option for option in place.options if not shared & set(option.names))
            yield Place(place.words, place.commands, (*own, *whole.options), place.arguments)


# --- bash and zsh: one function that answers what stands where ----------------------------------------


def _cases(found: Iterable[Place], *, tells: bool) -> str:
    """`tells`: with the descriptions; bash has no place for them."""
    lines = ["_asyncdraft_look() {", "    case $1 in"]
    lines += [
        f"    {_quoted(key)}) REPLY={_quoted(answer)} ;;"
        for place in found
        for key, answer in _answers(place, tells)
    ]
    return "\n".join((*lines, "    *) return 1 ;;", "    esac", "}"))


def _answers(place: Place, tells: bool) -> Iterator[tuple[str, str]]:
    if place.commands:
        yield f"commands/{place.name}", _described(place.commands, tells)
    named = [(name, option) for option in place.options for name in option.names]
    yield f"options/{place.name}", _described([(name, option.help) for name, option in named], tells)
    for name, option in named:
        if option.value is not None:
            often = "many" if option.value.repeats else "once"
            yield f"value/{place.name}/{name}", f"{often} {_kind(option.value)}"
    for number, value in enumerate(place.arguments):
        yield f"argument/{place.name}/{'many' if value.repeats else number}", _kind(value)


def _described(entries: Iterable[tuple[str, str]], tells: bool) -> str:
    return "\n".join(f"{name}:{told if tells else ''}" for name, told in entries)


def _kind(value: Value) -> str:
    return "=" + "\n".join(f"{word}:" for word in value.words) if value.words else value.kind


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# --- fish: a line for each thing that can be typed -------------------------------------------------------


def _fish(found: Sequence[Place]) -> Iterator[str]:
    yield from _fish_switch("__asyncdraft_commands", "$argv[1]", _fish_commands(found))
    yield from _fish_switch("__asyncdraft_value", '"$argv[1]/$argv[2]"', _fish_values(found))
    yield "complete -c asyncdraft -f"
    for place in found:
        for name, told in place.commands:
            yield _fish_line(place, "", f"-a {_fish_quoted(name)} -d {_fish_quoted(told)}")
        for number, value in enumerate(place.arguments):
            yield _fish_line(place, f"many{number}" if value.repeats else str(number), _fish_offer(value))
        for option in place.options:
            yield _fish_line(place, "", _fish_option(option))
            if option.value is not None and option.value.repeats:
                yield from (_fish_more(place, name, option.value) for name in option.names)


def _fish_switch(name: str, asked: str, cases: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"function {name}", f"    switch {asked}")
    for key, answer in cases:
        yield from (f"        case {_fish_quoted(key)}", f"            {answer}")
    yield from ("    end", "end", "")


def _fish_commands(found: Iterable[Place]) -> Iterator[tuple[str, str]]:
    for place in found:
        if place.commands:
            names = " ".join(name for name, _told in place.commands)
            yield place.name, f"printf '%s\\n' {names}"


def _fish_values(found: Iterable[Place]) -> Iterator[tuple[str, str]]:
    for place in found:
        for option in place.options:
            for name in option.names if option.value is not None else ():
                often = "many" if option.value is not None and option.value.repeats else "once"
                yield f"{place.name}/{name}", f"echo {often}"


def _fish_line(place: Place, argument: str, rest: str) -> str:
    condition = f"__asyncdraft_at {_fish_quoted(place.name)} {argument}".rstrip()
    return f"complete -c asyncdraft -n {_fish_quoted(condition)} {rest}"


def _fish_more(place: Place, option: str, value: Value) -> str:
    condition = f"__asyncdraft_taking {_fish_quoted(place.name)} {option}"
    return f"complete -c asyncdraft -n {_fish_quoted(condition)} {_fish_offer(value)}"


def _fish_option(option: Option) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
    value = [] if option.value is None else ["-r", _fish_offer(option.value)]
    return " ".join((*names, *value, f"-d {_fish_quoted(option.help)}"))


def _fish_offer(value: Value) -> str:
    if value.words:
        return f"-f -a {_fish_quoted(' '.join(value.words))}"
    fixed = {FILES: "-F", NOTHING: "-f", FOLDERS: "-f -a '(__fish_complete_directories)'"}
    asked = f"(asyncdraft completion values {value.kind} 2>/dev/null | string replace : \\t)"
    return fixed.get(value.kind) or f"-f -a {_fish_quoted(asked)}"


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
