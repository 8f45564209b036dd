"""A way to say the hours of readers, where they are missed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton

from asyncdraft.core.people import Person
from asyncdraft.core.text import say
from asyncdraft.core.when.outlook import Outlook
from asyncdraft.gui.widgets.basics import button


def without_hours(outlook: Outlook) -> Sequence[Person]:
    """The readers whose hours are missed."""
    missed = outlook.readers if outlook.notes else ()
    return [reader.calendar.person for reader in missed if not reader.calendar.is_known]


def hours_link(without: Sequence[Person], wanted: Callable[[str], object]) -> QPushButton:
    """`wanted` gets the id of the reader, empty for several."""
    one = without[0] if len(without) == 1 else None
    words = say("Say {name}’s hours", name=one.first_name) if one else say("Say their hours")
    return button(words, partial(wanted, one.id if one else ""), kind="link", scale="small")
