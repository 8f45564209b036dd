"""The times of an answer by which something is asked for, among all that it names."""

import re
from datetime import datetime

from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.checklist.time_offers import TimeOffer, time_offers
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import TimeReader

UNTIL = re.compile(r"\b(?:until|till)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
TO_READER = re.compile(r"\b(?:you|your|please|let me)\b|\?", re.IGNORECASE)
PROMISE = re.compile(
    r"\b(?:I|we)(?:['’]ll|\s+(?:will|shall|can|try|promise|aim|answer|reply|read|look|check|work|am|are))\b",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"\b(?:please|yes or no|answer|reply|respond|confirm|tell (?:me|us)|let (?:me|us) know)\b", re.IGNORECASE
)
IN_CASE = re.compile(r"[\s\-*]*(?:if|in case|should|whoever|where)\b", re.IGNORECASE)
END = re.compile(r"[.!?](?=\s)|\n")
LENGTH = re.compile(r"(?:with)?in\s+(?:\w+\s+){1,2}(?:minutes?|hours?|days?|weeks?)\b", re.IGNORECASE)
SUBJECT = re.compile(r"subject:", re.IGNORECASE)


def due_times(survey: Survey, times: TimeReader, now: datetime) -> tuple[TimeOffer, ...]:
    """The likeliest deadline first: a subject gives way to the text, and nothing at which the writer acts or
    is back counts, nor any time of a message that only informs.
    """
    if survey.is_fyi and not survey.asks:
        return ()
    offers = time_offers(survey, lambda text: times.read(text, now).candidates)
    asked = {_place(spot) for spot, _ in survey.times("time.demanded")}
    found = sorted(
        (offer for offer in offers if offer.is_due and _is_for_the_reader(survey, offer)),
        key=lambda offer: (
            offer.pane is Pane.FALLBACK or _is_alone(survey, offer),
            offer.pane is not Pane.NEED,
            _is_in_subject(survey, offer),
            not _is_for_an_answer(survey, offer),
            (offer.pane, offer.start) not in asked,
            not offer.candidates[0].precise,
            not offer.candidates[0].zone_written,
        ),
    )
    return tuple(found)


def due_instant(survey: Survey, times: TimeReader, now: datetime) -> datetime | None:
    """Aware, UTC."""
    first = next(iter(due_times(survey, times, now)), None)
    return first.candidates[0].instant(now) if first else None


def _is_alone(survey: Survey, offer: TimeOffer) -> bool:
    """Whether its sentence says what happens if nobody answers."""
    start, end = _sentence(survey, offer)
    defaults = map(_place, survey.marks("default"))
    return any(pane is offer.pane and start <= at < end for pane, at in defaults)


def _place(spot: Spot) -> tuple[Pane, int]:
    return spot.placed.pane, spot.placed.start + spot.start


def _is_for_an_answer(survey: Survey, offer: TimeOffer) -> bool:
    """Not one that is wanted only if something else holds."""
    text, (start, _) = survey.message.text(offer.pane), _sentence(survey, offer)
    return bool(ANSWER.search(text, start, offer.start)) and not IN_CASE.match(text, start)


def _is_mere_length(survey: Survey, offer: TimeOffer) -> bool:
    """How long something takes or took: "94 messages in two weeks"."""
    return LENGTH.match(offer.text) is not None and not _is_for_an_answer(survey, offer)


def _is_for_the_reader(survey: Survey, offer: TimeOffer) -> bool:
    return not _is_of_the_writer(survey, offer) and not _is_mere_length(survey, offer)


def _is_of_the_writer(survey: Survey, offer: TimeOffer) -> bool:
    """Whether the writer says what they do until or by then, and asks the reader for nothing."""
    text, (start, end) = survey.message.text(offer.pane), _sentence(survey, offer)
    if TO_READER.search(text, start, end):
        return False
    before = text[start : offer.start]
    return bool(UNTIL.search(before) or PROMISE.search(before))


def _sentence(survey: Survey, offer: TimeOffer) -> tuple[int, int]:
    """Around the time; it ends at every full stop, also behind what may be an abbreviation."""
    text = survey.message.text(offer.pane)
    start = max((match.end() for match in END.finditer(text, 0, offer.start)), default=0)
    stop = END.search(text, offer.end)
    return start, stop.end() if stop else len(text)


def _is_in_subject(survey: Survey, offer: TimeOffer) -> bool:
    text = survey.message.text(offer.pane)
    return SUBJECT.match(text, text.rfind("\n", 0, offer.start) + 1) is not None
