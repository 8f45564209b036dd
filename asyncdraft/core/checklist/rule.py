"""What a rule is: declared once, and asked by every face of the product."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from asyncdraft.core.checklist.facts import Sign
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.message import Message, ReaderTime, Recipient, from_text
from asyncdraft.core.checklist.survey import Hit, Survey
from asyncdraft.core.text import say
from asyncdraft.core.when import writing

Outcome = Iterable[Hit] | None
"""What a detector answers: hits, none of them where all is well, None where the rule does not apply."""


class Group(StrEnum):
    ASK = "ask"
    DEADLINE = "deadline"
    CONTEXT = "context"
    ASYNC = "async"
    REACH = "reach"
    TONE = "tone"
    SHAPE = "shape"
    STATUS = "status"
    THREAD = "thread"
    STYLE = "style"


GROUP_TITLES = {
    Group.ASK: say("Ask"),
    Group.DEADLINE: say("Deadline"),
    Group.CONTEXT: say("Context"),
    Group.ASYNC: say("Async first"),
    Group.REACH: say("Reach"),
    Group.TONE: say("Tone"),
    Group.SHAPE: say("Shape"),
    Group.STATUS: say("Status"),
    Group.THREAD: say("Thread"),
    Group.STYLE: say("Team style"),
}

POLISH = frozenset({Group.TONE, Group.SHAPE, Group.STYLE})
"""Groups about wording, which the window folds away."""


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A message that shows a rule; unless it says so, sent from London on Wed 7 October 2026 at 10:00."""

    text: str
    to: tuple[tuple[str, str | None], ...] = (("Kenji", "Asia/Tokyo"),)
    channel: str = "slack"
    kind: str = ""
    sent_at: datetime = datetime(2026, 10, 7, 9, 0, tzinfo=UTC)
    sender_zone: str = "Europe/London"
    deadline: datetime | None = None
    readers: tuple[ReaderTime, ...] = ()
    unfilled: tuple[str, ...] | None = None
    fields: Mapping[str, str] = {}
    answered: str = ""

    @property
    def shown(self) -> str:
        """The text with what stands beside it: the message before, the template's fields, the deadline."""
        before = [f"Before: {self.answered}"] if self.answered else []
        named = [f"{name.capitalize()}: {text}" for name, text in self.fields.items() if text]
        missing = [f"{name}: not filled in" for name in self.unfilled or ()]
        return "\n\n".join(filter(None, [*before, *named, *missing, self.text, *self._due]))

    @property
    def _due(self) -> Iterator[str]:
        """On the clock of the first reader, and how much time each has."""
        zone = next((zone for _name, zone in self.to if zone), self.sender_zone)
        if self.deadline:
            yield f"Answer by: {writing.short(self.deadline, zone)}"
        for reader in self.readers:
            time = writing.duration(reader.minutes) if reader.minutes else "none"
            yield f"Working time of {reader.name} before it: {time}"

    def message(self) -> Message:
        to = tuple(Recipient(name, zone) for name, zone in self.to)
        message = from_text(
            self.text,
            self.channel,
            self.kind,
            sent_at=self.sent_at,
            sender_zone=self.sender_zone,
            recipients=to,
        )
        return msgspec.structs.replace(
            message,
            deadline=self.deadline,
            readers=self.readers,
            unfilled=self.unfilled,
            fields=self.fields,
            answered=self.answered,
        )


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """`passed` is shown where the rule holds, in words or made from the message; `why` speaks for the reader.

    `signs` are what it looks for in one block: found once, remembered with the block, and asked for by name
    in `detect`. `needs_content` is False for a rule that also judges a message of mere courtesy. `excused`
    is what it lets pass and a second look may name.
    """

    id: str
    group: Group
    title: str
    passed: str | Callable[[Survey], str]
    severity: Severity
    why: str
    good: Example
    bad: Example
    detect: Callable[[Survey], Outcome]
    signs: Mapping[str, Sign] = {}
    needs_content: bool = True
    excused: Callable[[Survey], Iterable[Hit]] | None = None

    @property
    def is_polish(self) -> bool:
        return self.group in POLISH

    def pass_text(self, survey: Survey) -> str:
        return self.passed if isinstance(self.passed, str) else self.passed(survey)
