"""What the overlap viewer paints: zones with their people, lines for moments, frames for slots."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from asyncdraft.gui.widgets.strip import DayMark
from asyncdraft.gui.widgets.time_track import CELLS_A_DAY

HEAD = 52
"""The height of dates and hours above all rows."""

HOUR_NAMES = {6: "06", 12: "12", 18: "18"}


@dataclass(frozen=True)
class PersonRow:
    """`first_look`, `hours` and `lands` stand at the right; the tones are colour roles."""

    name: str
    detail: str
    cells: Sequence[str]
    first_look: str = ""
    hours: str = ""
    hours_tone: str = "text"
    lands: str = ""
    lands_tone: str = "secondary"
    clock_changes: Sequence[float] = ()
    spoken: str = ""


@dataclass(frozen=True)
class ZoneRows:
    """`days` are the zone's own midnights."""

    cities: str
    clock: str
    days: Sequence[DayMark]
    people: Sequence[PersonRow]


@dataclass(frozen=True)
class Line:
    cell: float
    text: str
    role: str


@dataclass(frozen=True)
class GridPicture:
    """Positions are counted in half hours from the left edge. `days` head the picture.

    `slots` are from and to, the best first: they are framed and numbered.
    """

    zones: Sequence[ZoneRows] = ()
    cells: int = CELLS_A_DAY
    days: Sequence[DayMark] = ()
    now: Line | None = None
    send: Line | None = None
    deadline: Line | None = None
    slots: Sequence[tuple[float, float]] = ()
    hour_names: Mapping[int, str] = field(default_factory=lambda: dict(HOUR_NAMES))


@dataclass(frozen=True)
class Form:
    """Pixels, as at 100 %: of the names at the left and the figures at the right, of a zone's heading and of
    a person's row, and where the cells are in it. Without room at the sides names and figures stand above and
    below the cells.
    """

    left: int
    right: int
    heading: int
    row: int
    band: int


def tops_of(picture: GridPicture, form: Form) -> Iterator[int]:
    """Of each person's row."""
    top = HEAD
    for zone in picture.zones:
        top += form.heading
        for _person in zone.people:
            yield top
            top += form.row
