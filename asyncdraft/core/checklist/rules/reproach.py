"""The rule against reproach in disguise: irony, and what is said between the lines."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain

from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.insinuations import insinuations
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.blame import is_blaming
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say


@Sign
def _ironies(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Praise beside a mishap: well done, now the sheep are out."""
    yield from (passage for passage in facts.passages("irony") if _is_ironic(passage, now))
    if not facts.words.isdisjoint(_JEERING):
        yield from _mocking_tails(facts)
    if not facts.words.isdisjoint(_PRAISES):
        yield from _praises_of_mishaps(facts)


def _is_ironic(passage: Passage, now: datetime) -> bool:
    """Whether praise with which a sentence opens is followed by a mishap, or stands alone beside blame."""
    if passage.overlaps("irony.plain"):
        return True
    bounds = passage.bounds
    if passage.start > bounds.start + _OPENING:
        return False
    if bounds.end - passage.end < _BARE and is_blaming(passage.facts, now):
        return True
    around = passage.facts.masked[bounds.start : passage.end + _IRONY_REACH]
    return _MISHAP.search(_FEAT.sub(" ", around)) is not None


_FEAT = Expression(
    r"\bbroken? (?:the|an?|our|your|all|every|another) (?:\w+ )?(?:records?|ice|deadlock)\b", re.IGNORECASE
)
"""What is broken to everybody's joy."""


def _praises_of_mishaps(facts: Facts) -> Iterator[Passage]:
    """Great, another week without a plan; thanks to whoever ate it, we have none."""
    for sentence in facts.sentences:
        found = _PRAISE.match(facts.masked, sentence.body, sentence.end)
        words = WORD.findall(facts.masked[found.end() : sentence.end].lower()) if found else ()
        if found and facts.lexicon.words("mended").isdisjoint(words) and _is_sour(facts, found, words):
            yield Passage(facts, *found.span())


def _mocking_tails(facts: Facts) -> Iterator[Passage]:
    """Praise behind a mishap, in its sentence or as the next: the numbers are off, well done. Lovely."""
    for sentence, following in zip(facts.sentences, (*facts.sentences[1:], None), strict=True):
        found = _TAIL.search(facts.masked, sentence.body, sentence.end)
        if found is None and following:
            found = _SINGLE.fullmatch(facts.masked, following.body, following.end)
        told = facts.masked[sentence.body : found.start()] if found else ""
        if found and _is_mishap(facts, told):
            yield Passage(facts, *found.span())


def _is_mishap(facts: Facts, told: str) -> bool:
    words = frozenset(WORD.findall(_FEAT.sub(" ", told).lower()))
    is_harm = not facts.lexicon.words("harm").isdisjoint(words - _LACKS) or _OFF.search(told) is not None
    return is_harm and facts.lexicon.words("mended").isdisjoint(words)


_LACKS = frozenset({"without", "nothing", "nobody", "instead"})
_JEERS = (
    r"(?:well\s+(?:done|played)|bravo|congratulations|congrats|kudos|cheers|chapeau|charming|marvellous|terrific"
    r"|classy|(?:nice|great|good|excellent|brilliant|lovely|wonderful|fantastic|perfect|super|amazing|splendid)"
    r"(?:\s+(?:work|job|one|going|stuff|effort|teamwork|start))?|thanks\s+a\s+(?:lot|bunch|million))"
)
_TAIL = Expression(rf"[,;–—-]\s*(?:so\s+|how\s+)?{_JEERS}\s*[.!]*\Z", re.IGNORECASE)
_SINGLE = Expression(
    rf"(?:how\s+|just\s+)?{_JEERS}(?:,?\s+(?:everyone|everybody|all|guys|folks|team|you\s+lot))?\s*[.!]*",
    re.IGNORECASE,
)
_OFF = Expression(
    r"\b(?:is|are|was|were|goes|went)\s+(?:all\s+)?(?:off|out|gone|back\s+to)\b|\bnow\b[^.!?\n]*\bwithout\b",
    re.IGNORECASE,
)


def _is_sour(facts: Facts, found: re.Match[str], words: Sequence[str]) -> bool:
    """Whether what is praised is a mishap, or the "thanks" only names a cause."""
    return found["cause"] is not None or not facts.lexicon.words("harm").isdisjoint(words)


