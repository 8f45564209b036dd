"""Which events of calendar files are one series: its rule, its exceptions, and older versions of both."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from asyncdraft.core.meetings.event import Event
from asyncdraft.core.meetings.plan import Plan, orphan
from asyncdraft.core.meetings.unreadable import CalledOff
from asyncdraft.core.meetings.zone_names import ZoneNames
from asyncdraft.core.text import say


class Found(msgspec.Struct, frozen=True, gc=False):
    """An event and where it stands."""

    event: Event
    names: ZoneNames
    file: str


class Series(NamedTuple):
    """The events of one meeting; `first` has its rule, unless the file holds only some of its times."""

    uid: str
    first: Found
    changes: tuple[Event, ...] = ()

    def plan(self) -> Plan:
        """Raises Unreadable."""
        event = replace(self.first.event, uid=self.uid)
        alone = event.instead_of is not None or not (event.rules or event.dates)
        if alone and self.changes:
            return orphan([event, *self.changes], self.first.names)
        if event.cancelled:
            raise CalledOff(say("is cancelled"))
        return Plan(event, self.changes, self.first.names)


def all_series(found: Iterable[Found]) -> Iterator[Series]:
    """By UID. Some programs give one to several meetings: the later ones then get a number behind it."""
    by_uid: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        by_uid[each.event.uid or f"line-{each.event.line}@{each.file}"].append(each)
    for uid, same in by_uid.items():
        if len(same) == 1:
            yield Series(uid, same[0])
        else:
            yield from _meetings(uid, same)


def _meetings(uid: str, same: Sequence[Found]) -> Iterator[Series]:
    whole = _current([each for each in same if each.event.instead_of is None])
    changes = _current([each for each in same if each.event.instead_of is not None])
    by_title: dict[str, list[Found]] = defaultdict(list)
    for each in whole or changes[:1]:
        by_title[f"{each.event.title}\0{each.event.line if each.event.rules else ''}"].append(each)
    leaders = sorted(by_title.values(), key=lambda each: not each[0].event.rules)
    rest = tuple(each.event for each in (changes if whole else changes[1:]))
    for number, (leader, *others) in enumerate(leaders):
        own = (*(each.event for each in others), *(rest if number == 0 else ()))
        yield Series(f"{uid}#{number + 1}" if number else uid, leader, own)


def _current(events: Sequence[Found]) -> list[Found]:
    """Without older versions: those of the same start, and of a series or another file under one title."""
    newest: dict[tuple[object, ...], Found] = {}
    for each in sorted(events, key=lambda each: (each.event.sequence, len(each.event.attendees))):
        newest[each.event.start, each.event.title, each.event.instead_of] = each
    return [each for each in newest.values() if not any(_replaces(other, each) for other in newest.values())]


def _replaces(newer: Found, older: Found) -> bool:
    new, old = newer.event, older.event
    if new.sequence <= old.sequence or new.instead_of != old.instead_of:
        return False
    moved = new.title == old.title and (bool(old.rules) or newer.file != older.file)
    return moved or new.start == old.start
