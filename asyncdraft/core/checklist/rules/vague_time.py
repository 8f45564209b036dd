"""The rule about words in the place of a time."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.due import ORIGIN, REACH, has_clock, is_past, readings
from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.finding import Fix, Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.fixes import picker_fixes, replacement, written
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say
from asyncdraft.core.when.reading import Reading


@Sign
def _vague_times(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Soon, when you can, end of day: where something is asked or promised and no time stands beside it."""
    for passage in facts.passages("vague", "vague.open", "vague.ask", "vague.day"):
        wished = _is_of_ask(passage) or _BY.search(passage.before(12)) or _is_hoped(passage)
        wanted = passage.overlaps("vague") or (wished and not ORIGIN.search(passage.before(REACH)))
        if wanted and not any(is_none(passage) for is_none in _NO_WISHES):
            yield passage

    yield from _jests(facts)


def _jests(facts: Facts) -> Iterator[Passage]:
    """We need it, like, yesterday: haste told as a joke."""
    if "yesterday" in facts.words:
        for found in _JEST.finditer(facts.masked):
            yield Passage(facts, found.start("time"), found.end())


_JEST = Expression(
    r"\b(?:need(?:ed|s)?|want(?:ed|s)?|have|get|would like|['’]d like)\b[^.!?\n]{0,80}?,\s*"
    r"(?P<time>(?:(?:like|by|ideally|preferably|basically|you know|well|um|er|say)\b,?\s*)+yesterday)\b",
    re.IGNORECASE,
)


def _is_of_ask(passage: Passage) -> bool:
    """Whether its sentence asks, and has not told something else up to here."""
    masked, number = passage.facts.masked, passage.sentence
    return passage.is_asking and any(
        ask.sentence == number
        and not _CLAUSE_END.search(masked, passage.end, max(passage.end, ask.start))
        and not _OF_WRITER.search(masked, ask.end, max(passage.start, ask.end))
        for ask in passage.facts.asks
    )


_OF_WRITER = Expression(r",\s+(?:I|we|he|she|they)\s+(?!(?:need|want|must|expect)\b)[a-z]+\b", re.IGNORECASE)
"""Log it in the sheet, I read it first thing."""


def _is_excepted(passage: Passage) -> bool:
    """Whether words that begin before it, or with it, give it another meaning."""
    is_meal = passage.overlaps("vague.day")
    if _opens_condition(passage) or (is_meal and (_is_beside_the_ask(passage) or _is_of_the_past(passage))):
        return True
    return any(
        mark.start <= passage.start < mark.end and (mark.end >= passage.end or not is_meal)
        for mark in passage.facts.marks.get("vague.not", ())
    )


def _is_beside_the_ask(passage: Passage) -> bool:
    """Whether a day only tells when something else happens: when you lock up tonight, please ..."""
    return _WHEN_YOU.search(passage.before(60)) is not None


_WHEN_YOU = Expression(
    r"\b(?:when|while|if|once|before|after|as)\s+(?:you|we|they|he|she|I|the\s\w+)\s(?![^.,;:!?]*\b(?:by|until)\b)[^.,;:!?]+\Z",
    re.IGNORECASE,
)


def _is_of_the_past(passage: Passage) -> bool:
    """Whether it only tells when something happened: this morning I found the shelf empty."""
    return bool(_THEN.match(passage.after(60)) or _HAD.search(passage.before(60)))


_THEN = Expression(
    r",?\s+(?:I|we|he|she|they|it|you|nobody|somebody|someone|one|(?:the|my|our|his|her|their|a)\s+[\w'’-]+)\s+(?:\w+ly\s+|just\s+)?"
    r"(?:was|were|had|came|went|got|saw|found|did|took|made|heard|said|told|rang|fell|broke|lost|left|ran|wrote|read"
    r"|(?!need\b)\w{2,}ed)\b",
    re.IGNORECASE,
)


def _opens_condition(passage: Passage) -> bool:
    """Whether it is part of "as soon as" before what has to happen: as soon as the paint is dry."""
    return " " not in passage.text and bool(
        _AS.search(passage.before(_AS_REACH)) and _AS_WHAT.match(passage.after(REACH))
    )


_AS_REACH = 8
_AS = Expression(r"\bas\s+\Z", re.IGNORECASE)
_AS_WHAT = Expression(
    r"\s+as\s+(?!(?:possible|practicable|feasible|convenient|able|may be|can be|humanly"
    r"|(?:you|u|someone|somebody|anyone|anybody|one of you)\s+"
    r"(?:can|could|find|finds|get|gets|have|has|manage))\b)",
    re.IGNORECASE,
)


def _is_of_duty(passage: Passage) -> bool:
    """Whether an aside says who is on duty then: (Hal tonight, see the rota)."""
    return _ON_DUTY.search(passage.before(REACH)) is not None


_ON_DUTY = Expression(r"\(\s*(?i:that['’]s\s+|this is\s+|now\s+)?[^\W\d_a-z][\w'’-]+\s+\Z")


