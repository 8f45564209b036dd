"""How values print, and what a rendering knows while they do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from asyncdraft.core.draft import Channel
from asyncdraft.core.people import Person
from asyncdraft.core.templates.metering import Meter
from asyncdraft.core.templates.views import Day, LinkView, Moment, PersonView, Rows
from asyncdraft.core.text import say
from asyncdraft.core.when import writing

COST_OF_A_TIME = 60
"""In steps."""


class Scene(msgspec.Struct, kw_only=True):
    """What a rendering knows beside its values, and what it notes on its way.

    `zones` are those of writer and readers, in the order in which a deadline names them. `holidays` gives the
    writer's, and is only asked when a working day is counted. `dates` collects the instants written, as
    phrase and seconds since 1970; `closing` is the signature written.
    """

    now: datetime
    channel: Channel
    meter: Meter
    writer: Person | None = None
    zones: tuple[str, ...] = ()
    style: writing.Style = writing.STYLE
    holidays: Callable[[], Mapping[date, str]] = dict
    dates: dict[str, int] = {}
    closing: str = ""

    @property
    def writer_zone(self) -> str:
        return self.writer.zone if self.writer else "UTC"

    def written(self, phrase: str, at: datetime) -> str:
        self.meter.spend(COST_OF_A_TIME)
        self.dates[phrase] = int(at.timestamp())
        return phrase


class WrongValueError(Exception):
    """A filter got something it cannot work on; the text is a sentence."""


def text_of(scene: Scene, value: Any) -> str:
    """How a value prints."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    writer = next((write for kind, write in WRITERS.items() if isinstance(value, kind)), None)
    if writer is None:
        raise WrongValueError(say("This value has no text of its own; print one of its parts."))
    return writer(scene, value)


def _moment_text(scene: Scene, moment: Moment) -> str:
    if moment.at is None:
        return ""
    return scene.written(writing.full(moment.at, (moment.zone, *scene.zones), scene.style), moment.at)


def link_text(_: Scene, link: LinkView) -> str:
    if link.url and link.label:
        return f"[{link.label}]({link.url})"
    return f"<{link.url}>" if link.url else link.label


def _items_text(scene: Scene, values: Iterable[Any]) -> str:
    return ", ".join(text_of(scene, value) for value in values)


def _table_text(scene: Scene, rows: Rows) -> str:
    if not rows:
        return ""
    titles = [_cell(column.title) for column in rows.columns]
    cells = [[_cell(text_of(scene, row[column.name])) for column in rows.columns] for row in rows]
    lines = [titles, ["---"] * len(titles), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


WRITERS: Mapping[type, Callable[[Scene, Any], str]] = {
    Moment: _moment_text,
    Day: lambda _, day: day.text,
    PersonView: lambda _, person: person.name,
    LinkView: link_text,
    Rows: _table_text,
    tuple: _items_text,
    list: _items_text,
}
