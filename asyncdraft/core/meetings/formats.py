"""What can stand in for a meeting: four written formats, and which fits."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from asyncdraft.core.meetings.verdict import Topic
from asyncdraft.core.text import say


class Format(StrEnum):
    STATUS_ROUND = "status_round"
    DEMO = "demo"
    RFC = "rfc"
    DECISION = "decision"


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """How a format works: minutes are those of one person in one round.

    `name` stands after "becomes", `piece` is what each person hands in, `inputs` what is in it.
    """

    name: str
    form: str
    piece: str
    inputs: tuple[str, ...]
    write_minutes: int
    read_minutes: int
    owner_minutes: int


SHAPES: Mapping[Format, Shape] = {
    Format.STATUS_ROUND: Shape(
        name=say("a status round in writing"),
        form=say("A thread with one page at its end: blockers first, each with a name"),
        piece="update",
        inputs=(
            say("Shipped, with the link"),
            say("Next, with the ticket"),
            say("Blocked, with the name of the person who can help"),
        ),
        write_minutes=5,
        read_minutes=4,
        owner_minutes=30,
    ),
    Format.DEMO: Shape(
        name=say("a recording with questions in writing"),
        form=say("A recording of at most ten minutes, and a thread for questions"),
        piece=say("question or “seen”"),
        inputs=(
            say("What you saw, or “seen”"),
            say("Your question, with the minute of the recording it is about"),
        ),
        write_minutes=3,
        read_minutes=10,
        owner_minutes=30,
    ),
    Format.RFC: Shape(
        name=say("a written proposal with comments"),
        form=say("A paper of at most two pages, and comments beside its text"),
        piece="comment",
        inputs=(
            say("What would break for you"),
            say("What you would miss"),
            say("Which option you prefer, and the one reason for it"),
        ),
        write_minutes=10,
        read_minutes=10,
        owner_minutes=45,
    ),
    Format.DECISION: Shape(
        name=say("decision requests in writing"),
        form=say("One message for each decision: the question, the options, a recommendation"),
        piece=say("request or “none”"),
        inputs=(
            say("The question in one sentence"),
            say("The options, with what each gives and costs"),
            say("What you recommend, and by when it has to be decided"),
        ),
        write_minutes=10,
        read_minutes=5,
        owner_minutes=30,
    ),
}

FITTING: Mapping[Topic, Format] = {
    Topic.STATUS: Format.STATUS_ROUND,
    Topic.STANDUP: Format.STATUS_ROUND,
    Topic.PLANNING: Format.STATUS_ROUND,
    Topic.DEMO: Format.DEMO,
    Topic.ANNOUNCEMENT: Format.DEMO,
    Topic.TRAINING: Format.DEMO,
    Topic.DECISION: Format.DECISION,
    Topic.REVIEW: Format.RFC,
    Topic.BRAINSTORM: Format.RFC,
    Topic.RETRO: Format.RFC,
    Topic.INCIDENT: Format.RFC,
}


def fitting(topic: Topic) -> Format:
    return FITTING.get(topic, Format.STATUS_ROUND)


def others(chosen: Format) -> tuple[Format, ...]:
    """What to offer beside it."""
    return tuple(each for each in Format if each is not chosen)
