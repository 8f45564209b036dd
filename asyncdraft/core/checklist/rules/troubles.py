"""Which troubles a message claims, and what it says does not do what it should."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.asks import denied_label
from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.rules.vagueness import CONDITION, is_case, is_of_some_one
from asyncdraft.core.expression import Expression

_CLOSE = 16
_NEAR = 80


@needing("problem")
def problems(facts: Facts, _: datetime) -> Iterator[Passage]:
    for passage in facts.passages("problem"):
        if not any(is_none(passage) for is_none in _NO_TROUBLES):
            yield passage


def _is_part_of_a_word(passage: Passage) -> bool:
    masked = passage.facts.masked
    return masked.startswith("-", passage.end) or masked.endswith("-", 0, passage.start)


def _is_supposed(passage: Passage) -> bool:
    before = passage.before(_NEAR)
    if _WANTED.search(before) and not _MENDED.search(passage.after(_NEAR)):
        return True
    return any(expression.search(before) for expression in (CONDITION, _HOW, _AVOIDED, _PERHAPS))


_WANTED = Expression(r"\b(?:wants?|wishes|would like|['’]d like|asked for)\b[^.,;:!?]{0,40}\Z", re.IGNORECASE)
_PERHAPS = Expression(
    r"\b(?:may|might)(?:\s+or\s+(?:may|might))?\s+(?:get\s+|be\s+|become\s+)?\Z", re.IGNORECASE
)
"""He may or may not ring."""

_MENDED = Expression(
    r"\b(?:fixed|repaired|replaced|mended|exchanged|swapped|solved|sorted|gone|removed|corrected|looked|seen"
    r"|back|off)\b",
    re.IGNORECASE,
)
"""The director wants the mirror broken; I want the broken mirror replaced."""


def _is_held_up(passage: Passage) -> bool:
    return _HELD_UP.match(passage.after(_NEAR)) is not None


_HELD_UP = Expression(
    r"[^.,;:!?]{0,60}\s(?:without|until|unless|before\s(?:I|we|you|he|she|they|somebody|someone))\b|\s+before\b",
    re.IGNORECASE,
)
"""What cannot start without a key waits for the key: nothing is at fault."""


_OWNED = Expression(
    r"\b(?:mine|ours|his|hers|theirs)\s+(?:(?:just|has|have|is|are|was)\s+)?\Z", re.IGNORECASE
)
"""Mine broke: why another is wanted."""

_IS_MINE = Expression(r"\b(?:my|your|our|his|her|their|nobody['’]s)\s+(?:own\s+)?\Z", re.IGNORECASE)


def _is_somebodys(passage: Passage) -> bool:
    """Whether it tells whose fault it was, or of whose thing: no fault that the reader has to find."""
    if _OWNED.search(passage.before(_CLOSE)):
        return True
    return passage.text.lower() == "fault" and _IS_MINE.search(passage.before(_CLOSE)) is not None


_HOW = Expression(
    r"\bhow (?:do|can|should|would|to)\b|\bwhere (?:you|they|each|everyone|everybody)\b", re.IGNORECASE
)
"""How to do a thing, and where others stand, tell of no trouble that anybody has."""


def _is_planned_halt(passage: Passage) -> bool:
    """Whether prices, code or copy freeze on a day, or a thing goes down at an hour to come: no fault."""
    if passage.text.lower() == "down":
        return bool(_GOES.search(passage.before(_CLOSE)) and _AT.match(passage.after(_CLOSE)))
    return passage.text.lower().startswith("fr") and _PLANNED.search(passage.before(_CLOSE)) is not None


_GOES = Expression(r"\b(?:goes|go|going|will be|be|comes|come|coming|taken)\s+\Z", re.IGNORECASE)
_AT = Expression(r"\s+(?:tonight|tomorrow|next|this|on|from|for|at\s\d|between)\b", re.IGNORECASE)
_PLANNED = Expression(
    r"\b(?:code|copy|pric(?:e|es|ing)|text|budget|content|design|features?|scope|rates?|list|master|menu"
    r"|layout)\s+\Z",
    re.IGNORECASE,
)


def _is_misplacement(passage: Passage) -> bool:
    """Whether it tells what was put where: on the wrong dock."""
    return passage.text.lower() == "wrong" and _MISPLACED.search(passage.before(_NEAR)) is not None


_MISPLACED = Expression(
    r"\b(?:put|sent|delivered|shipped|loaded|booked|filed|parked|placed|stored|posted|mailed|addressed"
    r"|charged"
    r"|routed|moved|hung|signed|written)\b[^.;:!?]*\b(?:on|in|to|at|into|onto|with|for|under)\s+the\s+\Z",
    re.IGNORECASE,
)


def _is_amount(passage: Passage) -> bool:
    """Whether it tells how few are left, or what stands in the place of another: down to 6, wrong size."""
    text = passage.text.lower()
    return bool(
        (text == "down" and (_DOWN_TO.match(passage.after(_CLOSE)) or _WRITE.search(passage.before(_NEAR))))
        or (text == "wrong" and _WRONG_WHAT.match(passage.after(_CLOSE)))
    )


_WRITE = Expression(
    r"\b(?:writ|not|tak|put|jot|lay|pin|narrow|hand|sit|bring|carr|scribbl|track)(?:e|y|ies|es|ing|ting|s)?\s+"
    r"(?:[\w'’-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
"""Please write both down."""

_DOWN_TO = Expression(r"\s+(?:to|by|from|for|as)\b", re.IGNORECASE)
_WRONG_WHAT = Expression(
    r"\s+(?!(?:about|again|and|as|at|because|but|for|here|if|in|of|on|or|since|so|somehow|somewhere|thing"
    r"|things|this|to|today|when|while|with|now|there)\b)[^\W\d_]{3}",
    re.IGNORECASE,
)
_AVOIDED = Expression(
    r"\b(?:(?:do|does|did|would)(?:n['’]?t|\s+not)\s+(?:want|like|wish)|dont\s+want|not\s+want|avoid|prevent"
    r"|(?:rather|better)\s+not|afraid\s+of|so\s+that\s+(?:we|I|they|nobody)\b[^.,;]{0,20}(?:n['’]t|not))\b"
    r"[^.;:!?]{0,40}\Z",
    re.IGNORECASE,
)
"""I do not want to give the wrong one: what has not happened."""


def _is_topic(passage: Passage) -> bool:
    """Whether the word only names a topic: the problem of the night shift is sleep."""
    return passage.text.lower() in _TOPICS and _NAMED.match(passage.after(_CLOSE)) is not None


_TOPICS = frozenset({"problem", "problems", "issue", "issues", "error", "errors", "bug", "bugs"})
_NAMED = Expression(r"\s+(?:of|is|was|lies|to)\b", re.IGNORECASE)


def _is_past(passage: Passage) -> bool:
    """Whether it was put right: I have corrected the two errors."""
    return _PUT_RIGHT.search(passage.before(_NEAR)) is not None


_PUT_RIGHT = Expression(
    r"\b(?:I|we|he|she|they)(?:['’]ve|['’]s| have| has)?\s+(?:(?:now|just|already|also|all)\s+)*"
    r"(?:corrected|fixed|mended|removed|repaired|resolved|solved|cleared|eliminated|sorted out"
    r"|found and fixed)\s+"
    r"[^.,;:!?]{0,24}\Z"
    r"|\b(?:it|this|that|which)\s+(?:fixes|solves|cures|repairs|prevents|removes|mends)\s+[^.,;:!?]{0,24}\Z"
    r"|\b(?:corrected|fixed|solved|resolved)\s+(?:the|your|both|all|my|these|those)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)


def _is_bother(passage: Passage) -> bool:
    """Whether somebody does it: I hate to bug you; I've stuck an hour in your diary."""
    text, after = passage.text.lower(), passage.after(_CLOSE)
    return bool((text == "bug" and _WHOM.match(after)) or (text == "stuck" and _OBJECT.match(after)))


