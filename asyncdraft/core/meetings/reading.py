"""One meeting with what its words say, worked out as far as a verdict asks for it."""

from collections.abc import Mapping
from functools import cached_property

from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.words import Words, plain
from asyncdraft.core.meetings import evidence
from asyncdraft.core.meetings.cost import Facts
from asyncdraft.core.meetings.evidence import Sign, Weighed
from asyncdraft.core.meetings.languages import language
from asyncdraft.core.meetings.meeting import Meeting
from asyncdraft.core.meetings.verdict import Topic
from asyncdraft.core.meetings.words import Step, Wording, wording

LONGEST_TITLE = 300
UNTIMED_SHARE = 0.25
"""What steps without minutes get of a meeting that the others, by so many minutes a head, fill."""

VAGUE = "vague"
"""What only says that people meet: sync, catch-up, call."""
TOPIC_ORDER = (
    Topic.CONFLICT,
    Topic.INTERVIEW,
    Topic.INCIDENT,
    Topic.RETRO,
    Topic.REVIEW,
    Topic.STANDUP,
    Topic.DEMO,
    Topic.PLANNING,
    Topic.BRAINSTORM,
    Topic.DECISION,
    Topic.ANNOUNCEMENT,
    Topic.STATUS,
    Topic.TRAINING,
    Topic.SOCIAL,
)
"""Which wins where a title names several."""


class Reading:
    """One meeting with what its words say, each worked out when first asked for."""

    def __init__(self, meeting: Meeting, facts: Facts, lexicon: Lexicon) -> None:
        self.meeting = meeting
        self.people = facts.people
        self.nameless = facts.nameless
        self.lexicon = lexicon
        self.wording: Wording = wording(meeting.description, meeting.minutes, facts.people)

    @cached_property
    def title_kinds(self) -> Mapping[str, str]:
        """What the title names, with the words that do: topics, and "vague" for any meeting."""
        text = plain(self.meeting.title[:LONGEST_TITLE])
        found: dict[str, str] = {}
        for mark in self.lexicon.scan(Words(text), evidence.sentence_starts(text)):
            kind = mark.family.removeprefix("title.")
            if kind != mark.family:
                found.setdefault(kind, self.meeting.title[mark.start : mark.end])
        return found

    @cached_property
    def title_marks(self) -> Mapping[Topic, str]:
        """The topics that the title names, with the words that do."""
        return {Topic(kind): words for kind, words in self.title_kinds.items() if kind != VAGUE}

    @cached_property
    def topic(self) -> Topic:
        return next((topic for topic in TOPIC_ORDER if topic in self.title_marks), Topic.OTHER)

    @cached_property
    def steps(self) -> tuple[Weighed, ...]:
        return evidence.weigh(self.wording, self.lexicon)

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        return tuple(sign for step in self.steps for sign in step.signs)

    @cached_property
    def title_signs(self) -> tuple[Sign, ...]:
        return tuple(evidence.signs(Step(self.meeting.title[:LONGEST_TITLE]), self.lexicon))

    @cached_property
    def said(self) -> float:
        """How much the description says about what people do."""
        return sum(sign.one_way + sign.two_way for sign in self.signs)

    @cached_property
    def balance(self) -> tuple[float, float]:
        """The weight of one-way information and that of real talk in the description."""
        if not self.is_timed:
            return sum(step.one_way for step in self.steps), sum(step.two_way for step in self.steps)
        return _timed_balance(self.steps, self.meeting.minutes)

    @cached_property
    def is_timed(self) -> bool:
        """Whether the text says how long what people do takes."""
        return any(step.minutes is not None and step.signs for step in self.steps)

    @cached_property
    def language(self) -> str:
        return language(f"{self.meeting.title}\n{self.wording.text}", self.lexicon)

    @property
    def text(self) -> str:
        return f"{self.meeting.title}\n{self.wording.text}"


def _timed_balance(steps: tuple[Weighed, ...], minutes: int) -> tuple[float, float]:
    """Weights by the minutes of each step; those without share what is left."""
    speaking = [step for step in steps if step.signs]
    timed = sum(step.minutes or 0.0 for step in steps)
    untimed = [step for step in speaking if step.minutes is None]
    left = max(minutes - timed, UNTIMED_SHARE * minutes) / len(untimed) if untimed else 0.0
    one_way = two_way = 0.0
    for step in speaking:
        length = step.minutes if step.minutes is not None else max(left, 1.0)
        total = step.one_way + step.two_way
        one_way += length * step.one_way / total
        two_way += length * step.two_way / total
    whole = max(one_way + two_way, 1.0)
    strength = max(sum(step.one_way + step.two_way for step in speaking), 1.0)
    return one_way / whole * strength, two_way / whole * strength
