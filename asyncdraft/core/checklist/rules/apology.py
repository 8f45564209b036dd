"""The rule about needless apologies."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Fix, Severity
from asyncdraft.core.checklist.forms import Forms, first
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.fixes import replacement
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say


def _apology(survey: Survey) -> Outcome:
    if survey.has("apology.fault", "apology.not"):
        return ()
    signs = ("apology", "apology.needless", *(["apology.idle"] if survey.asks else []))
    is_over = not survey.asks and survey.has("mitigation")
    return (
        spot.hit(say("{quote} is not needed", quote=quoted(spot.quote)), fixes=_drop_fixes(spot))
        for spot in survey.marks(*signs)
        if not _tells_harm(spot, is_over)
    )


@needing("apology.any")
def _idle_apologies(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Sorry for whatever it may be, where no harm is told."""
    for passage in facts.passages("apology.any"):
        around = WORD.findall(facts.masked[passage.bounds.start : passage.bounds.end].lower())
        if not passage.overlaps("apology") and facts.lexicon.words("harm").isdisjoint(around):
            yield passage


def _tells_harm(spot: Spot, is_over: bool) -> bool:
    """Whether it was a nuisance indeed, at some time or by some deed: sorry for the noise last night.

    `is_over`: the message asks for nothing and tells of a trouble that is mended.
    """
    if _NUISANCE.search(spot.quote) is None:
        return False
    return is_over or _DONE.match(spot.passage.after(_REACH)) is not None


_REACH = 60
_NUISANCE = Expression(
    r"\b(?:noise|confusion|inconveniences?|disturbance|silence|mess|interruption|trouble|hassle)\Z",
    re.IGNORECASE,
)
_DONE = Expression(
    r"[^,.;:!?\n]{0,40}\b(?:last\s+(?:night|week|month|time)|yesterday|this\s+morning|ago|works|drill\w*"
    r"|(?:on|last)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|construction|repairs?|builders?|alarm|scaffold\w*"
    r"|closure|closed)\b",
    re.IGNORECASE,
)


@Sign
def _needless_apologies(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Sorry for the many questions, to sound like a record, if it is known: forms of `[/needless]`."""
    for number, likely in facts.lexicon.recall(_forms).by_sentence(facts.sentence_words):
        sentence = facts.sentences[number]
        found = first(likely, facts.masked[sentence.body : sentence.end])
        if found:
            passage = Passage(facts, sentence.body + found.start(), sentence.body + found.end())
            if not passage.overlaps("apology"):
                yield passage


def _forms(lexicon: Lexicon) -> Forms:
    return Forms.read(lexicon, "needless")


def _drop_fixes(spot: Spot) -> tuple[Fix, ...]:
    """Takes out the clause of the apology; none where nobody can tell where that ends."""
    facts = spot.placed.facts
    asked = min((ask.start for ask in facts.asks if ask.start >= spot.end), default=len(facts.text))
    clause = _CLAUSE.match(facts.text, spot.end, asked)
    if clause is None:
        return ()
    start = _lead(spot)
    comma = _COMMA.search(facts.text, 0, start) if _ends_sentence(spot, clause) else None
    if comma:
        return (_drop(spot, comma.start(), clause.end("words"), ""),)
    end = clause.end()
    if end == len(facts.text):
        return (_drop(spot, len(facts.text[:start].rstrip()), end, ""),)
    following = facts.text[end : end + 1]
    opens = _OPENING.search(facts.text, 0, start) is not None
    return (_drop(spot, start, end + len(following), following.upper() if opens else following),)


def _lead(spot: Spot) -> int:
    """Where the clause begins: "hate to bother you" belongs to the "I really" before it."""
    lead = _LEAD.search(
        spot.placed.facts.text, max(spot.passage.bounds.start, spot.start - _NEAR), spot.start
    )
    return lead.start() if lead else spot.start


def _ends_sentence(spot: Spot, clause: re.Match[str]) -> bool:
    behind = spot.placed.facts.text[clause.end() : spot.passage.bounds.end]
    return clause["stop"] is not None or not behind.strip()


def _drop(spot: Spot, start: int, end: int, text: str) -> Fix:
    return replacement(Spot(spot.placed, start, end), say("Drop the apology"), text)


_NEAR = 40
_LEAD = Expression(
    r"(?:\b(?:I|we|(?:I|we)['’](?:m|re|d|ve|ll)|am|are|do|really|truly|so|very|just|also|again|please|first"
    r"|and|but|would|[a-z]+ly)\s+)+\Z",
    re.IGNORECASE,
)
_CLAUSE = Expression(
    r"(?P<words>(?:\([^()\n]*\)|(?<=\w)[-’'](?=\w)|[^,.!?;:(\n–—-])*)"
    r"(?:\s*(?P<stop>[.!])[.!]*\s*|[,;:–—-]+\s*|(?=\n)|\Z)(?:(?:but|and)\s+)?",
    re.IGNORECASE,
)
"""Up to the next mark, or to what is asked; a question mark ends no apology."""

_COMMA = Expression(r"(?<=\w)\s*[,;–—-]\s*(?:and\s+|but\s+)?\Z", re.IGNORECASE)
_OPENING = Expression(r"(?:\A|[.!?\n])\s*\Z")


RULE = Rule(
    id="tone.apology",
    group=Group.TONE,
    title=say("No needless apology"),
    passed=say("No needless apology"),
    severity=Severity.HINT,
    why=say("A request is no offence; the apology hides it and makes the reader look for the harm."),
    good=Example(text="Kenji, could you send the allergy list by Thu 8 Oct, 12:00 JST? The cook shops then."),
    bad=Example(text="Sorry to bother you, Kenji, could you send the allergy list by Thu 8 Oct, 12:00 JST?"),
    detect=_apology,
    signs={"apology.idle": _idle_apologies, "apology.needless": _needless_apologies},
    needs_content=False,
)
