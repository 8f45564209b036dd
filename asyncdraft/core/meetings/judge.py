"""The judge of meetings: what the invitation says people do, weighed with how many come and how long."""

import re
from collections.abc import Callable, Mapping

import msgspec

from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.meetings.cost import Facts
from asyncdraft.core.meetings.meeting import Meeting
from asyncdraft.core.meetings.protected import (
    ENOUGH,
    ONE_WAY_TOPICS,
    PAIR,
    appointments,
    conflict,
    foreign,
    interview,
    keep,
    nameless,
    negotiation,
    no_meeting,
    one_to_one,
    personal,
    private,
    social,
)
from asyncdraft.core.meetings.reading import Reading
from asyncdraft.core.meetings.reasons import (
    CROWD,
    crowd_reason,
    flow_topic,
    mixed_reasons,
    one_way_reasons,
    talk_topic,
    two_way_reasons,
)
from asyncdraft.core.meetings.verdict import Choice, Topic, Verdict
from asyncdraft.core.text import say, say_of

TITLE_WEIGHT = 0.8
SHARES, TIMED_SHARES = (0.68, 0.33), (0.82, 0.28)
"""The share of one-way information from which on one is replaced, and shortened: by words, by minutes."""
MULTITUDE, ASSEMBLY = 35, 100
"""From so many people on, a talk of all with all is unlikely, or out of the question."""
HEARD, MUCH = 1 / 3, 2 / 3
"""What is left of the number of people where the text says that they talk, and how much of it makes it so."""
NAMELESS = say("Nobody is named: what it takes of all is not known.")
PERSONAL = say("With so few, under a title that names no report, it may be a personal talk: shorter at most.")
MOST_PERSONAL, MOST_ONCE = 4, 11
"""So many in a series, or in a single meeting, may meet for one of them."""
LEAST = 0.3
"""The weight below which nothing is known but the number of people."""
DAILY, SHORT_MINUTES, DAILY_ROUND = 4, 20, 0.4
FEW = 5
FEW_TALK = 0.2
"""What it says for real talk that only a few come."""
OPEN_TOPICS = frozenset({Topic.OTHER, Topic.TRAINING})
"""Topics whose name says nothing about the direction in which information flows."""

LIMITS: Mapping[Topic, tuple[int, int]] = {
    Topic.DECISION: (120, 14),
    Topic.BRAINSTORM: (180, 16),
    Topic.REVIEW: (120, 14),
    Topic.PLANNING: (180, 18),
    Topic.RETRO: (120, 18),
    Topic.INCIDENT: (120, 20),
    Topic.STANDUP: (25, 14),
    Topic.STATUS: (90, 20),
    Topic.OTHER: (120, 20),
}
"""Minutes and people beyond which a meeting of this purpose is longer or larger than it needs to be."""
SLIDES_LINK = re.compile(
    r"presentation/d/|\.pptx?\b|/slides?\b|slideshare|pitch\.com|prezi|deck|/live-?event"
    r"|webinar|/stream|vimeo|youtu|loom"
)
BOARD_LINK = re.compile(
    r"miro\.com|mural\.co|figjam|figma|jamboard|whiteboard|lucid|excalidraw|mentimeter|padlet|klaxoon"
)
STREAM_PLACE = re.compile(
    r"\b(?:live ?stream|webinar|live event|auditorium|main hall|aula|canteen|cafeteria"
    r"|theat(?:re|er)|broadcast)\b",
    re.IGNORECASE,
)
GROUPS = re.compile(
    r"\b(?:in|into|as) (?:\w+ ){0,2}(?:groups|pairs)|\bbreakouts?\b|\bgroup work\b|\bform groups\b",
    re.IGNORECASE,
)
CASES = re.compile(
    r"\b(?:case (?:conference|discussion|review)|m ?& ?m|morbidity|tumou?r board|journal club)\b",
    re.IGNORECASE,
)
"""Where a profession learns from its cases, the more the better."""
NOUNS = {
    Topic.DECISION: say("a decision"),
    Topic.BRAINSTORM: say("a working session"),
    Topic.REVIEW: say("a review"),
    Topic.PLANNING: say_of("kind of meeting", "planning"),
    Topic.RETRO: say("a look back"),
    Topic.INCIDENT: say("an incident review"),
    Topic.STANDUP: say("a stand-up"),
    Topic.STATUS: say_of("kind of meeting", "this"),
    Topic.OTHER: say("one talk"),
}


