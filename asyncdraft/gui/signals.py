"""Signals whose payload mypy knows."""

from collections.abc import Callable
from typing import Generic, TypeVar, cast

from PySide6.QtCore import Signal

Payload = TypeVar("Payload")


class SignalOf(Generic[Payload]):
    """What a bound signal looks like to its users; never instantiated."""

    def connect(self, slot: Callable[[Payload], object]) -> None: ...

    def emit(self, payload: Payload) -> None: ...


def signal_of(kind: type[Payload]) -> SignalOf[Payload]:
    """A signal with one payload of type `kind`."""
    return cast("SignalOf[Payload]", Signal(kind))
