"""Families of words for papers: when a word of each means a document that somebody has to find."""

import re
from collections.abc import Callable, Mapping

from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.checklist.rules.consulted_papers import is_consulted, is_quoted
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.expression import Expression

_NEAR = 80


def _is_read(passage: Passage) -> bool:
    """Whether something stands in it, or somebody reads it."""
    return _READ.search(passage.before(_NEAR)) is not None or is_quoted(passage)


_READ = Expression(
    r"\b(?:(?:is|are|was|were|stands?|described|written|explained|shown|set out|laid down|noted|listed"
    r"|given|defined"
    r"|documented|specified|find|found|it all|everything|rest|details|numbers|steps|one|ones)"
    r" (?:in|on|at the (?:end|top|bottom) of)|read(?:ing)?|review(?:ed|ing)?|stud(?:y|ied|ying)"
    r"|check(?:ed)? (?:with|against|in|on)"
    r"|look(?:ed|ing)? (?:at|into|through|over)|go(?:ing)? (?:through|over)|went (?:through|over)|follow"
    r"|stick to|keep to"
    r"|(?:comments?|remarks?|thoughts|opinions?|views?|feedback|input|questions?) (?:on|about|to|in)"
    r"|acknowledge|sign off|sign-off (?:on|of)|approval (?:of|for)|see)\s+(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)


def _is_run(passage: Passage) -> bool:
    """Whether a desk or a studio would run or cut it, and what it is about is said: the flood piece."""
    before = WORD.findall(plain(passage.before(_NEAR)))
    is_named = bool(before) and before[-1] not in passage.facts.lexicon.words("paper.plain")
    is_about = is_named or _ABOUT.match(passage.after(_NEAR)) is not None
    runs = _RUNS.search(passage.before(_NEAR)) or _IS_UP.match(passage.after(_NEAR))
    return is_about and runs is not None


_ABOUT = Expression(r"\s+(?:of|about|on|with)\s+\w", re.IGNORECASE)
_IS_UP = Expression(
    r"\s+(?:is|are)\s+(?:now\s+)?(?:up|ready|online|in|done|there)\s*[,.;:!?)]|\s+needs?\s+(?:your|a)\b"
)
_RUNS = Expression(
    r"\b(?:run|runs|publish|print|sub|edit|proof|proofread|illustrate|stand by|go with|hold|pull|kill"
    r"|page|fact-check|lead with|translate|approve|pass|shorten|read|watch|subtitle|finish|sign off"
    r"|clear|air)\s+"
    r"(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)


def _is_compound(passage: Passage) -> bool:
    """Whether it is named by what it is for, and of the kinds of papers that mostly are."""
    lexicon = passage.facts.lexicon
    before = WORD.findall(plain(passage.before(_NEAR)))
    return (
        plain(passage.text) in lexicon.words("paper.compound")
        and bool(before)
        and not before[-1].endswith(("'s", "s'"))
        and before[-1] not in lexicon.words("paper.plain")
        and not _is_background(passage)
    )


def _is_background(passage: Passage) -> bool:
    """Whether it is carried about, owed, thanked for, or only what something happened to."""
    before, after = passage.before(_NEAR), passage.after(_NEAR)
    return _AROUND.search(before) is not None or _LIFE.match(after) is not None


_AROUND = Expression(
    r"\b(?:put|place|lay|hang|carry|bring|fetch|take|pack|stick|pin|print(?:ed)?|keep|leave|drop|collect"
    r"|send|mail|submit"
    r"|pick up)"
    r"(?:\s+(?!(?:in|into|on|onto|from|to|at|of|about|for|after)\b)[\w'’-]+){1,4}\s+\Z"
    r"|\b(?:let me|let us|I|we|I['’]ll|we['’]ll)(?: can| will| could| may| must| have to| then"
    r"| shall)* (?:send|sign|issue|file|post"
    r"|publish|print|close|pay|hand in|submit)\s+(?:[\w'’-]+\s+){1,3}\Z"
    r"|\b(?:(?:numbers?|dates?|price|title|name|names|size|value|cop(?:y|ies)|original) of"
    r"|thanks? (?:you )?(?:so much |very much |a lot )?for|stress about|worry about|(?:your|my|our) time with"
    r"|(?:do|does|did)(?:n['’]t| not) (?:need|want|have)|won|lost|signed|accepted|rejected|refused|approved"
    r"|agreed to|voted for|prefers?|liked?|compared (?:\w+ )?with|short of|off the"
    r"|had (?:gone|been|looked|worked|come) \w+|(?:asked|waiting|ready|waits?) for|because of|thanks to"
    r"|under|apart from|without)\s+"
    r"(?:[\w'’-]+\s+){1,4}\Z",
    re.IGNORECASE,
)
_LIFE = Expression(
    r"\s+(?:(?:of|for|with|from|by)\s+[^,.;:!?]{2,30}?\s+)?(?:(?:has|have|had) (?:to )?)?"
    r"(?:ends?|ended|expires?|expired|closes?|closed|starts?|started|begins?|began|runs? (?:out|until|till"
    r"|to)"
    r"|goes|went|gone|came|comes|come|leaves?|leave|left|arrives?|arrived|costs?|pays?|accepted|agreed"
    r"|decided"
    r"|(?:was|were|is|are|will be|gets?|got|been) (?:not )?"
    r"(?:opened|signed|won|lost|paid|accepted|rejected|refused"
    r"|cancelled"
    r"|approved|delivered|sent|handed|kept|held|rev)|can (?:go|wait|leave|stay)"
    r"|(?:can|may|must|could|should|has to) be (?:ended|cancelled|terminated|renewed|extended|signed|paid)"
    r"|will (?:go|come|follow|end"
    r"|start)"
    r"|we (?:built|work|worked|use|used))\b",
    re.IGNORECASE,
)
MEANT: Mapping[str, Callable[[Passage], bool]] = {
    "artefact": lambda _: True,
    "artefact.paper": lambda passage: is_consulted(passage) or not _is_background(passage),
    "artefact.scheme": lambda passage: _is_read(passage) or _is_compound(passage),
    "artefact.press": _is_run,
    "artefact.loose": is_consulted,
}
"""When words of a family mean a document."""
