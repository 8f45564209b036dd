"""Papers that a message mentions in passing: nobody has to open them, or the reader has them at hand."""

import re

from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.expression import Expression

_CLOSE, _NEAR = 40, 80


def is_in_passing(passage: Passage) -> bool:
    """Whether nobody has to look for it: it may not exist, is at hand, the writer's own, or a rota."""
    before, far = passage.before(_CLOSE), passage.before(_NEAR)
    text = passage.text.lower()
    return bool(
        (text in _ROSTERS and (_STANDS_ON.search(before) or _PUT_ON.search(far)))
        or (text in _HOLDERS and _SOLID.search(before))
        or _OWN_WORK.search(before)
        or _WHO_DOES.search(before)
        or _SUPPOSED.search(far)
        or _CLOSES.search(before)
        or _GOES_ON.search(far)
        or (_ENDS.match(passage.after(_NEAR)) and not passage.is_asking)
        or _is_own_record(passage)
        or (text == "budget" and _FUNDS.search(before))
        or (text in _WRITTEN and _TAKES.search(before))
        or (_TAKE.search(before) and _AT_HAND.match(passage.after(_NEAR)))
        or (passage.within("released") and not (passage.is_asking or _is_to_be_read(passage)))
    )


def _is_to_be_read(passage: Passage) -> bool:
    """Whether it is told to be out, and the reader is asked to read it."""
    return _READ_IT.search(passage.facts.masked, passage.bounds.end) is not None


_READ_IT = Expression(
    r"\b(?:could|can|would|will|please|pls|kindly)\b[^.!?\n]{0,30}?\b(?:read|review|check|study|examine"
    r"|go through|go over|open|comment on|look (?:at|through|over))\s+(?:it|them|that|this)\b",
    re.IGNORECASE,
)


def _is_own_record(passage: Passage) -> bool:
    """Whether the writer only tells what stands, or does not stand, in what nobody else can open."""
    return (
        not passage.is_asking
        and _OURS.search(passage.before(40)) is not None
        and _HAS_NONE.match(passage.after(_NEAR)) is not None
    )


_CLOSES = Expression(
    r"\b(?:he|she|they|who|[^\W\d_]+)\s+(?:open|close|make|keep|write|fill)s?\s+(?:up\s+)?(?:his|her|their|its)\s+\Z",
    re.IGNORECASE,
)
"""The butcher closes his list at nine: a list of somebody else, who alone reads it."""

_GOES_ON = Expression(
    r"\b(?:use|put|print|have|want|place|show|set|take)\w*\s+(?!(?:it|them|this|that)\b)[^.!?\n]{3,50}\s(?:on|onto|for)\s+the\s+"
    r"(?:(?:front|back|inside)\s+)?(?:cover|back|spine|title|front|wrapper|envelope)\s+of\s+(?:the|our|this|next)\s+(?:[\w'’-]+\s+)?\Z",
    re.IGNORECASE,
)
"""Your photo goes on the cover of the report: the paper is where something else will be."""

_ENDS = Expression(
    r"\s+(?:(?:is|are|gets?|will\s+be)\s+(?:closed|frozen|locked|printed)|closes?|freezes?|goes\s+to\s+(?:print|press))\s+"
    r"(?:on|at|by|this|next|tomorrow|tonight|today)\b",
    re.IGNORECASE,
)
"""The layout is closed on Wednesday: only its day counts."""

