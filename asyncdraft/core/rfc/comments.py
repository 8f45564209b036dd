"""From a paste to comments: one for each point of a list, or for each thing that somebody said."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from asyncdraft.core.people import Person
from asyncdraft.core.rfc.rfc import Comment, State
from asyncdraft.core.rounds.submissions import submissions

POINT = re.compile(r"[ \t]{0,3}(?:[-*•]|\d{1,2}[.)])\s+(?=\S)")
AGREES = re.compile(
    r"\W*(?:(?:it['’]s|that['’]s|this\s+is|all|looks|sounds|works|is|i['’]m|i\s+am)\s+)*"
    r"(?:fine|good|great|ok(?:ay)?|lgtm|agreed|approved?|\+1|ship\s+it|no\s+(?:objections?|comments?|concerns?))"
    r"(?:\s+(?:for|with|by|from|to)\s+(?:me|us|this|it|my\s+side))*[\s.!👍]*$|\W*(?:\+1|👍|:\+1:)\W*$",
    re.IGNORECASE,
)


def comments_from(
    text: str, people: Sequence[Person], now: datetime, zone: str = "UTC", author: str = ""
) -> tuple[Comment, ...]:
    """`author` said what stands under no name; empty for text without a word."""
    return tuple(
        Comment(
            author=each.author,
            at=each.at,
            text=point,
            state=State.AGREED if AGREES.match(point) else State.OPEN,
        )
        for each in submissions(text, people, now, zone, author)
        for point in _points(each.text)
    )


def _points(text: str) -> Iterator[str]:
    """The points of a list with the lines that belong to each; text without points is one."""
    point: list[str] = []
    for line in text.splitlines():
        if POINT.match(line) and any(map(str.strip, point)):
            yield "\n".join(point).strip()
            point = []
        point.append(POINT.sub("", line, count=1))
    if any(map(str.strip, point)):
        yield "\n".join(point).strip()
