"""What is typed into the forms of promises, focus blocks and the rota, each read or refused in a sentence."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from asyncdraft.core.day_times import in_24_hours
from asyncdraft.core.focus.notation import focus_block
from asyncdraft.core.people import FocusBlock
from asyncdraft.core.sla import Sla
from asyncdraft.core.text import say
from asyncdraft.storage import team_values

T = TypeVar("T")


def promise_of(typed: Mapping[str, str]) -> Sla:
    """Raises ValueError with the sentence on what was expected."""
    channels = {}
    for line in typed_lines(typed["channels"]):
        channel, sign, promised = line.partition("=")
        if not sign or not channel.strip():
            raise ValueError(
                say(
                    "Write a channel and its promise, such as chat = 4 working hours, not “{line}”.",
                    line=line,
                )
            )
        channels[channel.strip()] = _read(say("The promise"), team_values.promise, promised.strip())
    triage = [part.strip() for part in in_24_hours(typed["triage"]).split(",") if part.strip()]
    return Sla(
        channels=channels,
        triage=_read(say("Triage"), team_values.clock_times, triage),
        emergency=typed["emergency"].strip(),
        asks=tuple(typed_lines(typed["asks"])),
        exceptions=tuple(typed_lines(typed["exceptions"])),
        agreed=typed_date(say("“Agreed on”"), typed["agreed"]),
        review=typed_date(say("“Look at it again on”"), typed["review"]),
    )


def typed_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def typed_block(line: str) -> FocusBlock:
    try:
        return focus_block(line)
    except ValueError:
        pass
    try:
        return focus_block(in_24_hours(line))
    except ValueError as error:
        raise ValueError(say("“{line}” should be {error}.", line=line, error=error)) from error


def typed_date(called: str, text: str) -> date | None:
    return _read(called, team_values.date_value, text.strip()) if text.strip() else None


def _read(called: str, read: Callable[[object], T], value: object) -> T:
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(say("{called} should be {error}.", called=called, error=error)) from error