_OBJECT = Expression(r"\s+(?:an?|the|some|it|them|this|that|your|my|our|\d+)\s+(?!in\b)\w", re.IGNORECASE)
_WHOM = Expression(r"\s+(?:you|u|him|her|them|me|us|any(?:one|body)|every(?:one|body))\b", re.IGNORECASE)


def _is_denied(passage: Passage) -> bool:
    """Whether nothing is so: nothing broke down; blocked: nothing."""
    facts = passage.facts
    if denied_label(facts.masked, facts.sentences[passage.sentence]):
        return True
    return _NOTHING.search(passage.before(_CLOSE)) is not None


_NOTHING = Expression(r"\b(?:nothing|none|nobody)\s+(?!but\b)(?:[\w'’-]+\s+){0,2}\Z", re.IGNORECASE)


def _is_mine(passage: Passage) -> bool:
    """Whether the writer may be wrong."""
    return passage.text.lower() in _ERRING and _I_AM.search(passage.before(_NEAR)) is not None


_ERRING = frozenset({"wrong", "mistaken", "stuck", "blocked"})
_I_AM = Expression(
    r"\b(?:I|we|you|he|she|they)(?:['’]m|['’]re)?\s+(?:(?:may|might|could|can|must|am|are|is|was|were|will|be|been|have|had"
    r"|very|well|totally|completely|quite|entirely|probably|perhaps|also|so|not)\s+){0,4}\Z",
    re.IGNORECASE,
)


