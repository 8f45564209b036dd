"""An exercise: a situation, mostly a flawed message, and what makes a good one of it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from asyncdraft.core.draft import Channel
from asyncdraft.core.people import Person
from asyncdraft.core.practice.criterion import Criterion
from asyncdraft.core.team import Team
from asyncdraft.core.templates.template import Grade
from asyncdraft.core.text import say, say_of

Source = Literal["built-in", "team"]

WRITER = "writer"
"""The roster id of whoever solves an exercise."""


class Theme(StrEnum):
    LOW_CONTEXT = "low-context"
    STATUS = "status"
    SPOTTING = "spotting"
    MEETING = "meeting"
    FOCUS = "focus"
    HAND_OFF = "hand-off"
    STRIKE_3 = "strike-3"
    SLA = "sla"
    MANAGER = "manager"
    ARITHMETIC = "arithmetic"
    NO_APOLOGY = "no-apology"


THEME_TITLES = {
    Theme.LOW_CONTEXT: say("Low context"),
    Theme.STATUS: say("Scannable status"),
    Theme.SPOTTING: say("Spot the failures"),
    Theme.MEETING: say("Replace a meeting"),
    Theme.FOCUS: say("Focus and follow-up"),
    Theme.HAND_OFF: say("Hand-off"),
    Theme.STRIKE_3: say("Strike three"),
    Theme.SLA: say("Negotiate a promise"),
    Theme.MANAGER: say("Instant replies wanted"),
    Theme.ARITHMETIC: say("Deadlines across zones"),
    Theme.NO_APOLOGY: say("No needless apology"),
}


class Kind(StrEnum):
    REWRITE = "rewrite"
    WRITE = "write"


KIND_TITLES = {
    Kind.REWRITE: say_of("kind of exercise", "Rewrite"),
    Kind.WRITE: say_of("kind of exercise", "Write"),
}


class Failure(msgspec.Struct, frozen=True):
    """A flaw of the given message: why it costs the reader, and where it is.

    `spans` count code points of the message; a failure without any is something that is not there at all.
    """

    number: int
    why: str
    spans: tuple[tuple[int, int], ...] = ()


class Tier(msgspec.Struct, frozen=True):
    """What a reader of such an answer says, and what happens to them. Tiers stand from worst to best."""

    title: str
    text: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The keys above the body: the one declaration that reading and documentation share.

    `now` is aware, in the writer's zone; `people` are without the writer.
    """

    title: Annotated[str, Meta(description="what the list shows")]
    theme: Annotated[Theme, Meta(description=", ".join(Theme))]
    kind: Annotated[
        Kind, Meta(description="rewrite (a flawed message is given) or write (only a situation)")
    ] = Kind.REWRITE
    minutes: Annotated[int, Meta(description="how long it takes, 1 to 60")] = 5
    reader: Annotated[tuple[str, ...], Meta(description="the id of the reader in `people`, or a list of ids")]
    writer: Annotated[
        Person, Meta(description="{zone, hours, holidays} as in team.toml, of whoever solves the exercise")
    ]
    people: Annotated[
        tuple[Person, ...], Meta(description="by id: {name, zone, hours, holidays} as in team.toml")
    ]
    now: Annotated[
        datetime, Meta(description="the exercise's own moment on the writer's clock: 2026-11-23T15:46")
    ]
    channel: Annotated[Channel, Meta(description=", ".join(Channel))] = Channel.SLACK
    template: Annotated[
        str, Meta(description="the kind of message for the checklist: the name of a template such as handoff")
    ] = ""
    links: Annotated[
        dict[str, str], Meta(description="link shorthands as in team.toml, such as {PAY: https://…/PAY-{id}}")
    ] = {}
    checks: Annotated[
        dict[str, Grade],
        Meta(description="rules that cannot apply here or weigh more: off, hint, warning or error by id"),
    ] = {}
    trains: Annotated[
        tuple[str, ...], Meta(description="ids of checklist rules that the exercise is about")
    ] = ()


class Exercise(Head, frozen=True, kw_only=True):
    """`id` is the name of its file. All texts but the ids are Markdown; `message` is without its marks."""

    id: str
    situation: str
    message: str = ""
    failures: tuple[Failure, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    hints: tuple[str, ...] = ()
    model: str = ""
    tiers: tuple[Tier, ...] = ()
    source: Source = "built-in"
    path: str = ""

    @property
    def team(self) -> Team:
        return Team(me=WRITER, people=(self.writer, *self.people), links=self.links)

    @property
    def readers(self) -> tuple[Person, ...]:
        return self.team.readers(self.reader)

    def person(self, person_id: str) -> Person | None:
        return self.team.person(person_id)

    @property
    def theme_title(self) -> str:
        return THEME_TITLES[self.theme]
