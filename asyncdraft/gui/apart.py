"""Work in a process of its own: what computes for seconds would hold the interpreter, and keys would wait.

A thread is not enough for it: measured with 20,000 events, one held the event loop for half a second.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Argument = TypeVar("Argument")
Piece = TypeVar("Piece")
LOOK_EVERY_S = 0.05


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Whoever asked for the work no longer wants it."""


class _End:
    """Nothing follows."""


class _Failure:
    def __init__(self, error: Exception) -> None:
        self.error = error


def pieces(
    work: Callable[[Argument, Callable[[Piece], object]], object],
    argument: Argument,
    stopped: Callable[[], bool],
) -> Iterator[Piece]:
    """What `work` hands over there, one after the other; each piece should be small.

    `work` is a function of a module, and what goes there and back can be pickled. Errors of it are raised
    here. Raises Stopped; the process ends with that, and with whoever reads no further.
    """
    from multiprocessing import get_context

    context = get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_carry_out, args=(work, argument, sending), daemon=True)
    process.start()
    sending.close()
    try:
        while not isinstance(piece := _next(receiving, stopped), _End):
            if isinstance(piece, _Failure):
                raise piece.error
            yield piece  # type: ignore[misc]
    finally:
        process.terminate()
        process.join()
        process.close()
        receiving.close()


def _next(receiving: "Connection", stopped: Callable[[], bool]) -> object:
    while not receiving.poll(LOOK_EVERY_S):
        if stopped():
            raise Stopped
    if stopped():
        raise Stopped
    try:
        return receiving.recv()
    except EOFError:
        raise RuntimeError("The process that did the work has ended before its end.") from None


def _carry_out(
    work: Callable[[Argument, Callable[[Piece], object]], object], argument: Argument, sending: "Connection"
) -> None:
    try:
        work(argument, sending.send)
        sending.send(_End())
    except Exception as error:  # noqa: BLE001 - raised again by whoever waits for the work
        sending.send(_Failure(error))