def _is_feat(passage: Passage) -> bool:
    """Whether what broke is a record."""
    return passage.overlaps("vague.exempt")


def _is_named_after(passage: Passage) -> bool:
    """Whether it only names something else: a crash course, failing which; or what is carried off."""
    if _COMPOUND.match(passage.after(_CLOSE + _CLOSE)):
        return True
    is_attribute = _DETERMINER.search(passage.before(_CLOSE)) and _NOUN.match(passage.after(_CLOSE))
    return bool(is_attribute) and _CARRIED.search(passage.before(_NEAR)) is not None


_COMPOUND = Expression(
    r"\s+(?:courses?|diet|tests?|helmets?|barriers?|mats?|cart|landing|pads?|logs?|forms?|desk|tags?|books?|box|line|team|signs?"
    r"|managers?|management|handling|hunt|bount(?:y|ies)|trackers?|registers?|procedures?|policy|drills?|rates?|budget|reports?"
    r"|statistics|review|button|department|hotline|officer|solvers?|stor(?:y|ies)|novel|which|that)\b",
    re.IGNORECASE,
)
_DETERMINER = Expression(r"\b(?:the|this|that|your|our|my|these|those|all)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_NOUN = Expression(r"\s+(?:\w+\s+)?[a-z]{3,}\b", re.IGNORECASE)
_CARRIED = Expression(
    r"\b(?:bring|take|carry|collect|throw|scrap|dump|recycle|drop|post|store|move|dispose|put|haul|tow|fetch|pick)\b[^.;:!?]*\Z",
    re.IGNORECASE,
)

_NO_TROUBLES = (
    _is_bother,
    _is_feat,
    _is_named_after,
    _is_denied,
    _is_mine,
    _is_past,
    _is_part_of_a_word,
    _is_supposed,
    _is_held_up,
    _is_topic,
    _is_somebodys,
    _is_planned_halt,
    _is_misplacement,
    _is_amount,
    is_of_some_one,
)
"""Where such a word claims no trouble that the reader has to know."""


@needing("failing", "vague.fault")
def failures(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What does not do what it should, told in a statement."""
    return (
        passage
        for passage in facts.passages("failing", "vague.fault")
        if not any(is_none(passage) for is_none in _NO_FAILURES)
    )


def _is_order(passage: Passage) -> bool:
    """Whether somebody is told not to do a thing: don't touch it."""
    return _DONT.match(passage.text) is not None and not passage.before(_CLOSE).rstrip()[-1:].isalnum()


def _is_at_an_hour(passage: Passage) -> bool:
    """Whether it ends in an "at" that leads to a time."""
    is_timed = any(0 <= time.start - passage.end <= 1 for time in passage.facts.times)
    return is_timed and passage.text.lower().endswith(" at")


def _is_bounded(passage: Passage) -> bool:
    """Whether it is so in some case only, or until something comes."""
    return bool(CONDITION.search(passage.before(_NEAR)) or _LIMITED.match(passage.after(_NEAR)))


def _is_habit(passage: Passage) -> bool:
    """Whether somebody does it, and no thing: whoever keeps borrowing it."""
    return _SOMEBODY.search(passage.before(_CLOSE)) is not None and _KEEPS.match(passage.text) is not None


_SOMEBODY = Expression(
    r"\b(?:who|whoever|somebody|someone|people|you|he|she|they|I|we|everybody|everyone)\s+\Z", re.IGNORECASE
)
_KEEPS = Expression(r"keeps?\s", re.IGNORECASE)

_NO_FAILURES = (_is_habit, _is_order, _is_at_an_hour, _is_bounded, is_case, _is_feat)
_DONT = Expression(r"(?:don['’]?t|do not|never)\s", re.IGNORECASE)
_LIMITED = Expression(
    r"[^.,;:!?]{0,60}\s(?:without|until|unless|before|because"
    r"|after (?:that|this|then|it)|afterwards|once)\b",
    re.IGNORECASE,
)
"""We cannot correct it after that."""
