"""A task of the drill: fresh arithmetic with deadlines, and how an answer to it is judged."""

from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.text import say, say_count
from asyncdraft.core.when import writing
from asyncdraft.core.when.moments import Reading
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.zones import city_of, tz


class Form(StrEnum):
    CLOCK = "clock"
    ANSWER = "answer"
    SEND = "send"
    HOURS = "hours"
    LETTERS = "letters"


FORM_TITLES = {
    Form.CLOCK: say("The same moment elsewhere"),
    Form.ANSWER: say("The earliest answer"),
    Form.SEND: say("The latest time to send"),
    Form.HOURS: say("Within working hours or not"),
    Form.LETTERS: say("The letters of a zone"),
}


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """`lines` are the facts, `why` explains the answer. `seed` and `now` make the same task again.

    Either `choices` with the place of the `right` one, or a time to type: `expected` is aware, in the zone
    on whose clock it is asked. `day` is the date that goes without saying.
    """

    seed: int
    form: Form
    now: datetime
    text: str
    lines: tuple[str, ...]
    why: str
    choices: tuple[str, ...] = ()
    right: int = 0
    expected: datetime | None = None
    zone: str = "UTC"
    day: date | None = None

    @property
    def expected_text(self) -> str:
        if self.expected is None:
            return self.choices[self.right]
        return say(
            "{day}, {clock}",
            day=writing.day(self.expected, self.zone),
            clock=writing.clock(self.expected, self.zone),
        )


class DrillVerdict(msgspec.Struct, frozen=True):
    """`why` says what is right and wrong about the answer, in sentences."""

    is_right: bool
    why: str


def judged(task: Task, typed: str, times: TimeReader) -> DrillVerdict:
    """`typed` is a time in any form, or a choice: its words or its number from 1."""
    mistake = _mistake_of_choice(task, typed) if task.choices else _mistake_of_time(task, typed, times)
    if mistake:
        return DrillVerdict(
            False,
            say(
                "{mistake} Right is {expected}. {why}",
                mistake=mistake,
                expected=task.expected_text,
                why=task.why,
            ),
        )
    return DrillVerdict(True, task.why)


def _mistake_of_choice(task: Task, typed: str) -> str:
    words = typed.strip().casefold()
    names = [choice.casefold() for choice in task.choices]
    if words in (names[task.right], str(task.right + 1)):
        return ""
    if words.isdecimal() and 1 <= int(words) <= len(names):
        words = names[int(words) - 1]
    return say("You chose “{words}”.", words=words) if words in names else say("That is none of the choices.")


def _mistake_of_time(task: Task, typed: str, times: TimeReader) -> str:
    """What is wrong with the time that was typed; empty where nothing is."""
    if not typed.strip():
        return say("No time was typed.")
    answer = times.read(typed, task.now.astimezone(ZoneInfo(task.zone)))
    if not answer.candidates:
        return answer.problem or say("“{typed}” was not understood.", typed=typed)
    mistakes = [_mistake(task, reading) for reading in answer.candidates]
    return "" if "" in mistakes else mistakes[0]


def _mistake(task: Task, reading: Reading) -> str:
    assert task.expected
    here = task.expected.astimezone(tz(task.zone))
    if isinstance(reading.value, time):
        return _mistake_of_clock(task, reading, reading.value.replace(tzinfo=None), here)
    if not isinstance(reading.value, datetime):
        return say("The time of day is missing.")
    if skipped := next((warning.message for warning in reading.warnings if warning.code == "gap"), ""):
        return skipped
    written, right = reading.value.replace(tzinfo=None), here.replace(tzinfo=None)
    at = reading.value.astimezone(here.tzinfo).replace(tzinfo=None) if reading.zone_written else written
    if at != right:
        return _off_by(at, right)
    return (
        ""
        if written == right
        else say("That is the same moment, but not on the clock of {city}.", city=city_of(task.zone))
    )


def _mistake_of_clock(task: Task, reading: Reading, clock: time, here: datetime) -> str:
    if (
        reading.zone_written
        and reading.zone
        and here.astimezone(tz(reading.zone)).time() == clock != here.time()
    ):
        return say("That is the same moment, but not on the clock of {city}.", city=city_of(task.zone))
    if clock != here.time():
        return _off_by(datetime.combine(here.date(), clock), here.replace(tzinfo=None))
    return "" if here.date() == task.day else say("The time is right, but it is another day: name the day.")


def _off_by(at: datetime, right: datetime) -> str:
    minutes = round((at - right).total_seconds() / 60)
    days = (at.date() - right.date()).days
    if at.time() == right.time() and days:
        return say_count(
            "The time is right, the day is {count} day off.",
            "The time is right, the day is {count} days off.",
            abs(days),
        )
    duration = writing.duration(abs(minutes))
    if minutes > 0:
        return say("That is {duration} too late.", duration=duration)
    return say("That is {duration} too early.", duration=duration)
