"""Work in a process of its own: its pieces come over one by one, and it ends when nobody wants them."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from asyncdraft.gui.apart import Stopped, pieces
from asyncdraft.storage.problem import StoreProblem


def count_up(end: int, tell: Callable[[int], object]) -> None:
    tell(os.getpid())
    for number in range(end):
        tell(number)


def go_on_for_ever(_argument: int, tell: Callable[[int], object]) -> None:
    for number in count():
        tell(number)


def wait_for_ever(argument: int, tell: Callable[[int], object]) -> None:
    tell(argument)
    multiprocessing.Event().wait()


def refuse(sentence: str, _tell: Callable[[int], object]) -> None:
    raise StoreProblem(sentence)


def vanish(_argument: int, _tell: Callable[[int], object]) -> None:
    os._exit(3)


def go_on() -> bool:
    return False


def after(rounds: int) -> Callable[[], bool]:
    """Says stop when it was asked so many times."""
    left: Iterator[int] = iter(range(rounds))
    return lambda: next(left, None) is None


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def test_the_pieces_come_in_order_from_another_process() -> None:
    pid, *numbers = pieces(count_up, 3, go_on)
    assert pid != os.getpid()
    assert numbers == [0, 1, 2]


def test_its_errors_are_raised_here() -> None:
    with pytest.raises(StoreProblem, match=r"gone\.ics cannot be read"):
        list(pieces(refuse, "gone.ics cannot be read.", go_on))


@pytest.mark.parametrize("work", [go_on_for_ever, wait_for_ever])
def test_it_ends_when_it_is_stopped(work: Callable[[int, Callable[[int], object]], None]) -> None:
    with pytest.raises(Stopped):
        list(pieces(work, 1, after(20)))


def test_it_ends_with_whoever_reads_no_further() -> None:
    coming = pieces(go_on_for_ever, 1, go_on)
    assert next(coming) == 0
    coming.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(RuntimeError, match="has ended before its end"):
        list(pieces(vanish, 1, go_on))
