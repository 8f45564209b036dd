"""The rule against blame: a person as the cause of what went wrong."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import chain

from asyncdraft.core.checklist.accusations import accusations
from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say


@Sign
def _accusations(facts: Facts, _: datetime) -> Iterator[Passage]:
    for passage in facts.passages("blame"):
        excused = passage.overlaps("blame.not") or _is_denied(passage) or _is_thanked(passage)
        if not excused:
            yield passage
    yield from accusations(facts)


def _is_thanked(passage: Passage) -> bool:
    """Whether what came of somebody is no harm: because of you the choir sang in tune."""
    is_harm = _FORCED.match(passage.after(_NEAR)) or _STILL.search(passage.before(_NEAR))
    if not _CAUSE.match(passage.text) or is_harm:
        return False
    lexicon = passage.facts.lexicon
    words = passage.facts.sentence_words[passage.sentence]
    return all(words.isdisjoint(lexicon.words(name)) for name in ("harm", "burden"))


_CAUSE = Expression(r"(?:because of|due to|owing to) you\b", re.IGNORECASE)
_FORCED = Expression(
    r"[^.!?;:\n]{0,30}\b(?:(?:had|have|has) to\b|can(?:['’]t|not)\b|could(?:n['’]t| not)\b|must\b)",
    re.IGNORECASE,
)
_STILL = Expression(
    r"\b(?:on (?:hold|ice)|at a standstill|up in the air|in limbo|nowhere|behind schedule"
    r"|off (?:track|schedule)|not (?:moving|ready|done|finished|signed|sent|shipped|paid))\s+\Z",
    re.IGNORECASE,
)
"""What does not move: the quote is on hold because of you."""

_NEAR = 60


def _is_denied(passage: Passage) -> bool:
    """Whether it says that somebody is not to blame."""
    found = _DENIED.search(passage.facts.masked, max(passage.bounds.start, passage.start - 24), passage.end)
    return found is not None


_DENIED = Expression(
    r"(?:\bnot|n['’]t|\bnever|\bnobody|\bno one|\bnone)\b(?:(?!\b(?:but|my|our|your|mine)\b)[^.!?;:\n]){0,24}"
    r"\b(?:(?:your|their|his|her)(?: own)? (?:fault|mistake|error|doing|failure)"
    r"|to blame|blame (?:anybody|anyone|somebody|someone|you|him|her|them))\b",
    re.IGNORECASE,
)


_NAME = r"@?[^\W\d_a-z][\w-]+"
_PERSON = rf"(?:{_NAME}|you|he|she|they)"
_CARE = (
    r"read|check|test|follow|listen|tell|label|lock|close|shut|ask|think|taste|clean|wash|count|look|pay|call|warn"
    r"|inform|mention|answer|reply|save|sign|print|verify|confirm|update|measure|care|finish|prepare|order|book"
    r"|secure|switch|turn|put|write|note|record|wait|watch|keep|copy|tidy|charge|feed|water|report|double-check"
    r"|review|send|do|bring"
)
_NEGLECT = (
    rf"(?:did(?:n['’]t| not) (?:even |properly |really )?(?:{_CARE})"
    rf"|never (?:{_CARE})\w*|can(?:['’]t|not) even"
    r"|(?:forgot|failed|neglected|omitted|refused) to|was(?:n['’]t| not) (?:paying|listening|looking|careful)"
    r"|(?:forgot|ignored|overlooked|mixed up|messed up|lost|spoiled|ruined|dropped"
    r"|broke(?! (?:\w+ )?(?:record|ice|silence|news|ground|tie|spell)\b)) )"
)
_CONSEQUENCE = r"(?:[,;]\s*(?:and |so |which )+(?:now|so|we|the|I|nobody|that|is)\b|\bagain\b|\bproperly\b)"
_NEGLIGENCE = Expression(
    rf"\b(?:because|since|(?<!soon )as)\s+{_PERSON}\s+{_NEGLECT}"
    rf"|\b(?:because of|due to|thanks to)\s+{_NAME}(?=\s*[.!;,]|\s+(?:again|and)\b|\s*\Z)"
    rf"|\b[Ii]t(?:['’]s| is| was)\s+{_NAME}\s+who\s+(?:\w+ed|lost|broke|forgot|left|did)\b"
    rf"|\b[Ii]f\s+{_NAME}\s+had\s+(?:only |just )?(?:\w+ed|read|told|kept|thought|done|paid)\b"
    r"|\b[Ww]hat (?:did|have) you (?:do|done|change[d]?|touch(?:ed)?)"
    r"(?: (?:again|now|there|this time|to \w+))?\s*[?!]{2,}"
    rf"|\b[Ww]hoever\s+(?:{_NEGLECT}|left\s+[^.!?,\n]{{2,40}}\s+(?:open|on|unlocked|out|dirty|empty)\b)"
    r"[^.!?\n]{0,40}?\b(?:next time|pays?|should|ought|owes?|shame|learns?|better)\b"
    rf"|(?:{_NAME}|you)\s+(?:{_NEGLECT}|left\s+[^.!?,\n]{{2,40}}\s+(?:open|on|unlocked|out)\b)"
    rf"[^.!?\n]{{0,60}}?{_CONSEQUENCE}",
)


_CARELESS = frozenset(
    {
        "did", "didn't", "never", "can't", "cannot", "forgot", "wasn't", "ignored", "overlooked",
        "lost", "spoiled", "ruined", "broke", "dropped", "who", "whoever", "had", "left",
    }
)  # fmt: skip
_CARELESS_PAIRS = (
    *(
        "failed to",
        "neglected to",
        "omitted to",
        "refused to",
        "was not",
        "mixed up",
        "messed up",
        "have you",
    ),
    *("because of", "due to", "thanks to"),
)
"""Of what is called careless, each has one of these words or pairs."""

_SO_CALLED = Expression(r"\b(?:after|since|because of|due to|thanks to) your\s+\Z", re.IGNORECASE)


@Sign
def _neglects(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Somebody's carelessness given as the cause of something."""
    if not facts.words.isdisjoint(_CARELESS) or any(pair in facts.masked for pair in _CARELESS_PAIRS):
        yield from (Passage(facts, *found.span()) for found in _NEGLIGENCE.finditer(facts.masked))
    for reference in facts.references:
        if reference.kind is not ReferenceKind.QUOTE:
            continue
        passage = Passage(facts, reference.start, reference.end)
        cause = _SO_CALLED.search(passage.before(30))
        if cause:
            yield Passage(facts, passage.start - len(cause[0]), passage.end)


