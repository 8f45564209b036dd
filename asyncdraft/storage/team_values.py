"""The values of a team file: read with what was expected instead, and written in the same form.

Every reader takes what TOML or JSON holds and raises ValueError with the words that follow "expected".
"""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from asyncdraft.core.hours import minutes_of
from asyncdraft.core.people import MINUTES_A_DAY, DayOff
from asyncdraft.core.sla import Promise
from asyncdraft.core.text import say
from asyncdraft.core.when.zones import is_zone

PROMISE = re.compile(
    r"(?P<amount>\d{1,4}(?:\.\d{1,2})?)\s+(?:(?:working|business)\s+)?(?P<unit>hour|day)s?", re.IGNORECASE
)
REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
SHORTHAND = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
GRADES = ("off", "hint", "warning", "error")
ADDRESS = '"https://tracker.example.com/browse/PAY-{id}"'
DAYS_OFF = '"2026-12-24" or {first = "2026-12-24", reason = "leave"}'


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(say("a text in quotation marks"))
    return value


def texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(say('a list of texts such as ["one", "two"]'))
    return tuple(item.strip() for item in value if item.strip())


def turns(value: object) -> dict[str, str]:
    """From the Monday of a week, or any of its days, to the roster id of whoever takes it."""
    if not isinstance(value, Mapping) or not all(isinstance(person, str) for person in value.values()):
        raise ValueError(say("a table of weeks such as {example}", example='{"2026-12-07" = "ana"}'))
    return {str(week): str(person) for week, person in value.items()}


def named(value: object) -> str:
    if not text(value).strip():
        raise ValueError(say("a name that is not empty"))
    return str(value)


def zone_name(value: object) -> str:
    if not isinstance(value, str) or not is_zone(value):
        raise ValueError(say('a zone such as "Europe/London" (continent and city)'))
    return value


def region(value: object) -> str:
    """Only the form: whether the country is known is asked where its holidays are."""
    if value and not REGION.fullmatch(text(value)):
        raise ValueError(say('a country such as "JP", or a country and its region such as "GB-ENG"'))
    return str(value)


def link(value: object) -> str:
    address = text(value)
    if not address.startswith(("https://", "http://")) or "{id}" not in address:
        raise ValueError(
            say("an address with {place} in it, such as {example}", place="{id}", example=ADDRESS)
        )
    return address


def grade(value: object) -> str:
    if value not in GRADES:
        raise ValueError(say("one of {known}", known=", ".join(GRADES)))
    return str(value)


def promise(value: object) -> Promise:
    found = PROMISE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError(say('a span such as "4 working hours" or "1 working day"'))
    return Promise(float(found["amount"]), f"{found['unit'].lower()}s")


def clock_times(value: object) -> tuple[time, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_clock_time(item) for item in values)


def _clock_time(value: object) -> time:
    if isinstance(value, time):
        return value
    minutes = minutes_of(value) if isinstance(value, str) else MINUTES_A_DAY
    if minutes >= MINUTES_A_DAY:
        raise ValueError(say('times of day such as ["11:00", "16:00"]'))
    return time(*divmod(minutes, 60))


# --- days off ------------------------------------------------------------------------------------------


def days_off(value: object) -> tuple[DayOff, ...]:
    """A list of days ("2026-12-24"), spans ("2026-12-24..2026-12-31") and tables {first, last, reason}."""
    if not isinstance(value, list):
        raise ValueError(say('a list such as ["2026-12-24", "2026-12-28..2026-12-31"]'))
    return tuple(_day_off(item) for item in value)


def _day_off(value: object) -> DayOff:
    parts: Mapping[str, Any]
    if isinstance(value, Mapping):
        parts = value
    else:
        first, _, last = str(value).partition("..")
        parts = {"first": first, "last": last or first}
    try:
        first_day = _date(parts["first"])
        day = DayOff(first_day, _date(parts.get("last", first_day)), text(parts.get("reason", "")))
    except (KeyError, ValueError):
        raise ValueError(say("days such as {example}", example=DAYS_OFF)) from None
    if day.last < day.first:
        raise ValueError(say("days in order; {last} comes before {first}", last=day.last, first=day.first))
    return day


def day_off_value(day: DayOff) -> str | dict[str, str]:
    if day.reason:
        last = {"last": day.last.isoformat()} if day.last != day.first else {}
        return {"first": day.first.isoformat(), **last, "reason": day.reason}
    return day.first.isoformat() if day.first == day.last else f"{day.first}..{day.last}"


def date_value(value: object) -> date:
    try:
        return _date(value)
    except ValueError:
        raise ValueError(say('a day such as "2026-12-24"')) from None


def _date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(text(value).strip())
