"""Which papers a message speaks of, and of which of them nobody can tell where they are."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rules.cases import is_order
from asyncdraft.core.checklist.rules.owed_papers import is_owed
from asyncdraft.core.checklist.rules.paper_families import MEANT
from asyncdraft.core.checklist.rules.passing_papers import is_in_passing
from asyncdraft.core.checklist.rules.whereabouts import is_located, lies_about
from asyncdraft.core.expression import Expression

_DOCUMENTS = tuple(MEANT)
_PAPERS = tuple(family for family in MEANT if family != "artefact.press")
"""Without what a desk runs, which stands on its pages."""

_CLOSE, _NEAR = 40, 80


@needing("elsewhere", *_DOCUMENTS)
def named_papers(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words that speak of one particular document, not of documents or of a verb."""
    yield from (place for place in facts.passages("elsewhere") if not _is_found(place))
    for family, is_meant in MEANT.items():
        for passage in facts.passages(family):
            if _is_particular(passage) and is_meant(passage):
                yield passage


def _is_found(place: Passage) -> bool:
    """Whether nobody is sent anywhere, or a name in quotes says where."""
    return bool(_ASKS_WHERE.search(place.before(8)) or _NAMED.match(place.facts.text, place.end))


_NAMED = Expression(r"\s+(?:\w+\s+){1,2}[\"“„«'‘][^\n\"”“»’']{1,40}[\"”“»'’]")
_ASKS_WHERE = Expression(r"\b(?:do|did|does)\s+\Z", re.IGNORECASE)
"""Do you know where? Nobody is sent anywhere."""


