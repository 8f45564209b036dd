"""Which documents a message speaks of, and whether its reader can find them."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.references import ReferenceKind

_DETERMINED = re.compile(
    r"\b(?:the|my|our|your|this|that|these|those|their|his|her|both|latest|attached|[^\W\d_]+['’]s)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,2}\Z",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s*(?:\Z|[.,;:!?)\n-]|\b(?:is|are|was|were|be|has|have|had|and|or|but|to|for|of|with|in|on|at"
    r"|by|from|that|which"
    r"|who|we|i|you|they|he|she|it|before|after|when|while|until|so|because|please|pls|again|today"
    r"|tomorrow|yesterday|last|this|next|via|already|first|once|since|during|without|into|between"
    r"|like|later|too|now|yet|[a-z]+ly"
    r"|right|wrong|looks|says|shows|seems|needs|contains|about|as|can|could|will|would|should|does|do"
    r"|did|doesn|don|isn|aren|won|there|here|over|out|up|if|then|than|also|still|just|ready|done"
    r"|anyway|asap|soon|current"
    r"|went|came|got|gets|goes|comes|changed|moved|failed|through)\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*(of|from|dated|\()?\s*(?:the\s+)?,?\s*")
_QUOTES = (ReferenceKind.CODE, ReferenceKind.QUOTE)
_CLOSE = 16
_NEAR = 80
_PLACES = frozenset({"form", "table", "board"})
_MANNER = re.compile(
    r"(?:(?<!fill )\bin|\bon|\bat|\bto|\baround) (?:the|its|this|that|their)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)


def named_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words that speak of one particular document, not of documents or of a verb."""
    yield from facts.passages("elsewhere")
    for passage in facts.passages("artefact"):
        if _is_particular(passage):
            yield passage
    for passage in facts.passages("artefact.paper"):
        if _is_particular(passage) and _is_consulted(passage):
            yield passage


def _is_particular(passage: Passage) -> bool:
    before, after = passage.before(40), passage.after(20) + "\n"
    if passage.text.lower() in _PLACES and _MANNER.search(before):
        return False
    determined = _DETERMINED.search(before) and _HEAD_ENDS.match(after)
    is_named = determined or (_BARE.fullmatch(passage.before(_NEAR)) and _IS.match(after))
    is_theirs = _THEIRS.search(before)
    return (
        bool(is_named)
        and not is_theirs
        and not _SUPPOSED.search(passage.before(_NEAR))
        and not passage.overlaps("elsewhere")
        and not _LIES.match(passage.after(_NEAR))
    )


_SUPPOSED = re.compile(
    r"\b(?:if|in case|unless) (?:you|there|it|they|he|she|somebody|anybody)\b", re.IGNORECASE
)
"""If you only have the file: no particular one."""

_BARE = re.compile(r"\W*(?:@\w+\s+)?[^\W\d_]+\s+")
_THEIRS = re.compile(r"\byour\s+(?:[^\W\d_][\w'’-]*\s+){0,2}\Z", re.IGNORECASE)
_IS = re.compile(r"\s+(?:is|are)\b")
_LIES = re.compile(
    r"\s+(?:(?:of|for|with|from)\s+[^,.;:!?]{2,20}?\s+)?(?:(?:that|which)\s+)?"
    r"(?:(?:is|are|hangs?|lies?|lying|hanging)\s+)?"
    r"(?:on|at|by|behind|beside|besides|near|under|above|below|inside|next to|in|over)\s+"
    r"(?:(?:the|my|your|our|his|her|its|their)\s+)?(?:[^\W\d_]+\s+){0,2}?"
    r"(?:door|wall|till|counter|desk|drawer|fridge|freezer|cupboard|shelf|rack|tray|box|binder"
    r"|pigeonhole|cabinet"
    r"|locker|window|gate|notice ?board|board|hook|safe|office|kitchen|entrance|lift|corridor"
    r"|stairs|container"
    r"|cabin|cockpit|van|truck|tractor|bed|machine|bench|table|mirror|car|lobby|reception|wardrobe)s?\b",
    re.IGNORECASE,
)
"""A paper that hangs or lies where everybody passes."""


