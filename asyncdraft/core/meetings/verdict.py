"""What is to become of a meeting, and why."""

from enum import StrEnum

import msgspec


class Choice(StrEnum):
    REPLACE = "replace"
    SHORTEN = "shorten"
    KEEP = "keep"


class Topic(StrEnum):
    """What a meeting is for; FOCUS is an entry that is no meeting at all."""

    STATUS = "status"
    STANDUP = "standup"
    DEMO = "demo"
    ANNOUNCEMENT = "announcement"
    DECISION = "decision"
    PLANNING = "planning"
    REVIEW = "review"
    RETRO = "retro"
    ONE_TO_ONE = "one_to_one"
    INTERVIEW = "interview"
    INCIDENT = "incident"
    CONFLICT = "conflict"
    BRAINSTORM = "brainstorm"
    TRAINING = "training"
    SOCIAL = "social"
    FOCUS = "focus"
    OTHER = "other"


class Verdict(msgspec.Struct, frozen=True):
    """`reasons` are short sentences that name the words or numbers they rest on, the strongest first."""

    choice: Choice
    reasons: tuple[str, ...]
    topic: Topic = Topic.OTHER
