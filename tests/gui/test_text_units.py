"""What is written in an editor is asked for with each key."""

from collections.abc import Callable
from time import process_time

from PySide6.QtGui import QTextDocument

from asyncdraft.gui.text_units import written_in

TRIES, MOST = 9, 5
"""The best of so many; a table that asks each letter takes twenty times as long as Qt's copy."""


def test_line_ends_and_spaces_are_kept_as_they_were_written(qapp: object) -> None:
    document = QTextDocument("one\u2028two\nthree\u00a0four")
    assert written_in(document) == "one\ntwo\nthree\u00a0four"


def test_a_long_text_costs_little_more_than_its_copy(qapp: object) -> None:
    document = QTextDocument("The pump of hall 3 drips again.\n" * 4000)
    assert _least(lambda: written_in(document)) < MOST * _least(document.toRawText)


def _least(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    return min(_taken(work) for _try in range(TRIES))


def _taken(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
