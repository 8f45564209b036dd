"""What a verdict rests on, in words, and what the meeting turned out to be for."""

from asyncdraft.core.meetings.evidence import Sign
from asyncdraft.core.meetings.protected import ONE_WAY_TOPICS
from asyncdraft.core.meetings.reading import Reading
from asyncdraft.core.meetings.verdict import Topic
from asyncdraft.core.text import joined, say

CROWD = 20
MOST_QUOTES = 3
FLOW_TOPICS = {
    "round": Topic.STATUS,
    "collect": Topic.STATUS,
    "read": Topic.STATUS,
    "present": Topic.DEMO,
    "announce": Topic.ANNOUNCEMENT,
    "decided": Topic.ANNOUNCEMENT,
    "listen": Topic.ANNOUNCEMENT,
}
TALK_TOPICS = {
    "decide": Topic.DECISION,
    "solve": Topic.BRAINSTORM,
    "critique": Topic.REVIEW,
    "negotiate": Topic.DECISION,
    "practise": Topic.TRAINING,
    "feel": Topic.RETRO,
}


def talk_topic(reading: Reading) -> Topic:
    if reading.topic is not Topic.OTHER:
        return reading.topic
    found = (TALK_TOPICS.get(sign.family) for sign in reading.signs if sign.two_way and not sign.turned)
    return next((topic for topic in found if topic), Topic.OTHER)


def flow_topic(reading: Reading) -> Topic:
    """What kind of one-way meeting it is, by what the text says most, else by the title."""
    weights: dict[Topic, float] = {}
    for sign in reading.signs:
        topic = FLOW_TOPICS.get(sign.family)
        if topic and sign.one_way:
            weights[topic] = weights.get(topic, 0.0) + sign.one_way
    if reading.topic in ONE_WAY_TOPICS:
        weights[reading.topic] = weights.get(reading.topic, 0.0) + 2.0
    if not weights:
        return Topic.ANNOUNCEMENT if reading.people >= CROWD else Topic.STATUS
    return max(weights, key=lambda topic: weights[topic])


def _quoted(signs: list[Sign]) -> str:
    quotes = list(dict.fromkeys(sign.quote for sign in signs))[:MOST_QUOTES]
    return joined((say("“{text}”", text=quote) for quote in quotes), ", ")


def one_way_reasons(reading: Reading, crowd: float) -> tuple[str, ...]:
    reasons = []
    said = sorted((sign for sign in reading.signs if sign.one_way), key=lambda sign: -sign.one_way)
    if said:
        reasons.append(say("The text says {quoted}: information flows one way.", quoted=_quoted(said)))
    word = reading.title_marks.get(reading.topic)
    if word and reading.topic in ONE_WAY_TOPICS:
        reasons.append(say("The title says “{word}”.", word=word))
    if crowd:
        reasons.append(crowd_reason(reading))
    if not any(sign.two_way for sign in reading.signs):
        reasons.append(say("Nothing in it is decided or worked out together."))
    return tuple(reasons)


def crowd_reason(reading: Reading) -> str:
    return say("{people} people: too many for a talk of all with all.", people=reading.people)


def mixed_reasons(reading: Reading) -> tuple[str, ...]:
    reasons = []
    if one_way := [sign for sign in reading.signs if sign.one_way]:
        reasons.append(say("{quoted} could be written before.", quoted=_quoted(one_way)))
    elif word := reading.title_marks.get(reading.topic):
        reasons.append(say("The title says “{word}”.", word=word))
    if two_way := [sign for sign in reading.signs if sign.two_way]:
        reasons.append(say("{quoted} is real talk.", quoted=_quoted(two_way)))
    if reading.people >= CROWD:
        reasons.append(crowd_reason(reading))
    return tuple(reasons) or (say("Part of it could be written before."),)


def two_way_reasons(reading: Reading) -> tuple[str, ...]:
    if two_way := [sign for sign in reading.signs if sign.two_way]:
        return (say("The text says {quoted}: people need each other for it.", quoted=_quoted(two_way)),)
    if word := reading.title_marks.get(reading.topic):
        return (say("“{word}” in the title: people need each other for it.", word=word),)
    return (say("People need each other for it."),)
