"""How long a message may be, by target."""

from asyncdraft.core.text import say

LIMITS = {
    "slack": 12_000,
    "slack-api": 4_000,
    "slack-blocks": 13_200,
    "email": 102_000,
    "mailto": 2_000,
    "markdown": 65_536,
}
"""Characters (bytes for "email") beyond which the target cuts, splits or refuses.

Slack splits longer texts near 4,046 characters and breaks fences; its composer takes about 12,000; the sum
over blocks is undocumented. Gmail clips HTML over 102 KB; Windows cuts longer mail links; GitHub refuses
longer comments.
"""


NEAR = 0.9
"""The share of a limit from which on it is told."""

REASONS = {
    "slack": say("Slack’s message box takes about 12,000 characters. Send it in parts, or attach a file."),
    "email": say("Gmail hides all beyond 102 KB behind a link. Shorten it, or attach a file."),
    "markdown": say(
        "GitHub refuses a comment of more than 65,536 characters. Shorten it, or link to a page."
    ),
}


def reason(target: str, used: int) -> str:
    """A sentence once a limit is near, else ""."""
    return REASONS[target] if used > NEAR * LIMITS[target] else ""


class TooLongError(ValueError):
    """A message that its target would cut; the text is a sentence for the user."""


def length(target: str, text: str) -> int:
    """What `LIMITS` counts of a rendered text."""
    return len(text.encode("utf-8", "replace")) if target == "email" else len(text)
