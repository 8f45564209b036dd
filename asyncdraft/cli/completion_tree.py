"""What can be typed after each command, as its parser declares it."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FILES, FOLDERS, NOTHING = "files", "folders", "nothing"
PEOPLE, TEMPLATES, ZONES = "people", "templates", "zones"
BY_METAVAR = {
    "DIR": FOLDERS,
    "FILE": FILES,
    "FILE|FOLDER": FILES,
    "FILE|FOLDER|NAME": FILES,
    "PACK": FILES,
    "OUT.png": FILES,
    "NAME": PEOPLE,
    "NAME[|ROLE[|PART]]": PEOPLE,
    "KEEP": PEOPLE,
    "OTHER": PEOPLE,
    "ZONE": ZONES,
    "ACCOUNT": "accounts",
}
BY_NAME = {"file": FILES, "files": FILES, "pack": FILES, "folder": FOLDERS}
BY_COMMAND = {
    ("templates", "name"): TEMPLATES,
    ("templates", "names"): TEMPLATES,
    ("roundtrip", "name"): PEOPLE,
    ("status who", "name"): PEOPLE,
    ("status help", "name"): PEOPLE,
    ("focus show", "name"): PEOPLE,
    ("support swap", "name"): PEOPLE,
    ("team init", "you"): NOTHING,
    ("accounts add", "name"): NOTHING,
    ("accounts add", "user"): NOTHING,
    ("accounts add", "folder"): NOTHING,
    ("accounts", "name"): "accounts",
    ("rfc new", "option"): NOTHING,
    ("drafts", "id"): "drafts",
    ("drafts", "ids"): "drafts",
    ("thread", "id"): "threads",
    ("send", "thread"): "threads",
    ("status", "id"): "rounds",
    ("rfc", "id"): "rfcs",
    ("outbox", "id"): "deliveries",
    ("rules", "id"): "rules",
    ("practice list", "rule"): "rules",
    ("practice quiz", "id"): NOTHING,
    ("practice", "id"): "exercises",
    ("screenshot", "view"): NOTHING,
}
"""What a name stands for where no metavar tells: by the place, or its command, and the name."""


@dataclass(frozen=True)
class Value:
    """`kind` is files, folders, nothing, or what the program lists; `words` where it is a choice."""

    kind: str = NOTHING
    words: tuple[str, ...] = ()
    repeats: bool = False


@dataclass(frozen=True)
class Option:
    """`value` is None for a switch."""

    names: tuple[str, ...]
    help: str
    value: Value | None


@dataclass(frozen=True)
class Place:
    """`words` is the command so far, such as ("drafts", "list"); empty before the command."""

    words: tuple[str, ...]
    commands: tuple[tuple[str, str], ...]
    options: tuple[Option, ...]
    arguments: tuple[Value, ...]

    @property
    def name(self) -> str:
        return " ".join(self.words)


def places(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[Place]:
    """The place that `parser` reads, and all behind it."""
    actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    subparsers = [action for action in actions if isinstance(action, argparse._SubParsersAction)]
    alone = [action for action in actions if not action.option_strings and action not in subparsers]
    told = [choice for each in subparsers for choice in each._choices_actions]
    yield Place(
        words,
        tuple((choice.dest, _line(choice.help)) for choice in told),
        tuple(_option(action, words) for action in actions if action.option_strings),
        tuple(_value(action, words) for action in alone),
    )
    for each in subparsers:
        for name, inner in each.choices.items():
            yield from places(inner, (*words, name))


def _option(action: argparse.Action, words: Sequence[str]) -> Option:
    takes = action.nargs != 0
    return Option(tuple(action.option_strings), _line(action.help), _value(action, words) if takes else None)


def _line(text: str | None) -> str:
    return (text or "").replace("%%", "%")


def _value(action: argparse.Action, words: Sequence[str]) -> Value:
    repeats = action.nargs in ("+", "*")
    if action.choices is not None:
        return Value(NOTHING, tuple(map(str, action.choices)), repeats)
    return Value(_kind(action, words), (), repeats)


def _kind(action: argparse.Action, words: Sequence[str]) -> str:
    names = {action.dest, *(option.lstrip("-") for option in action.option_strings)}
    for place in (" ".join(words), words[0] if words else ""):
        for name in names:
            if (place, name) in BY_COMMAND:
                return BY_COMMAND[place, name]
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    if metavar in BY_METAVAR:
        return BY_METAVAR[metavar]
    return NOTHING if action.option_strings else BY_NAME.get(action.dest, NOTHING)
