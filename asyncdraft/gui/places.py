"""Cities, zones and regions with holidays as people type them, and what is offered while they do."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from asyncdraft.core.text import joined, say
from asyncdraft.core.when import zones
from asyncdraft.core.when.cities import Cities
from asyncdraft.gui.language import shown
from asyncdraft.gui.widgets.name_offers import dress

MOST_OFFERS, LEAST_TYPED = 12, 2


def read_zone(typed: str, cities: Cities) -> str:
    """Of a zone, a city, or both as offered: "Tokyo (Asia/Tokyo)". Raises ValueError with a sentence."""
    text = typed.strip()
    name = text.rpartition("(")[2].removesuffix(")") if text.endswith(")") else text
    if zones.is_zone(name):
        return name
    found = cities.find(name)
    if found:
        return found[0].zone
    near = joined(cities.nearest(name), ", ") if name else ""
    hint = (
        say("Did you mean {cities}?", cities=near)
        if near
        else say("Write a city or a zone such as Europe/London.")
    )
    problem = say("“{text}” is no city we know.", text=text) if text else say("A zone is needed.")
    raise ValueError(joined((problem, hint)))


def read_region(typed: str) -> str:
    """The code, of a code, a name, or both as offered: "Japan (JP)"; empty for none.

    Raises ValueError with a sentence.
    """
    from asyncdraft.core.when.holidays import region_code

    text = typed.strip()
    return region_code(text, shown) if text else ""


def offer_places(edit: QLineEdit, cities: Callable[[], Cities]) -> None:
    def find(typed: str) -> Iterable[str]:
        found = cities().search(typed, MOST_OFFERS)
        return (f"{place.name}, {place.country} ({place.zone})" for place in found)

    _offer(edit, find)


def offer_regions(edit: QLineEdit) -> None:
    def find(typed: str) -> Iterable[str]:
        from asyncdraft.core.when.holidays import find_regions

        return (f"{shown(name)} ({code})" for code, name in find_regions(typed, MOST_OFFERS, shown))

    _offer(edit, find)


def _offer(edit: QLineEdit, find: Callable[[str], Iterable[str]]) -> None:
    """In a list below `edit`, while somebody types."""
    words = QStringListModel(edit)
    completer = QCompleter(words, edit)
    dress(completer)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    edit.setCompleter(completer)
    edit.textEdited.connect(lambda typed: words.setStringList(_enough(typed, find)))


def _enough(typed: str, find: Callable[[str], Iterable[str]]) -> list[str]:
    return list(find(typed)) if len(typed) >= LEAST_TYPED else []
