"""Rules about shape: can it be scanned."""

import re
from collections import defaultdict

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import SUBJECT
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Placed, Spot, Survey
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.draft import Pane
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say

WALL_WORDS = 100
_SUBJECT_WORDS = 3
_SUBJECT_LABEL = "subject:"


def _wall(survey: Survey) -> Outcome:
    paragraphs: dict[tuple[Pane, int], list[Placed]] = defaultdict(list)
    long = [p for p in survey.blocks if p.paragraph is not None or p.facts.word_count > WALL_WORDS]
    for placed in long:
        if placed.facts.kind is BlockKind.TEXT:
            start = placed.start if placed.paragraph is None else placed.paragraph
            paragraphs[placed.pane, start].append(placed)
    return (
        _wall_hit(pieces)
        for pieces in paragraphs.values()
        if sum(placed.facts.word_count for placed in pieces) > WALL_WORDS and not _has_shape(pieces)
    )


def _has_shape(pieces: list[Placed]) -> bool:
    """Whether lines break the paragraph up: a list, or lines of a few words each."""
    sentences = [sentence for placed in pieces for sentence in placed.facts.sentences]
    lines = sum(placed.facts.text.strip().count("\n") for placed in pieces) + 1
    words = sum(placed.facts.word_count for placed in pieces)
    return sum(sentence.is_item for sentence in sentences) > 1 or words / lines < WALL_WORDS / 3


def _wall_hit(pieces: list[Placed]) -> Hit:
    words = sum(placed.facts.word_count for placed in pieces)
    first, last = pieces[0], pieces[-1]
    hit = Spot(first, 0, len(first.facts.text)).hit(say("{words} words in one block", words=words))
    return Hit(hit.pane, hit.start, last.start + len(last.facts.text), hit.title)


def _subject(survey: Survey) -> Outcome:
    if not survey.has(SUBJECT):
        is_left_out = Pane.SUBJECT in survey.message.texts
        return (Hit(Pane.SUBJECT, 0, 0, say("No subject")),) if is_left_out else None
    subject = survey.holding(SUBJECT)[0]
    text = subject.facts.text
    label = len(_SUBJECT_LABEL) if text.lower().startswith(_SUBJECT_LABEL) else 0
    start = label + len(text[label:]) - len(text[label:].lstrip())
    end = len(text.rstrip())
    spot = Spot(subject, min(start, end), end)
    return (
        ()
        if _is_telling(survey, spot.quote)
        else (spot.hit(say("{quote} says nothing yet", quote=quoted(spot.quote))),)
    )


def _is_telling(survey: Survey, subject: str) -> bool:
    """Whether a subject has two words of its own among at least three, or a date, or a number to go by."""
    words = {word.lower() for word in WORD.findall(subject)}
    own = words - survey.lexicon.words("subject.generic")
    if len(own) > 1 and (len(words) >= _SUBJECT_WORDS or _DIGIT.search(subject)):
        return True
    is_numbered = _DIGIT.search(subject) and words & survey.lexicon.words("subject.numbered")
    return bool(is_numbered or _NUMBER.search(subject) or _DATE.search(subject))


_DIGIT = Expression(r"\d")
_NUMBER = Expression(r"(?!(?:19|20)\d\d\b)\d[\d.,/-]*\d[\d.,/-]*\d|[A-Z]+-?\d{2,}|\d\s?%|€|\$")
_DATE = Expression(
    r"\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d:\d\d",
    re.IGNORECASE,
)


_ANNA = (("Anna", "Europe/Vienna"),)

RULES = (
    Rule(
        id="length.wall",
        group=Group.SHAPE,
        title=say("No wall of text"),
        passed=say("Short blocks"),
        severity=Severity.HINT,
        why=say(
            "On a phone before breakfast a long block is skimmed, and the request in its middle is lost."
        ),
        good=Example(
            text="Anna, the tour has three changes:\n\n- bus at 8\n- lunch at 12\n- no boat", to=_ANNA
        ),
        bad=Example(text="Anna, the tour has changed again and " * 15, to=_ANNA),
        detect=_wall,
    ),
    Rule(
        id="subject.vague",
        group=Group.SHAPE,
        title=say("The subject says topic, status or date"),
        passed=say("The subject says what it is about"),
        severity=Severity.WARNING,
        why=say("The subject decides when a mail is opened, and it is all that a search will find."),
        good=Example(
            text="Subject: Choir trip: bus or train? Answer by Fri 9 Oct\n\nDear Anna,\n\nwhich one?",
            channel="email",
            to=_ANNA,
        ),
        bad=Example(text="Subject: Quick question\n\nDear Anna,\n\nbus or train?", channel="email", to=_ANNA),
        detect=_subject,
        needs_content=False,
    ),
)
