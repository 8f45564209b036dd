"""What a deadline means to a reader: where it lands, how much time it gives, what more costs nothing."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from asyncdraft.core.text import say
from asyncdraft.core.when.minutes import minute_from
from asyncdraft.core.when.roundtrip import lands
from asyncdraft.core.when.wording import near, weekday_clock
from asyncdraft.core.when.working import EDGE_MINUTES, Calendar, Kind
from asyncdraft.core.when.writing import STYLE, Style, duration

WORTH_SAYING = 30
"""Minutes below which a gain is not worth mentioning."""
EVENING = range(17, 20)
WORDS: dict[Kind, str] = {
    "weekend": say("weekend"),
    "holiday": say("holiday"),
    "off": say("day off"),
    "unknown": say("hours not known"),
}


class Landing(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline as one reader meets it, on the reader's own clock.

    `name` is that of the holiday or the reason of the day off. `minutes` are their working minutes before it,
    None without known hours; `is_short` says that these are fewer than wanted. `first_look` is UTC,
    `first_look_text` the same as "Tue 09:00".
    """

    kind: Kind
    clock: str
    words: str
    name: str
    first_look: datetime | None
    first_look_text: str
    minutes: int | None
    is_short: bool

    @property
    def text(self) -> str:
        """ "Wed 02:00, night"."""
        return say("{clock}, {words}", clock=self.clock, words=self.words)

    @property
    def hours_text(self) -> str:
        """ "5 h 30"; empty without known hours."""
        return "" if self.minutes is None else duration(self.minutes)


def landing(
    reader: Calendar, now: datetime, deadline: datetime, wanted: int = 0, style: Style = STYLE
) -> Landing:
    minutes = reader.minutes(now, deadline) if reader.is_known else None
    first_look = reader.next_minute(now)
    kind = lands(reader, deadline)
    return Landing(
        kind=kind,
        clock=weekday_clock(deadline, reader.person.zone, style),
        words=_words(reader, deadline, kind),
        name="" if kind == "work" else reader.state(deadline).name,
        first_look=first_look,
        first_look_text=near(first_look, now, reader.person.zone, style) if first_look else "",
        minutes=minutes,
        is_short=minutes is not None and minutes < wanted,
    )


class FreeMove(msgspec.Struct, frozen=True):
    """A later deadline `at` (UTC) at no cost to the writer; `gains` are first names with working minutes."""

    at: datetime
    gains: tuple[tuple[str, int], ...]


def free_move(writer: Calendar, readers: Sequence[Calendar], deadline: datetime) -> FreeMove | None:
    """The latest deadline for which the writer, who looks only when they start again, waits no longer."""
    start = writer.next_minute(deadline)
    if not start or start <= deadline:
        return None
    gains = [(reader.person.first_name, reader.minutes(deadline, start)) for reader in readers]
    worth = sorted((gain for gain in gains if gain[1] >= WORTH_SAYING), key=lambda gain: -gain[1])
    return FreeMove(start, tuple(worth)) if worth else None


def _words(reader: Calendar, deadline: datetime, kind: Kind) -> str:
    if kind == "work":
        return say("at work")
    state = reader.state(deadline)
    if state.kind == "night":
        return say("evening") if deadline.astimezone(reader.zone).hour in EVENING else say("night")
    if state.kind == "edge":
        return say("before work") if _starts_soon(reader, deadline) else say("after work")
    return WORDS[state.kind]


def _starts_soon(reader: Calendar, at: datetime) -> bool:
    minute = minute_from(at)
    coming = reader.next_span(minute)
    return coming is not None and coming[0] - minute <= EDGE_MINUTES
