"""Papers that the reader has to open."""

import re

from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.expression import Expression

_NEAR = 80


def is_consulted(passage: Passage) -> bool:
    """Whether the reader has to open it: to do what is asked, because it is handed over, or as it decides."""
    before, after = passage.before(_NEAR), passage.after(_NEAR)
    if is_quoted(passage) and not after.startswith(" had "):
        return True
    if _HANDED.search(before) or _STATE.match(after) or _WORKED_ON.search(before) or is_finished(passage):
        return True
    if not passage.is_asking:
        return False
    return is_kept_current(passage) or _CONSULTED.search(before) is not None or _is_worked_on(passage)


def is_news(passage: Passage) -> bool:
    """Whether a message for information would only tell of it: that it is done, or what becomes of it."""
    return is_finished(passage) or not is_consulted(passage)


def is_finished(passage: Passage) -> bool:
    """Whether it is told that the paper, or the work of that name, is done."""
    return _FINISHED.match(passage.after(_NEAR)) is not None


_FINISHED = Expression(
    r"\s+(?:[^,.;:!?]{0,30}?\s)??(?:is|are|has been|have been)\s+"
    r"(?:(?:now|all|finally|also|already)\s+)?(?:done|finished|complete)\b",
    re.IGNORECASE,
)


def is_quoted(passage: Passage) -> bool:
    """Whether something is so as it says: as per the contract."""
    return _DECIDES.search(passage.before(_NEAR)) is not None


def is_kept_current(passage: Passage) -> bool:
    """Whether what is asked is to keep it so: keep the list up to date."""
    return _KEPT.match(passage.after(_NEAR)) is not None


_DECIDES = Expression(r"\b(?:as|as per|per|according to|like|see)\s+(?:[\w'’-]+\s+){1,3}\Z", re.IGNORECASE)
_KEPT = Expression(r"\s+(?:current|up to date|up-to-date|in order|in step)\b", re.IGNORECASE)
_WORDS = r"(?:\s+[\w'’-]+){0,9}\s+\Z"
_CONSULTED = Expression(
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
_HANDED = Expression(
    r"\b(?:I|we)(?:['’]ve| have)?\s+(?:(?:just|now|also|already|finally)\s+)?(?:sent|put|uploaded"
    r"|finished|completed|shared|posted|updated|changed|left|placed|saved|added|emailed|mailed|forwarded"
    r"|prepared|wrote|made|revised|did|drafted)\b"
    + _WORDS
    + r"|\b(?:notes|comments|details|numbers|figures|steps|commands|everything|it all|rest|remarks)\s+"
    r"(?:(?:is|are|were)\s+)?(?:in|on)" + _WORDS,
    re.IGNORECASE,
)
_STATE = Expression(
    r"\s+(?:[^,.;:!?]{0,30}?\s)??(?:(?:is|are|was|were|will be|has been|have been|looks?|needs?|has"
    r"|have)\s+"
    r"(?:(?:now|all|finally|still|made|also|already)\s+)*(?:up|ready|online|uploaded|out|(?:far |much "
    r"|way )?too \w+|unclear|confusing|hard to|out of date|off"
    r"|missing|wrong|right|ok|okay|fine|a mess|incomplete|outdated|old|waiting|available"
    r"|there|shared|posted|open"
    r"|published|changed|updated|here|eyes|still|weird|strange|attached|zero"
    r"|in the (?:\w+ )?(?:folder|drive|cloud|system"
    r"|channel)"
    r"|(?:your|a|the) (?:signature|approval|comments|corrections?|stamp|initials))\b"
    r"|still (?:has|have|shows?|says?|lists?|gives?|names?|contains?|carries)\b"
    r"|(?:clearly |only |also |plainly |already )?(?:says?|said|contradicts?|gives?|gave|states?|mentions?"
    r"|mentioned|claims?|demands?|describes?"
    r"|explains?|recommends?|proposes?|suggests?|lacks?|omits?|differs?|deviates?|disagrees?|reads like"
    r"|leaves out)\b|(?:that |which )?(?:I|we) (?:\w+ )?(?:mentioned|sent"
    r"|shared|wrote|posted|left|made|put)\b|(?:has|have) (?:been )?changed\b|changed\b)",
    re.IGNORECASE,
)


def _is_worked_on(passage: Passage) -> bool:
    """Whether the request itself goes on to the paper, with a verb that neither makes nor carries it."""
    asked = next((ask.start for ask in passage.facts.asks if ask.sentence == passage.sentence), passage.end)
    between = passage.facts.masked[asked : passage.start]
    return bool(between) and _WORKS.search(between) is not None and not _MOVES.search(between)


_WORKS = Expression(r"\b(?:from|off|in|into|to|on|onto|against|with)\s+(?:[\w'’-]+\s+){1,3}\Z", re.IGNORECASE)
_MOVES = Expression(
    r"\b(?:put|place|lay|hang|carry|bring|fetch|take|send|give|keep|pack|print|make|change|write|leave|hand"
    r"|deliver|collect|stick|pin|drop|reply|answer|come|go|call|ring|ask|tell|speak|talk|meet|wait)\b|[,;:]",
    re.IGNORECASE,
)
_WORKED_ON = Expression(
    r"\b(?:errors?|mistakes?|typos?|gaps?|holes?|slips?|wrong|missing|twice) (?:in|on|from)\s+"
    r"(?:[\w'’-]+\s+){1,3}\Z"
    r"|\b(?:commented on|annotated|marked up|sent back|returned|revised)\s+(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)
