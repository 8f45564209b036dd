"""A store that refuses what it is to keep, as on a full disk, for as long as a block takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest

from asyncdraft.storage.problem import StoreProblem

FULL = "The disk is full."


@contextmanager
def full_disk(place: object, *writes: str) -> Iterator[None]:
    """`writes` are what `place`, a class or a module, writes with."""

    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise StoreProblem(FULL)

    with pytest.MonkeyPatch.context() as full:
        for name in writes:
            full.setattr(place, name, refuse)
        yield
