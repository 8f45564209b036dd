"""What the overlap view speaks of: whose hours, which deadline, and which days are seen."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from asyncdraft.core.draft import Deadline
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when import overlap, writing
from asyncdraft.core.when.fairness import SetDeadline
from asyncdraft.core.when.outlook import Outlook
from asyncdraft.core.when.overlap import Stretch
from asyncdraft.core.when.wording import weekday_clock
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import Style
from asyncdraft.core.when.zones import zone
from asyncdraft.gui.widgets.time_track import CELLS_A_DAY

MOST_CLOCKS, FEW_CLOCKS = 5, 3


class Scene(msgspec.Struct, frozen=True):
    """`now` is on the writer's clock; `past` are the deadlines that were set before; `shown_in` is the zone
    whose days and hours head the picture, where it is not the writer's.
    """

    now: datetime
    outlook: Outlook = Outlook()
    deadline: Deadline = Deadline()
    writer: Calendar | None = None
    past: Sequence[SetDeadline] = ()
    shown_in: str = ""

    @property
    def calendars(self) -> list[Calendar]:
        """The writer's first."""
        own = [self.writer] if self.writer else []
        return [*own, *(reader.calendar for reader in self.outlook.readers)]

    @property
    def zones(self) -> list[str]:
        return list(dict.fromkeys(calendar.person.zone for calendar in self.calendars))

    @property
    def has_many_zones(self) -> bool:
        """Too many to name the clock of each."""
        return len(self.zones) > MOST_CLOCKS

    @property
    def home(self) -> str:
        return self.writer.person.zone if self.writer else "UTC"

    @property
    def axis(self) -> str:
        """The zone in which days and hours are shown; one of somebody who has gone since is none."""
        return self.shown_in if self.shown_in in self.zones else self.home

    @property
    def style(self) -> Style:
        return self.outlook.style

    @property
    def midnight(self) -> datetime:
        """The last one in the zone that is shown."""
        return self.now.astimezone(zone(self.axis)).replace(hour=0, minute=0, second=0, microsecond=0)

    def clock(self, at: datetime) -> str:
        return writing.clock(at, self.axis, self.style)

    def moment(self, at: datetime) -> str:
        """ "Tue 17:00" on the clock that is shown."""
        return weekday_clock(at, self.axis, self.style)

    def elsewhere(self, at: datetime, home: str) -> str:
        """The same instant on everybody else's clock, as far as there is room for all of them."""
        _own, *others = writing.phrases(at, [home, *self.zones], self.style)
        if len(others) < MOST_CLOCKS:
            return joined(others, " · ")
        return joined(
            [*others[:FEW_CLOCKS], say("{count} other zones", count=len(others) - FEW_CLOCKS)], " · "
        )

    def summary(self) -> str:
        """ "7 readers and you, 5 zones"."""
        count, zones = len(self.outlook.readers), len(self.zones)
        readers = say_count("{count} reader", "{count} readers", count)
        told = say("{readers} and you", readers=readers) if self.writer else readers
        return say(
            "{readers}, {zones}", readers=told, zones=say_count("{count} zone", "{count} zones", zones)
        )


def days_shown(scene: Scene, first: int, count: int) -> Stretch:
    """`count` days from the one on that is `first` days after today."""
    start = scene.midnight + timedelta(days=first)
    return Stretch(start.astimezone(UTC), count * CELLS_A_DAY)


def as_text(scene: Scene, days: Stretch) -> str:
    marks = {"now": scene.now}
    if scene.deadline.at:
        marks["deadline"] = scene.deadline.at
    return overlap.as_text(scene.calendars, days.start, days.cells // 2, 60, marks, scene.axis)
