"""What is missing, as questions in the panes: the checklist's findings, asked of the writer."""

from collections.abc import Iterator, Mapping

import msgspec

from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.verdict import Verdict
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.draft import Pane
from asyncdraft.core.text import say


class Question(msgspec.Struct, frozen=True):
    """`rule` is the id of the rule that asks; empty where no rule does."""

    pane: Pane
    text: str
    rule: str = ""


ASKED: Mapping[str, tuple[Pane, str]] = {
    "hello.only": (Pane.WHAT, say("What is it about? A greeting alone costs a day.")),
    "ask.explicit": (Pane.NEED, say("What exactly do you need, and from whom?")),
    "ask.owner": (Pane.NEED, say("Who is to do it? One name is better than “{words}”.")),
    "ask.vague": (Pane.NEED, say("Which question do they have to answer, instead of “{words}”?")),
    "ask.deadline": (Pane.NEED, say("By when do you need it: day, hour, zone?")),
    "deadline.zone": (Pane.NEED, say("On whose clock is “{words}”?")),
    "deadline.vague": (Pane.NEED, say("When is “{words}”: day, hour, zone?")),
    "deadline.weekday": (Pane.NEED, say("Which day is meant by “{words}”? Weekday and date disagree.")),
    "deadline.abbreviation": (Pane.NEED, say("Which zone is meant by “{words}”?")),
    "deadline.numeric": (Pane.NEED, say("Which day is “{words}”? Write the month as a word.")),
    "deadline.past": (Pane.NEED, say("“{words}” is over: which time is meant?")),
    "deadline.conflict": (Pane.NEED, say("Which of the two times holds, “{words}” or the other?")),
    "context.link": (Pane.WHAT, say("Where is “{words}”: its link or number?")),
    "context.specifics": (Pane.WHAT, say("What exactly is “{words}”: number, name, exact words?")),
    "context.evidence": (Pane.WHAT, say("What did you see, and what did you already rule out?")),
    "context.why": (Pane.WHY, say("What happens, and to whom, if nobody does anything?")),
    "context.placeholder": (Pane.WHAT, say("What belongs in the place of “{words}”?")),
    "fallback.missing": (Pane.FALLBACK, say("What happens if nobody has answered by then?")),
    "sync.default": (Pane.NEED, say("What would you ask in the call? Ask it in writing first.")),
    "sync.agenda": (Pane.NEED, say("What is on the agenda, and how long does it take?")),
    "broadcast": (Pane.NEED, say("Who of them has to do something?")),
    "status.risk": (Pane.WHAT, say("How much later: days, a date?")),
    "status.mitigation": (Pane.FALLBACK, say("What do you do about “{words}”?")),
    "status.delta": (Pane.WHAT, say("What is done that was not done the last time?")),
}
"""By rule: the pane where the answer belongs unless the finding stands in another, and the question."""

_EVIDENCE = "context.evidence"
_NO_PANE = say("What happens if nobody has answered by then?")
_RULED_OUT = say("What did you already rule out?")
_ENVIRONMENT = say("Which environment?")
_LONGEST = 40
_MOST = 4
"""Questions of one pane: more of them are not read."""


def questions(verdict: Verdict, survey: Survey, *, was_tried: bool) -> tuple[Question, ...]:
    """In the order of the panes; each is asked once. `survey` is that of the message that was judged.

    `was_tried`: the writer tells what they did.
    """
    told = [*map(_of_finding, verdict.findings)]
    was_tried = was_tried or any(question and question.rule == _EVIDENCE for question in told)
    found = dict.fromkeys((*told, *_of_gaps(survey, was_tried)))
    by_pane: dict[Pane, list[Question]] = {}
    for question in filter(None, found):
        asked = by_pane.setdefault(question.pane, [])
        if len(asked) < _MOST and all(question.text != other.text for other in asked):
            asked.append(question)
    return tuple(question for pane in Pane for question in by_pane.get(pane, ()))


def _of_finding(finding: Finding) -> Question | None:
    if finding.rule not in ASKED:
        return None
    home, text = ASKED[finding.rule]
    pane = home if finding.is_absence or finding.pane in (Pane.TEXT, Pane.SUBJECT) else finding.pane
    quote = " ".join(finding.quote.split())
    short = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST].rstrip()}…"
    return Question(pane, say(text, words=short) if short else _unquoted(text), finding.rule)


def _unquoted(text: str) -> str:
    return (
        text.replace(" instead of “{words}”", "")
        .replace(" than “{words}”", " than many")
        .replace(" “{words}”", " it")
    )


def _of_gaps(survey: Survey, was_tried: bool) -> Iterator[Question]:
    """What no rule demands, but the reader will ask: a fallback, an environment, what was ruled out."""
    message = survey.message
    if survey.asks and not message.text(Pane.FALLBACK).strip() and not survey.has("default", "default.case"):
        yield Question(Pane.FALLBACK, _NO_PANE)
    if not survey.has("problem.told", "failure.told"):
        return
    if survey.has("code", "url") and not _says(message, survey.lexicon.words("environment")):
        yield Question(Pane.WHAT, _ENVIRONMENT)
    if not was_tried and not _says(message, survey.lexicon.words("ruled out")):
        yield Question(Pane.WHAT, _RULED_OUT)


def _says(message: Message, words: frozenset[str]) -> bool:
    said = (word.lower() for text in message.texts.values() for word in WORD.findall(text))
    return not words.isdisjoint(said)
