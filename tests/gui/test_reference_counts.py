"""PySide6 6.12.0 takes a reference from None and True at each void call and emit, until CPython aborts."""

import sys
from importlib.metadata import version

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

TIMES = 1000
NOISE = 200
IMMORTAL = 2**30
"""From Python 3.12 on None and True count from above this (PEP 683), and no count frees them."""


class Sender(QObject):
    sent = Signal(bool)


def test_calls_and_signals_take_no_references(qapp: QApplication) -> None:
    sender = Sender()
    received: list[bool] = []
    sender.sent.connect(received.append)
    least = [min(sys.getrefcount(each) - NOISE, IMMORTAL) for each in (None, True)]

    for _time in range(TIMES):
        sender.setObjectName("sender")
        sender.blockSignals(False)
        sender.sent.emit(True)
    count = len(received)
    received.clear()

    assert count == TIMES
    assert sys.getrefcount(None) > least[0]
    assert sys.getrefcount(True) > least[1]


def test_the_version_is_one_that_counts_right() -> None:
    major, minor = version("PySide6-Essentials").split(".")[:2]
    assert (major, minor) == ("6", "11")