def _is_consulted(passage: Passage) -> bool:
    """Whether the reader has to open it: to do what is asked, because it is handed over, or as it decides."""
    before, after = passage.before(_NEAR), passage.after(_NEAR)
    is_quoted = _DECIDES.search(before) and not after.startswith(" had ")
    if is_quoted or _HANDED.search(before) or _STATE.match(after) or _WORKED_ON.search(before):
        return True
    if is_finished(passage):
        return True
    if passage.is_asking and _KEPT.match(after):
        return True
    return passage.is_asking and (_CONSULTED.search(before) is not None or _is_worked_on(passage))


def _is_worked_on(passage: Passage) -> bool:
    """Whether the request itself goes on to the paper, with a verb that neither makes nor carries it."""
    asked = next((ask.start for ask in passage.facts.asks if ask.sentence == passage.sentence), passage.end)
    between = passage.facts.masked[asked : passage.start]
    return bool(between) and _WORKS.search(between) is not None and not _MOVES.search(between)


_WORKS = re.compile(r"\b(?:from|off|in|into|to|on|onto|against|with)\s+(?:[\w'’-]+\s+){1,3}\Z", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:put|place|lay|hang|carry|bring|fetch|take|send|give|keep|pack|print|make|change|write|leave|hand"
    r"|deliver|collect|stick|pin|drop|reply|answer|come|go|call|ring|ask|tell|speak|talk|meet|wait)\b|[,;:]",
    re.IGNORECASE,
)
_WORKED_ON = re.compile(
    r"\b(?:errors?|mistakes?|typos?|gaps?|holes?|slips?|wrong|missing|twice) (?:in|on|from)\s+"
    r"(?:[\w'’-]+\s+){1,3}\Z"
    r"|\b(?:commented on|annotated|marked up|sent back|returned|revised)\s+(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)


def is_finished(passage: Passage) -> bool:
    """Whether it is told that the paper, or the work of that name, is done."""
    return _FINISHED.match(passage.after(_NEAR)) is not None


_FINISHED = re.compile(
    r"\s+(?:[^,.;:!?]{0,30}?\s)??(?:is|are|has been|have been)\s+"
    r"(?:(?:now|all|finally|also|already)\s+)?(?:done|finished|complete)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\s+(?:current|up to date|up-to-date|in order|in step)\b", re.IGNORECASE)
_WORDS = r"(?:\s+[\w'’-]+){0,9}\s+\Z"
_CONSULTED = re.compile(
    r"\b(?:read|review|check|see|look|go(?:ing)? (?:through|over)|walk through|study|use|update"
    r"|correct|sign|approve"
    r"|follow|comment|fill|complete|edit|proofread|forward"
    r"|translate|confirm|open|compare|merge|doing|consult|watch"
    r"|send (?:me|us|him|her|them)|give (?:me|us)|share|page|views?|thoughts|opinions?"
    r"|feedback|comments|go-ahead|approval|ok|okay|decision|signature|input|questions?|got|get"
    r"|receive|right|copy|move|transfer|amend|mend|fix|do (?:the|it|that|this)"
    r"|is|are|finali[sz]e|accept|adopt|add)\b" + _WORDS,
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\b(?:I|we)(?:['’]ve| have)?\s+(?:(?:just|now|also|already|finally)\s+)?(?:sent|put|uploaded"
    r"|finished|completed|shared|posted|updated|changed|left|placed|saved|added|emailed|mailed|forwarded"
    r"|prepared|wrote|made|revised|did|drafted)\b"
    + _WORDS
    + r"|\b(?:notes|comments|details|numbers|figures|steps|commands|everything|it all|rest|remarks)\s+"
    r"(?:(?:is|are|were)\s+)?(?:in|on)" + _WORDS,
    re.IGNORECASE,
)
_DECIDES = re.compile(r"\b(?:as|as per|per|according to|like|see)\s+(?:[\w'’-]+\s+){1,3}\Z", re.IGNORECASE)
_STATE = re.compile(
    r"\s+(?:[^,.;:!?]{0,30}?\s)??(?:(?:is|are|was|were|will be|has been|have been|looks?|needs?|has"
    r"|have)\s+"
    r"(?:(?:now|all|finally|still|made|also|already)\s+)*(?:up|ready|online|uploaded|out"
    r"|missing|wrong|right|ok|okay|fine|a mess|incomplete|outdated|old|waiting|available"
    r"|there|shared|posted|open"
    r"|published|changed|updated|here|eyes|still|weird|strange|attached|zero"
    r"|in the (?:\w+ )?(?:folder|drive|cloud|system"
    r"|channel)"
    r"|(?:your|a|the) (?:signature|approval|comments|corrections?|stamp|initials))\b"
    r"|still (?:has|have|shows?|says?|lists?|gives?|names?|contains?|carries)\b"
    r"|says?\b|contradicts?\b|(?:that |which )?(?:I|we) (?:\w+ )?(?:mentioned|sent"
    r"|shared|wrote|posted|left|made|put)\b|(?:has|have) (?:been )?changed\b|changed\b)",
    re.IGNORECASE,
)


def _is_owed(passage: Passage) -> bool:
    """Whether it is asked for, or still to be made: the reader has it, or nobody."""
    after = passage.after(40)
    coming = _UNMADE.match(after) or (_OWED.search(passage.before(60)) and not _KEPT.match(after))
    return passage.overlaps("artefact", "artefact.paper") and bool(coming)


_OWED = re.compile(
    r"\b(?:(?:bring|carry|fetch|pack|write|draw up|prepare|draft|make"
    r"|create|compile|miss|missing|await|produce|record|film|start"
    r"|begin|expect|print|publish|issue|export|generate|translate|keeps|has (?:an?|the|no|my|our|your)"
    r"|holds?|(?:asks?|asked) for|wants?|requires?)\s+(?:[^\W\d_][\w'’-]*\s+){1,3}"
    r"|(?:send|submit|hand in|provide|give|need|deliver|bring|finish|mail|email|forward|lend|return|get"
    r"|receive|upload)\s+(?:(?:me|us|him|her|them|back|out|in|over"
    r"|up)\s+)*your\s+(?:[^\W\d_][\w'’-]*\s+){0,2})\Z",
    re.IGNORECASE,
)


def lost_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Named documents beside which neither number nor date says which one is meant."""
    for passage in facts.passages("thing.named"):
        if not (_is_located(passage) or _is_owed(passage) or _ASIDE.search(passage.before(_NEAR))):
            yield passage


_ASIDE = re.compile(r"\([^()]*\Z")


def _is_located(passage: Passage) -> bool:
    facts = passage.facts
    dated = any(_is_dated(passage, time.start, time.end) for time in facts.times if time.start >= passage.end)
    quoted = any(0 <= ref.start - passage.end <= 2 and ref.kind in _QUOTES for ref in facts.references)
    numbered = any(
        passage.start - _CLOSE <= mark.start <= passage.end + _CLOSE
        and not _APART.match(facts.masked, passage.end, mark.end + _CLOSE)
        for mark in passage.facts.marks.get("numbered", ())
    )
    told = _SAYS.match(passage.after(20)) or _IN_BRACKETS.match(passage.after(_NEAR))
    return dated or quoted or numbered or told is not None


_APART = re.compile(
    r"[^.;!?,(]*(?:[.;!?]\s|,[^.;!?,]*\d\S*\s+(?:is|are|was|were|has|have|does|do)\b)", re.IGNORECASE
)
"""A number of the next sentence or clause is that of something else."""

_IN_BRACKETS = re.compile(r"[^.,;:!?()]{0,60}\([^()\d]{0,20}\d")
"""The number of what it is about: the certificate of the mate (crew no. 20914)."""

_SAYS = re.compile(r"\s+(?:says|said|reads|shows|states|gives|lists|asks)\s+(?:\s{3,}|\d)")
_UNMADE = re.compile(
    r"\s+(?:is|are|will be|gets?|goes|comes)\s+(?:only |still )?(?:to be )?(?:printed|written|drafted"
    r"|published|sent|issued|made(?! available)|prepared|finali[sz]ed|due)\b",
    re.IGNORECASE,
)


def _is_dated(passage: Passage, start: int, end: int) -> bool:
    """Whether the time belongs to the document: the report of Monday, the drawing (20 July)."""
    masked = passage.facts.masked
    between = _OF.fullmatch(masked, passage.end, start)
    return bool(between and (between[1] or any(map(str.isdigit, masked[start:end]))))
