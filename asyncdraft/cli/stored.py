"""Finds what the beginning of an id means."""

from typing import Protocol, TypeVar

from asyncdraft.cli.failure import Failure

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


class Store(Protocol[Value_co]):
    def ids(self, beginning: str, /) -> tuple[str, ...]: ...

    def get(self, value_id: str, /) -> Value_co: ...


def stored(store: Store[Value], beginning: str, called: str, listed_by: str) -> Value:
    """Raises Failure when none or more than one begins so; `listed_by` is the command that shows the ids."""
    found = store.ids(beginning)
    if len(found) != 1:
        count = "more than one" if found else "no"
        raise Failure(
            f'There is {count} {called} whose id begins with "{beginning}"; `{listed_by}` shows the ids.'
        )
    return store.get(found[0])
