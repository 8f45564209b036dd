"""The parser of a command: options stand anywhere, and a wrong argument is answered with one sentence."""

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from asyncdraft.cli.failure import Failure, unknown

REST = "--"


class Parser(argparse.ArgumentParser):
    """argparse gives files that can be left out no chance behind an option (bpo-14191), and an option of
    several values eats all that follows: both are put into an order that it understands.
    """

    def error(self, message: str) -> NoReturn:
        raise Failure(f"{message[:1].upper()}{message[1:]}. `{self.prog} --help` tells more.")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """argparse itself would speak of an "invalid choice" of an "argument", and list it in Python."""
        known = [str(choice) for choice in action.choices or ()]
        if not known or str(value) in known:
            return
        from asyncdraft.core.when.wording import all_of, any_of

        if action.nargs == argparse.PARSER:
            problem = f'{self.prog.partition(" ")[2]} has no "{value}"; it has {all_of(known)}.'
        else:
            name = "/".join(action.option_strings) or action.metavar or action.dest
            problem = f'{name} cannot be "{value}"; it is {any_of(known)}.'
        raise unknown(problem, str(value), known, f"`{self.prog} --help` tells more.")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        own = list(args or ())
        return super().parse_known_args(self._in_order(own), namespace)

    def _in_order(self, args: list[str]) -> list[str]:
        """What stands alone first; as it was where it holds an option that is not known or a command."""
        wanted = self._get_positional_actions()
        if not wanted or any(action.nargs in (argparse.PARSER, argparse.REMAINDER) for action in wanted):
            return args
        alone: list[list[str]] = []
        options: list[list[str]] = []
        left = args[: args.index(REST)] if REST in args else args
        while left:
            count = self._taken(left)
            if count is None:
                return args
            target = options if count else alone
            target.append(left[: max(count, 1)])
            left = left[max(count, 1) :]
        needed = sum(action.nargs is None for action in wanted) - len(alone)
        for values in options:
            while needed > 0 and self._takes_several(values[0]) and len(values) > 2:
                alone.append([values.pop()])
                needed -= 1
        if REST in args:
            return [*_flat(options), *_flat(alone), *args[args.index(REST) :]]
        return [*_flat(alone), *_flat(options)]

    def _taken(self, args: Sequence[str]) -> int | None:
        """How many of them the first takes if it is an option: 0 if it is none, None if it is not known."""
        name, _equals, value = args[0].partition("=")
        if not name.startswith("-") or name == "-":
            return 0
        action = self._option_string_actions.get(name)
        if action is None:
            return None
        if value or action.nargs == 0:
            return 1
        if action.nargs is None:
            return 2
        values = next((place for place, arg in enumerate(args[1:]) if arg.startswith("-")), len(args) - 1)
        return 1 + values

    def _takes_several(self, name: str) -> bool:
        action = self._option_string_actions.get(name)
        return action is not None and action.nargs == argparse.ONE_OR_MORE


def _flat(groups: Iterable[Iterable[str]]) -> list[str]:
    return [arg for group in groups for arg in group]
