"""Reads and judges calendars in a process of their own, and makes an audit of the pieces that come back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from asyncdraft.core.meetings.meeting import CalendarFile, Problem
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.apart import pieces
from asyncdraft.storage.library import Library
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.core.meetings.audit import Audit
    from asyncdraft.core.meetings.calendar import File
    from asyncdraft.core.meetings.cost import KnownHours

Item = TypeVar("Item")
AT_ONCE = 20
"""So many meetings or problems go over in one piece: more would keep the window waiting."""


@dataclass(frozen=True)
class Wanted:
    """What is to be read, and who looks at it when (`now` in the zone of whoever looks)."""

    paths: tuple[str, ...]
    team: Team
    now: datetime
    style: Style

    @property
    def zone(self) -> str:
        return str(self.now.tzinfo)


@dataclass(frozen=True)
class Step:
    """How far the reading is."""

    done: int
    total: int


Tell = Callable[[object], object]


def read_audit(
    wanted: Wanted, progress: Callable[[int, int], object], stopped: Callable[[], bool]
) -> "Audit":
    """Without what the user decided. Raises Stopped, and StoreProblem where a file cannot be read."""
    from asyncdraft.core.meetings.audit import Audit, Row

    whole: Audit | None = None
    rows: list[Row] = []
    problems: list[Problem] = []
    for piece in pieces(judge_all, wanted, stopped):
        if isinstance(piece, Step):
            progress(piece.done, piece.total)
        elif isinstance(piece, Audit):
            whole = piece
        elif isinstance(piece, tuple):
            rows += [each for each in piece if isinstance(each, Row)]
            problems += [each for each in piece if isinstance(each, Problem)]
    assert whole is not None
    meetings = tuple(row.meeting for row in rows)
    calendar = replace(whole.calendar, meetings=meetings, problems=tuple(problems))
    return replace(whole, calendar=calendar, rows=tuple(rows))


def judge_all(wanted: Wanted, tell: Tell) -> None:
    """Hands over steps, then what could not be read, the meetings that take place in the window, and the
    audit without both. Raises StoreProblem.
    """
    from asyncdraft.core.meetings.audit import audit
    from asyncdraft.core.meetings.calendar import read

    files = [_file(Path(path)) for path in wanted.paths]
    calendar = read(
        files,
        wanted.zone,
        wanted.now,
        style=wanted.style,
        progress=lambda done, total: tell(Step(done, total)),
    )
    present = replace(calendar, meetings=tuple(each for each in calendar.meetings if each.occurrences))
    judge = Library(wanted.team).meeting_judge.judge
    judged = audit(present, wanted.zone, judge, _known_hours(calendar, wanted))
    for group in (*_grouped(calendar.problems), *_grouped(judged.rows)):
        tell(group)
    tell(replace(judged, rows=(), calendar=replace(calendar, meetings=(), problems=())))


def _known_hours(calendar: CalendarFile, wanted: Wanted) -> "KnownHours":
    from asyncdraft.core.meetings.cost import KnownHours
    from asyncdraft.core.meetings.window import midnight

    start = midnight(calendar.first, wanted.zone)
    end = midnight(calendar.last + timedelta(days=1), wanted.zone)
    library = Library(wanted.team)
    workers = [library.calendar(person, start) for person in wanted.team.people]
    return KnownHours(workers, start, end, wanted.style)


def _grouped(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    for start in range(0, len(items), AT_ONCE):
        yield tuple(items[start : start + AT_ONCE])


def _file(path: Path) -> "File":
    from asyncdraft.core.meetings.calendar import File

    try:
        return File(path.name, path.read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreProblem(
            say("{path} cannot be read ({reason}). Check its name and place.", path=path, reason=reason)
        ) from error