def _is_hoped(passage: Passage) -> bool:
    """Whether somebody wants it, or announces it for later or for some day."""
    is_announced = passage.text.lower().startswith("later") and _WILL.search(passage.before(60))
    may_come = passage.overlaps("vague.open") and _MODAL.search(passage.before(60))
    return bool(is_announced or may_come) or _is_wished(passage)


_WILL = Expression(r"(?:\b(?:will|shall|going to)|['’]ll)\b[^.,;:!?]*\Z", re.IGNORECASE)
_MODAL = Expression(
    r"(?:\b(?:will|shall|should|would|could|can|may|might|must|going to|let['’]s)|['’](?:ll|d))\b[^.;:!?]*\Z",
    re.IGNORECASE,
)


def _is_wished(passage: Passage) -> bool:
    """Whether somebody wants it; that nobody needs to is no wish."""
    before = passage.before(60)
    return _WISH.search(before) is not None and _UNWISHED.search(before) is None


_UNWISHED = Expression(r"\b(?:nobody|no one|none|not|no)\b[^.;:!?]*\Z|n['’]t\b[^.;:!?]*\Z", re.IGNORECASE)
_WISH = Expression(
    r"\b(?:wants?(?!\s+to\s+(?!(?:be|get|have|hear|know|read|receive|see)\b))|needs?|expects?|hop(?:e|es|ing)|asks?)\b"
    r"[^.,;:!?]*\Z",
    re.IGNORECASE,
)
"""What others want to do then themselves is their plan, and wanted of nobody."""


def _is_title(passage: Passage) -> bool:
    """Whether a capital within the sentence makes it part of a name: the Coming Soon page."""
    if passage.text.isupper() and _CAPITAL.match(passage.after(REACH)):
        return True
    return passage.text.istitle() and passage.before(REACH).rstrip()[-1:].isalpha()


_CAPITAL = re.compile(r"\s[A-Z][a-z]{2,}")
"""ASAP Media, an agency."""


def _is_left_open(passage: Passage) -> bool:
    """Whether it only says that nothing is final: we can change it later."""
    return _REVISABLE.search(passage.before(REACH) + passage.text) is not None


_REVISABLE = Expression(
    r"\b(?:I|we|you)\s+can\s+(?:still\s+|always\s+)?"
    r"(?:change|adjust|alter|swap|correct|move|undo|revise|replace|switch|fix|clean up|tidy up"
    r"|extend|add to|refine|polish|rename|reopen|merge|split|shorten|lengthen|repaint|upgrade)"
    r"(?:\s+[\w'’-]+){0,4}\s+later\Z",
    re.IGNORECASE,
)


_HAD = Expression(
    r"(?:\A\W*|[,;:]\s+|\b(?:and|so|as|because|since|when)\s+)(?:I|we|he|she|they|it)\s+(?:just\s+)?"
    r"(?:had|was|were|saw|met|spoke|went|came|got|found|did|told|rang|heard|(?!need\b)\w{2,}ed)\b[^.,;:!?]*\Z",
    re.IGNORECASE,
)
"""I had a chat with Ian this morning."""


def _is_of_deed(passage: Passage) -> bool:
    """Whether it tells what follows a deed of the reader: sent as soon as you've blocked the seats."""
    return not passage.is_asking and _DONE.match(passage.text) is not None


_DONE = Expression(r"as soon as you(?:['’]ve|\shave)?\Z|as soon as you\b.*\b(?:have|['’]ve)\Z", re.IGNORECASE)


def _is_of_the_writer(passage: Passage) -> bool:
    """Whether it tells when the writer does something: I go through what is open before I leave."""
    return not passage.is_asking and _I_LEAVE.match(passage.text) is not None


_I_LEAVE = Expression(r"(?:before|when|once|until) (?:I|we)\b", re.IGNORECASE)


def _is_granted(passage: Passage) -> bool:
    """Whether it tells how much time others have given: the inspector gave us until the end of the year."""
    return _GRANTED.search(passage.before(60)) is not None


