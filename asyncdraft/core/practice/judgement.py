"""What an answer is worth, and why."""

from datetime import datetime
from enum import StrEnum

import msgspec

from asyncdraft.core.checklist.verdict import State, Verdict
from asyncdraft.core.practice.copies import Copied
from asyncdraft.core.practice.criterion import Criterion
from asyncdraft.core.text import say

MOST_POINTS = 10


class Outcome(StrEnum):
    MET = "met"
    UNMET = "unmet"
    UNSURE = "unsure"


class Judged(msgspec.Struct, frozen=True):
    """A criterion and how it ended; `text` says in a sentence what was found or is missing."""

    criterion: Criterion
    outcome: Outcome
    text: str


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """`verdict` is the checklist's; its findings count code points of the whole answer.

    `objections` are sentences about the answer as a whole, such as that it is a copy. `deadline` is aware
    UTC. `counts` is False for what teaches nothing about the writer: nothing, or a copy.
    """

    verdict: Verdict
    criteria: tuple[Judged, ...]
    objections: tuple[str, ...] = ()
    copied: Copied = Copied.NOTHING
    points: int
    words: int
    deadline: datetime | None = None

    @property
    def counts(self) -> bool:
        return self.copied is Copied.NOTHING and self.words > 0

    @property
    def held(self) -> tuple[str, ...]:
        """The ids of the rules that hold."""
        return self._in_state(State.PASS)

    @property
    def missed(self) -> tuple[str, ...]:
        return self._in_state(State.FINDING)

    def _in_state(self, state: State) -> tuple[str, ...]:
        found = (result.rule.id for result in self.verdict.results if result.state is state)
        return tuple(found) if self.counts else ()

    @property
    def headline(self) -> str:
        if not self.words:
            return say("Nothing to judge yet")
        return next(text for least, text in HEADLINES if self.points >= least)

    @property
    def advice(self) -> str:
        """The one thing to do next, as a sentence; empty where nothing is left to do."""
        open_ones = [judged for judged in self.criteria if judged.outcome is not Outcome.MET]
        first = next((finding.title for finding in self.verdict.findings), "")
        return next(
            iter(
                [
                    *self.objections[:1],
                    *(judged.text for judged in open_ones[:1]),
                    say("{text}.", text=first) if first else "",
                ]
            ),
            "",
        )


HEADLINES = (
    (MOST_POINTS, say("Ready to send")),
    (8, say("Nearly there")),
    (5, say("It will cost a round trip")),
    (0, say("The reader has to ask")),
)
