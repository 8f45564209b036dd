"""Words of a request that ask for nothing: they only tell of one."""

import re

from asyncdraft.core.expression import Expression

_LEAD = 40


def is_told(masked: str, family: str, start: int) -> bool:
    """Whether it is only spoken of: the point where we need you, thanks for your opinion."""
    opening = _TELLING.get(family)
    return opening is not None and opening.search(masked, max(0, start - _LEAD), start) is not None


_TELLING = {
    "need": Expression(r"\b(?:where|when|whenever|if|once|in case|unless|until)\s+\Z", re.IGNORECASE),
    "ask.vague": Expression(r"\bthank(?:s| you)\b[^.!?;:\n]*\Z", re.IGNORECASE),
    "call": Expression(
        r"\b(?:the|my|their|they|people|everybody|everyone|who)\s+"
        r"(?:(?!(?:can|could|should|shall|must|may|might|will|would|let|to|we|us|I|two|three|of)\b)[\w'’-]+\s+){0,3}\Z"
        r"|\b(?:our|your)\s+(?:\w+\s+)?\Z",
        re.IGNORECASE,
    ),
}
"""What stands before such words where they ask for nothing."""
