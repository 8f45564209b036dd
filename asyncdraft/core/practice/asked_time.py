"""The one time of an answer by which something is asked for, among all that it names."""

import re
from datetime import datetime

from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.times import TimeOffer, time_offers
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import TimeReader

UNTIL = re.compile(r"\b(?:until|till)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
TO_READER = re.compile(r"\b(?:you|your|please|let me)\b|\?", re.IGNORECASE)
PROMISE = re.compile(
    r"\b(?:I|we)(?:['’]ll|\s+(?:will|shall|can|try|promise|aim|answer|reply|read|look|check|work|am|are))\b",
    re.IGNORECASE,
)
END = re.compile(r"[.!?](?=\s)|\n")
SUBJECT = re.compile(r"subject:", re.IGNORECASE)


def deadline_of(survey: Survey, times: TimeReader, now: datetime) -> TimeOffer | None:
    """Not the time of a subject where the text has one, nor one at which the writer acts or is back."""
    offers = time_offers(survey, lambda text: times.read(text, now).candidates)
    asked, alone = _places(survey, "time.demanded"), _places(survey, "time.due", within="default")
    return min(
        (offer for offer in offers if offer.is_due and not _is_of_the_writer(survey, offer)),
        key=lambda offer: (
            offer.pane is Pane.FALLBACK or (offer.pane, offer.start) in alone,
            offer.pane is not Pane.NEED,
            _is_in_subject(survey, offer),
            (offer.pane, offer.start) not in asked,
            not offer.candidates[0].precise,
            not offer.candidates[0].zone_written,
        ),
        default=None,
    )


def _places(survey: Survey, sign: str, within: str = "") -> set[tuple[Pane, int]]:
    """Where times with this sign stand; `within`: only where their sentence has such a phrase."""
    return {
        (placed.pane, placed.start + mark.start)
        for placed in survey.holding(sign)
        for mark in placed.facts.marked(sign)
        if not within or Passage(placed.facts, mark.start, mark.end).within(within)
    }


def _is_of_the_writer(survey: Survey, offer: TimeOffer) -> bool:
    """Whether the writer says what they do until or by then, and asks the reader for nothing."""
    text = survey.message.text(offer.pane)
    start = max((match.end() for match in END.finditer(text, 0, offer.start)), default=0)
    stop = END.search(text, offer.end)
    if TO_READER.search(text, start, stop.end() if stop else len(text)):
        return False
    before = text[start : offer.start]
    return bool(UNTIL.search(before) or PROMISE.search(before))


def _is_in_subject(survey: Survey, offer: TimeOffer) -> bool:
    text = survey.message.text(offer.pane)
    return SUBJECT.match(text, text.rfind("\n", 0, offer.start) + 1) is not None
