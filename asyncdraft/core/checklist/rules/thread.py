"""Rules about the two messages that answer a strike: the clarification, and both views."""

import re
from collections.abc import Sequence

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say
from asyncdraft.core.threads.fairness import FAIR_RATIO, ROOM, words

CLARIFICATION, SYNTHESIS = "strike-1-clarification", "strike-2-synthesis"
TOLD = ("understood", "meant", "mine", "theirs")
"""The fields that tell what people hold."""
_NEXT_THING = Expression(
    r"(?:^|[.;!?]\s+|\n)\s*(?:[-*+]\s+)?"
    r"(?:also|and also|second(?:ly)?|another (?:point|thing)|besides|in addition|apart from that|2[.)])\b",
    re.IGNORECASE,
)
_ITEM = Expression(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+", re.MULTILINE)
_CALL = Expression(r"\b(?:calls?|talk|meet(?:ing)?|speak|phone|video)\b", re.IGNORECASE)
_LEAST_WORDS = 4
"""Sentences of fewer words are greetings and headings, which say nothing of how hard a text is."""


def _field(survey: Survey, name: str) -> str:
    return survey.message.fields.get(name, "").strip()


def _no_blame(survey: Survey) -> Outcome:
    if survey.message.kind not in (CLARIFICATION, SYNTHESIS):
        return None
    texts = [_field(survey, name) for name in TOLD]
    if not any(texts):
        return None
    blamed = any(
        any(facts.passages("blame.person", "blame.named"))
        for text in texts
        for facts in survey.facts_of(text)
    )
    return (survey.absent(Pane.WHAT, say("What they hold is told with blame")),) if blamed else ()


def _one_assumption(survey: Survey) -> Outcome:
    meant = _field(survey, "meant")
    if survey.message.kind != CLARIFICATION or not meant:
        return None
    several = len(list(_ITEM.finditer(meant))) > 1 or _NEXT_THING.search(meant)
    return (survey.absent(Pane.WHAT, say("Several assumptions are corrected at once")),) if several else ()


def _sentence_lengths(facts: Sequence[Facts]) -> list[int]:
    own = (each for each in facts if each.kind not in (BlockKind.CODE, BlockKind.QUOTE, BlockKind.SUBJECT))
    lengths = (
        len(each.masked[sentence.body : sentence.end].split()) for each in own for sentence in each.sentences
    )
    return [length for length in lengths if length >= _LEAST_WORDS]


def _simpler(survey: Survey) -> Outcome:
    """Shorter sentences or fewer words than the message that was misread."""
    message = survey.message
    if message.kind != CLARIFICATION or not message.answered:
        return None
    before = _sentence_lengths(survey.facts_of(message.answered))
    own = [placed.facts for placed in survey.blocks]
    now = _sentence_lengths([*own, *survey.facts_of(_field(survey, "meant"))])
    if not before or not now:
        return None
    if sum(now) <= sum(before) or max(now) < max(before):
        return ()
    told = say(
        "{words} words after {before}, {longest} in the longest sentence after {longest_before}: shorten it.",
        words=sum(now),
        before=sum(before),
        longest=max(now),
        longest_before=max(before),
    )
    return (survey.absent(Pane.WHAT, say("Not simpler than the message before"), told),)


def _both_views(survey: Survey) -> Outcome:
    if survey.message.kind != SYNTHESIS:
        return None
    counts = [words(_field(survey, name)) for name in ("mine", "theirs")]
    if not all(counts):
        theirs, own = (
            say("The view of the other side is missing"),
            say("The view of your own side is missing"),
        )
        return (survey.absent(Pane.WHAT, theirs if counts[0] else own),)
    shorter, longer = sorted(counts)
    if longer > max(shorter * FAIR_RATIO, shorter + ROOM):
        return (
            survey.absent(
                Pane.WHAT,
                say("One view has {longer} words, the other {shorter}", longer=longer, shorter=shorter),
            ),
        )
    return ()


def _one_point(survey: Survey) -> Outcome:
    if survey.message.kind != SYNTHESIS:
        return None
    point = _field(survey, "divergence")
    if not point:
        return (survey.absent(Pane.WHAT, say("The point where you part is missing")),)
    count = sum(len(facts.sentences) for facts in survey.facts_of(point))
    return (
        (survey.absent(Pane.WHAT, say("The point where you part takes {count} sentences", count=count)),)
        if count > 1
        else ()
    )


def _announced(survey: Survey) -> Outcome:
    if survey.message.kind != SYNTHESIS:
        return None
    message = survey.message
    told = " ".join(message.text(pane) for pane in (Pane.FALLBACK, Pane.NEED, Pane.TEXT))
    return (
        ()
        if _CALL.search(told)
        else (survey.absent(Pane.FALLBACK, say("The call that follows is not announced")),)
    )


_LONG = (
    "The seed list that the two gardens share each spring is meant to be kept by whoever orders first, "
    "and I would like to know whether we may keep it in the shared folder."
)
_CLEAR = "Only the seed list moves to the shared folder. Kenji, is that fine with you, please, by Fri 9 Oct?"
_MINE = "One list saves us from ordering the same seeds twice."
_THEIRS = "Two lists let each garden order in its own week."
_POINT = "Does one list still let each garden order in its own week?"
_ASK = "Kenji, please tell me by Fri 9 Oct which view you hold. "
_FOLLOWS = "Otherwise we talk for 15 minutes on Mon 12 Oct."


def _synthesis(text: str = _ASK + _FOLLOWS, **fields: str) -> Example:
    return Example(
        text=text, kind=SYNTHESIS, fields={"mine": _MINE, "theirs": _THEIRS, "divergence": _POINT, **fields}
    )


RULES = (
    Rule(
        id="thread.assumption",
        group=Group.THREAD,
        title=say("One assumption corrected"),
        passed=say("One assumption corrected"),
        severity=Severity.WARNING,
        why=say("Two corrections at once can be misread in four ways: settle one, then the next."),
        good=Example(text=_CLEAR, kind=CLARIFICATION, fields={"meant": "Only the seed list, not the tools."}),
        bad=Example(
            text=_CLEAR,
            kind=CLARIFICATION,
            fields={"meant": "- Only the seed list, not the tools\n- From spring on, not now"},
        ),
        detect=_one_assumption,
    ),
    Rule(
        id="thread.simpler",
        group=Group.THREAD,
        title=say("Simpler than before"),
        passed=say("Simpler than before"),
        severity=Severity.WARNING,
        why=say("What was misread once is misread again if it gets longer."),
        good=Example(text=_CLEAR, kind=CLARIFICATION, answered=_LONG),
        bad=Example(text=f"{_LONG} {_LONG}", kind=CLARIFICATION, answered=_CLEAR),
        detect=_simpler,
    ),
    Rule(
        id="thread.views",
        group=Group.THREAD,
        title=say("Both views, alike in length"),
        passed=say("Both views are there and fair"),
        severity=Severity.ERROR,
        why=say("Who finds their own view cut short defends it instead of answering."),
        good=_synthesis(),
        bad=_synthesis(theirs=""),
        detect=_both_views,
    ),
    Rule(
        id="thread.point",
        group=Group.THREAD,
        title=say("The divergence in one sentence"),
        passed=say("The divergence is one sentence"),
        severity=Severity.ERROR,
        why=say("What takes two sentences is two questions, and a call of 15 minutes answers one."),
        good=_synthesis(),
        bad=_synthesis(divergence=f"{_POINT} Who pays for the seeds?"),
        detect=_one_point,
    ),
    Rule(
        id="thread.call",
        group=Group.THREAD,
        title=say("The call is announced"),
        passed=say("The call is announced"),
        severity=Severity.WARNING,
        why=say("Who knows that a call follows answers in time, or keeps the slot free."),
        good=_synthesis(),
        bad=_synthesis(text=_ASK),
        detect=_announced,
    ),
    Rule(
        id="thread.blame",
        group=Group.THREAD,
        title=say("Views without blame"),
        passed=say("Views without blame"),
        severity=Severity.WARNING,
        why=say(
            "A view that blames is not signed by the other side: say what holds and what follows from it."
        ),
        good=_synthesis(),
        bad=_synthesis(theirs="You broke the list again, your mistake costs us seeds and a week of spring."),
        detect=_no_blame,
    ),
)
