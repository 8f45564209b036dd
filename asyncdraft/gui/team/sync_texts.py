"""How the moments and changes of a shared team folder read."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from asyncdraft.core.sync.conflict import Changed
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.widgets.sectioned_list import Entry

WEEK = timedelta(days=6)


class Moments:
    """Of the writer's zone and clock, as short as `now` lets them be."""

    def __init__(self, now: datetime, style: Style) -> None:
        self._now = now
        self._style = style

    def near(self, at: datetime) -> str:
        """ "15:30" today, "Mon 15:30" within a week, "Mon 5 Oct" before."""
        day, clock = self.day(at), self.clock(at)
        if day == self.day(self._now):
            return clock
        if self._now - at >= WEEK:
            return day
        weekday = writing.DAY_NAMES[at.astimezone(self._now.tzinfo).weekday()]
        return say("{weekday} {clock}", weekday=weekday, clock=clock)

    def clock(self, at: datetime) -> str:
        return writing.clock(at, str(self._now.tzinfo), self._style)

    def day(self, at: datetime) -> str:
        local = at.astimezone(self._now.tzinfo)
        return writing.date_text(local) if local.year == self._now.year else writing.date_and_year(local)


def by_day(changes: Sequence[Changed], moments: Moments) -> list[tuple[str, list[Entry]]]:
    """A heading and an entry for each thing that was changed on that day, in the order given."""
    return [
        (day, [entry for change in group for entry in _entries(change, moments)])
        for day, group in groupby(changes, key=lambda change: moments.day(change.at))
    ]


def _entries(change: Changed, moments: Moments) -> list[Entry]:
    who = joined((change.author, moments.clock(change.at)), ", ")
    return [
        Entry(
            f"{change.at.isoformat()} {entry}",
            str(entry),
            say("{who}: {detail}", who=who, detail=entry.detail) if entry.detail else who,
        )
        for entry in change.entries
    ]
