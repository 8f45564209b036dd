"""The keys of actions as Markdown, from the table of actions: for the help and the documentation."""

import re
from collections.abc import Callable, Iterable

from asyncdraft.gui.actions import ActionDef, action_name, by_menu, menu_title, portable_keys
from asyncdraft.gui.language import tr

PLACE = re.compile(r"^\{shortcuts: (?P<menus>.+)\}$", re.MULTILINE)
Written = Callable[[str], str]
"""How the portable name of a key is written."""


def fill(text: str, written: Written) -> str:
    """With a table in each place that names menus."""
    return PLACE.sub(lambda found: f"## {tr('Keys')}\n\n" + _table(_named(found["menus"]), written), text)


def all_shortcuts(written: Written) -> str:
    parts = [
        f"## {menu_title(menu)}\n\n{_table(actions, written)}"
        for menu, actions in by_menu().items()
        if any(portable_keys(action) for action in actions)
    ]
    return "\n\n".join(parts)


def _named(menus: str) -> list[ActionDef]:
    table = by_menu()
    return [action for menu in menus.split(", ") for action in table[menu]]


def _table(actions: Iterable[ActionDef], written: Written) -> str:
    rows = [f"| {_keys(action, written)} | {_text(action)} |" for action in actions if portable_keys(action)]
    head = f"| {tr('keys')} | {tr('does')} |"
    return "\n".join((head, "|---|---|", *rows))


def _keys(action: ActionDef, written: Written) -> str:
    return f" {tr('or')} ".join(f"`{written(keys)}`" for keys in portable_keys(action))


def _text(action: ActionDef) -> str:
    text = f"**{action_name(action)}**"
    return f"{text}: {tr(action.tip)}" if action.tip else text
