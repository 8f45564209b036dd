"""Work on hostile input has to end; how fast it is, the benchmarks tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

PATIENCE = 30.0
"""Seconds of the processor, on however busy a machine: what grows with the square takes longer."""


@contextmanager
def ends() -> Iterator[None]:
    begun = process_time()
    yield
    assert process_time() - begun < PATIENCE