@needing("elsewhere", *_DOCUMENTS)
def lost_papers(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Named documents beside which neither number nor date says which one is meant."""
    for passage in facts.passages("paper.named"):
        is_aside = _ASIDE.search(passage.before(_NEAR)) is not None
        is_coming = passage.overlaps(*_PAPERS) and is_owed(passage)
        is_told = _TELLS.match(passage.after(_NEAR)) is not None or _is_spelt_out(passage)
        if not (is_aside or is_told or is_located(passage) or is_coming or lies_about(passage)):
            yield passage


def _is_spelt_out(passage: Passage) -> bool:
    """Whether it follows at once what is proposed or planned: my proposal: colour."""
    return passage.text.lower() in _SPOKEN and _FOLLOWS.match(passage.after(_NEAR)) is not None


_SPOKEN = frozenset(
    {"answer", "forecast", "idea", "offer", "plan", "proposal", "quote", "summary", "suggestion", "update"}
)
_FOLLOWS = Expression(r"(?:\s(?:of|from|for|on)\s[^.,;:!?]{1,30}?)?:\s+\w")
_TELLS = Expression(
    r"(?:\s(?:of|from|for)\s[^.,;:!?]{1,30}?)?\s(?:shows?|says?|reads?|gives?|reports?)\s(?:an?\s)?"
    r"(?:error|code|fault|\d|[\"“])",
    re.IGNORECASE,
)
"""The log of her device shows error 7: what stands in it is told."""


@needing(*_PAPERS)
def loose_papers(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words for papers, be it that nobody has to open them; not for any paper, or one with its number."""
    for passage in facts.passages(*_PAPERS):
        before = passage.before(_NEAR)
        is_any = _ANY.search(before) or passage.overlaps("elsewhere") or _COUNTED.search(before)
        if not (is_any or _is_ordered(passage) or is_located(passage) or is_owed(passage)):
            yield passage


def _is_ordered(passage: Passage) -> bool:
    """Whether it is what somebody shall do, spelt like a paper: please answer."""
    return _DO.search(passage.before(_CLOSE)) is not None and is_order(passage.facts, passage.text)


_DO = Expression(r"(?:\A\W*|\b(?:please|pls|kindly|to|then|you|both|all)\s+)\Z", re.IGNORECASE)


_ASIDE = Expression(r"\([^()]*\Z")
_ANY = Expression(
    r"\b(?:an?|any|no|some|each|every|another|which|what|many|few|of)\s+(?:[^\W\d_][\w'’-]*\s+){0,2}\Z",
    re.IGNORECASE,
)
_COUNTED = Expression(
    r"(?:\d|\b(?:two|three|four|five|six|ten|fifteen|twenty|thirty|couple of|half))\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""Five minutes, two sheets: so many, none in particular."""


@needing(*_DOCUMENTS)
def located_papers(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words for papers beside which a number or a date stands."""
    return (passage for passage in facts.passages(*_DOCUMENTS) if is_located(passage))


def _is_particular(passage: Passage) -> bool:
    return (
        _is_determined(passage)
        and not _THEIRS.search(passage.before(_CLOSE))
        and not _is_no_paper(passage)
        and not _is_verb(passage)
        and not is_in_passing(passage)
        and not passage.overlaps("elsewhere")
        and not lies_about(passage)
        and not _is_in_a_title(passage)
    )


def _is_determined(passage: Passage) -> bool:
    """Whether "the", "my", a name or the like tells that one is meant, and it is no part of a longer name."""
    after = passage.after(30) + "\n"
    if _DETERMINED.search(passage.before(_CLOSE)) and _HEAD_ENDS.match(after):
        return True
    return _BARE.fullmatch(passage.before(_NEAR)) is not None and _IS.match(after) is not None


_BARE = Expression(
    r"\W*(?:@\w+\s+)?(?:new\s+)?(?!(?:an?|any|one|each|every|some|no|another|either)\b)[^\W\d_]+\s+",
    re.IGNORECASE,
)
_IS = Expression(
    r"(?:\s+(?:for|of)\s+(?:the|our|my|this)\s+[^.,;:!?\n]{2,40}?)?\s+(?:is|are|has|have)\s+(?!been\s)",
    re.IGNORECASE,
)
_THEIRS = Expression(r"\byour\s+(?:[^\W\d_][\w'’-]*\s+){0,2}\Z", re.IGNORECASE)
_DETERMINED = Expression(
    r"\b(?:the|my|our|your|this|that|these|those|their|his|her|both|latest|attached|[^\W\d_]+['’]s)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,2}\Z",
    re.IGNORECASE,
)
_HEAD_ENDS = Expression(
    r"\s*(?:\Z|[.,;:!?)\n]|-(?!\w)|\b(?:one|two|three|four|five|the|an?|our|my|your|no|not|only|is|are|was"
    r"|were|be|has|have|had|and|or|but|to|for|of|with|in|on|at|by|from|that|which|who|we|i|you|they|he|she"
    r"|it|before|after|when|while|until|so|because|please|pls|again|today|tomorrow|yesterday|last|this|next"
    r"|via|already|first|once|since|during|without|into|between|like|later|too|now|yet|[a-z]+ly|right|wrong"
    r"|looks|says|shows|seems|needs|contains|about|as|can|could|will|would|should|does|do|did|doesn|don|isn"
    r"|aren|won|there|here|over|out|up|if|then|than|also|still|just|ready|done|anyway|asap|soon|current|went"
    r"|came|got|gets|goes|comes|through|against|versus|vs|though|again|either|both|any|some|all|before"
    r"|lately|tonight|earlier|above|below|myself|yourself|differ|lack|lag|mention|miss|contradict|cover|give"
    r"|show|say|look|need|list|state|agree|must|might|may|won|had|among|along|alone|even|thanks|thx|cheers"
    r"|plz|reach|arrive|help|read|differs|according|following|regarding|concerning|due|despite|except|home"
    r"|where|how|what|why|whose|[a-z]+(?:n['’]t|ed)|[a-z]+[^s'’\W]s\s+(?:the|an?|our|my|your|his|her|their"
    r"|its|no|not|only|still|nothing|that|it|us|them|me|all|every|some|any|too|with|from|two|three|\d+))\b)",
    re.IGNORECASE,
)


def _is_no_paper(passage: Passage) -> bool:
    """Whether it is a manner, furniture, or those who sit on the board: in this form, on the table."""
    text, before = passage.text.lower(), passage.before(_CLOSE)
    if text in _PLACES and _MANNER.search(before):
        return True
    return text == _BOARD and _TO_PEOPLE.search(before) is not None


_PLACES = frozenset({"form", "table", "board"})
_BOARD = "board"
_MANNER = Expression(
    r"(?:(?<!fill )\bin|\bon|\bat|\bto|\baround) (?:the|its|this|that|their)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)
_TO_PEOPLE = Expression(
    r"\b(?:for|by|before|from|with|of|to|tell|ask|inform|when|because|as|that)\s+the\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)


def _is_verb(passage: Passage) -> bool:
    """Whether it says what a thing does that stands before it: the customs form lists the battery."""
    is_form_of_one = passage.text.endswith("s") and _SUBJECT.search(passage.before(_CLOSE))
    return bool(is_form_of_one) and _OBJECT.match(passage.after(12)) is not None


_SUBJECT = Expression(
    r"\b(?:the|my|our|your|this|that|their|his|her)\s+(?:[^\W\d_][\w'’-]*\s+){1,3}\Z", re.IGNORECASE
)
_OBJECT = Expression(
    r"\s+(?:the|an?|my|our|your|his|her|their|its|it|them|us|me|no|nothing|only|two|three|\d+)\b",
    re.IGNORECASE,
)


def _is_in_a_title(passage: Passage) -> bool:
    """Whether a name in quotation marks ends with it: “Lessons learned: the report” names a meeting."""
    quotes = (ref for ref in passage.facts.references if ref.kind is ReferenceKind.QUOTE)
    return any(
        quote.start < passage.start
        and passage.end == quote.end - 1
        and ":" in passage.facts.text[quote.start : passage.start]
        for quote in quotes
    )
