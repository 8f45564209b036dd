"""What the checklist lets pass in any message, and an exercise that is about just this does not.

An exercise knows its situation: that there is nothing to apologise for, or that the writer is asleep and
cannot be called.
"""

import re
from collections.abc import Callable, Mapping

import msgspec

from asyncdraft.core.checklist.finding import Finding, neighbours
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.checklist.verdict import Result, State, Verdict
from asyncdraft.core.draft import Pane
from asyncdraft.core.practice.criterion import Demand
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.text import say

APOLOGY = re.compile(
    r"\b(?<!\bthe )(?<!\ba )(?:(?:I['’]?\s?a?m\s+)?(?:(?:so|very|really|terribly)\s+)*sorry"
    r"|(?:my\s+)?apolog(?:y|ies)|I\s+apologi[sz]e|(?:please\s+)?(?:excuse|forgive)\s+me|pardon\s+me)\b",
    re.IGNORECASE,
)
TO_WRITER = re.compile(
    r"(?:^|[,;:])\s*(?:(?:then|please|just|simply|better)\s+)*"
    r"(?:call|phone|ring|ping|wake|text|message|contact|ask|write(?:\s+to)?)\s+me\b",
    re.IGNORECASE,
)
"""As all that is to be done: not behind something to do first, nor where there is no need to."""

SENTENCE = re.compile(r"[^.!?\n]*[.!?]?")

JudgeMessage = Callable[[Message], Verdict]
Look = Callable[[Result, Message, JudgeMessage], Result]


def stricter(verdict: Verdict, message: Message, exercise: Exercise, judge: JudgeMessage) -> Verdict:
    """The verdict, with what the rules that the exercise's own criteria name have let pass."""
    looks = {rule: LOOKS[rule] for rule in LOOKS.keys() & _named(exercise)}
    return Verdict(
        tuple(
            looks[result.rule.id](result, message, judge)
            if result.rule.id in looks and result.state is State.PASS
            else result
            for result in verdict.results
        )
    )


def _named(exercise: Exercise) -> set[str]:
    return {
        str(rule)
        for criterion in exercise.criteria
        if criterion.demand in (Demand.WITHOUT, Demand.HOLDS) and isinstance(criterion.argument, tuple)
        for rule in criterion.argument
    }


def _apologies(result: Result, message: Message, _judge: JudgeMessage) -> Result:
    """Any word of apology: in the situation of the exercise nothing has happened."""
    places = (
        (pane, match.start(), match.end())
        for pane, text in message.texts.items()
        for match in APOLOGY.finditer(text)
    )
    found = tuple(_finding(result, message, *place) for place in places)
    if not found:
        return result
    return msgspec.structs.replace(result, state=State.FINDING, text=found[0].title, findings=found)


def _finding(result: Result, message: Message, pane: Pane, start: int, end: int) -> Finding:
    text = message.text(pane)
    return Finding(
        rule=result.rule.id,
        severity=result.rule.severity,
        pane=pane,
        start=start,
        end=end,
        quote=text[start:end],
        title=say("“{text}”: nothing has happened", text=text[start:end]),
        message=result.rule.why,
        around=neighbours(text, start, end),
    )


def _waits_for_writer(result: Result, message: Message, judge: JudgeMessage) -> Result:
    """To ring up a writer who is asleep is no default path: judged again without such sentences."""
    texts = {pane: SENTENCE.sub(_unless_to_writer, text) for pane, text in message.texts.items()}
    if texts == message.texts:
        return result
    again = judge(msgspec.structs.replace(message, texts=texts))
    return next(each for each in again.results if each.rule.id == result.rule.id)


def _unless_to_writer(sentence: re.Match[str]) -> str:
    return "" if TO_WRITER.search(sentence[0]) else sentence[0]


LOOKS: Mapping[str, Look] = {"tone.apology": _apologies, "fallback.missing": _waits_for_writer}
