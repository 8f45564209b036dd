"""The criteria of an exercise: what one answer must have, in a form that a file can say.

A criterion is one line of the file: `- kind: argument -- the reason`. The kinds are declared here, once: how
they are written, what they mean, and how their argument is read.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from asyncdraft.core.practice.expectation import not_one
from asyncdraft.core.text import say
from asyncdraft.core.when.zones import is_zone, zone

SENTENCE_END = (".", "!", "?")
INSTANT = re.compile(r"(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d)\s*(?:\[(?P<bracket>[\w/+-]+)\]|(?P<zone>[\w/+-]+))")
AMOUNT = re.compile(r"(?P<amount>\d+)\s*(?P<unit>words?|lines?|sentences?)")
RANGE = re.compile(r"(?P<least>\d+)(?:\s*[-–]\s*(?P<most>\d+))?")


class Demand(StrEnum):
    """The name of a member is what code calls it, the value what a file does."""

    NAMES = "names"
    SAYS = "says"
    AVOIDS = "avoids"
    ANSWERABLE = "answerable"
    HOLDS = "holds"
    WITHOUT = "without"
    IN_HOURS = "in hours of"
    ON_CLOCK = "on the clock of"
    STATES = "states"
    NOT_BEFORE = "not before"
    NOT_AFTER = "not after"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    BULLETS = "bullets"
    LINKS = "links"


class Amount(msgspec.Struct, frozen=True):
    """`unit` is "words", "lines" or "sentences"."""

    number: int
    unit: str


class Range(msgspec.Struct, frozen=True):
    """Both ends included; `most` is None for no upper end."""

    least: int
    most: int | None = None


Choices = tuple[tuple[str, ...], ...]
"""Every group is wanted; within a group one of the wordings does."""

Argument = Choices | tuple[str, ...] | Amount | Range | datetime | str | None


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is how the file writes it; `reason` says in a sentence what it does for the reader."""

    demand: Demand
    argument: Argument = None
    text: str
    reason: str


class Form(msgspec.Struct, frozen=True):
    """How a kind of criterion is written. `read` takes its argument and raises ValueError with what follows
    "expected".
    """

    example: str
    help: str
    read: Callable[[str], Argument]


def _nothing(text: str) -> None:
    if text:
        raise ValueError(say("nothing behind the word"))


def _groups(text: str) -> Choices:
    groups = tuple(_wordings(part) for part in text.split(";") if part.strip())
    if not groups:
        raise ValueError(say("words such as “{example}”", example="PAY-431; step 3 | third step"))
    return groups


def _wordings(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split("|") if part.strip())
    if not found:
        raise ValueError(say("words such as “{example}”", example="ruled out | tried | already checked"))
    return found


def _rules(text: str) -> tuple[str, ...]:
    from asyncdraft.core.checklist.catalogue import BY_ID

    ids = tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())
    unknown = next((rule for rule in ids if rule not in BY_ID), None)
    if unknown or not ids:
        known = say("ids of checklist rules such as {example}", example="“ask.owner, deadline.zone”")
        raise ValueError(not_one(known, unknown, BY_ID) if unknown else known)
    return ids


def _person(text: str) -> str:
    if not text:
        raise ValueError(say("the id of somebody in `people`"))
    return text


def _instant(text: str) -> datetime:
    found = INSTANT.fullmatch(text)
    zone_name = found and (found["bracket"] or found["zone"])
    if not found or not zone_name or not is_zone(zone_name):
        raise ValueError(
            say("a time with its zone such as “{example}”", example="2026-11-25T15:00 Asia/Kolkata")
        )
    try:
        return datetime.fromisoformat(found["at"]).replace(tzinfo=zone(zone_name))
    except ValueError:
        raise ValueError(say("a day and time that exist; “{at}” does not", at=found["at"])) from None


def _amount(text: str) -> Amount:
    found = AMOUNT.fullmatch(text)
    if not found or not int(found["amount"]):
        raise ValueError(
            say("a number of words, lines or sentences such as “{example}”", example="120 words")
        )
    return Amount(int(found["amount"]), f"{found['unit'].removesuffix('s')}s")


def _range(text: str) -> Range:
    found = RANGE.fullmatch(text)
    if not found:
        raise ValueError(say("a number such as “3”, or two such as “3-5”"))
    least, most = int(found["least"]), int(found["most"]) if found["most"] else None
    if most is not None and most < least:
        raise ValueError(say("numbers in order; {most} is below {least}", most=most, least=least))
    return Range(least, most)


FORMS: Mapping[Demand, Form] = {
    Demand.NAMES: Form(
        "names: PAY-431; step 3 | third step", "all of these appear; `|` parts wordings of one", _groups
    ),
    Demand.SAYS: Form(
        "says: ruled out | tried | already checked", "at least one of these appears", _wordings
    ),
    Demand.AVOIDS: Form("avoids: asap | soon", "none of these appears", _wordings),
    Demand.ANSWERABLE: Form(
        "answerable", "there is one ask, and it can be answered with what the message says", _nothing
    ),
    Demand.HOLDS: Form("holds: fallback.missing", "these rules of the checklist apply and hold", _rules),
    Demand.WITHOUT: Form("without: tone.apology", "these rules of the checklist find nothing", _rules),
    Demand.IN_HOURS: Form(
        "in hours of: priya", "the deadline lies ahead and within the working hours of that person", _person
    ),
    Demand.ON_CLOCK: Form(
        "on the clock of: priya",
        "the deadline has a zone, and that person reads it without converting: their zone or UTC",
        _person,
    ),
    Demand.STATES: Form(
        "states: 2026-11-25T15:00 Asia/Kolkata", "a time of the answer is this one", _instant
    ),
    Demand.NOT_BEFORE: Form(
        "not before: 2026-11-25T09:00 Asia/Kolkata", "the deadline is this or later", _instant
    ),
    Demand.NOT_AFTER: Form(
        "not after: 2026-12-03T10:00 Europe/London", "the deadline is this or sooner", _instant
    ),
    Demand.AT_MOST: Form("at most: 120 words", "not longer; counts words, lines or sentences", _amount),
    Demand.AT_LEAST: Form("at least: 30 words", "not shorter", _amount),
    Demand.BULLETS: Form("bullets: 3", "so many items in lists, or more; “3-5” for a range", _range),
    Demand.LINKS: Form("links: 1", "so many links or identifiers that can be opened, or more", _range),
}


def parse(line: str) -> Criterion:
    """One line without its bullet. Raises ValueError with the words that follow "expected"."""
    rule, dashes, reason = (part.strip() for part in line.replace(" – ", " -- ").partition(" -- "))
    if not dashes or not reason:
        example = "names: PAY-431 -- Priya can open the ticket."
        raise ValueError(say("a criterion with its reason such as “{example}”", example=example))
    if not reason.endswith(SENTENCE_END):
        raise ValueError(say("a reason that is a sentence, with its full stop"))
    demand, argument = _demand_of(rule)
    return Criterion(demand=demand, argument=FORMS[demand].read(argument), text=rule, reason=reason)


def _demand_of(rule: str) -> tuple[Demand, str]:
    """Longest names first: a kind may begin with the words of another; the colon may be left out."""
    for demand in sorted(Demand, key=lambda demand: -len(demand.value)):
        name, rest = rule[: len(demand.value)], rule[len(demand.value) :]
        if name.casefold() == demand.value and (not rest or rest[0] in ": "):
            return demand, rest.removeprefix(":").strip()
    known = ", ".join(demand.value for demand in Demand)
    raise ValueError(say("a criterion that begins with one of {known}", known=known))
