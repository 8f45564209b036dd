"""Papers that are asked for, or still to be made: the reader has them, or nobody."""

import re

from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.checklist.rules.consulted_papers import is_kept_current
from asyncdraft.core.expression import Expression

_CLOSE, _NEAR = 40, 60


def is_owed(passage: Passage) -> bool:
    """Whether it is asked for, or still to be made: the reader has it, or nobody."""
    before, after = passage.before(_NEAR), passage.after(_CLOSE)
    if _FETCHED.search(before) and after.startswith(" from "):
        return True
    if _UNMADE.match(after):
        return True
    return _OWED.search(before) is not None and not is_kept_current(passage)


_OWED = Expression(
    r"\b(?:(?:bring|carry|fetch|pack|(?:write|draw up|prepare|draft|make|create|compile|produce|build"
    r"|assemble|type|set up|print|publish|issue|generate)s?(?! sure)|(?:draw|set|write|type)s up"
    r"|finishes|publishes|(?:puts|to put|can put|I put) together"
    r"|miss|missing|await|record|film|start"
    r"|begin|expect|export|translate|keeps|has (?:an?|the|no|my|our|your)"
    r"|ha(?:s|ve|d) (?:their|his|her)|holds?|(?:asks?|asked) for|wants?"
    r"|ask(?:s|ed|ing)?\s+[@\w'’-]+(?:\s+[\w'’-]+)?\s+for|requires?)\s+(?:[^\W\d_][\w'’-]*\s+){1,3}"
    r"|(?:need|want|send|get|receive|have|expect|await|lack|upload|mail|email|forward|scan|post|share|return|bring"
    r"|submit)\s+(?:(?:me|us|him|her|them"
    r"|the\s\w+)\s+)?(?:the|your)\s+"
    r"(?:signed|countersigned|final|completed|original|approved|filled|scanned|stamped|missing|new|next"
    r"|right|correct|revised|corrected|updated|amended)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,2}"
    r"|\band\s+(?:then\s+)?(?:send|mail|email|give|bring|forward|post|show|read)\s+(?:me|us|him|her|them)\s+the\s+"
    r"|\bneeds\s+(?:[\w'’-]+\s+){1,5}"
    r"|(?:\A|[.!?;,:]\s*|\bso\s)(?:(?:I|we)\s+)?(?:(?:still|also|only)\s+)?need\s+(?:the|their|his"
    r"|her)\s+(?:[^\W\d_][\w'’-]*\s+){0,2}"
    r"|(?:send|submit|hand in|provide|give|need|deliver|bring|finish|mail|email|forward|lend|return|get"
    r"|receive|upload)\s+(?:(?:me|us|him|her|them|back|out|in|over"
    r"|up)\s+)*your\s+"
    r"(?:(?:part|half|share|section|piece)\s+of\s+the\s+|(?:[^\W\d_][\w'’-]*\s+){0,2}))\Z",
    re.IGNORECASE,
)
_FETCHED = Expression(
    r"\b(?:get|fetch|collect|request|order|obtain)\s+(?:(?!from\b)[\w'’-]+\s+){1,3}\Z", re.IGNORECASE
)
_UNMADE = Expression(
    r"\s+(?:has|have|needs?|must|should)\s+(?:to\s+)?(?:say|show|state|carry|read|include|name|list"
    r"|contain)\b"
    r"|\s+(?:for\s+[\w'’ -]{2,30}?\s+)?\((?:that\s+)?(?:goes|go|will go|leaves|follows|comes)\b"
    r"|\s+(?:is|are|will be|gets?|goes|comes)\s+(?:only |still )?(?:to be )?(?:printed|written|drafted"
    r"|published|sent|issued|made(?! available)|prepared|finali[sz]ed|due)\b",
    re.IGNORECASE,
)