_GRANTED = Expression(
    r"\b(?<!you )(?:gave|gives|given|granted|grants|allowed|allows|extended|prolonged)\s"
    r"(?:us|me|them|him|her|it)\b[^.;:!?]*\Z",
    re.IGNORECASE,
)
_BY = Expression(r"\b(?:by|before|until|till)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_definite(passage: Passage) -> bool:
    """Whether a time in the sentence says when; a day that is the vague words themselves does not.

    A part of the day may get its hour in the next sentence: read it tonight. We need it by 05:00 GMT.
    """
    if passage.overlaps("vague.day") and (_has_hour_behind(passage) or _is_of_the_answer(passage)):
        return True
    if _opens_for_the_reader(passage) and _is_due_behind(passage):
        return True
    return any(
        reading.value is not None
        and (reading.zone_written or (reading.precise and not _cover(reading, passage)))
        and around.sentence == passage.sentence
        and len(between := _between(reading, passage)) < _FAR
        and not _CLAUSE_END.search(between)
        and not (_is_of_event(reading, passage) or is_past(reading, passage.facts.hour))
        for around, reading in readings(passage.facts)
    )


def _is_of_the_answer(passage: Passage) -> bool:
    """Whether the request has its time before a colon, and this is part of what is asked about."""
    asked = (
        around for around, reading in readings(passage.facts) if reading.precise and reading.zone_written
    )
    return any(
        around.sentence == passage.sentence
        and around.end <= passage.start
        and around.is_asking
        and ":" in passage.facts.masked[around.end : passage.start]
        for around in asked
    )


def _opens_for_the_reader(passage: Passage) -> bool:
    """Whether it only calls the reader who sleeps: Ines, when you're up, please reset it by 06:00 UTC."""
    return _CALLING.fullmatch(passage.before(60)) is not None and _AWAKE.match(passage.text) is not None


_CALLING = Expression(r"\W*(?:[^\W\d_]+:\s+)?(?:@?[^\W\d_a-z][\w.'’-]*,?\s+){0,2}")
_AWAKE = Expression(
    r"(?:once|when|as soon as)\s+you(?:['’]re|\s+are|\s+get|\s+come)?\s+"
    r"(?:up|awake|in|back|online|at your desk|around)\b",
    re.IGNORECASE,
)


def _is_due_behind(passage: Passage) -> bool:
    return any(
        around.sentence == passage.sentence and around.start >= passage.end and reading.precise
        for around, reading in readings(passage.facts)
        if _BY.search(around.before(12)) or _BY_ITSELF.match(reading.text)
    )


_BY_ITSELF = Expression(r"(?:by|before|until|till)\b", re.IGNORECASE)


def _has_hour_behind(passage: Passage) -> bool:
    near = (reading for _, reading in readings(passage.facts) if 0 < reading.start - passage.end < 2 * _FAR)
    return any(reading.zone_written and reading.precise and has_clock(reading) for reading in near)


def _is_of_event(reading: Reading, passage: Passage) -> bool:
    """Whether the time is that of something else, in a clause of its own: soon, the ship sails on Sunday."""
    if reading.start < passage.end or not _NEW_CLAUSE.match(passage.after(_FAR)):
        return False
    masked = passage.facts.masked
    return not (_DUE.search(masked, passage.end, reading.start) or _AT_LATEST.match(masked, reading.end))


_NEW_CLAUSE = Expression(
    r"[^.!?,]{0,20},\s+(?:and\s+|so\s+|but\s+)?(?:the|a|an|our|my|your|his|her|their|we|I|it|they|she|he|this|that|these"
    r"|those|there|otherwise|else|each|every|all|some|no|[A-Z]\w+)\b",
)
_DUE = Expression(
    r"\b(?:by|before|until|till|latest|due|deadline|later than|needed?|needs|wants?|closes|cut-?off)\b",
    re.IGNORECASE,
)
_AT_LATEST = Expression(r"\s*(?:at the )?(?:latest|sharp)\b", re.IGNORECASE)
_FAR = 80
_CLAUSE_END = Expression(r"[:;]\s|[–—]|,\s+(?:as(?! long as\b)|because|since)\s")


def _between(reading: Reading, passage: Passage) -> str:
    start, end = min(reading.end, passage.end), max(reading.start, passage.start)
    return passage.facts.masked[start:end]


def _cover(reading: Reading, passage: Passage) -> bool:
    return reading.start < passage.end and passage.start < reading.end


_NO_WISHES = (
    _is_excepted,
    _is_of_duty,
    _is_definite,
    _is_granted,
    _is_of_deed,
    _is_of_the_writer,
    _is_title,
    _is_left_open,
)
"""Where such a word wants nothing by then."""


def _vague(survey: Survey) -> Outcome:
    named = survey.has("vague.name")
    if not survey.asks and not survey.has("vague", "vague.open", "vague.day", "time.vague"):
        return None
    return (
        spot.hit(say("{quote} is no time", quote=quoted(spot.quote)), fixes=_time_fixes(survey, spot))
        for spot in survey.marks("time.vague")
        if not (named and _is_name(spot.quote))
    )


def _time_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    """The time of the deadline field, as that by which something is wanted."""
    text = survey.message.deadline_text
    if not text or _LED.search(spot.passage.before(REACH)):
        return picker_fixes(survey, spot)
    opens = spot.start <= spot.placed.facts.sentences[spot.sentence].body
    return (replacement(spot, written(text), f"{'By' if opens else 'by'} {text}"),)


_LED = Expression(r"\b(?:by|before|until|till|at|on|from|for|to)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_name(words: str) -> bool:
    """Whether the words may be the name of a scheme: they are capitals alone."""
    return words.isupper()


RULE = Rule(
    id="deadline.vague",
    group=Group.DEADLINE,
    title=say("No “soon”"),
    passed=say("No “soon”, no “when you can”"),
    severity=Severity.WARNING,
    why=say("In another zone “soon” and “end of day” have no meaning: write day, time and zone."),
    good=Example(text="Kenji, please send the seating plan by Fri 9 Oct, 12:00 JST."),
    bad=Example(text="Kenji, please send the seating plan when you get a chance."),
    detect=_vague,
    signs={"time.vague": _vague_times},
)
