"""Numbers that measure nothing: they say which thing is meant, bus 14 or machine PM-6."""

import re

from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.references import Reference, ReferenceKind
from asyncdraft.core.expression import Expression

_NEAR = 40
_WHOLE = Expression(r"\d{1,4}[.,]?\Z")
_NOUN = Expression(r"\b([^\W\d_]{2,})\s\Z")
_MEASURING = frozenset(
    {
        "about", "above", "after", "alarm", "almost", "and", "are", "around", "at", "average", "be",
        "below", "but", "by", "code", "cost", "costs", "counted", "counts", "date", "dates", "day",
        "days", "down", "each", "error", "errors", "every", "exactly", "exit", "fault", "for",
        "from", "gives", "got", "http", "in", "into", "is", "just", "lasts", "least", "level",
        "loses", "lost", "max", "measured", "measures", "min", "minus", "most", "nearly", "no",
        "nr", "number", "of", "on", "only", "or", "over", "plus", "pressure", "rate", "reads",
        "result", "returned", "says", "score", "shows", "since", "some", "speed", "status",
        "temperature", "than", "till", "to", "took", "total", "under", "until", "up", "value",
        "voltage", "was", "weighs", "were", "with", "within", "without", "yields",
    }
)  # fmt: skip
"""Words behind which a number is no name."""

_GOES_ON = Expression(
    r"\s*(?:[.,;:!?)]?\s*\Z|[.,;!?)]\s|['’]s\b|[.,]?\s(?:again|an?|and|are|as|at|before|but|by|can|cannot|could|did"
    r"|does|don|for|from|get|gave|gone|had|has|have|in|is|keeps?|like|may|might|must|needs?|now|of|on|or|please|pls"
    r"|since|so|stopped|the|this|to|today|tonight|under|until|wants?|was|went|were|will|with|yesterday|[a-z]+n['’]t"
    r"|[a-z]{3,}ed)\b)",
    re.IGNORECASE,
)
_TICKET = Expression(
    r"\b(?:errors?|codes?|status|faults?|alarms?|cases?|tickets?|incidents?|claims?|requests?|bugs?|issues?"
    r"|report|logs?|see|in|photos?|pictures?|readings?)\W*\Z|\(\s*\Z",
    re.IGNORECASE,
)
"""Before what leads to a description, or describes."""


def is_label(facts: Facts, reference: Reference) -> bool:
    """Whether a number or identifier only tells which thing is meant."""
    before = facts.masked[max(0, reference.start - _NEAR) : reference.start]
    if _TICKET.search(before):
        return False
    noun = _NOUN.search(before)
    is_named = noun is not None and noun[1].lower() not in _MEASURING and not noun[1].endswith(("s", "ed"))
    if reference.kind is ReferenceKind.IDENTIFIER:
        return is_named
    is_whole = _WHOLE.match(facts.masked[reference.start : reference.end]) is not None
    return is_named and is_whole and _GOES_ON.match(facts.masked, reference.end) is not None


def is_part_of_a_name(facts: Facts, reference: Reference) -> bool:
    """Whether it is the number within an identifier."""
    return any(
        other.kind is ReferenceKind.IDENTIFIER
        and other.start <= reference.start
        and reference.end <= other.end
        for other in facts.references
        if other is not reference
    )