_JEERING = frozenset(
    [
        *("well", "bravo", "congratulations", "congrats", "kudos", "cheers", "chapeau", "charming", "classy"),
        *("marvellous", "terrific", "nice", "great", "good", "excellent", "brilliant", "lovely", "wonderful"),
        *("fantastic", "perfect", "super", "amazing", "splendid", "thanks"),
    ]
)
_PRAISES = frozenset(
    [
        *("great", "lovely", "wonderful", "perfect", "fantastic", "super", "brilliant", "thanks", "bravo"),
        *("congratulations", "congrats", "kudos", "chapeau", "well", "nice", "good"),
    ]
)
_PRAISE = Expression(
    r"(?:great|lovely|wonderful|perfect|fantastic|super|brilliant)[,.!]*\s+(?:so\s+|and\s+|then\s+)?"
    r"(?:(?:yet\s+)?another|one\s+more|now\s+we|again)\b"
    r"|(?:bravo|congratulations|congrats|kudos|chapeau|well done|great job|nice work|good job|great|lovely"
    r"|wonderful)"
    r"[,!.]*\s+(?:[^\W\d_][\w-]+[,!.:]*\s+)?(?:the|that(?:['’]s| is| was) the|now the|already the)\s+"
    r"(?:second|third|fourth|fifth|sixth|tenth|same)\b"
    r"|(?P<cause>thanks\s+to\s+whoever\b[^.!?\n]*?,\s+)(?=\w+\s+\w+\s+\w+)",
    re.IGNORECASE,
)
_BARE = 3
_OPENING = 8


_IRONY_REACH = 60
_MISHAP = Expression(
    r"\b(?:without|nobody|no one|couldn['’]t|can['’]t|cannot|wrong|broken|broke|forgot|again|ruined"
    r"|now (?:the|we|I|my|our|nobody|it|all)\b"
    r"(?![^.!?\n]{0,40}\b(?:fine|dry|done|ready|good|better|clean|safe|works?|runs?|know|warm|happy|have)\b))\b",
    re.IGNORECASE,
)


@Sign
def _reproaches(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Reproach, unless it points at what the writer corrects: 46, not 40 as I told you."""
    for passage in chain(facts.passages("passive"), insinuations(facts)):
        if not any(is_none(passage) for is_none in _NO_REPROACHES):
            yield passage


def _is_of_event(passage: Passage) -> bool:
    """Whether it counts how often a thing happens: when the rod snaps for the second time."""
    return passage.text.lower().startswith("for the ") and _EVENT.search(passage.before(60)) is not None


_EVENT = Expression(
    r"\b(?:when|if|after|once|until|before|as soon as)\s+(?:the|an?|it|its)\b[^.,;:!?]*\Z", re.IGNORECASE
)


def _is_corrected(passage: Passage) -> bool:
    points = passage.text.lower().startswith(("as ", "like "))
    is_instead = points and _INSTEAD.search(passage.before(_IRONY_REACH))
    return bool(is_instead or _CORRECTED.search(passage.facts.masked, passage.end))


_INSTEAD = Expression(r"\b(?:not|instead of|rather than|and no)\b[^.!?\n]{0,24}\Z", re.IGNORECASE)
_CORRECTED = Expression(
    r"\b(?:I (?:was|am) wrong|I (?:misread|miscounted)|my (?:mistake|error))\b", re.IGNORECASE
)


def _is_humble(passage: Passage) -> bool:
    """Whether it makes the writer small: sorry to pester you, I'm sure you have better things to do."""
    is_excused = bool(passage.facts.marked("apology"))
    return is_excused and _BUSY.search(passage.text) is not None


_BUSY = Expression(
    r"\byou(?:['’]ve| have)?\b.*\b(?:better|important|nicer|bigger)\b.*\bthings\b", re.IGNORECASE
)
_NO_REPROACHES = (_is_corrected, _is_of_event, _is_humble)


def _passive(survey: Survey) -> Outcome:
    spots = survey.marks("reproach", "irony.told")
    return (spot.hit(say("{quote} sounds like a reproach", quote=quoted(spot.quote))) for spot in spots)


RULES = (
    Rule(
        id="tone.passive_aggressive",
        group=Group.TONE,
        title=say("No hidden reproach"),
        passed=say("No hidden reproach"),
        severity=Severity.WARNING,
        why=say("Read alone, hours later, it sounds harsher than meant: say what you still need."),
        good=Example(
            text="Kenji, I still need the room list of 2 October. Please send it by Thu 8 Oct, 12:00 JST."
        ),
        bad=Example(text="Per my last email, Kenji, I still need the room list by Thu 8 Oct, 12:00 JST."),
        detect=_passive,
        signs={"reproach": _reproaches, "irony.told": _ironies},
        needs_content=False,
    ),
)
