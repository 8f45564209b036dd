"""Rules about tone."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules import apology
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say

_ROW = Expression(r"!{3,}|(?:!\?|\?!){2,}[!?]*|\?{3,}")
_CAPITALS = Expression(r"[A-Z](?<!\w.)[A-Z'’]+\b(?:[\s,]+[A-Z][A-Z'’]*\b)*")
_LOUD = 6
_HEDGE_WEIGHTS = {"hedge": 1, "hedge.strong": 2}
_HEDGE_LIMIT = 2
_HEDGE_REACH = 70


@needing("hedge", "hedge.strong")
def _heaps(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Runs of hedges in one sentence that together say that the writer would rather not say it."""
    run: list[Passage] = []
    for hedge in sorted(facts.passages(*_HEDGE_WEIGHTS), key=lambda passage: passage.start):
        if hedge.overlaps("passive"):
            continue
        if run and not _continues(run[-1], hedge):
            yield from _heap(run)
            run = []
        run.append(hedge)
    yield from _heap(run)


def _heap(run: list[Passage]) -> Iterator[Passage]:
    if run and _weight(run) >= _HEDGE_LIMIT:
        yield Passage(run[0].facts, run[0].start, max(hedge.end for hedge in run))


def _continues(last: Passage, hedge: Passage) -> bool:
    return hedge.start - last.end <= _HEDGE_REACH and hedge.sentence == last.sentence


def _weight(run: list[Passage]) -> int:
    """The weight of a run; of hedges that cover each other the first counts, the heavier of two."""
    total, covered = 0, -1
    weighed = [(hedge.start, -_heaviness(hedge), hedge.end) for hedge in run]
    for start, weight, end in sorted(weighed):
        if start >= covered:
            total, covered = total - weight, end
    return total


def _heaviness(hedge: Passage) -> int:
    is_strong = any(mark.start == hedge.start for mark in hedge.facts.marks.get("hedge.strong", ()))
    return _HEDGE_WEIGHTS["hedge.strong" if is_strong else "hedge"]


def _hedge(survey: Survey) -> Outcome:
    return (
        spot.hit(say("{quote} hides what you want", quote=quoted(spot.quote)))
        for spot in survey.marks("hedge.heap")
    )


@Sign
def _shouts(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Rows of marks, and capitals that are words and not abbreviations."""
    if any(marks in facts.masked for marks in ("!!", "??", "!?", "?!")):
        yield from (Passage(facts, *found.span()) for found in _ROW.finditer(facts.masked))
    for found in _CAPITALS.finditer(facts.masked):
        if _is_loud(facts, found):
            yield Passage(facts, *found.span())


def _is_loud(facts: Facts, found: re.Match[str]) -> bool:
    """Whether a run of capitals is of ordinary words: half of it, or all of a pair inside a sentence."""
    words = WORD.findall(found[0])
    if len("".join(words)) < _LOUD or len(words) < _PAIR:
        return False
    plain = facts.lexicon.words("ordinary") - facts.lexicon.words("acronym")
    ordinary = sum(word.lower() in plain for word in words)
    opens = any(sentence.body == found.start() for sentence in facts.sentences)
    if len(words) == _PAIR and not opens:
        return ordinary == _PAIR
    return 2 * ordinary >= len(words) or (len(words) > _PAIR + 1 and ordinary >= _PAIR)


_PAIR = 2


def _shouting(survey: Survey) -> Outcome:
    return (
        spot.hit(say("{quote} reads as shouting", quote=quoted(spot.quote))) for spot in survey.marks("shout")
    )


_TO_IT = (("IT desk", "Europe/London"),)

RULES = (
    apology.RULE,
    Rule(
        id="tone.hedge",
        group=Group.TONE,
        title=say("No hedging"),
        passed=say("No hedging"),
        severity=Severity.HINT,
        why=say(
            "Three softeners in one sentence leave the reader, above all a non-native one, "
            "unsure whether you ask at all."
        ),
        good=Example(text="Kenji, could you move the drill to Friday? Please say by Thu 8 Oct, 12:00 JST."),
        bad=Example(
            text="Kenji, I was just wondering if maybe you could perhaps move the drill at some point?"
        ),
        detect=_hedge,
        signs={"hedge.heap": _heaps},
        needs_content=False,
    ),
    Rule(
        id="tone.shouting",
        group=Group.TONE,
        title=say("No shouting"),
        passed=say("No shouting"),
        severity=Severity.HINT,
        why=say("Capitals and rows of marks read as anger, whatever was meant."),
        good=Example(
            text="Please lock the gate of hall C at night: the alarm went off twice in week 40.", to=_TO_IT
        ),
        bad=Example(text="PLEASE LOCK THE GATE of hall C at night!!!", to=_TO_IT),
        detect=_shouting,
        signs={"shout": _shouts},
        needs_content=False,
    ),
)