class Judge:
    """`words` are the word lists about meetings."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words

    def judge(self, meeting: Meeting, facts: Facts) -> Verdict:
        reading = Reading(meeting, facts, self._words)
        verdict = next(verdict for rule in RULES if (verdict := rule(reading)))
        if reading.nameless and verdict.choice is not Choice.KEEP:
            return msgspec.structs.replace(verdict, reasons=(*verdict.reasons, NAMELESS))
        return verdict


def _weigh(reading: Reading) -> Verdict | None:
    one_way, two_way = reading.balance
    said = one_way + two_way
    title_one, title_two = _title_weights(reading)
    counts = TITLE_WEIGHT if said < ENOUGH else TITLE_WEIGHT / 2
    if reading.is_timed:
        counts = TITLE_WEIGHT / 4
    crowd = _crowd(reading)
    if two_way >= max(ENOUGH, one_way * MUCH) and reading.people < ASSEMBLY:
        crowd *= HEARD
    links_one, links_two = _links(reading)
    one_way += title_one * counts + links_one + crowd + _rhythm(reading)
    two_way += title_two * counts + links_two + (FEW_TALK if PAIR < reading.people <= FEW else 0.0)
    whole = one_way + two_way
    if whole - crowd < LEAST:
        return _nothing_known(reading)
    share = one_way / whole
    replaced, shortened = TIMED_SHARES if reading.is_timed else SHARES
    if share >= replaced and not _informs(reading):
        return _nothing_said(reading)
    if share >= replaced and _may_be_personal(reading):
        return Verdict(Choice.SHORTEN, (*one_way_reasons(reading, crowd), PERSONAL), talk_topic(reading))
    if share >= replaced:
        return Verdict(Choice.REPLACE, one_way_reasons(reading, crowd), flow_topic(reading))
    if share > shortened:
        return Verdict(Choice.SHORTEN, mixed_reasons(reading), talk_topic(reading))
    return _oversized(reading) or keep(talk_topic(reading), *two_way_reasons(reading))


def _may_be_personal(reading: Reading) -> bool:
    """What a talk with few is about is often not said; a series of reports says so in its title."""
    if reading.title_marks.keys() & ONE_WAY_TOPICS:
        return False
    repeats = reading.meeting.per_week > 0
    in_turn = any(sign.family == "round" and sign.one_way for sign in reading.signs)
    if reading.nameless and repeats and in_turn:
        return False
    return reading.people <= (MOST_PERSONAL if repeats else MOST_ONCE)


def _informs(reading: Reading) -> bool:
    """Whether something says that information flows; that nothing is decided says it not."""
    told = any(sign.one_way and not sign.turned for sign in (*reading.signs, *reading.title_signs))
    told = told or _rhythm(reading) > 0
    return (
        told
        or _shown(reading)
        or reading.people >= MULTITUDE
        or bool(reading.title_marks.keys() & ONE_WAY_TOPICS)
    )


def _nothing_said(reading: Reading) -> Verdict:
    """Where real talk is ruled out, and what there is instead is left open."""
    ruled_out = [sign.quote for sign in reading.signs if sign.one_way]
    if not ruled_out:
        return _nothing_known(reading)
    reason = say(
        "There is no “{ruled_out}” in it, and nothing says what there is: shorter until somebody knows.",
        ruled_out=ruled_out[0],
    )
    return Verdict(Choice.SHORTEN, (reason,), talk_topic(reading))


def _title_weights(reading: Reading) -> tuple[float, float]:
    one_way = two_way = 0.0
    topics = reading.title_marks.keys() - {Topic.FOCUS, Topic.SOCIAL}
    if topics & ONE_WAY_TOPICS:
        one_way = 1.0
    if topics - ONE_WAY_TOPICS - OPEN_TOPICS:
        two_way = 1.0
    elif Topic.TRAINING in topics:
        two_way = 0.6
    for sign in reading.title_signs:
        if sign.family == "practise":
            two_way += sign.two_way
        elif reading.topic is Topic.OTHER:
            one_way += sign.one_way * 0.6
            two_way += sign.two_way * 0.6
        elif sign.turned:
            two_way += sign.two_way
            one_way += sign.one_way
    return one_way, two_way


def _crowd(reading: Reading) -> float:
    """What the number of people alone says for an announcement; groups that work in parts are none."""
    said = (*reading.signs, *reading.title_signs)
    practised = any(sign.family in ("practise", "feel") and sign.two_way for sign in said)
    if practised or reading.topic in (Topic.SOCIAL, Topic.RETRO) or GROUPS.search(reading.text):
        return 0.0
    if CASES.search(reading.meeting.title) and reading.people < ASSEMBLY:
        return 0.0
    if reading.topic is Topic.TRAINING and reading.people < MULTITUDE:
        return 0.0
    if reading.people >= MULTITUDE:
        return 1.4 if reading.people < ASSEMBLY else 2.2
    return 0.6 if reading.people >= CROWD else 0.0


def _rhythm(reading: Reading) -> float:
    """What comes every day and is short is mostly a round of reports."""
    meeting = reading.meeting
    daily = meeting.per_week >= DAILY and 0 < meeting.minutes <= SHORT_MINUTES
    return DAILY_ROUND if daily and (reading.people > PAIR or reading.nameless) else 0.0


def _addresses(reading: Reading) -> str:
    return " ".join((*reading.wording.links, reading.meeting.location.lower()))


def _shown(reading: Reading) -> bool:
    """Whether slides are linked, or the place is one for an audience."""
    return bool(SLIDES_LINK.search(_addresses(reading)) or STREAM_PLACE.search(reading.meeting.location))


def _links(reading: Reading) -> tuple[float, float]:
    meeting = reading.meeting
    links = _addresses(reading)
    one_way = 0.5 if SLIDES_LINK.search(links) else 0.0
    one_way += 0.5 if STREAM_PLACE.search(meeting.location) else 0.0
    optional = sum(attendee.role == "optional" for attendee in meeting.attendees)
    one_way += 0.5 if optional >= 5 and optional * 2 > len(meeting.attendees) else 0.0
    return one_way, 0.8 if BOARD_LINK.search(links) else 0.0


def _nothing_known(reading: Reading) -> Verdict:
    if reading.people >= MULTITUDE:
        return Verdict(Choice.REPLACE, (crowd_reason(reading),), Topic.ANNOUNCEMENT)
    return keep(Topic.OTHER, say("Neither title nor text says what happens here: kept until somebody knows."))


def _oversized(reading: Reading) -> Verdict | None:
    topic = talk_topic(reading)
    minutes, people = LIMITS.get(topic, (10_000, 10_000))
    reasons = []
    works = _works_hands_on(reading) and not _opens_one_way(reading)
    if reading.meeting.minutes > minutes and not works:
        reasons.append(
            say("{minutes} minutes are long for {noun}.", minutes=reading.meeting.minutes, noun=NOUNS[topic])
        )
    if reading.people > people and not works and not CASES.search(reading.meeting.title):
        reasons.append(
            say("{people} people are more than {noun} needs.", people=reading.people, noun=NOUNS[topic])
        )
    return Verdict(Choice.SHORTEN, tuple(reasons), topic) if reasons else None


def _opens_one_way(reading: Reading) -> bool:
    first = next((step for step in reading.steps if step.signs), None)
    return first is not None and 0 < first.one_way >= first.two_way


def _works_hands_on(reading: Reading) -> bool:
    practised = any(sign.family == "practise" and sign.two_way for sign in reading.signs)
    return practised or bool(GROUPS.search(reading.text))


RULES: tuple[Callable[[Reading], Verdict | None], ...] = (
    private,
    one_to_one,
    personal,
    interview,
    conflict,
    negotiation,
    appointments,
    no_meeting,
    foreign,
    social,
    nameless,
    _weigh,
)
