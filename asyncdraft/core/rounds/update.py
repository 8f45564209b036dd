"""One person's update: what they shipped, what comes next, what blocks them, each item in their own words."""

import re
from enum import StrEnum

import msgspec

LINK = re.compile(
    r"\[[^\]\n]*\]\((?P<target>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)|(?P<bare>https?://[^\s<>\[\]|]+)"
)
TRAILING = ".,;:!?'\"”’"


class Part(StrEnum):
    """REST is what could not be placed: it is kept and shown as such."""

    SHIPPED = "shipped"
    NEXT = "next"
    BLOCKED = "blocked"
    RISK = "risk"
    DECISION = "decision"
    REST = "rest"


class Item(msgspec.Struct, frozen=True):
    """`topic` is the heading it stood under where that is no part ("Payments").

    `is_none` marks words that say that there is nothing: "no blockers".
    """

    part: Part
    text: str
    topic: str = ""
    is_none: bool = False

    @property
    def line(self) -> str:
        """With its topic, as it stands in a list."""
        return f"{self.topic}: {self.text}" if self.topic else self.text

    @property
    def links(self) -> tuple[str, ...]:
        found = (
            match["target"] or _closed(match["bare"].rstrip(TRAILING)) for match in LINK.finditer(self.text)
        )
        return tuple(dict.fromkeys(found))


def _closed(url: str) -> str:
    """Without the bracket that the sentence put behind it."""
    return url[:-1] if url.endswith(")") and "(" not in url else url


class Update(msgspec.Struct, frozen=True):
    """`items` in the order in which they were written."""

    items: tuple[Item, ...] = ()

    def of(self, part: Part) -> tuple[Item, ...]:
        """What is there; not the words that say that there is nothing."""
        return tuple(item for item in self.items if item.part is part and not item.is_none)
