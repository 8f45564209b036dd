"""Commands that are made when one of them is first carried out, and not at every start."""

from collections.abc import Callable, Iterable
from functools import partial


class LateCommands:
    """Has a method for each of `ids`; `made` gives the objects that have them, the last only if asked for."""

    def __init__(self, ids: Iterable[str], made: Callable[[], Iterable[object]]) -> None:
        self._made = made
        for action_id in ids:
            setattr(self, action_id, partial(self._carry_out, action_id))

    def _carry_out(self, action_id: str) -> None:
        next(getattr(own, action_id) for own in self._made() if hasattr(own, action_id))()
