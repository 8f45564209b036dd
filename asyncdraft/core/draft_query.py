"""What is typed to find drafts: words, and filters such as `to:kenji`, `is:sent` or `before:2026-11-01`."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import msgspec

from asyncdraft.core.text import say

PART = re.compile(
    r'(?P<open>[A-Za-z]+):(?=\s|$)|(?:(?P<key>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S+))'
)
DAY = "%Y-%m-%d"


class Is(StrEnum):
    """What `is:` takes. A draft that waits was copied or sent, and its deadline is ahead."""

    DRAFT = "draft"
    COPIED = "copied"
    SCHEDULED = "scheduled"
    SENT = "sent"
    ANSWERED = "answered"
    ARCHIVED = "archived"
    WAITING = "waiting"
    OVERDUE = "overdue"
    DELETED = "deleted"


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """All that is given must hold; within `states` and within each tuple of `to` and `templates` one does.

    `to` and `templates` hold beginnings of roster ids and template names. `since` and `until` bound the
    last change: from `since` on, before `until`, both aware. `problems` are sentences for the user.
    """

    words: tuple[str, ...] = ()
    to: tuple[tuple[str, ...], ...] = ()
    templates: tuple[tuple[str, ...], ...] = ()
    states: tuple[Is, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    problems: tuple[str, ...] = ()


EVERYTHING = Query()
TRASH = Query(states=(Is.DELETED,))
Names = Mapping[str, str]


def parse(text: str, now: datetime, people: Names = {}, templates: Names = {}) -> Query:  # noqa: B006
    """`now` is aware, in the user's zone; `people` and `templates` are names to show by id."""
    reader = _Reader(now, people, templates)
    for part in PART.finditer(text):
        reader.take(part)
    return reader.query()


class _Reader:
    def __init__(self, now: datetime, people: Names, templates: Names) -> None:
        self._now = now
        self._people = people
        self._templates = templates
        self._found: dict[str, list[object]] = {}
        self._filters: Mapping[str, Callable[[str], None]] = {
            "to": lambda value: self._add("to", _ids(value, people)),
            "template": lambda value: self._add("templates", _ids(value, templates)),
            "is": self._state,
            "before": lambda value: self._bound("before", value, until=0),
            "after": lambda value: self._bound("after", value, since=1),
            "on": lambda value: self._bound("on", value, since=0, until=1),
        }

    def take(self, part: re.Match[str]) -> None:
        if part["open"]:
            if part["open"].lower() not in self._filters:
                self._add("words", part["open"])
            return
        value = part["quoted"] if part["quoted"] is not None else part["bare"]
        read = self._filters.get((part["key"] or "").lower())
        if read is not None:
            read(value)
        elif word := part[0].replace('"', " ").strip():
            self._add("words", word)

    def query(self) -> Query:
        tuples = {
            name: tuple(self._found.get(name, ()))
            for name in ("words", "to", "templates", "states", "problems")
        }
        since = [at for at in self._found.get("since", ()) if isinstance(at, datetime)]
        until = [at for at in self._found.get("until", ()) if isinstance(at, datetime)]
        bounds = {"since": max(since, default=None), "until": min(until, default=None)}
        return Query(**tuples, **bounds)  # type: ignore[arg-type]

    def _add(self, name: str, value: object) -> None:
        self._found.setdefault(name, []).append(value)

    def _state(self, value: str) -> None:
        named = [state for state in Is if state.value.startswith(value.lower())]
        for state in named:
            self._add("states", state)
        if not named:
            self._add("problems", say("“is:{value}” is none of {join}.", value=value, join=", ".join(Is)))

    def _bound(self, key: str, value: str, *, since: int | None = None, until: int | None = None) -> None:
        """`since` and `until`: how many spans behind the start of what was named."""
        span = _span(value, self._now.date())
        if span is None:
            example = f"{key}:{self._now:{DAY}}"
            self._add(
                "problems",
                say("“{typed}” needs a day, such as {example}.", typed=f"{key}:{value}", example=example),
            )
            return
        if since is not None:
            self._add("since", self._midnight(span[since]))
        if until is not None:
            self._add("until", self._midnight(span[until]))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._now.tzinfo)


def _ids(value: str, names: Names) -> tuple[str, ...]:
    """Every id of which the id, the name or a word of the name begins so; what is typed, where none does."""
    typed = value.casefold()
    found = tuple(
        key
        for key, name in names.items()
        if any(text.casefold().startswith(typed) for text in (key, name, *name.split()))
    )
    return found or (value,)


def _span(value: str, today: date) -> tuple[date, date] | None:
    """The first day of what is named, and the first behind it."""
    days = {"today": 0, "yesterday": 1}
    if value.lower() in days:
        day = today - timedelta(days=days[value.lower()])
        return day, day + timedelta(days=1)
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}", value):
            year, month = map(int, value.split("-"))
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", value):
            day = date(*map(int, value.split("-")))
            return day, day + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return None