_FUNDS = Expression(
    r"\b(?:with|from|out of|on|over|under|within|into|against)\s+(?:the|our|my|your|this|next|last)\s+"
    r"(?:[\w'’-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
"""Money: order it with the January budget."""

_WRITTEN = frozenset({"notes", "minutes"})
_TAKES = Expression(r"\b(?:take|takes|taking|took)\s+(?:the\s+)?\Z", re.IGNORECASE)
_TAKE = Expression(r"\b(?:have|bring|keep|take|hold|leave)\s+(?:[\w'’-]+\s+){1,3}\Z", re.IGNORECASE)
_AT_HAND = Expression(
    r"[^.;:!?\n]{0,40}\b(?:at hand|to hand|ready|handy|with you|on you|in your \w+)\b", re.IGNORECASE
)
"""What the reader has, and shall have by: please have the list at hand."""

_OURS = Expression(r"\b(?:our|my)\s+(?:[^\W\d_][\w'’-]*\s+){0,2}\Z", re.IGNORECASE)
_HAS_NONE = Expression(
    r"\s+(?:(?:still|also|only|here)\s+)?(?:shows?|has|have|lists?|holds?|contains?|knows?|says?|gives?)\s+"
    r"(?:nothing|no\b|none|only|just|him|her|them|you|it)",
    re.IGNORECASE,
)


_WHO_DOES = Expression(
    r"\bwho\s+(?:signs|pays|prints|orders|writes|makes|fills|sends|collects|brings|takes|files|hands|picks)"
    r"\s+(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)
"""Who signs the timesheets: a question of who, not of what stands in them."""

_ROSTERS = frozenset(
    ["rota", "roster", "schedule", "agenda", "programme", "menu", "list", "calendar", "backlog", "roadmap"]
)
_STANDS_ON = Expression(
    r"\bon the wrong (?:\w+ )?\Z"
    r"|\b(?<!look )(?<!see )(?<!check )(?<!is )(?<!are )(?<!stands )(?<!written )(?<!all )on\s+"
    r"(?:the|our|my|this\s+week['’]s|tonight['’]s|today['’]s)\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
"""Where somebody or something has its turn: you are night lead on the rota."""

_PUT_ON = Expression(
    r"\b(?:add|put|enter|note|write|take)\b[^.;:!?\n]{0,60}\b(?:to|on|onto|in|into|off|from)\s+[\w]+['’]s\s+"
    r"(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""What the reader shall put on the list of a day or a person: add it to Saturday's list."""

_OWN_WORK = Expression(
    r"\bI(?:['’](?:ll|m)|\s+will|\s+am|\s+can(?:not|['’]t)?|\s+could(?:n['’]t)?)?\s+(?:(?:also|now"
    r"|then)\s+)?(?:clos(?:e|ing)|continu(?:e"
    r"|ing)\s+(?:on|with)"
    r"|draft(?:ing)?|finish(?:ing)?|(?:go|carry)(?:ing)?\s+on\s+with|prepar(?:e|ing)|work(?:ing)?\s+on"
    r"|writ(?:e|ing))"
    r"\s+(?:[\w'’-]+\s+){1,3}\Z"
    r"|\b(?:I['’]m|I am|we['’]re|we are)\s+(?:\w+\s+)?(?:stuck|blocked|behind|busy|late|done|struggling)\s+"
    r"(?:with|on|at)\s+(?:[\w'’-]+\s+){1,3}\Z"
    r"|\b(?:the|our|my|his|her)\s+\w+\s+(?:lays out|sets|typesets|prints|binds|publishes"
    r"|edits)\s+(?:[\w'’-]+\s+){1,3}\Z"
    r"|\ba\s+copy\s+of\s+(?:[\w'’-]+\s+){1,2}\Z",
    re.IGNORECASE,
)
"""What the writer does with it in the meantime, or wants a copy of: nobody else has to find it."""


_SUPPOSED = Expression(
    r"\b(?:if|in case|unless) (?:you|there|it|they|he|she|somebody|anybody)\b"
    r"|\b(?:when|once|as soon as|until) you (?:have |\w+ly )?(?:find|found|get|receive|see|come across)\b",
    re.IGNORECASE,
)
"""If you only have the file: no particular one; when you find it: nobody has it yet."""

_HOLDERS = frozenset({"folder", "file", "files", "notebook", "clipboard", "form", "forms", "diary"})
_SOLID = Expression(
    r"\b(?:blue|red|green|yellow|white|black|grey|gray|brown|orange|pink|purple|plastic|paper|cardboard|leather"
    r"|wooden|metal)\s+\Z",
    re.IGNORECASE,
)
"""What has a colour is taken into the hand: the slip in the blue folder."""
