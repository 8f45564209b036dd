"""`asyncdraft settings`: every choice, what it is now, and another one."""

import argparse
from itertools import groupby
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure, unknown
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.settings.declaration import Setting

JOINT = "."


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="list|get|set|reset", required=True)
    listing = actions.add_parser("list", help="all of them with their values")
    listing.add_argument("words", nargs="*", metavar="WORD", help="only those that these words are about")
    listing.add_argument("--changed", action="store_true", help="only those that are not the usual")
    listing.add_argument("--json", action="store_true", help="one JSON object of values by key")
    get = actions.add_parser("get", help="one value, as `set` reads it")
    get.add_argument("key", help="such as theme, or rules.tone.hedge")
    put = actions.add_parser("set", help="another value")
    put.add_argument("key")
    put.add_argument("value")
    reset = actions.add_parser("reset", help="back to the usual")
    reset.add_argument("key", nargs="?")
    reset.add_argument("--all", action="store_true", help="all choices; accounts, team and hours stay")


def run(options: argparse.Namespace, context: Context) -> int:
    {"list": _list, "get": _get, "set": _set, "reset": _reset}[options.action](options, context)
    return 0


def _list(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.settings.catalogue import SETTINGS, find
    from asyncdraft.core.settings.values import changed

    differ = changed(context.settings)
    found = find(" ".join(options.words))
    shown = [each for each in SETTINGS if each in found and (each.key in differ or not options.changed)]
    if options.json:
        print(as_json({each.key: _json_value(each, context) for each in shown}))
    elif not shown:
        print("Everything is as usual." if options.changed else "No setting is about that.")
    else:
        print("\n".join(_overview(shown, set(differ), context)))


def _overview(settings: "list[Setting]", differ: set[str], context: Context) -> list[str]:
    width = max(len(setting.key) for setting in settings)
    lines = []
    for section, members in groupby(settings, key=lambda setting: setting.section):
        lines.append(styled(section.value, "bold"))
        for setting in members:
            value = _shown(setting, context) or "-"
            mark = "*" if setting.key in differ else " "
            lines.append(f"{mark} {setting.key:<{width}}  {value:<12}  {styled(setting.title, 'faint')}")
    if differ & {setting.key for setting in settings}:
        lines.append(styled("* is not the usual; `asyncdraft settings reset KEY` brings that back.", "faint"))
    return lines


def _json_value(setting: "Setting", context: Context) -> Any:
    import msgspec

    from asyncdraft.core.settings.declaration import Hours

    if isinstance(setting.kind, Hours):
        from asyncdraft.cli import own_hours

        return own_hours.values(context)
    return msgspec.to_builtins(getattr(context.settings, setting.key))


def _shown(setting: "Setting", context: Context) -> str:
    from asyncdraft.core.settings.declaration import Hours
    from asyncdraft.core.settings.values import shown

    if isinstance(setting.kind, Hours):
        from asyncdraft.cli import own_hours

        return "; ".join(filter(None, own_hours.values(context).values()))
    return shown(setting.kind, getattr(context.settings, setting.key))


# One setting


def _get(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.settings.declaration import Hours, Table

    setting, entry = _named(options.key)
    if not entry:
        print(_shown(setting, context))
    elif isinstance(setting.kind, Hours):
        from asyncdraft.cli import own_hours

        print(own_hours.get(entry, context))
    elif isinstance(setting.kind, Table):
        print(getattr(context.settings, setting.key).get(entry, ""))


def _set(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.settings.declaration import Hours, Listing, Table

    setting, entry = _named(options.key)
    if isinstance(setting.kind, Hours):
        from asyncdraft.cli import own_hours

        print(own_hours.set_to(entry, options.value, context))
        return
    if isinstance(setting.kind, Listing):
        raise Failure(ELSEWHERE[setting.key])
    if isinstance(setting.kind, Table):
        _set_entry(setting, entry, options.value, context)
    else:
        _keep(setting.key, _checked(setting, options.value, context))
    print(f"{options.key}: {_value_now(setting, entry)}")


ELSEWHERE = {
    "accounts": "Accounts are added by `asyncdraft accounts add` or in the window.",
    "hints": "Hints are dismissed where they show; `asyncdraft settings reset hints` shows them again.",
    "shortcuts": "Keys are pressed, not typed: change them in the window, under Settings.",
}
"""What cannot be set as a word."""


def _checked(setting: "Setting", typed: str, context: Context) -> Any:
    """The value, if it can be used here. Raises Failure."""
    from asyncdraft.core.settings.declaration import Folder, TemplateName
    from asyncdraft.core.settings.values import parse

    try:
        value = parse(setting, typed)
    except ValueError as problem:
        raise Failure(f'{setting.key} is {problem}, not "{typed}".') from problem
    if isinstance(setting.kind, TemplateName):
        return context.template(value).name
    return _folder(setting.key, value) if isinstance(setting.kind, Folder) else value


def _folder(key: str, typed: str) -> str:
    from asyncdraft.storage.paths import expanded
    from asyncdraft.storage.team_file import FILE

    if not typed:
        return ""
    folder = expanded(typed).absolute()
    if folder.exists() and not folder.is_dir():
        raise Failure(f"{folder} is a file; name a folder.")
    if key == "team" and not (folder / FILE).exists():
        raise Failure(f"There is no {FILE} in {folder}; `asyncdraft team init {typed}` makes one.")
    return str(folder)


def _set_entry(setting: "Setting", entry: str, typed: str, context: Context) -> None:
    if setting.key in ELSEWHERE:
        raise Failure(ELSEWHERE[setting.key])
    if not entry:
        raise Failure(f"Name one of them, such as `asyncdraft settings set {setting.key}.tone.hedge off`.")
    from asyncdraft.cli.rules import rule_of
    from asyncdraft.core.checklist.finding import Severity

    rule = rule_of(entry, context)
    grades = ["off", *(grade.value for grade in Severity)]
    if typed not in grades:
        raise Failure(f'{setting.key}.{rule.id} is off, hint, warning or error, not "{typed}".')
    _keep(setting.key, {**getattr(context.settings, setting.key), rule.id: typed})


def _reset(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.settings.declaration import Hours, Listing
    from asyncdraft.core.settings.values import default

    if options.all:
        _reset_all(context)
        return
    if not options.key:
        raise Failure("Name the setting, or write --all.")
    setting, entry = _named(options.key)
    if isinstance(setting.kind, Hours):
        raise Failure("Zone, hours and holidays have no usual value; `asyncdraft settings set you.zone …`.")
    if isinstance(setting.kind, Listing) and setting.key == "accounts":
        raise Failure("`asyncdraft accounts remove` removes an account with its secret.")
    if entry:
        had = getattr(context.settings, setting.key)
        _keep(setting.key, {name: value for name, value in had.items() if name != entry})
    else:
        _keep(setting.key, default(setting))
    print(f"{options.key}: {_value_now(setting, entry) or '-'}")


def _reset_all(context: Context) -> None:
    from asyncdraft.core.settings.values import RESET_TOGETHER, changed, defaults
    from asyncdraft.storage import paths, settings

    differ = [key for key in changed(context.settings) if key in RESET_TOGETHER]
    settings.change(paths.settings_file(), defaults(differ))
    print(f"Back to the usual: {', '.join(differ)}." if differ else "Everything is as usual already.")


def _value_now(setting: "Setting", entry: str) -> str:
    from asyncdraft.core.settings.values import shown
    from asyncdraft.storage import paths, settings

    value = getattr(settings.load(paths.settings_file()).settings, setting.key)
    return str(value.get(entry, "")) if entry else shown(setting.kind, value)


def _keep(key: str, value: Any) -> None:
    from asyncdraft.storage import paths, settings

    settings.change(paths.settings_file(), {key: value})


def _named(typed: str) -> "tuple[Setting, str]":
    """The setting, and which of its entries."""
    from asyncdraft.core.settings.catalogue import BY_KEY
    from asyncdraft.core.settings.declaration import Hours, Table

    key, _dot, entry = typed.partition(JOINT)
    setting = BY_KEY.get(key.replace("-", "_"))
    if setting is None:
        problem = f'There is no setting "{key}".'
        raise unknown(problem, key, BY_KEY, "`asyncdraft settings list` shows them.")
    if entry and not isinstance(setting.kind, Table | Hours):
        raise Failure(f"{setting.key} is one value: write it without .{entry}.")
    return setting, entry