def _blame(survey: Survey) -> Outcome:
    spots = chain(
        survey.marks("blame.person"), filter(partial(_names_reader, survey), survey.marks("blame.named"))
    )
    return (spot.hit(say("{quote} blames a person", quote=quoted(spot.quote))) for spot in spots)


def _names_reader(survey: Survey, spot: Spot) -> bool:
    """Whether it is one of the readers, or a mere "you" or "she", who is called careless."""
    words = WORD.findall(plain(spot.quote))
    return not (_PRONOUNS.isdisjoint(words) and survey.reader_names.isdisjoint(words))


_PRONOUNS = frozenset({"your", "you", "he", "she", "they", "whoever"})


def is_blaming(facts: Facts, now: datetime) -> bool:
    return any(_neglects(facts, now)) or any(_accusations(facts, now))


RULES = (
    Rule(
        id="tone.blame",
        group=Group.TONE,
        title=say("No blame"),
        passed=say("No blame"),
        severity=Severity.WARNING,
        why=say(
            "Who is blamed defends, who is told the effect repairs: write what happened and what is needed."
        ),
        good=Example(
            text=(
                "Since the price list of 5 October the till shows 0.00 for tea. Kenji, "
                "please restore it today."
            )
        ),
        bad=Example(text="Kenji, you broke the till again, your mistake costs us money."),
        detect=_blame,
        signs={"blame.person": _accusations, "blame.named": _neglects},
        needs_content=False,
    ),
)
